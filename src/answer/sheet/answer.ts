import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, SizingError } from '../../diagnostics/diagnostic.js';
import type { Remark } from '../../diagnostics/remark.js';
import type { Given } from '../../scenario/draft.js';
import type { PredictedParts } from '../contract/predicted-parts.js';
import type { Evidence, Extras, Result } from '../contract/result.js';
import type { Step } from '../contract/step.js';
import { evidenceOf } from './evidence.js';
import { figureOf, figures, known } from './figures.js';
import { heldOf } from './held.js';
import { hintsOf } from './hints.js';
import type { Plan } from './plan.js';
import { warningsOf } from './remarks.js';
import { type Examples, stepsOf } from './steps.js';

export type AnswerOptions = {
  /** Adds the steps that led to each figure, with these examples of their formulas. */
  readonly explain?: Examples | undefined;
  /** Where the hints look for other cards. */
  readonly catalog: Catalog;
  /** What else is said of a computed answer; made only when something asks for it. */
  readonly extras?: ExtrasOf;
  /** Its extras have percentiles. */
  readonly uncertain?: boolean;
  /** What must be said of how it was asked. */
  readonly said?: readonly Remark[];
};

/** Adds to the answer of a plan what its ranges, or time, make of it. */
export type ExtrasOf = (plan: Plan, values: Float64Array, given: ReadonlyMap<string, Given>) => Extras;

/** Computes a plan and states the answer. Throws a SizingError when there is none. */
export function answerOf(plan: Plan, given: ReadonlyMap<string, Given>, options: AnswerOptions): Result {
  const values = plan.inputs.slice();
  const problem = plan.compute(values);
  if (problem !== undefined) throw new SizingError([problem]);
  return resultOf(plan, given, values, undefined, options);
}

/** States the figures of a plan that was computed into `values`; `problem` says why there are none. */
export function resultOf(
  plan: Plan,
  given: ReadonlyMap<string, Given>,
  values: Float64Array,
  problem: Diagnostic | undefined,
  { explain, catalog, extras, said = [] }: AnswerOptions,
): Result {
  const { resolved, sheet } = plan;
  const more = problem === undefined ? extras?.(plan, values, given) : undefined;
  const { kind, unknown } = resolved;
  const predicted = problem === undefined ? plan.predicted?.(values) : undefined;
  const evidence = { ...evidenceOf(resolved), ...(problem === undefined && memoryEvidence(plan, values)), ...predicted?.evidence };
  const answer: Record<string, number | null> = {};
  for (const key of figures[kind]) {
    const slot = sheet.slots.get(key);
    if (slot !== undefined) answer[key] = problem === undefined ? known(values[slot]) : null;
  }
  Object.assign(answer, predicted?.figures);
  return {
    name: nameOf(resolved.scenario, resolved.model?.name, resolved.accelerator?.name),
    kind,
    scenario: { kind, ...resolved.scenario },
    sources: resolved.sources,
    unknown: unknown.field,
    solved: figureOf(kind, unknown.field),
    answer,
    evidence,
    ...(predicted?.prediction && { prediction: predicted.prediction }),
    ...(predicted?.method && { method: predicted.method }),
    ...(predicted?.calibrated && { calibrated: predicted.calibrated }),
    ...(predicted?.goodput && { goodput: predicted.goodput }),
    ...(explain && problem === undefined && { steps: explanation(predicted, stepsOf(plan, values, explain)) }),
    ...(predicted?.uncertainty && { uncertainty: predicted.uncertainty }),
    ...more?.parts,
    warnings: [
      ...(problem === undefined ? warningsOf(plan, values, evidence) : resolved.warnings),
      ...(predicted?.warnings ?? []),
      ...(more?.warnings ?? []),
      ...said,
    ],
    hints: [
      ...(problem === undefined ? hintsOf(plan, values, catalog, evidence.model?.counted) : []),
      ...(predicted?.hints ?? []),
      ...(more?.hints ?? []),
    ],
    ...(problem && { error: { code: problem.code, message: problem.message, parameters: problem.parameters } }),
  };
}

/** The steps of the sheet behind those of a prediction. A formula of the sheet for a figure that was predicted otherwise says nothing of it. */
function explanation(predicted: ReturnType<PredictedParts> | undefined, steps: readonly Step[]): readonly Step[] {
  const before = predicted?.explained?.() ?? [];
  const told = new Set(before.map(({ key }) => key));
  const figures = predicted?.figures ?? {};
  const holds = ({ key, value }: Step) => !told.has(key) && (!(key in figures) || figures[key] === value);
  return [...before, ...steps.filter(holds)];
}

/** What must fit and what there is to hold it, where anything of it is known. */
function memoryEvidence(plan: Plan, values: Float64Array): Pick<Evidence, 'memory'> {
  const { weightsBytes, cacheBytes, sequences, memory } = heldOf(plan, values);
  if (weightsBytes === null || memory === null) return {};
  return { memory: { weightsBytes, cacheBytes, sequences, bytesPerGpu: memory.bytes, basis: memory.basis } };
}

/** What a result is called when nobody named it: the model on the accelerator. */
export function nameOf(scenario: Readonly<Record<string, unknown>>, model = 'custom model', gpu = 'custom GPU'): string {
  return `${scenario['model'] ?? model} on ${scenario['gpu'] ?? gpu}`;
}
