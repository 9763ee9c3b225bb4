/** A decoder as the serving cost model sees it: layers by what they do, widths in elements. */
export type ServedModel = {
  readonly hiddenSize: number;
  readonly vocabulary: number;
  readonly layers: number;
  readonly parameters: number;
  /** Elements of the embedding and the output matrix together, as stored. */
  readonly vocabularyElements: number;
  readonly mixers: readonly Mixer[];
  readonly feedForwards: readonly FeedForward[];
  /** What attention is kept in where the experts are in 4 bits. */
  readonly attentionIn4Bits: 'same' | 'bf16' | 'fp8';
};

/** Layers that look at other tokens in one way. */
export type Mixer = HeadsMixer | LatentMixer | StateMixer;

/** Attention over heads of keys and values. */
export type HeadsMixer = {
  readonly is: 'heads';
  readonly layers: number;
  readonly queryHeads: number;
  readonly keyValueHeads: number;
  readonly headDim: number;
  /** Keys that a query looks at; null for all. */
  readonly window: number | null;
  /** Tokens that the cache keeps; null for all (chunked layers look at a chunk and keep everything). */
  readonly cacheWindow: number | null;
  /** Keys and values are those of an earlier layer: nothing is cached. */
  readonly shared: boolean;
};

/** Multi-head latent attention, with an indexer that picks keys or without. */
export type LatentMixer = {
  readonly is: 'latent';
  readonly layers: number;
  readonly queryHeads: number;
  /** 0 where the query is one matrix. */
  readonly queryRank: number;
  readonly keyValueRank: number;
  readonly ropeDim: number;
  readonly plainDim: number;
  readonly valueDim: number;
  /** Keys that the indexer picks; null without one. */
  readonly keys: number | null;
  /** Elements that the indexer caches of each token. */
  readonly indexerElements: number;
};

/** Linear attention and state-space layers: a state of fixed size in place of a cache. */
export type StateMixer = {
  readonly is: 'state';
  readonly layers: number;
  /** Inputs and outputs of its projections, and which of the two a tensor-parallel group splits. */
  readonly projections: readonly { readonly from: number; readonly to: number; readonly splits: 'from' | 'to' }[];
  /** Elements of the state of one sequence, and what a token moves in and out of it. */
  readonly stateElements: number;
  readonly streamElements: number;
};

export type FeedForward =
  | { readonly is: 'dense'; readonly layers: number; readonly width: number; readonly gated: boolean }
  | {
      readonly is: 'experts';
      readonly layers: number;
      readonly experts: number;
      readonly perToken: number;
      /** Width of one expert, and of all shared experts together (0 without). */
      readonly width: number;
      readonly sharedWidth: number;
      /** Elements a token has inside the experts: the hidden size, unless they work in a narrower space. */
      readonly inside: number;
      readonly gated: boolean;
    };

/** Layers that have experts. */
export function expertLayers({ feedForwards }: ServedModel): number {
  let layers = 0;
  for (const part of feedForwards) if (part.is === 'experts') layers += part.layers;
  return layers;
}

/** Layers with a dense feed-forward. */
export function denseLayers({ feedForwards }: ServedModel): number {
  let layers = 0;
  for (const part of feedForwards) if (part.is === 'dense') layers += part.layers;
  return layers;
}

/** Parameters of the routed experts. */
export function expertElements({ feedForwards }: ServedModel): number {
  let elements = 0;
  for (const part of feedForwards) {
    if (part.is === 'experts') elements += part.layers * part.experts * matrices(part.gated) * part.inside * part.width;
  }
  return elements;
}

/** Matrices of a feed-forward: a gate beside the first, or none. */
export function matrices(gated: boolean): number {
  return gated ? 3 : 2;
}

/** An accelerator as the serving cost model sees it: dense peaks in FLOP/s, bytes, bytes/s. */
export type ServingHardware = {
  readonly peakBf16: number;
  /** Null on an accelerator without such units. */
  readonly peakFp8: number | null;
  readonly peakFp4: number | null;
  readonly bandwidth: number;
  readonly memoryBytes: number;
  /** What joins the GPUs of a server, one direction of one GPU. */
  readonly link: 'nvlink' | 'pcie';
  readonly linkBytesPerSecond: number;
  readonly graceHost: boolean;
  /** Workstation Blackwell, whose 4-bit units and memory reach more of what is published of them. */
  readonly workstation: boolean;
  /** Share of every peak that a plain matrix product was measured to reach at most (1 where none is published). */
  readonly peakFactor: number;
};

/** How an instance is split. `adp` is the number of attention-data-parallel ranks; 1 is none. */
export type ServingLayout = { readonly tp: number; readonly pp: number; readonly ep: number; readonly adp: number };

/** GPUs of one instance. */
export function layoutGpus({ tp, pp, adp }: ServingLayout): number {
  return tp * adp * pp;
}

export type ServingWeights = 'bf16' | 'fp8' | 'int8' | 'int4' | 'mxfp4' | 'nvfp4';
export type ServingCache = 'bf16' | 'fp8' | 'int8';

/** Bytes of a stored weight, scales of its blocks included. */
export const bytesPerWeight: Readonly<Record<ServingWeights, number>> = {
  bf16: 2,
  fp8: 1,
  int8: 1,
  int4: 0.5625,
  mxfp4: 0.53125,
  nvfp4: 0.5625,
};
export const bytesPerCacheElement: Readonly<Record<ServingCache, number>> = { bf16: 2, fp8: 1, int8: 1 };
