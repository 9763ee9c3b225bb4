import { dependentsOf } from '../../core/compile.js';
import { servingFigures } from '../../core/serving/figures.js';
import { stepFigures } from '../../core/training/figures.js';
import type { SweptField } from '../../scenario/expand.js';
import type { Kind } from '../../scenario/field.js';
import { quantityOf } from '../../scenario/fields.js';
import type { Row, Rows } from '../contract/answers.js';
import { nameOf } from '../sheet/answer.js';
import { figures } from '../sheet/figures.js';
import type { Plan } from '../sheet/plan.js';
import { basesFor, basisOf } from './bases.js';
import { type Computed, sweptValue } from './combination.js';

/** Where rows come from. */
type Source = {
  readonly each: () => Iterable<Computed>;
  /** What a combination that cannot be set up is called. */
  readonly nameOf: (digits: Int32Array) => string;
};

/** Combinations as bare figures, in one row object that is changed in place. */
export function rowsOf(kind: Kind, swept: readonly SweptField[], sample: Plan, combinations: Source): Rows {
  const served: ReadonlySet<string> = new Set(
    sample.predicted === undefined || kind === 'train' ? [] : servingFigures.map(({ key }) => key),
  );
  const keys = figures[kind].filter((key) => sample.sheet.slots.has(key) || served.has(key));
  const bases = basesFor(swept);
  const unknown = bases.map(() => '');
  return {
    figures: keys,
    bases,
    dependsOn: dependencies(kind, swept, keys, sample),
    calibrated: calibratedKeys(keys, served, sample),
    each: function* () {
      const row: Row = {
        name: '',
        changed: 0,
        swept: swept.map(() => ''),
        figures: new Float64Array(keys.length),
        calibrated: null,
        bases: unknown,
        problem: undefined,
      };
      const before = new Int32Array(swept.length).fill(-1);
      let slots: readonly number[] = [];
      let plan: Plan | undefined;
      let known: readonly string[] = unknown;
      for (const computed of combinations.each()) {
        row.changed = noteChanges(computed.digits, before, row, swept);
        row.problem = computed.problems[0];
        if (computed.plan === undefined) row.name = combinations.nameOf(computed.digits);
        else if (computed.plan !== plan) {
          row.name = nameOf(computed.plan.resolved.scenario);
          slots = keys.map((key) => computed.plan?.sheet.slots.get(key) ?? -1);
          const basis = basisOf(computed.plan.resolved);
          known = bases.map((head) => basis[head]);
        }
        row.bases = row.problem === undefined ? known : unknown;
        plan = computed.plan;
        const predicted = row.problem === undefined ? plan?.predicted?.(computed.values) : undefined;
        row.calibrated = predicted?.calibrated?.answer ?? null;
        for (let place = 0; place < keys.length; place++) {
          const known = row.problem === undefined ? (computed.values[slots[place] as number] ?? Number.NaN) : Number.NaN;
          const beside = predicted?.figures[keys[place] as string];
          row.figures[place] = beside === undefined ? known : (beside ?? Number.NaN);
        }
        yield row;
      }
    },
  };
}

/** What a cost model tells a sheet. */
const PREDICTED = ['utilization', 'throughputTokensPerSecond', 'prefillShare', ...stepFigures.map(({ key }) => key)];

/** Figures that are predicted or solved for, and what follows from them, where a calibration is named. */
function calibratedKeys(keys: readonly string[], served: ReadonlySet<string>, { sheet, resolved }: Plan): readonly string[] {
  if (!('calibration' in resolved.scenario)) return [];
  const { quantity } = resolved.unknown;
  const moved = dependentsOf(sheet, quantity === undefined ? PREDICTED : [...PREDICTED, quantity]);
  return keys.filter((key) => served.has(key) || moved.has(key));
}

/** Notes which swept values changed since the row before, and returns the first of them. */
function noteChanges(digits: Int32Array, before: Int32Array, row: Row, swept: readonly SweptField[]): number {
  let changed = swept.length;
  for (let position = digits.length - 1; position >= 0; position--) {
    if (digits[position] === before[position]) continue;
    before[position] = digits[position] as number;
    row.swept[position] = sweptValue(swept, position, digits);
    changed = position;
  }
  return changed;
}

/** For each figure the last swept field that can change it. */
function dependencies(kind: Kind, swept: readonly SweptField[], keys: readonly string[], { sheet, resolved }: Plan): readonly number[] {
  const last = new Array<number>(keys.length).fill(-1);
  swept.forEach(({ key, numeric }, position) => {
    const quantity = quantityOf(key, kind);
    const everything = !numeric || quantity === undefined || resolved.unknown.quantity !== undefined;
    const reached = everything ? undefined : dependentsOf(sheet, [quantity]);
    keys.forEach((figure, place) => {
      if (reached === undefined || reached.has(figure)) last[place] = position;
    });
  });
  return last;
}
