import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Given } from '../../scenario/draft.js';
import { type Combinations, combinationsOf, type SweptField } from '../../scenario/expand.js';
import type { Kind } from '../../scenario/field.js';
import { fieldOf } from '../../scenario/fields.js';
import type { Question } from '../../scenario/question.js';
import type { Value } from '../../scenario/read.js';
import type { Answers } from '../contract/answers.js';
import type { Result } from '../contract/result.js';
import { type AnswerOptions, nameOf, resultOf } from '../sheet/answer.js';
import { figureOf, figuresAsked } from '../sheet/figures.js';
import type { Plan } from '../sheet/plan.js';
import { mixedBases } from './bases.js';
import { type Computed, comparesAccelerators, computerOf, type PlanAt, plansOf } from './combination.js';
import { rowsOf } from './rows.js';

export type SweepOptions = AnswerOptions & {
  /** Figure by which the answers are ranked, smallest first; those without it come last. And where it was asked for. */
  readonly sort?: { readonly figure: string; readonly where: Where };
};

/**
 * Answers a question: one answer for each combination of its lists. Throws a SizingError when no
 * combination has an answer, with everything that is wrong with the first.
 */
export function answersTo(question: Question, options: SweepOptions): Answers {
  const { kind } = question;
  const combinations = combinationsOf(question);
  const { swept, count } = combinations;
  const planAt = plansOf(kind, combinations, options.catalog);
  const compute = () => computerOf(kind, combinations, planAt);
  const sample = firstAnswered(count, compute());
  const order = options.sort === undefined ? undefined : rank(count, compute(), options.sort);
  return {
    kind,
    swept: swept.map(({ key }) => key),
    count,
    uncertain: options.uncertain === true,
    results: () => results(kind, combinations, planAt, order, options, sample.resolved.unknown.field),
    rows: () =>
      rowsOf(kind, shownAs(swept, options.catalog), sample, {
        each: function* () {
          const next = compute();
          for (const index of indices(count, order)) yield next(index);
        },
        nameOf: (digits) => nameOf(scenarioOf(combinations.givenOf(digits), options.catalog)),
      }),
  };
}

/** Plan of the first combination that has an answer; when none has, the reasons of the first are thrown. */
function firstAnswered(count: number, compute: (index: number) => Computed): Plan {
  let reasons: readonly Diagnostic[] | undefined;
  for (let index = 0; index < count; index++) {
    const { plan, problems } = compute(index);
    if (plan !== undefined && problems.length === 0) return plan;
    reasons ??= problems;
  }
  throw new SizingError(reasons ?? []);
}

function* indices(count: number, order: Uint32Array | undefined): Iterable<number> {
  for (let place = 0; place < count; place++) yield order === undefined ? place : (order[place] as number);
}

/** All of them are held in memory to be ranked, 12 bytes each. */
const MOST_RANKED = 10_000_000;

/** Numbers of the combinations in the order of a figure. */
function rank(count: number, compute: (index: number) => Computed, { figure, where }: NonNullable<SweepOptions['sort']>): Uint32Array {
  if (count > MOST_RANKED)
    throw new SizingError([diagnose('too-many-rows', { rows: count, format: 'ranking', limit: MOST_RANKED }, where)]);
  const keys = new Float64Array(count);
  const order = new Uint32Array(count);
  let known = false;
  for (let index = 0; index < count; index++) {
    const { plan, values, problems } = compute(index);
    const slot = problems.length > 0 ? undefined : plan?.sheet.slots.get(figure);
    const key = slot === undefined ? Number.NaN : (values[slot] as number);
    known ||= !Number.isNaN(key);
    keys[index] = Number.isNaN(key) ? Number.POSITIVE_INFINITY : key;
    order[index] = index;
  }
  if (!known) throw new SizingError([diagnose('unknown-everywhere', { figure }, where)]);
  return order.sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
}

function* results(
  kind: Kind,
  combinations: Combinations,
  planAt: PlanAt,
  order: Uint32Array | undefined,
  options: AnswerOptions,
  unknown: string,
): Iterable<Result> {
  const digits = new Int32Array(combinations.swept.length);
  const mixed = comparesAccelerators(combinations.swept) ? mixedBases(combinations, planAt) : [];
  for (const index of indices(combinations.count, order)) {
    combinations.digitsOf(index, digits);
    const given = combinations.givenOf(digits);
    const planned = planAt(index);
    if (!planned.ok) {
      yield withoutAnswer(kind, scenarioOf(given, options.catalog), unknown, planned.diagnostics[0]);
      continue;
    }
    const { plan } = planned;
    const values = plan.inputs.slice();
    const result = resultOf(plan, given, values, plan.compute(values), options);
    yield mixed.length === 0 ? result : { ...result, warnings: [...result.warnings, ...mixed] };
  }
}

/** A combination that cannot even be set up: what was given, and nulls. */
export function withoutAnswer(
  kind: Kind,
  given: Readonly<Record<string, Value>>,
  unknown: string,
  problem: Diagnostic | undefined,
): Result {
  return {
    name: nameOf(given),
    kind,
    scenario: { kind, ...given },
    sources: Object.fromEntries(Object.keys(given).map((key) => [key, 'given' as const])),
    unknown,
    solved: figureOf(kind, unknown),
    answer: Object.fromEntries(figuresAsked(kind, given).map((key) => [key, null])),
    evidence: {},
    warnings: [],
    hints: [],
    ...(problem && { error: { code: problem.code, message: problem.message, parameters: problem.parameters } }),
  };
}

/** What was given, presets by their ids. */
export function scenarioOf(given: ReadonlyMap<string, Given>, catalog: Catalog): Readonly<Record<string, Value>> {
  return Object.fromEntries([...given].map(([key, { value }]) => [key, idOf(key, value, catalog)]));
}

/** Swept fields as rows show them: presets by their ids. */
function shownAs(swept: readonly SweptField[], catalog: Catalog): readonly SweptField[] {
  return swept.map((field) => ({
    ...field,
    values: field.values.map(({ value, where }) => ({ value: idOf(field.key, value, catalog), where })),
  }));
}

/** The id of a preset that was named, where there is one. */
function idOf(key: string, value: Value, catalog: Catalog): Value {
  const type = fieldOf(key)?.type;
  if (type?.is !== 'preset') return value;
  const found = type.of === 'gpu' ? catalog.gpu(String(value)).found : catalog[type.of](String(value)).found;
  // An instance is asked for by its own name.
  return (found && 'instance' in found ? found.instance?.name : undefined) ?? found?.id ?? value;
}
