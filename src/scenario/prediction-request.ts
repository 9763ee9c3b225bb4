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
  readonly optimizer: Optimizer;
  /** Software whose arguments are printed; null for none. */
  readonly launch: 'megatron' | 'torchtitan' | null;
  /** Time that the run may take, where the smallest cluster is asked for; null where the GPUs are fixed. */
  readonly limitSeconds: number | null;
};
