import { MAX_SEQUENCES_PER_RANK, STEP_TOKEN_BUDGET } from './constants.js';
import { attentionWeights } from './formats.js';
import { bytesPerCacheElement, bytesPerWeight, expertElements, type Mixer, type ServedModel } from './served.js';
import type { Instance } from './step.js';

/** Where the memory of one GPU goes, in bytes; `pool` may be negative, which means that it does not fit. */
export type ServingMemory = {
  readonly total: number;
  readonly weights: number;
  /** Activations, the runtime and the buffers of the links. */
  readonly reserve: number;
  /** Left for the cache of keys and values. */
  readonly pool: number;
  readonly cacheBytesPerToken: number;
  /** Tokens that the pool holds, on one attention rank. */
  readonly poolTokens: number;
};

/** Bytes of weights on one GPU: experts over all GPUs of a stage, the rest over its tensor-parallel group. */
export function weightsPerGpu({ model, layout, weights }: Pick<Instance, 'model' | 'layout' | 'weights'>): number {
  const { tp, pp, adp } = layout;
  const experts = expertElements(model);
  const vocabulary = model.vocabularyElements;
  const rest = model.parameters - vocabulary - experts;
  const attention = bytesPerWeight[attentionWeights(model, weights)];
  return ((experts * bytesPerWeight[weights]) / (tp * adp) + (rest * attention + 2 * vocabulary) / tp) / pp;
}

/** The memory of one GPU of an instance. */
export function servingMemory(instance: Instance): ServingMemory {
  const { model, hardware, layout, engine } = instance;
  const { share, of, reserveBytes, communicationBytes, activationTokens } = engine.memory;
  const weights = weightsPerGpu(instance);
  const joined = layout.tp * layout.adp > 1 ? communicationBytes : 0;
  const reserve = reserveBytes + joined + activationTokens * activationBytesPerToken(model, layout.tp);
  const total = hardware.memoryBytes;
  const pool = of === 'free' ? share * (total - weights - reserve) : share * total - weights - reserve;
  const cacheBytesPerToken = cachePerToken(instance);
  return { total, weights, reserve, pool, cacheBytesPerToken, poolTokens: pool / cacheBytesPerToken };
}

/** Activations of a token held at once: multiples of its vector that shrink with the tensor-parallel group. */
function activationBytesPerToken({ hiddenSize, mixers }: ServedModel, tp: number): number {
  const multiple = tp === 1 ? 11 : tp === 2 ? 6.5 : 5;
  const heads = mixers.find((mixer) => mixer.is === 'heads');
  return 2 * multiple * (heads === undefined ? hiddenSize : heads.queryHeads * heads.headDim);
}

/** Bytes of cache of one token on one GPU, every layer keeping it. */
function cachePerToken({ model, layout, cache }: Pick<Instance, 'model' | 'layout' | 'cache'>): number {
  let elements = 0;
  for (const mixer of model.mixers) elements += mixer.layers * cacheElements(mixer, layout.tp);
  return (bytesPerCacheElement[cache] * elements) / layout.pp;
}

/** Elements of a cached token that one layer keeps on one GPU. */
function cacheElements(mixer: Mixer, tp: number): number {
  if (mixer.is === 'state') return 0;
  if (mixer.is === 'latent') return mixer.keyValueRank + mixer.ropeDim + mixer.indexerElements;
  return mixer.shared ? 0 : 2 * Math.max(1, mixer.keyValueHeads / tp) * mixer.headDim;
}

/** Bytes that a sequence of `tokens` takes on one GPU: windows keep their width, states have a size of their own. */
export function cachePerSequence({ model, layout, cache }: Pick<Instance, 'model' | 'layout' | 'cache'>, tokens: number): number {
  const { tp, pp } = layout;
  const each = bytesPerCacheElement[cache];
  let bytes = 0;
  for (const mixer of model.mixers) {
    const kept = mixer.is === 'heads' && mixer.cacheWindow !== null ? Math.min(tokens, mixer.cacheWindow) : tokens;
    bytes += mixer.layers * kept * each * cacheElements(mixer, tp);
    if (mixer.is === 'state') bytes += (mixer.layers * STATE_BYTES * mixer.stateElements) / tp;
  }
  return bytes / pp;
}

/** States are kept in 32 bits. */
const STATE_BYTES = 4;

/** Lengths of a request in tokens, the mean of them: the prompt, the cached prefix before what is computed of it, the output. */
export type Lengths = {
  readonly input: number;
  readonly output: number;
  readonly prefix: number;
  /** Mean lengths of the requests that run at a moment, where lengths differ: long answers run for longer. */
  readonly running?: { readonly input: number; readonly output: number };
  /** All requests have these lengths, and stay in step with each other. */
  readonly equal?: boolean;
};

/** Sequences of one attention rank that the cache has room for; below 1 the instance cannot serve one request. */
export function sequencesInMemory(instance: Instance, memory: ServingMemory, lengths: Lengths): number {
  const { input, output } = lengths.running ?? lengths;
  const reserved = input + instance.engine.reservedOutputShare * output;
  return memory.pool / cachePerSequence(instance, reserved);
}

/** Sequences that an instance runs at most: by memory, by the limits of an engine on a rank and on a step. */
export function largestBatch(instance: Instance, inMemory: number, { input, output, prefix }: Lengths): number {
  const { adp, pp } = instance.layout;
  const step = (adp * pp * STEP_TOKEN_BUDGET) / (1 + (input - prefix) / output);
  return Math.floor(Math.min(adp * Math.min(MAX_SEQUENCES_PER_RANK, inMemory), step));
}
