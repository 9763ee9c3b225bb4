import type { InferenceFigures, TrainingFigures } from './figures-by-kind.js';
import type { PredictedLayout, PredictedMemory, ServedLayout } from './prediction.js';
import type { AnswerDocument, Result } from './result.js';

/** The answer to a training scenario. */
export type TrainingResult = Omit<Result, 'kind' | 'solved' | 'answer' | 'timeline'> & {
  readonly kind: 'train';
  readonly solved: keyof TrainingFigures;
  /** Figures in SI units, the unit in the key; null is unknown, never zero. Where a step is predicted, its layout and memory too. */
  readonly answer: TrainingFigures & { readonly layout?: PredictedLayout; readonly memoryBytesPerGpu?: PredictedMemory };
};

/** The answer to an inference scenario. */
export type InferenceResult = Omit<Result, 'kind' | 'solved' | 'answer' | 'prediction'> & {
  readonly kind: 'infer';
  readonly solved: keyof InferenceFigures;
  /** Figures in SI units, the unit in the key; null is unknown, never zero. Where serving is predicted, its layout too. */
  readonly answer: InferenceFigures & { readonly layout?: ServedLayout };
};

/** An answer of either kind: `kind` tells which. */
export type TypedResult = TrainingResult | InferenceResult;

/** What a program reads: the answers to one question, in the order of its scenarios. */
export type TypedDocument = Omit<AnswerDocument, 'results'> & { readonly results: readonly TypedResult[] };
