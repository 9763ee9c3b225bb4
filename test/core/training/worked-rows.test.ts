import { expect, test } from 'vitest';
import type { Constants } from '../../../src/core/training/calibration.js';
import { keepsOutputs, memoryOf } from '../../../src/core/training/memory.js';
import { stepOf } from '../../../src/core/training/step.js';
import { stepInLine } from './published.js';

/**
 * Another fit of the same equations: launching added to computing (exponent 1), the same for every stack.
 * The figures below were worked out with these, by two other programs.
 */
const constants: Constants = {
  gemmSize: 1,
  groupedGemmSize: 4,
  fewExpertsSize: 4,
  linkEfficiency: 0.4,
  networkEfficiency: 0.899,
  exposedTraffic: 0.384,
  overlapExponent: 8,
  overlapWindow: 0.7,
  exposedPipeline: 0.3,
  bubbleHead: 1,
  optimizerBytes: 30,
  launchExponent: 1,
  launchOld: 3.87e-5,
  launchSeconds: 3.87e-5,
  stepOld: 0.0957,
  stepTorch: 0.0957,
  stepSeconds: 0.0957,
  passesOld: 44.5,
  streamOld: 1,
  headsOld: 0,
  passesTorch: 46.8,
  passesCompiled: 77.5,
  passesMegatron: 44.5,
  logitBytes: 16,
  scaleLoss: 0.00338,
  tensorMegatron: 0.189,
  tensorTorch: 0.376,
  tensorOld: 0.724,
  contextPenalty: 1.75,
  softmaxBytes: 7.15,
  matmulV100: 0.91,
  matmulA100: 0.833,
  matmulH100: 0.753,
  matmulB200: 0.609,
  // biome-ignore lint/suspicious/noApproximativeNumericConstant: an efficiency, not a root.
  matmul8H100: 0.707,
  powerH100w: 0.641 / 0.753,
  matmul8B200: 0.617,
  matmul4B200: 0.581,
  variantGb200: 0.958,
  variantB300: 1.1,
  variantGb300: 1.14,
  attentionA100: 0.32,
  attentionH100: 0.406,
  attentionH100Torch: 0.178,
  attentionB200: 0.466,
  expertPasses: 26,
  fusedExpertTraffic: 0.175,
  hostBlockSeconds: 4.08e-3,
  hostExpertSeconds: 2.72e-4,
  recurrentPasses: 274,
  hostWide: 0.5,
  expertReductions: 0,
  quantisedPasses: 1.5,
  fusedExchange: 0.6,
};

/** That fit has an efficiency of its own in 8 bits on the 500 W H100. */
const fitted = ({ hardware, setup }: ReturnType<typeof stepInLine>): Constants =>
  hardware.family === 'h100w' && setup.precision === 'fp8' ? { ...constants, matmul8H100: 0.62 / constants.powerH100w } : constants;

const within = (value: number, expected: number) => {
  if (expected === 0) expect(value).toBe(0);
  else expect(Math.abs(value / expected - 1), `${value} is not ${expected}`).toBeLessThan(1e-3);
};

/** Of one micro batch and stage: forward, backward, exposed tensor traffic, head, all; then of the step. */
const worked = [
  [
    'GPT-3 on 64 A100, selective recomputation',
    143,
    [0.06621, 0.12357, 0.025508, 0.0042342, 0.19401, 0, 64, 0.45388, 0, 0.041146, 13.172],
    155.48,
    58.76,
  ],
  [
    'Llama 3 70B on 512 H100, interleaved, context split',
    175,
    [0.07021, 0.14031, 0.0084557, 0.010312, 0.22084, 0.18941, 64, 0.13317, 0.072735, 0.0012708, 14.802],
    1106.85,
    55.6,
  ],
  ['Llama 3 8B, FSDP, compiled', 576, [0.64859, 1.673, 0, 0.10598, 2.5546, 0.33093, 1, 0, 0, 0.00073288, 2.6869], 6097.78, 59.65],
  [
    'Llama 3.1 405B in FP8 on GB200',
    404,
    [0.051801, 0.10225, 0.0066589, 0.0012407, 0.15529, 0.056676, 384, 0.59578, 0.021763, 0.0066555, 62.771],
    783.03,
    198.45,
  ],
  [
    'gpt-oss-120b, all-to-all',
    443,
    [0.31153, 0.55355, 0, 0.051969, 0.91704, 0.01693, 5, 0, 0.0065013, 0.0071077, 4.7421],
    17274.95,
    133.61,
  ],
  ['DeepSeek-V3, fused', 380, [0.067938, 0.14074, 0, 0.0095159, 0.2182, 0.052508, 64, 0.166, 0.020163, 0.010465, 14.702], 4457.63, 198.51],
] as const;

test.each(worked)('%s: every part of the step', (_, line, parts, speed, gib) => {
  const { shape, hardware, setup, document } = stepInLine(line);
  const { pp } = setup.layout;
  const step = stepOf(shape, hardware, setup, constants);
  const launch = step.launchSeconds / (setup.recompute === 'selective-op' ? 3.5 : 3);
  const [forward, backward, tensor, head, stage, traffic, count, bubble, exposed, optimizer, seconds] = parts;
  within(step.forwardSeconds + launch, forward);
  within(step.backwardSeconds + step.launchSeconds - launch, backward);
  within((2 * step.work.tensor) / pp, tensor);
  within(step.headSeconds, head);
  within(step.stageSeconds, stage);
  if (document !== 'korthikanti') within(step.trafficSeconds, traffic);
  within(step.microBatches, count);
  within(step.bubbleSeconds, bubble);
  within(step.exposedTrafficSeconds, exposed);
  within(step.optimizerSeconds, optimizer);
  within(step.stepSeconds, seconds);
  within(step.tokensPerSecondPerGpu, speed);
  within(memoryOf(shape, setup).total / 2 ** 30, gib);
});

const others = [
  ['ZeRO 2', 10, 22141.72, 52.71],
  ['bf16 alone, FSDP', 93, 394.93, 24.03],
  ['Grok in FP8', 315, 857.89, 69.78],
  ['Mamba, latent experts', 395, 6898.5, 132.29],
  ['NVFP4', 403, 1414.73, 233.12],
  ['fused dispatcher over four servers', 410, 2495.07, 212.78],
  ['bound by the host', 502, 9866.14, 95.74],
  ['DeepSeek-V3 on H100', 544, 1302.5, 87.99],
  ['without overlap', 563, 7860.1, 55.63],
  ['context split in compiled PyTorch', 580, 1114.87, 49.32],
  ['V100', 614, 2253.18, 6.01],
] as const;

test.each(others)('%s: speed and memory', (_, line, speed, gib) => {
  const step = stepInLine(line);
  const { shape, hardware, setup } = step;
  within(stepOf(shape, hardware, setup, fitted(step)).tokensPerSecondPerGpu, speed);
  // The other two programs leave out what a stage keeps of what it sent on.
  const sent = keepsOutputs(setup) ? 2 * shape.hidden * setup.microBatch * setup.sequence * setup.layout.pp : 0;
  within((memoryOf(shape, setup).total - 1.06 * sent) / 2 ** 30, gib);
});

test('of unknown dispatcher and release, what published steps mostly are', () => {
  for (const [line, speed] of [
    [443, 18136.28],
    [380, 3954.01],
  ] as const) {
    const { shape, hardware, setup } = stepInLine(line);
    within(stepOf(shape, hardware, { ...setup, dispatcher: null, fused: null }, constants).tokensPerSecondPerGpu, speed);
  }
});
