import type { Catalog } from '../../catalog/catalog.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Given } from '../../scenario/draft.js';
import type { Combinations, SweptField } from '../../scenario/expand.js';
import type { Kind } from '../../scenario/field.js';
import { quantityOf } from '../../scenario/fields.js';
import { planFor } from '../prediction/predictor.js';
import type { Plan, Planned } from '../sheet/planned.js';

/** A combination of a sweep, computed. The buffers are used again for the next one. */
export type Computed = {
  /** Undefined when its presets and choices do not go together. */
  readonly plan: Plan | undefined;
  /** The sheet’s quantities in their slots. */
  readonly values: Float64Array;
  /** Which value of each swept field it has. */
  readonly digits: Int32Array;
  /** Why it has no answer; empty when it has one. */
  readonly problems: readonly Diagnostic[];
};

/** Plans of combinations by their number. */
export type PlanAt = (index: number) => Planned;

/** Combinations that are planned once, whoever asks: a prediction is work, and an answer is asked for it more than once. */
const KEPT_AS_THEY_ARE = 64;

export function plansOf(kind: Kind, { swept, digitsOf, givenOf }: Combinations, catalog: Catalog): PlanAt {
  const compared = comparesAccelerators(swept);
  const digits = new Int32Array(swept.length);
  const kept = new Map<number, Planned>();
  return (index) => {
    let planned = kept.get(index);
    if (planned === undefined) {
      if (kept.size >= KEPT_AS_THEY_ARE) kept.clear();
      digitsOf(index, digits);
      planned = planFor(kind, givenOf(digits), catalog, compared);
      kept.set(index, planned);
    }
    return planned;
  };
}

/** Computes combinations by their number, one after the other. */
export function computerOf(kind: Kind, combinations: Combinations, planAt: PlanAt): (index: number) => Computed {
  const { swept, digitsOf } = combinations;
  const planner = plannerOf(combinations, planAt);
  const digits = new Int32Array(swept.length);
  const quantities = swept.map(({ key, numeric }) => (numeric ? quantityOf(key, kind) : undefined));
  let current: Plan | undefined;
  let slots: readonly (number | undefined)[] = [];
  let values = new Float64Array(0);
  return (index) => {
    digitsOf(index, digits);
    const { plan, problems } = planner(index, digits);
    if (plan === undefined) return { plan, values, digits, problems };
    if (plan !== current) {
      current = plan;
      values = plan.inputs.slice();
      slots = quantities.map((quantity) => (quantity === undefined ? undefined : plan.sheet.slots.get(quantity)));
    }
    for (let position = 0; position < slots.length; position++) {
      const slot = slots[position];
      if (slot !== undefined) values[slot] = sweptValue(swept, position, digits) as number;
    }
    const problem = plan.compute(values);
    return { plan, values, digits, problems: problem === undefined ? NONE : [problem] };
  };
}

/** Value of a swept field in a combination. */
export function sweptValue(swept: readonly SweptField[], position: number, digits: Int32Array): Given['value'] {
  return ((swept[position] as SweptField).values[digits[position] as number] as Given).value;
}

/** A plan of what is given, computed; undefined where that has no answer, whatever the reason. */
export function computedPlan(
  kind: Kind,
  given: ReadonlyMap<string, Given>,
  catalog: Catalog,
): { readonly plan: Plan; readonly values: Float64Array } | undefined {
  const planned = planFor(kind, given, catalog);
  if (!planned.ok) return undefined;
  const { plan } = planned;
  const values = plan.inputs.slice();
  return plan.compute(values) === undefined ? { plan, values } : undefined;
}

/** Accelerators stand side by side: what only some of them have is left open. */
export function comparesAccelerators(swept: readonly SweptField[]): boolean {
  return swept.some(({ key }) => key === 'gpu');
}

const NONE: readonly Diagnostic[] = [];

/** Plans kept for the combinations of presets and choices seen last. */
const KEPT_PLANS = 4096;

type Shared = Pick<Computed, 'plan' | 'problems'>;

/** Plans by presets and choices: numbers that vary go into a plan’s slots and need no new one. */
function plannerOf({ swept }: Combinations, planAt: PlanAt): (index: number, digits: Int32Array) => Shared {
  const plans = new Map<string, Shared>();
  const lookedUp = swept.flatMap(({ numeric }, position) => (numeric ? [] : [position]));
  return (index, digits) => {
    let key = '';
    for (const position of lookedUp) key += `${digits[position]},`;
    let planned = plans.get(key);
    if (planned === undefined) {
      if (plans.size >= KEPT_PLANS) plans.clear();
      const made = planAt(index);
      planned = made.ok ? { plan: made.plan, problems: NONE } : { plan: undefined, problems: made.diagnostics };
      plans.set(key, planned);
    }
    return planned;
  };
}
