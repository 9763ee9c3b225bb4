import type { EngineProfile, ServingConstants } from './constants.js';
import { type Arithmetic, arithmeticOf, attentionWeights } from './formats.js';
import {
  type AttentionKernel,
  allReduce,
  type Bench,
  type ByTokens,
  exchange,
  gemm,
  headsAttention,
  latentAttention,
  routedExperts,
  stateAttention,
  traffic,
} from './kernels.js';
import {
  bytesPerCacheElement,
  denseLayers,
  expertLayers,
  type FeedForward,
  type Mixer,
  type ServedModel,
  type ServingCache,
  type ServingHardware,
  type ServingLayout,
  type ServingWeights,
} from './served.js';
import type { Speculation } from './speculative.js';

/** What runs: everything that is fixed before there is any load. */
export type Instance = {
  readonly model: ServedModel;
  readonly hardware: ServingHardware;
  readonly layout: ServingLayout;
  readonly weights: ServingWeights;
  readonly cache: ServingCache;
  readonly engine: EngineProfile;
  readonly constants: ServingConstants;
  /** Tokens are guessed before they are computed; absent where they are not. */
  readonly speculation?: Speculation;
};

/**
 * Seconds of one step: `rankTokens` tokens on the fullest attention rank and `tokens` on all of them, `prefills` prompts
 * of `prompt` tokens behind `prefix` cached ones on that rank, and `decoding` sequences of `cached` tokens on it.
 */
export type Step = (
  rankTokens: number,
  tokens: number,
  prefills: number,
  prompt: number,
  prefix: number,
  decoding: number,
  cached: number,
) => number;

/** A product of seconds and how often it happens in a step. */
type Repeated<Kernel> = { readonly times: number; readonly kernel: Kernel };

/** Compiles the step of an instance: what depends on load alone is left, nothing is allocated when it is called. */
export function compileStep(instance: Instance): Step {
  const { model, layout, engine, constants } = instance;
  const hardware = instance.hardware.workstation ? withFasterMemory(instance.hardware, constants) : instance.hardware;
  const { tp, pp, adp } = layout;
  const bench: Bench = { constants, hardware, layout, cacheBytes: bytesPerCacheElement[instance.cache], ranks: tp * adp };
  const expertsArithmetic = arithmeticOf(instance.weights, hardware, constants);
  const attentionArithmetic = arithmeticOf(attentionWeights(model, instance.weights), hardware, constants);
  const { hiddenSize: h, layers } = model;
  const moe = expertLayers(model);
  const byRank = merged([
    ...model.mixers.flatMap((mixer) => projections(bench, h, mixer, attentionArithmetic)),
    { times: 2 * layers, kernel: traffic(bench, 8 * h) },
    ...model.feedForwards.flatMap((part) => denseProducts(bench, h, part, expertsArithmetic)),
    { times: 1, kernel: traffic(bench, 4 * h) },
  ]);
  const byAll = merged([
    ...model.feedForwards.flatMap((part) =>
      part.is === 'experts' ? [{ times: part.layers, kernel: routedExperts(bench, part, expertsArithmetic) }] : [],
    ),
    { times: moe, kernel: exchange(bench, h, expertsArithmetic) },
    { times: 2 * layers, kernel: allReduce(bench, 2 * h) },
  ]);
  const attention = attentionOf(model.mixers.map((mixer) => ({ times: mixer.layers, kernel: attentionKernel(bench, mixer) })));
  const head = gemm(bench, h, model.vocabulary / tp, arithmeticOf('bf16', hardware, constants));
  const hostFixed = engine.hostSecondsPerStep + engine.hostSecondsPerLayer * layers;
  const sampling = (engine.samplingPasses * 4 * model.vocabulary) / hardware.bandwidth;
  const front = engine.frontSecondsPerToken * adp * pp;
  const hostEach = (engine.hostSecondsPerSequence + sampling) * adp;
  const floor = Math.max(
    constants.prefillFloorSeconds * denseLayers(model),
    hardware.graceHost ? (constants.graceFloorSeconds * moe) / pp : 0,
  );
  const stageShare = hardware.link === 'nvlink' ? constants.nvlinkShare : constants.pcieStageShare;
  const hopFixed = pp === 1 ? 0 : pp * constants.stageSeconds + (pp - 1) * constants.stageHopSeconds;
  const hopEach = ((pp - 1) * 2 * h) / (stageShare * hardware.linkBytesPerSecond);

  return (rankTokens, tokens, prefills, prompt, prefix, decoding, cached) => {
    let seconds =
      byRank(rankTokens) +
      byAll(tokens) +
      attention(prefills, prompt, prefix, decoding, cached) +
      head(Math.max(1, decoding + prefills)) +
      hostFixed +
      hostEach * decoding;
    if (prefills > 0 && seconds < floor) seconds = floor;
    seconds += hopFixed + hopEach * (prefills > 0 ? rankTokens : decoding * adp);
    return Math.max(seconds, front * decoding);
  };
}

function withFasterMemory(hardware: ServingHardware, { workstationBandwidthFactor }: ServingConstants): ServingHardware {
  return { ...hardware, bandwidth: hardware.bandwidth * workstationBandwidthFactor };
}

function merged(parts: readonly Repeated<ByTokens>[]): ByTokens {
  const kernels = parts.map(({ kernel }) => kernel);
  const times = parts.map((part) => part.times);
  return (tokens) => {
    let seconds = 0;
    for (let at = 0; at < kernels.length; at++) seconds += (times[at] as number) * (kernels[at] as ByTokens)(tokens);
    return seconds;
  };
}

function attentionOf(parts: readonly Repeated<AttentionKernel>[]) {
  return (prefills: number, prompt: number, prefix: number, decoding: number, cached: number): number => {
    let seconds = 0;
    for (const { times, kernel } of parts) {
      seconds += times * (kernel.prefill(prefills, prompt, prefix) + kernel.decode(decoding, cached));
    }
    return seconds;
  };
}

function attentionKernel(bench: Bench, mixer: Mixer): AttentionKernel {
  if (mixer.is === 'heads') return headsAttention(bench, mixer);
  return mixer.is === 'latent' ? latentAttention(bench, mixer) : stateAttention(bench, mixer);
}

/** The matrices of a mixer, split over the tensor-parallel group. */
function projections(bench: Bench, h: number, mixer: Mixer, arithmetic: Arithmetic): Repeated<ByTokens>[] {
  const { tp } = bench.layout;
  const product = (from: number, to: number) => ({ times: mixer.layers, kernel: gemm(bench, from, to, arithmetic) });
  if (mixer.is === 'state') {
    return mixer.projections.map(({ from, to, splits }) => (splits === 'to' ? product(from, to / tp) : product(from / tp, to)));
  }
  const queries = mixer.queryHeads / tp;
  if (mixer.is === 'heads') {
    const keys = mixer.shared ? 0 : Math.max(1, mixer.keyValueHeads / tp);
    return [product(h, (queries + 2 * keys) * mixer.headDim), product(queries * mixer.headDim, h)];
  }
  const { queryRank, keyValueRank, ropeDim, plainDim, valueDim } = mixer;
  return [
    product(h, queryRank + keyValueRank + ropeDim),
    product(queryRank === 0 ? h : queryRank, queries * (plainDim + ropeDim)),
    product(keyValueRank, queries * (plainDim + valueDim)),
    product(queries * valueDim, h),
  ];
}

/** Feed-forwards that every token passes: dense ones, and the shared experts beside routed ones. */
function denseProducts(bench: Bench, h: number, part: FeedForward, arithmetic: Arithmetic): Repeated<ByTokens>[] {
  const { tp } = bench.layout;
  const times = part.layers;
  const through = (width: number): Repeated<ByTokens>[] => [
    { times, kernel: gemm(bench, h, ((part.gated ? 2 : 1) * width) / tp, arithmetic) },
    { times, kernel: gemm(bench, width / tp, h, arithmetic) },
  ];
  if (part.is === 'dense') return [...through(part.width), { times, kernel: traffic(bench, (6 * part.width) / tp) }];
  return [{ times, kernel: traffic(bench, 8 * h) }, ...(part.sharedWidth === 0 ? [] : through(part.sharedWidth))];
}
