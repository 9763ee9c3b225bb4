import type { StepFigures } from '../../core/training/figures.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Remark } from '../../diagnostics/remark.js';
import type { Uncertainty } from './outlook.js';
import type { Step } from './step.js';

/** Sizes of the parallel groups of a layout. */
export type PredictedLayout = {
  readonly tp: number;
  readonly pp: number;
  readonly vp: number;
  readonly dp: number;
  readonly cp: number;
  readonly ep: number;
};

/** How one replica of a service is split; `adp` is attention data parallelism. */
export type ServedLayout = { readonly tp: number; readonly pp: number; readonly ep: number; readonly adp: number };

/** Bytes of the fullest GPU. */
export type PredictedMemory = {
  readonly weights: number;
  readonly gradients: number;
  readonly optimizer: number;
  readonly activations: number;
  /** Logits, buffers, fragments and the context. */
  readonly other: number;
  readonly total: number;
};

/** Seconds of a step by what takes them; they add up to the step. */
export type StepPart = { readonly part: StepPartName; readonly seconds: number };
export const stepParts = [
  'matmul',
  'attention',
  'elementwise',
  'recomputation',
  'tensorTraffic',
  'contextTraffic',
  'expertTraffic',
  'launch',
  'head',
  'pipelineTraffic',
  'bubble',
  'dataTraffic',
  'optimizer',
  'fixed',
  'production',
] as const;
export type StepPartName = (typeof stepParts)[number];

/** A layout with what it reaches. */
export type RatedLayout = {
  readonly layout: PredictedLayout;
  readonly microBatch: number;
  readonly zero: number;
  readonly recompute: string;
  readonly stepSeconds: number;
  readonly tokensPerSecondPerGpu: number;
  readonly memoryBytes: number;
  readonly fits: 'yes' | 'tightly' | 'no';
  /** What it loses most time on beside the best. */
  readonly losesOn?: StepPartName;
};

/** The arguments of the layout for a framework, one a line, and what they leave to the reader. */
export type LaunchLine = {
  readonly for: 'megatron' | 'torchtitan';
  readonly arguments: readonly string[];
  readonly missing: readonly ('model' | 'stages' | 'optimizer' | 'adapters' | 'data')[];
};

/**
 * A training step that was predicted. SI units; shares 0 to 1. `mfu` is model FLOP, with attention over the whole sequence
 * (PaLM), ÷ peak of the precision, and `hfu` the same with what is computed again.
 */
export type Prediction = StepFigures & {
  readonly gpus: number;
  readonly layout: PredictedLayout;
  readonly microBatch: number;
  readonly globalBatch: number;
  readonly sequence: number;
  readonly zero: number;
  readonly recompute: string;
  readonly recomputeLayers?: number;
  readonly precision: string;
  readonly framework: string;
  readonly optimizer: string;
  readonly memoryBytesPerGpu: PredictedMemory;
  readonly fits: 'yes' | 'tightly' | 'no';
  readonly parts: readonly StepPart[];
  /** Published steps that are most like this one, and how far predictions were from them: signed errors of P10, median and P90. */
  readonly measured: {
    readonly group: string;
    readonly steps: number;
    readonly p10: number;
    readonly median: number;
    readonly p90: number;
  };
  /** How to start it; only where it was asked for. */
  readonly launch?: LaunchLine;
  /** The layouts after it; only where several were searched. */
  readonly others: readonly RatedLayout[];
  /** Layouts that were timed, and those that could not win. */
  readonly searched: { readonly rated: number; readonly pruned: number };
};

export type Outcome =
  | {
      readonly ok: true;
      readonly prediction: Prediction;
      readonly warnings: readonly Remark[];
      readonly hints: readonly Remark[];
      /** How the step comes about. */
      readonly explained: () => readonly Step[];
      /** How far it may be off, of a computed sheet: what is solved for, and its figures. */
      readonly range: (solved: string, figureAt: (key: string) => number | null) => Uncertainty;
    }
  | { readonly ok: false; readonly problem: Diagnostic };

/** Predictions of one scenario: for so many GPUs, or for the fewest that process so many tokens a second. */
export type Predictor = { readonly at: (gpus: number) => Outcome; readonly smallest: (tokensPerSecond: number) => Outcome };
