import { slotOf } from '../../core/compile.js';
import { quasiRandom } from '../../core/quasi-random.js';
import { varianceShares } from '../../core/variance.js';
import type { SobolIndices } from '../contract/outlook.js';
import type { Plan } from '../sheet/plan.js';
import type { SamplingOptions } from './sampling-options.js';
import { groupsOf } from './together.js';
import type { UncertainField } from './uncertain-field.js';
import { drawerOf } from './uncertainty.js';

/** Points at most: a power of two, which the sequence fills most evenly, and enough for the third digit. */
const MOST_POINTS = 4096;

/**
 * Which range how much of the variance of a figure is; ranges that go together count as one, since no share of theirs is one
 * range’s alone. Undefined with fewer than two, and where they do not move the figure.
 */
export function sobolIndices(
  plan: Plan,
  fields: readonly UncertainField[],
  figure: string,
  { samples, seed }: SamplingOptions,
): SobolIndices | undefined {
  const groups = groupsOf(fields);
  if (groups.length < 2) return undefined;
  const points = Math.min(samples, MOST_POINTS);
  const slot = slotOf(plan.sheet.slots, figure);
  const draw = drawerOf(plan, fields);
  const values = plan.inputs.slice();
  const shares = new Float64Array(fields.length);
  const figureAt = (point: Float64Array): number => {
    shares.set(point);
    draw(values, shares);
    return plan.compute(values) === undefined ? (values[slot] as number) : Number.NaN;
  };
  const [one, other] = [new Float64Array(points), new Float64Array(points)];
  const mixed = groups.map(() => new Float64Array(points));
  const next = quasiRandom(2 * fields.length, points, seed);
  const both = new Float64Array(2 * fields.length);
  const [first, second] = [both.subarray(0, fields.length), both.subarray(fields.length)];
  let unanswered = 0;
  for (let place = 0; place < points; place++) {
    next(both);
    one[place] = figureAt(first);
    other[place] = figureAt(second);
    let known = !Number.isNaN(one[place]) && !Number.isNaN(other[place]);
    groups.forEach((group, at) => {
      const point = first.slice();
      for (const field of group) point[field] = second[field] as number;
      const found = figureAt(point);
      (mixed[at] as Float64Array)[place] = found;
      known &&= !Number.isNaN(found);
    });
    if (!known) unanswered++;
  }
  if (unanswered > 0) return { points, unanswered, indices: [] };
  const found = varianceShares(one, other, mixed);
  if (found === undefined) return undefined;
  const indices = found.map((each, at) => ({
    fields: (groups[at] as readonly number[]).map((place) => (fields[place] as UncertainField).key),
    ...each,
  }));
  return { points, unanswered, indices: indices.toSorted((a, b) => b.total - a.total || b.first - a.first) };
}
