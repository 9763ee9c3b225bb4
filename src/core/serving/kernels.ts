import type { ServingConstants } from './constants.js';
import type { Arithmetic } from './formats.js';
import { normalQuantile } from './queue.js';
import {
  type FeedForward,
  type HeadsMixer,
  type LatentMixer,
  matrices,
  type ServingHardware,
  type ServingLayout,
  type StateMixer,
} from './served.js';

/** Everything that the operations of one layout share. Sizes are of one GPU. */
export type Bench = {
  readonly constants: ServingConstants;
  readonly hardware: ServingHardware;
  readonly layout: ServingLayout;
  readonly cacheBytes: number;
  /** GPUs of a stage. */
  readonly ranks: number;
};

/** Seconds of `tokens` through a matrix product. */
export type ByTokens = (tokens: number) => number;

/** A matrix product of `from` × `to`: arithmetic and traffic overlap, but neither wholly hides the other. */
export function gemm({ constants, hardware }: Bench, from: number, to: number, arithmetic: Arithmetic): ByTokens {
  const { peak, share, weightBytes, activationBytes } = arithmetic;
  const launch = constants.gemmLaunchSeconds;
  const bandwidth = constants.gemmBandwidthShare * hardware.bandwidth;
  const compute = (2 * to * from) / (peak * share);
  const fixed = (weightBytes * to * from) / bandwidth;
  const each = (2 * to + activationBytes * from) / bandwidth;
  return (tokens) => {
    const c = compute * tokens;
    const q = fixed + each * tokens;
    return launch + Math.sqrt(c * c + q * q);
  };
}

/** An operation that only moves memory, by bytes a token: norms, activations, residuals. */
export function traffic({ constants, hardware }: Bench, bytesPerToken: number): ByTokens {
  const launch = constants.memoryLaunchSeconds;
  const each = bytesPerToken / (constants.memoryBandwidthShare * hardware.bandwidth);
  return (tokens) => launch + each * tokens;
}

const none: ByTokens = () => 0;

/** Sum of a tensor over the tensor-parallel group, by bytes a token. */
export function allReduce({ constants, hardware, layout }: Bench, bytesPerToken: number): ByTokens {
  const { tp, adp } = layout;
  if (tp === 1 || adp > 1) return none;
  const moved = (2 * (tp - 1)) / tp;
  const nvlink = hardware.link === 'nvlink';
  const start = nvlink ? nvlinkStart(constants, tp) : constants.pcieHopSeconds * (tp - 1);
  const share = nvlink ? constants.nvlinkShare : constants.pcieShare;
  const each = (moved * bytesPerToken) / (share * hardware.linkBytesPerSecond);
  return (tokens) => start + each * tokens;
}

function nvlinkStart(constants: ServingConstants, tp: number): number {
  if (tp === 2) return constants.allReduce2Seconds;
  return tp <= 4 ? constants.allReduce4Seconds : constants.allReduce8Seconds;
}

/** Gathering and scattering tokens around the experts when attention is data parallel; tokens of all ranks. */
export function exchange({ constants, hardware, layout, ranks }: Bench, hiddenSize: number, arithmetic: Arithmetic): ByTokens {
  if (layout.adp === 1) return none;
  const nvlink = hardware.link === 'nvlink';
  const start = 2 * (nvlink ? constants.exchangeSeconds : constants.pcieHopSeconds * (ranks - 1));
  const share = nvlink ? constants.nvlinkShare : constants.pcieShare;
  const dispatched = arithmetic.is === 'fp8' || arithmetic.is === 'fp4' ? 1 : 2;
  const each = (((ranks - 1) / ranks) * hiddenSize * (dispatched + 2)) / (share * hardware.linkBytesPerSecond);
  return (tokens) => start + each * tokens;
}

/** Attention of a layer: prompts of `s` tokens, `x` of them, behind `p` cached ones; and `b` decoding sequences of `l` tokens. */
export type AttentionKernel = {
  readonly prefill: (x: number, s: number, p: number) => number;
  readonly decode: (b: number, l: number) => number;
};

export function headsAttention(bench: Bench, mixer: HeadsMixer): AttentionKernel {
  const { constants, hardware, layout, cacheBytes } = bench;
  const queries = mixer.queryHeads / layout.tp;
  const keys = Math.max(1, mixer.keyValueHeads / layout.tp);
  const dim = mixer.headDim;
  const peak = hardware.peakBf16 * hardware.peakFactor;
  const window = mixer.window ?? Number.POSITIVE_INFINITY;
  const start = constants.decodeAttentionSeconds;
  const compute = (4 * queries * dim) / (constants.decodeAttentionComputeShare * peak);
  const bandwidth = constants.decodeAttentionBandwidthShare * hardware.bandwidth;
  const fixed = (4 * queries * dim) / bandwidth;
  const each = compute + (2 * keys * dim * cacheBytes) / bandwidth;
  return {
    prefill: prefillAttention(bench, queries * dim, keys * dim, window),
    decode: (b, l) => (b === 0 ? 0 : start + b * (fixed + each * Math.min(l, window))),
  };
}

function prefillAttention({ constants, hardware, cacheBytes }: Bench, queryWidth: number, keyWidth: number, window: number) {
  const start = constants.prefillAttentionSeconds;
  const compute = (4 * queryWidth) / (constants.prefillAttentionComputeShare * hardware.peakBf16 * hardware.peakFactor);
  const bandwidth = constants.prefillAttentionBandwidthShare * hardware.bandwidth;
  const queries = (4 * queryWidth) / bandwidth;
  const keys = (2 * cacheBytes * keyWidth) / bandwidth;
  return (x: number, s: number, p: number): number => {
    if (x === 0) return 0;
    const causal = (s * (2 * p + s)) / 2;
    const seen = Math.min(causal, s * window);
    return Math.min(1, x) * start + x * (compute * seen + queries * s + keys * (p + s));
  };
}

/** Latent attention: the compressed vector is not divided among tensor-parallel ranks. */
export function latentAttention(bench: Bench, mixer: LatentMixer): AttentionKernel {
  const { constants, hardware, layout, cacheBytes } = bench;
  const { keyValueRank, ropeDim, plainDim, valueDim, keys } = mixer;
  const queries = mixer.queryHeads / layout.tp;
  const { peakBf16, peakFp8, peakFactor } = hardware;
  const peak = (cacheBytes === 1 && peakFp8 !== null ? peakFp8 : peakBf16) * peakFactor;
  const bandwidth = constants.decodeAttentionBandwidthShare * hardware.bandwidth;
  const compute = (2 * queries * (2 * keyValueRank + ropeDim)) / (constants.latentAttentionComputeShare * peak);
  const fixed = (4 * queries * keyValueRank) / bandwidth;
  const each = compute + ((keyValueRank + ropeDim) * cacheBytes) / bandwidth;
  const width = (queries * (plainDim + ropeDim + valueDim)) / 2;
  const limit = keys ?? Number.POSITIVE_INFINITY;
  const start = constants.decodeAttentionSeconds + (keys === null ? 0 : constants.indexerSeconds);
  const index = keys === null ? 0 : constants.indexerBytes / bandwidth;
  return {
    prefill: prefillAttention(bench, width, width, Number.POSITIVE_INFINITY),
    decode: (b, l) => (b === 0 ? 0 : start + b * (fixed + each * Math.min(l, limit) + index * l)),
  };
}

/** A layer that keeps a state: read and written for each sequence that decodes, and once for each prompt's chunks. */
export function stateAttention({ constants, hardware, layout }: Bench, mixer: StateMixer): AttentionKernel {
  const state = mixer.stateElements / layout.tp;
  const bandwidth = constants.decodeAttentionBandwidthShare * hardware.bandwidth;
  const peak = constants.linearAttentionComputeShare * hardware.peakBf16 * hardware.peakFactor;
  const decode = (8 * state) / bandwidth;
  const prefill = (6 * state) / peak + (2 * mixer.streamElements) / (layout.tp * bandwidth);
  const start = constants.linearAttentionSeconds;
  return { prefill: (x, s) => x * s * prefill, decode: (b) => start + b * decode };
}

/** The routed experts of a layer, by tokens of all ranks. */
export function routedExperts(bench: Bench, part: FeedForward & { readonly is: 'experts' }, arithmetic: Arithmetic): ByTokens {
  const { constants, hardware, layout, ranks } = bench;
  const { experts, perToken, inside, gated } = part;
  const { ep } = layout;
  const width = (part.width * ep) / ranks;
  const { peak, share, weightBytes, is } = arithmetic;
  const narrow = width / (width + (constants.expertWidthPerPetaflops * peak) / 1e15);
  const efficiency = share * narrow * (is === 'weight-only' ? constants.expertWeightOnlyFactor : 1);
  const elements = matrices(gated) * inside * width;
  const compute = (2 * elements) / (peak * efficiency);
  const read = (weightBytes * elements) / (constants.expertsBandwidthShare * hardware.bandwidth);
  const start = is === 'fp4' ? constants.expertsFp4Seconds : constants.expertsSeconds;
  const fullest = 1 + constants.expertImbalance * Math.sqrt(((ep - 1) / experts) * 2 * Math.log(ep));
  const missed = Math.log1p(-perToken / experts);
  const tile = constants.expertTileRows;
  const held = experts / ep;
  const above = constants.expertChance * largestOf(ep) * Math.sqrt(held);
  return (tokens) => {
    const touched = -Math.expm1(missed * tokens ** constants.expertVariety);
    const each = (tokens * perToken) / experts;
    const rows = (tokens * perToken * fullest - experts * touched * tile * Math.expm1(-each / tile)) / ep;
    const most = Math.min(held, held * touched + above * Math.sqrt(touched * (1 - touched)));
    return start + compute * rows + read * most;
  };
}

/** By how many standard deviations the largest of `count` normal numbers exceeds their mean (Blom). */
function largestOf(count: number): number {
  return count === 1 ? 0 : normalQuantile((count - 0.375) / (count + 0.25));
}
