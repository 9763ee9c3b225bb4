// What people train with beyond pre-training, and what failures leave of the time.
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/index.js';

type Scenario = Parameters<typeof evaluate>[0];
function asked(fields: object) {
  const result = evaluate({ kind: 'train', ...fields } as Scenario);
  if (result.kind !== 'train') throw new Error(result.kind);
  return result;
}
const PETAFLOP_DAY = 1e15 * 86_400;
const llama70b = { model: 'llama-3.1-70b', gpu: 'a100-sxm-80gb', gpus: 8 };
/** Ouyang et al. 2022, table 6 and appendix C; how long examples were is left out: each is padded to the context. */
const instructGpt = {
  model: 'gpt3',
  gpu: 'a100-sxm-80gb',
  precision: 'bf16',
  method: 'rlhf',
  examples: 12_725,
  epochs: 16,
  packing: 'padded',
  sequence: 2048,
  comparisons: 33_207,
  answers: 6,
  episodes: 256_000,
  pretrainingMix: 8,
  rewardParameters: 6e9,
};

describe.each([
  ['sft, packed', { ...llama70b, method: 'sft', examples: 52_000, exampleTokens: 500, epochs: 3 }],
  ['sft, tokens', { ...llama70b, method: 'sft', tokens: 1e9, duration: 86_400, gpus: undefined }],
  ['lora', { ...llama70b, method: 'lora', tokens: 1e9 }],
  ['qlora', { ...llama70b, method: 'qlora', tokens: 1e9 }],
  ['rlhf', { ...instructGpt, gpus: 256 }],
  ['dpo', { ...llama70b, method: 'dpo', comparisons: 60_000, exampleTokens: 500 }],
  ['grpo by rules', { ...llama70b, method: 'grpo', episodes: 10_000, exampleTokens: 1000 }],
  ['grpo with a reward model', { ...llama70b, method: 'grpo', episodes: 10_000, answers: 64, updates: 2, rewardParameters: 7e9 }],
  ['distillation', { ...llama70b, model: 'llama-3.1-8b', method: 'distill', tokens: 1e10, teacherParameters: 405e9 }],
  [
    'distillation from texts',
    { ...llama70b, model: 'llama-3.1-8b', method: 'distill', tokens: 1e10, teacherParameters: 405e9, teaching: 'texts' },
  ],
  ['rlhf, predicted', { ...instructGpt, gpus: 256, utilization: 'auto', globalBatch: 512 }],
  ['lora, predicted', { ...llama70b, method: 'lora', tokens: 1e8, utilization: 'auto' }],
  ['qlora, predicted', { ...llama70b, method: 'qlora', tokens: 1e8, utilization: 'auto' }],
  ['dpo, predicted', { ...llama70b, gpus: 64, method: 'dpo', comparisons: 60_000, utilization: 'auto', globalBatch: 64 }],
])('%s', (_, { gpus, ...fields }) => {
  test('phases add up to the compute, the time and the GPU-hours of the answer', () => {
    const { method, answer } = asked({ ...fields, ...(gpus !== undefined && { gpus }) });
    const sum = (key: 'flops' | 'durationSeconds' | 'gpuHours') => (method?.phases ?? []).reduce((all, phase) => all + phase[key], 0);
    expect(sum('flops') / (answer.trainingFlops as number)).toBeCloseTo(1, 9);
    expect(sum('durationSeconds') / (answer.durationSeconds as number)).toBeCloseTo(1, 9);
    expect(sum('gpuHours') / (answer.gpuHours as number)).toBeCloseTo(1, 9);
    expect(method?.total.flops).toBe(sum('flops'));
    expect(method?.memory.every(({ bytes }) => bytes > 0)).toBe(true);
    for (const { flops, durationSeconds, utilization } of method?.phases ?? []) {
      // Each phase takes as long as its FLOP at its share of the peak, on all GPUs.
      const seconds = flops / (utilization * (answer.peakFlopsPerGpu as number) * (answer.gpusExact as number));
      expect(durationSeconds / seconds).toBeCloseTo(1, 6);
    }
  });
});

test('InstructGPT 175B: 4.9 petaFLOP/s-days of SFT and 60 of PPO with its pre-training mix; 3,640 of pre-training', () => {
  const { method } = asked({ ...instructGpt, gpus: 256 });
  const days = (stage: string) =>
    (method?.phases ?? []).filter((phase) => phase.stage === stage).reduce((all, { flops }) => all + flops, 0) / PETAFLOP_DAY;
  expect(days('sft') / 4.9).toBeCloseTo(1, 1);
  expect(days('ppo') / 60).toBeCloseTo(1, 1);
  const pretraining = asked({ model: 'gpt3', gpu: 'a100-sxm-80gb', precision: 'bf16' });
  expect((pretraining.answer.trainingFlops as number) / PETAFLOP_DAY / 3640).toBeCloseTo(1, 2);
});

describe('what people fit on what, through the library', () => {
  test('LoRA of a 70B on 8 × 80 GB fits', () => {
    const { prediction } = asked({ ...llama70b, method: 'lora', tokens: 1e8, utilization: 'auto', globalBatch: 64 });
    expect(prediction?.fits).toBe('yes');
    // Gradients of frozen weights are not computed: they are no model FLOP.
    expect(prediction?.mfu).toBeLessThan(0.75);
  });

  test('QLoRA of a 65B on one card of 48 GB fits, and is not warned of as too large', () => {
    const { prediction, warnings } = asked({
      model: 'llama-65b',
      gpu: 'a40',
      gpus: 1,
      method: 'qlora',
      tokens: 1e7,
      sequence: 512,
      globalBatch: 16,
      utilization: 'auto',
    });
    expect(prediction?.fits).toBe('yes');
    expect(prediction?.memoryBytesPerGpu.total).toBeLessThan(48e9);
    expect(warnings.map(({ code }) => code)).not.toContain('weights-do-not-fit');
  });

  test('full fine-tuning of a 70B with Adam on 8 × 80 GB does not, and the message says what would', () => {
    expect(() => asked({ ...llama70b, method: 'sft', tokens: 1e8, utilization: 'auto', globalBatch: 64 })).toThrow(
      expect.objectContaining({
        code: 'no-layout-fits',
        diagnostics: [
          expect.objectContaining({
            parameters: expect.objectContaining({
              remedies: [
                { say: 'so-many-gpus', gpus: '16' },
                { say: 'adapters-instead', method: 'LoRA' },
              ],
            }),
          }),
        ],
      }),
    );
  });
});

test('models that stand beside the policy take memory of its GPUs', () => {
  const fields = {
    ...llama70b,
    gpus: 64,
    utilization: 'auto',
    layout: 'tp=8,pp=4,cp=1',
    microBatch: 1,
    globalBatch: 64,
    zero: 1,
    recompute: 'full',
  };
  const alone = asked({ ...fields, method: 'sft', tokens: 1e9 }).prediction?.memoryBytesPerGpu.total ?? 0;
  const beside = asked({ ...fields, method: 'dpo', comparisons: 60_000 }).prediction?.memoryBytesPerGpu.total ?? 0;
  expect((beside - alone) / ((1.06 * 2 * 70.55e9) / 64)).toBeCloseTo(1, 2);
});

test.each([
  [{ method: 'rlhf', examples: 10 }, /three stages/],
  [{ method: 'dpo' }, /pairs of answers/],
  [{ method: 'grpo' }, /prompts/],
  [{ method: 'sft' }, /data to train on/],
  [{ method: 'distill', tokens: 1e9 }, /teacher/],
  [{ method: 'distill', teacherParameters: 70e9 }, /tokens to learn from/],
  [{ rank: 8, tokens: 1e9 }, /--rank/],
  [{ method: 'sft', tokens: 1e9, flops: 'exact' }, /--flops/],
  [{ method: 'sft', tokens: 1e9, solve: 'utilization', duration: 86_400 }, /--method/],
])('%j is refused', (fields, message) => {
  expect(() => asked({ ...llama70b, ...fields })).toThrow(message);
});

describe('failures', () => {
  const run = { model: 'llama-3.1-405b', gpu: 'h100-sxm', gpus: 16_384, tokens: 15.6e12, utilization: 0.4 };

  test('Llama 3 405B: above 90% of the time, which lengthens the run by as much', () => {
    const { goodput, answer } = asked({ ...run, goodput: 'auto' });
    expect(goodput?.goodput).toBeGreaterThan(0.9);
    expect(goodput?.goodput).toBeLessThan(0.97);
    expect((goodput?.mtbfSeconds ?? 0) / 3600).toBeCloseTo(3.09, 2);
    const without = asked(run).answer.durationSeconds as number;
    expect(((answer.durationSeconds as number) * (goodput?.goodput ?? 0)) / without).toBeCloseTo(1, 9);
  });

  test('what is given counts: failures, checkpoints, storage, restarts', () => {
    const { goodput } = asked({ ...run, mtbf: 1000 * 86_400, checkpoint: 6e12, storage: 1e12, restart: 300 });
    expect(goodput).toMatchObject({ checkpointBytes: 6e12, storageBytesPerSecond: 1e12, checkpointSeconds: 6, restartSeconds: 300 });
    expect(goodput?.mtbfSeconds).toBeCloseTo((1000 * 86_400) / 16_384, 6);
    expect(goodput?.goodput).toBeLessThan(asked({ ...run, goodput: 'auto' }).goodput?.goodput ?? 0);
  });

  test('a fixed time takes more GPUs, which fail more often', () => {
    const { gpus: _, ...open } = run;
    const plain = asked({ ...open, duration: 60 * 86_400 }).answer.gpusExact as number;
    const { answer, goodput } = asked({ ...open, duration: 60 * 86_400, goodput: 'auto' });
    expect(((answer.gpusExact as number) * (goodput?.goodput ?? 0)) / plain).toBeCloseTo(1, 6);
  });

  test('a predicted step, found for a time, is interrupted too', () => {
    const { answer, goodput } = asked({
      model: 'gpt3',
      gpu: 'a100-sxm-80gb',
      precision: 'bf16',
      duration: 30 * 86_400,
      utilization: 'auto',
      goodput: 'auto',
    });
    expect(answer.durationSeconds as number).toBeLessThanOrEqual(30 * 86_400);
    expect(goodput?.goodput).toBeLessThan(1);
  });

  test('a given share and failures contradict each other; failures that leave nothing are no answer', () => {
    expect(() => asked({ ...run, goodput: 0.9, mtbf: 86_400 })).toThrow(/--goodput/);
    expect(() => asked({ ...run, mtbf: 60 })).toThrow();
  });
});
