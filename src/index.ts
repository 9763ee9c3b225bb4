import type { ModelResult } from './answer/contract/model.js';
import type { InferenceResult, TrainingResult, TypedResult } from './answer/contract/typed-result.js';
import { describeWith } from './answer/library/describe-config.js';
import { evaluateWith } from './answer/library/evaluate.js';
import { type ScaleQuestion, scaleWith } from './answer/library/scale.js';
import type { ScaleAnswer } from './answer/prediction/scale/scale.js';
import { builtInCatalog } from './catalog/package-presets.js';
import type { InferenceScenario, TrainingScenario } from './scenario/scenario.js';

export type { InferenceFigures, TrainingFigures } from './answer/contract/figures-by-kind.js';
export type { ModelAnswer, ModelDocument, ModelFlops, ModelResult, Structure } from './answer/contract/model.js';
export type { PublishedRange, Sensitivity, Timeline, Uncertainty } from './answer/contract/outlook.js';
export type { PredictedLayout, PredictedMemory, Prediction, RatedLayout, ServedLayout, StepPart } from './answer/contract/prediction.js';
export type { Evidence, Source } from './answer/contract/result.js';
export type { Step } from './answer/contract/step.js';
export type {
  InferenceResult,
  TrainingResult,
  TypedDocument as AnswerDocument,
  TypedResult as Result,
} from './answer/contract/typed-result.js';
export type { ScaleQuestion } from './answer/library/scale.js';
export { accuracyByGroup, accuracyOfSources, accuracyOfSplits, errorsOfSplits } from './answer/prediction/accuracy.js';
export { type PublishedFiles, type PublishedStep, publishedSteps } from './answer/prediction/published.js';
export type { ScaleAnswer, ScaleBudget, ScaleRow } from './answer/prediction/scale/scale.js';
export { type CompiledSheet, compileSheet, slotOf } from './core/compile.js';
export type { Formula, Input, Sheet } from './core/formula.js';
export { inferenceSheet } from './core/inference.js';
export { solveFor } from './core/solve.js';
export * as trainingModel from './core/training/model.js';
export { trainingSheet } from './core/training.js';
export { type Diagnostic, SizingError, type Where } from './diagnostics/diagnostic.js';
export type { InferenceScenario, LayoutGiven, Quantity, TrainingScenario } from './scenario/scenario.js';

export type EvaluateOptions = ExplainOptions & {
  /** Samples of what is given as a range (`'30%..50%'`): 1 to 1,000,000; 10,000 where it is not said. */
  readonly samples?: number | undefined;
  /** Another start of the samples: 0 to 2^32 − 1; 1 where it is not said. */
  readonly seed?: number | undefined;
  /** Takes an assumed utilisation without a range from published runs. */
  readonly uncertainty?: 'evidence' | undefined;
  /** Adds how far each assumption moves the answer. */
  readonly sensitivity?: boolean | undefined;
};

type ExplainOptions = {
  /** Adds the steps that led to each figure. */
  readonly explain?: boolean;
};

/**
 * Answers one scenario: the same as one entry of `results` in the JSON of the command line. Numbers
 * are in SI units, text carries its unit (`'30d'`, `'300B'`). Synchronous; throws a `SizingError`.
 */
export function evaluate(scenario: TrainingScenario & { readonly kind: 'train' }, options?: EvaluateOptions): TrainingResult;
export function evaluate(scenario: InferenceScenario & { readonly kind: 'infer' }, options?: EvaluateOptions): InferenceResult;
export function evaluate(scenario: AnyScenario, options?: EvaluateOptions): TypedResult;
export function evaluate(scenario: AnyScenario, options: EvaluateOptions = {}): TypedResult {
  return evaluateWith(builtInCatalog(), scenario, options);
}

type AnyScenario = (TrainingScenario & { readonly kind: 'train' }) | (InferenceScenario & { readonly kind: 'infer' });

/** Sizes a training run: `evaluate` with `kind: 'train'`. */
export function sizeTraining(scenario: TrainingScenario & { readonly kind?: 'train' }, options: EvaluateOptions = {}): TrainingResult {
  return evaluateWith(builtInCatalog(), scenario, options, 'train');
}

/** Sizes the serving of a demand: `evaluate` with `kind: 'infer'`. */
export function sizeInference(scenario: InferenceScenario & { readonly kind?: 'infer' }, options: EvaluateOptions = {}): InferenceResult {
  return evaluateWith(builtInCatalog(), scenario, options, 'infer');
}

export type DescribeOptions = ExplainOptions & {
  /** Context length in tokens; 2,048, or the model's longest where that is shorter. */
  readonly sequence?: number | string | undefined;
  readonly weights?: 'fp32' | 'bf16' | 'fp16' | 'fp8' | 'int8' | 'int4' | 'mxfp4' | 'nvfp4' | undefined;
  readonly kv?: 'fp32' | 'bf16' | 'fp16' | 'fp8' | 'int8' | 'q8_0' | 'q4_0' | 'fp4' | undefined;
};

/**
 * Takes a model apart: exact parameters by component, FLOP and memory a token, structure. `config` is
 * the content of a config.json, or the name of a preset. Synchronous; throws a `SizingError`.
 */
export function describeModel(config: object | string, options: DescribeOptions = {}): ModelResult {
  return describeWith(builtInCatalog(), config, options);
}

/**
 * Says which model, trained on how many tokens, has the lowest loss for a budget of FLOP, GPU-days, power
 * for a time, or money: the same as the JSON of `llm-sizing scale`. Synchronous; throws a `SizingError`.
 */
export function scale(question: ScaleQuestion): ScaleAnswer {
  return scaleWith(builtInCatalog(), question);
}
