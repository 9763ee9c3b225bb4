import type { Constants } from './calibration.js';
import type { Family, Hardware, Stack, TrainingPrecision } from './hardware.js';

/** What an accelerator reaches with a software stack: peaks and bandwidths times their efficiencies. */
export type Rates = {
  /** Matrix multiplications of layers, and those that stay in 16 bits: FLOP/s they reach, and the peak. */
  readonly matmul: number;
  readonly matmulPeak: number;
  readonly matmul16: number;
  readonly peak16: number;
  readonly attention: number;
  readonly memory: number;
  readonly link: number;
  readonly network: number;
  readonly domain: number;
  /** Passes over the stream, and exposed share of tensor parallel traffic. */
  readonly passes: number;
  readonly tensorExposed: number;
  readonly launchSeconds: number;
  readonly stepSeconds: number;
  readonly contextPenalty: number;
};

/** 8- and 4-bit formats that a family multiplies in. */
export function multiplies({ peak8FlopsPerSecond, peak4FlopsPerSecond }: Hardware, precision: TrainingPrecision): boolean {
  if (precision === 'nvfp4') return peak4FlopsPerSecond > 0;
  return precision === 'bf16' || precision === 'fp16' || peak8FlopsPerSecond > 0;
}

export function ratesOf(hardware: Hardware, precision: TrainingPrecision, stack: Stack, constants: Constants): Rates {
  const { family, variant } = hardware;
  const factor =
    variant === null ? 1 : constants[({ gb200: 'variantGb200', b300: 'variantB300', gb300: 'variantGb300' } as const)[variant]];
  // With less power it computes slower; its memory does not.
  const computing = family === 'h100w' ? constants.powerH100w : factor;
  const matmul16 = hardware.peak16FlopsPerSecond * efficiency16(family, constants) * computing;
  const wide = precision === 'bf16' || precision === 'fp16';
  const peak4 = precision === 'nvfp4';
  const matmulPeak = wide ? hardware.peak16FlopsPerSecond : peak4 ? hardware.peak4FlopsPerSecond : hardware.peak8FlopsPerSecond;
  const low = peak4 ? constants.matmul4B200 : efficiency8(family, constants);
  const torch = stack === 'torch' || stack === 'compiled';
  return {
    matmul: wide ? matmul16 : matmulPeak * low * computing,
    matmulPeak,
    matmul16,
    peak16: hardware.peak16FlopsPerSecond,
    attention: hardware.peak16FlopsPerSecond * attentionEfficiency(family, stack, constants) * computing,
    memory: hardware.memoryBytesPerSecond * factor,
    link: hardware.linkBytesPerSecond * constants.linkEfficiency,
    network: hardware.networkBytesPerSecond * constants.networkEfficiency,
    domain: hardware.domain,
    passes: constants[passes[stack]],
    tensorExposed: stack === 'old' ? constants.tensorOld : torch ? constants.tensorTorch : constants.tensorMegatron,
    launchSeconds: stack === 'old' ? constants.launchOld : constants.launchSeconds,
    stepSeconds: stack === 'old' ? constants.stepOld : torch ? constants.stepTorch : constants.stepSeconds,
    contextPenalty: torch ? constants.contextPenalty : 1,
  };
}

const passes = { old: 'passesOld', torch: 'passesTorch', compiled: 'passesCompiled', megatron: 'passesMegatron' } as const;

function efficiency16(family: Family, constants: Constants): number {
  return constants[
    ({ v100: 'matmulV100', a100: 'matmulA100', h100: 'matmulH100', h100w: 'matmulH100', b200: 'matmulB200' } as const)[family]
  ];
}

function efficiency8(family: Family, constants: Constants): number {
  return family === 'b200' ? constants.matmul8B200 : constants.matmul8H100;
}

/** Of V100, whose attention is never fused, it is not used. */
function attentionEfficiency(family: Family, stack: Stack, constants: Constants): number {
  if (family === 'b200') return constants.attentionB200;
  if (family === 'v100' || family === 'a100') return constants.attentionA100;
  return stack === 'torch' ? constants.attentionH100Torch : constants.attentionH100;
}
