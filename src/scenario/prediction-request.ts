import type { Dispatcher, Optimizer, Recompute, ZeroStage } from '../core/training/setup.js';
import type { LayoutGiven } from './layout-text.js';

/** How a training step is run, as far as the user says it: the rest is decided where it is predicted. SI units. */
export type PredictionRequest = {
  readonly layout: LayoutGiven;
  readonly microBatch: number | null;
  readonly globalBatch: number | null;
  readonly zero: ZeroStage | null;
  readonly recompute: Extract<Recompute, 'none' | 'selective' | 'full'> | null;
  readonly recomputeLayers: number | null;
  readonly framework: 'megatron' | 'torch' | 'torch-compile' | null;
  readonly dispatcher: Dispatcher | null;
  readonly networkBytesPerSecond: number | null;
  readonly optimizer: Optimizer | null;
  /** Adapters that are trained in place of the weights; null where these are. */
  readonly adapters: { readonly parameters: number; readonly weightBytes: number } | null;
  /** Bytes of other models that all GPUs together hold beside. */
  readonly besideBytes: number;
  /** Tokens a second of a GPU that are left of those of the step, where a method does more than it; the peak in FLOP/s. */
  readonly pace: ((tokensPerSecondPerGpu: number, peak: number) => number) | null;
  /** Factors by the user’s own runs, as a plan is given them; null for none. */
  readonly ownFactors: string | null;
  /** Software whose arguments are printed; null for none. */
  readonly launch: 'megatron' | 'torchtitan' | null;
  /** Time that the run may take, where the smallest cluster is asked for; null where the GPUs are fixed. */
  readonly limitSeconds: number | null;
};
