import type { Stack, TrainingPrecision } from './hardware.js';

/** How a step is spread over accelerators: sizes of the groups; what is left is data parallel. */
export type Layout = {
  readonly tp: number;
  readonly pp: number;
  /** Virtual stages of an accelerator (interleaving). */
  readonly vp: number;
  readonly cp: number;
  readonly ep: number;
};

/** What is computed again in the backward pass instead of being kept. */
export type Recompute = 'none' | 'selective' | 'selective-op' | 'selective-layer' | 'full';

export type ZeroStage = 0 | 1 | 2 | 3;

/** Moves tokens to their experts: Megatron’s all-to-all, or one that sends a token to a server once (DeepEP, HybridEP). */
export type Dispatcher = 'alltoall' | 'deepep';

/** What is kept beside weights and gradients. */
export type Optimizer = 'adam' | 'adam-bf16' | 'adam-8bit' | 'adafactor' | 'muon' | 'sgd' | 'none';

/** Low-rank matrices that are trained beside weights that are not. */
type Adapters = {
  readonly parameters: number;
  /** Bytes of a weight that is not trained: 2, or about a half where it is stored in 4 bits. */
  readonly weightBytes: number;
};

/** A training step: everything beside the model, the accelerator and the constants. */
export type Setup = {
  readonly gpus: number;
  readonly layout: Layout;
  readonly sequenceParallel: boolean;
  readonly zero: ZeroStage;
  /** Sequences of one accelerator at a time, and of all in a step. */
  readonly microBatch: number;
  readonly globalBatch: number;
  readonly sequence: number;
  readonly precision: TrainingPrecision;
  readonly recompute: Recompute;
  /** Layers that are computed again in full, where only some are; null otherwise. */
  readonly recomputeLayers: number | null;
  readonly stack: Stack;
  /** Gradients are sent while the backward pass runs. */
  readonly overlap: boolean;
  /** Weights, gradients and optimizer in bf16 alone. */
  readonly pureBf16: boolean;
  readonly optimizer: Optimizer;
  /** Null where all weights are trained. */
  readonly adapters: Adapters | null;
  /** Bytes of an accelerator that other models take: references, rewards, teachers. */
  readonly besideBytes: number;
  /** Weights are gathered in 8 bits. */
  readonly gather8: boolean;
  /** The framework gives the last stage fewer layers, to make up for the head. */
  readonly balanced: boolean;
  /** Tensor parallel ranks each send their part of what goes to the next stage (Narayanan et al. 2021, section 4.1). */
  readonly scattered: boolean;
  /** Null where it is not known. */
  readonly dispatcher: Dispatcher | null;
  /** Whole-iteration graph and fused grouped GEMMs; null where the release is not known. */
  readonly fused: boolean | null;
};

/** What a step is where nobody says otherwise: not split, everything kept, Megatron with fused kernels. */
export const usualStep = {
  layout: { tp: 1, pp: 1, vp: 1, cp: 1, ep: 1 },
  sequenceParallel: false,
  zero: 1,
  microBatch: 1,
  recompute: 'none',
  recomputeLayers: null,
  stack: 'megatron',
  overlap: true,
  pureBf16: false,
  optimizer: 'adam',
  adapters: null,
  besideBytes: 0,
  gather8: false,
  balanced: false,
  scattered: true,
  dispatcher: null,
  fused: null,
} as const satisfies Omit<Setup, 'gpus' | 'globalBatch' | 'sequence' | 'precision'>;

export type UsualStep = typeof usualStep;

/** Groups of data parallel accelerators. */
export function dataParallel({ gpus, layout: { tp, pp, cp } }: Setup): number {
  return gpus / (tp * pp * cp);
}

/** Micro batches of one accelerator in a step. */
export function microBatches(setup: Setup): number {
  return setup.globalBatch / (dataParallel(setup) * setup.microBatch);
}

/** Accelerators that share the tokens of a layer’s norms: the tensor group with sequence parallelism, else 1. */
export function sequenceShare({ sequenceParallel, layout: { tp } }: Setup): number {
  return sequenceParallel ? tp : 1;
}

/** Accelerators that share what a pipeline stage sends to the next. */
export function transferShare(setup: Setup): number {
  return setup.scattered ? setup.layout.tp : sequenceShare(setup);
}

/** What the backward pass does beside its own: `recomputed` share of the forward pass, what is `selected` of it again. */
export type Backward = {
  readonly recomputed: number;
  readonly selective: boolean;
  /** Weights are not trained: their gradients are not computed. */
  readonly frozen: boolean;
};

export function backwardOf(setup: Pick<Setup, 'recompute' | 'recomputeLayers' | 'adapters'>, layers: number): Backward {
  const { recompute, recomputeLayers, adapters } = setup;
  const recomputed = recomputeLayers === null ? recomputedShares[recompute] : Math.min(1, recomputeLayers / layers);
  return { recomputed, selective: recomputeLayers === null && recompute === 'selective', frozen: adapters !== null };
}

/** Share of the forward pass that is computed again. */
const recomputedShares: Readonly<Record<Recompute, number>> = {
  none: 0,
  selective: 0,
  'selective-op': 0.5,
  'selective-layer': 0.5,
  full: 1,
};
