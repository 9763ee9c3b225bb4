import type { Catalog } from '../catalog/catalog.js';
import { dependentsOf } from '../core/compile.js';
import { type Diagnostic, SizingError } from '../diagnostics/diagnostic.js';
import type { Given } from '../scenario/draft.js';
import { type Combinations, combinationsOf, type SweptField } from '../scenario/expand.js';
import { fieldOf, quantityOf } from '../scenario/fields.js';
import type { Question } from '../scenario/question.js';
import type { Value } from '../scenario/read.js';
import { resolve } from '../scenario/resolve.js';
import { type AnswerOptions, nameOf, resultOf } from './answer.js';
import type { Answers, Row, Rows } from './answers.js';
import { figureOf, figures } from './figures.js';
import { type Plan, planOf } from './plan.js';
import type { Result } from './result.js';

export type SweepOptions = AnswerOptions & {
  /** Figure by which the answers are ranked, smallest first; those without it come last. */
  readonly sort?: string;
};

/** A plan, or why a combination of presets and choices has none. */
type Planned = { readonly plan: Plan } | { readonly plan: undefined; readonly problems: readonly Diagnostic[] };

/** Plans kept for the combinations of presets and choices seen last. */
const KEPT_PLANS = 4096;

/**
 * Answers a question: one answer for each combination of its lists. Throws a SizingError when no
 * combination can have an answer, with everything that is wrong with the first.
 */
export function answersTo(question: Question, options: SweepOptions): Answers {
  const combinations = combinationsOf(question);
  const planner = plannerOf(question, combinations, options.catalog);
  const sample = firstPlan(combinations, planner);
  const order = options.sort === undefined ? undefined : rank(combinations, planner, question, sample, options.sort);
  const { kind } = question;
  return {
    kind,
    swept: combinations.swept.map(({ key }) => key),
    count: combinations.count,
    results: () => results(question, combinations, order, options),
    rows: () => rows(question, combinations, order, planner, sample),
  };
}

/** The first combination that can be computed; when none can, the reasons of the first are thrown. */
function firstPlan(combinations: Combinations, planner: Planner): Plan {
  const digits = new Int32Array(combinations.swept.length);
  let first: readonly Diagnostic[] | undefined;
  const seen = new Set<Planned>();
  const lookedUp = combinations.swept.filter(({ numeric }) => !numeric).reduce((product, { values }) => product * values.length, 1);
  for (let index = 0; index < combinations.count && seen.size < lookedUp; index++) {
    combinations.digitsOf(index, digits);
    const planned = planner(digits);
    if (planned.plan !== undefined) {
      if (combinations.count > 1) return planned.plan;
      const problem = planned.plan.compute(planned.plan.inputs.slice());
      if (problem === undefined) return planned.plan;
      throw new SizingError([problem]);
    }
    first ??= planned.problems;
    seen.add(planned);
  }
  throw new SizingError(first ?? []);
}

type Planner = (digits: Int32Array) => Planned;

/** Plans by presets and choices: numbers that vary go into a plan’s slots and need no new one. */
function plannerOf(question: Question, { swept, givenOf }: Combinations, catalog: Catalog): Planner {
  const plans = new Map<string, Planned>();
  return (digits) => {
    let key = '';
    swept.forEach(({ numeric }, position) => {
      if (!numeric) key += `${digits[position]},`;
    });
    let planned = plans.get(key);
    if (planned === undefined) {
      if (plans.size >= KEPT_PLANS) plans.clear();
      const resolution = resolve(question.kind, givenOf(digits), catalog);
      planned = resolution.ok ? { plan: planOf(resolution.resolved) } : { plan: undefined, problems: resolution.diagnostics };
      plans.set(key, planned);
    }
    return planned;
  };
}

/** Computes combinations one after the other in one buffer. */
function computerOf({ kind }: Question, { swept, digitsOf }: Combinations, planner: Planner) {
  const digits = new Int32Array(swept.length);
  const quantities = swept.map(({ key, numeric }) => {
    const field = fieldOf(key);
    return numeric && field ? quantityOf(field, kind) : undefined;
  });
  let current: Plan | undefined;
  let slots: readonly (number | undefined)[] = [];
  let values = new Float64Array(0);
  return (
    index: number,
  ): {
    readonly plan: Plan | undefined;
    readonly values: Float64Array;
    readonly problem: Diagnostic | undefined;
    readonly digits: Int32Array;
  } => {
    digitsOf(index, digits);
    const planned = planner(digits);
    if (planned.plan === undefined) return { plan: undefined, values, problem: planned.problems[0], digits };
    if (planned.plan !== current) {
      current = planned.plan;
      values = current.inputs.slice();
      slots = quantities.map((quantity) => (quantity === undefined ? undefined : current?.sheet.slots.get(quantity)));
    }
    for (let position = 0; position < slots.length; position++) {
      const slot = slots[position];
      if (slot !== undefined) values[slot] = ((swept[position] as SweptField).values[digits[position] as number] as Given).value as number;
    }
    return { plan: planned.plan, values, problem: planned.plan.compute(values), digits };
  };
}

function* indices(count: number, order: Float64Array | undefined): Iterable<number> {
  for (let place = 0; place < count; place++) yield order === undefined ? place : (order[place] as number);
}

/** Combinations in the order of a figure. */
function rank(combinations: Combinations, planner: Planner, question: Question, sample: Plan, figure: string): Float64Array {
  const compute = computerOf(question, combinations, planner);
  const { count } = combinations;
  const keys = new Float64Array(count);
  const slot = sample.sheet.slots.get(figure) as number;
  for (let index = 0; index < count; index++) {
    const { values, problem } = compute(index);
    const key = problem === undefined ? (values[slot] as number) : Number.NaN;
    keys[index] = Number.isNaN(key) ? Number.POSITIVE_INFINITY : key;
  }
  return Float64Array.from({ length: count }, (_, index) => index).sort((a, b) => (keys[a] as number) - (keys[b] as number) || a - b);
}

function rows(question: Question, combinations: Combinations, order: Float64Array | undefined, planner: Planner, sample: Plan): Rows {
  const { swept, count } = combinations;
  const keys = figures[question.kind].filter((key) => sample.sheet.slots.has(key));
  return {
    figures: keys,
    dependsOn: dependencies(question, swept, keys, sample),
    each: function* () {
      const compute = computerOf(question, combinations, planner);
      const row: Row = { name: '', changed: 0, swept: swept.map(() => ''), figures: new Float64Array(keys.length), problem: undefined };
      const before = new Int32Array(swept.length).fill(-1);
      let plan: Plan | undefined;
      let slots: readonly number[] = [];
      for (const index of indices(count, order)) {
        const computed = compute(index);
        row.changed = copyDigits(computed.digits, before, row, swept);
        row.problem = computed.problem;
        if (computed.plan === undefined) row.name = nameOf({}, String(valueIn('model', row, swept)), String(valueIn('gpu', row, swept)));
        else if (computed.plan !== plan) {
          plan = computed.plan;
          slots = keys.map((key) => plan?.sheet.slots.get(key) ?? -1);
          row.name = nameOf(plan.resolved.scenario);
        }
        for (let place = 0; place < keys.length; place++) {
          row.figures[place] = computed.problem === undefined ? (computed.values[slots[place] as number] as number) : Number.NaN;
        }
        yield row;
      }
    },
  };
}

/** Notes which swept values changed since the row before, and returns the first of them. */
function copyDigits(digits: Int32Array, before: Int32Array, row: Row, swept: readonly SweptField[]): number {
  let changed = swept.length;
  for (let position = digits.length - 1; position >= 0; position--) {
    const digit = digits[position] as number;
    if (digit === before[position]) continue;
    before[position] = digit;
    row.swept[position] = ((swept[position] as SweptField).values[digit] as Given).value;
    changed = position;
  }
  return changed;
}

function valueIn(key: string, row: Row, swept: readonly SweptField[]): unknown {
  const position = swept.findIndex((field) => field.key === key);
  return position < 0 ? undefined : row.swept[position];
}

/** For each figure the last swept field that can change it. */
function dependencies(
  question: Question,
  swept: readonly SweptField[],
  keys: readonly string[],
  { sheet, resolved }: Plan,
): readonly number[] {
  const last = new Array<number>(keys.length).fill(-1);
  swept.forEach(({ key, numeric }, position) => {
    const field = fieldOf(key);
    const quantity = field && quantityOf(field, question.kind);
    const everything = !numeric || quantity === undefined || resolved.unknown.quantity !== undefined;
    const reached = everything ? undefined : dependentsOf(sheet, [quantity]);
    keys.forEach((figure, place) => {
      if (reached === undefined || reached.has(figure)) last[place] = position;
    });
  });
  return last;
}

function* results(
  question: Question,
  combinations: Combinations,
  order: Float64Array | undefined,
  options: AnswerOptions,
): Iterable<Result> {
  const digits = new Int32Array(combinations.swept.length);
  for (const index of indices(combinations.count, order)) {
    combinations.digitsOf(index, digits);
    const given = combinations.givenOf(digits);
    const resolution = resolve(question.kind, given, options.catalog);
    if (!resolution.ok) {
      yield withoutAnswer(question, given, resolution.diagnostics[0], options.catalog);
      continue;
    }
    const plan = planOf(resolution.resolved);
    const values = plan.inputs.slice();
    yield resultOf(plan, values, plan.compute(values), options);
  }
}

/** A combination that cannot even be set up: what was given, and nulls. */
function withoutAnswer({ kind }: Question, given: ReadonlyMap<string, Given>, problem: Diagnostic | undefined, catalog: Catalog): Result {
  const scenario = Object.fromEntries([...given].map(([key, { value }]) => [key, idOf(key, value, catalog)]));
  const unknown = String(scenario['solve'] ?? 'gpus');
  return {
    name: nameOf(scenario),
    kind,
    scenario: { kind, ...scenario },
    sources: Object.fromEntries([...given.keys()].map((key) => [key, 'given' as const])),
    unknown,
    solved: figureOf(kind, unknown),
    answer: Object.fromEntries(figures[kind].map((key) => [key, null])),
    evidence: {},
    warnings: [],
    hints: [],
    ...(problem && { error: { code: problem.code, message: problem.message } }),
  };
}

/** The id of a preset that was named, where there is one. */
function idOf(key: string, value: Value, catalog: Catalog): Value {
  const type = fieldOf(key)?.type;
  return type?.is === 'preset' ? (catalog[type.of](String(value)).found?.id ?? value) : value;
}
