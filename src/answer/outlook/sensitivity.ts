import { slotOf } from '../../core/compile.js';
import { spanOf } from '../../core/distribution.js';
import { quantityOf } from '../../scenario/fields.js';
import type { Sensitivity, Swing, SwingEnd } from '../contract/outlook.js';
import { figureOf, known } from '../sheet/figures.js';
import type { Plan } from '../sheet/plan.js';
import { allowedIn, isCounted, isWhole, leversOf } from './levers.js';
import type { SamplingOptions } from './sampling-options.js';
import { sobolIndices } from './sobol-indices.js';
import type { UncertainField } from './uncertain-field.js';

/** An assumption without a range is moved by this share. */
const STEP = 0.1;
/** Below this many of a count, a step of one is more than a hundredth. */
const FEW = 100;

type Ends = { readonly by: Swing['by']; readonly low: End; readonly high: End };
type End = { readonly value: number; readonly clipped: boolean };

/**
 * What moves the answer of a plan: each numeric assumption alone, whoever made it, from end to end of
 * its range, or by a tenth both ways where it has none; the others stay where they are. Beside it, which range how much of the
 * spread is.
 */
export function sensitivityOf(plan: Plan, values: Float64Array, fields: readonly UncertainField[], sampling: SamplingOptions): Sensitivity {
  const { kind, unknown } = plan.resolved;
  const figure = telling(figureOf(kind, unknown.field), plan, values);
  const slot = plan.sheet.slots.get(figure) ?? -1;
  const value = known(values[slot]);
  const swings: Swing[] = [];
  const unmoved: string[] = [];
  for (const key of assumptionsOf(plan)) {
    const levers = leversOf(plan, [key]);
    const figureAt = ({ value: assumption, clipped }: End): SwingEnd => {
      const moved = plan.inputs.slice();
      levers(moved, Float64Array.of(assumption));
      return { assumption, figure: plan.compute(moved) === undefined ? known(moved[slot]) : null, clipped };
    };
    const { by, low: least, high: most } = endsOf(key, plan, fields);
    const [low, high] = [figureAt(least), figureAt(most)];
    if (low.figure === value && high.figure === value) unmoved.push(key);
    else swings.push({ field: key, by, low, high, swing: swingOf(low, high, value) });
  }
  const length = ({ swing }: Swing) => swing ?? Number.POSITIVE_INFINITY;
  // As far as each other they stay as declared.
  const farthestFirst = (a: Swing, b: Swing) => Number(length(a) < length(b)) - Number(length(a) > length(b));
  const sorted = swings.toSorted(farthestFirst);
  const sobol = sobolIndices(plan, fields, figure, sampling);
  return {
    figure,
    value,
    step: STEP,
    swings: sorted,
    unmoved,
    findOutFirst: sorted.flatMap(({ field }) => (plan.resolved.sources[field] === 'default' ? [field] : [])),
    ...(sobol && { sobol }),
  };
}

/** The figure that answers; of few, whole ones hide what moves them. */
function telling(figure: string, { sheet }: Plan, values: Float64Array): string {
  const exact = `${figure}Exact`;
  return sheet.slots.has(exact) && (values[slotOf(sheet.slots, figure)] as number) < FEW ? exact : figure;
}

/** Numeric fields that the plan computes with, in the order in which fields are declared. */
function assumptionsOf(plan: Plan): readonly string[] {
  const { scenario, kind } = plan.resolved;
  const inputs = new Set(plan.sheet.inputs.map((input) => input.key));
  return Object.keys(scenario).filter((key) => {
    const quantity = quantityOf(key, kind);
    return typeof scenario[key] === 'number' && ((quantity !== undefined && inputs.has(quantity)) || isCounted(plan, key));
  });
}

function endsOf(key: string, { resolved }: Plan, fields: readonly UncertainField[]): Ends {
  const field = fields.find((each) => each.key === key);
  if (field !== undefined) {
    const { low, high } = spanOf(field.distribution);
    return { by: 'range', low: { value: low, clipped: false }, high: { value: high, clipped: false } };
  }
  const middle = resolved.scenario[key] as number;
  const off = Math.abs(middle) * STEP;
  // A whole number moves by one at least.
  const [low, high] = isWhole(key) ? [Math.floor(middle - off), Math.ceil(middle + off)] : [middle - off, middle + off];
  return { by: 'step', low: within(key, low), high: within(key, high) };
}

/** An end that an assumption may have: no further than its field allows. */
function within(key: string, value: number): End {
  const clipped = allowedIn(key)(value);
  return { value: clipped, clipped: clipped !== value };
}

/** Distance between the answers farthest from each other; of an end without an answer nobody knows how far it is. */
function swingOf(low: SwingEnd, high: SwingEnd, value: number | null): number | null {
  if (low.figure === null || high.figure === null) return null;
  const figures = [low.figure, high.figure, ...(value === null ? [] : [value])];
  return Math.max(...figures) - Math.min(...figures);
}
