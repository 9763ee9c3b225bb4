/** Shares (0 to 1) of the variance of a figure that an input makes: alone, and with what it does together with others. */
export type VarianceShares = { readonly first: number; readonly total: number };

/**
 * First-order and total Sobol indices of inputs that are independent of each other. `one` and `other` are the figures at two
 * sets of points, place by place; `mixed` those at the points of `one` with one input (or a group of inputs) as in `other`.
 *
 * First-order: mean of other·(mixed − one), both about the mean of all, ÷ variance (Saltelli and others 2010, ‘Variance based
 * sensitivity analysis of model output’, Comput. Phys. Commun. 181, formula b); total: half the mean square of one − mixed ÷
 * variance (Jansen 1999, Comput. Phys. Commun. 117). Estimates are brought within what shares may be; where noise puts the
 * first above the total, both are their mean. Sums are of sorted numbers, so that the order of the points changes no digit.
 * Undefined where the figure does not vary.
 */
export function varianceShares(
  one: Float64Array,
  other: Float64Array,
  mixed: readonly Float64Array[],
): readonly VarianceShares[] | undefined {
  const count = one.length;
  const all = new Float64Array(2 * count);
  all.set(one);
  all.set(other, count);
  const mean = orderlySum(all) / all.length;
  const variance = orderlySum(all.map((value) => (value - mean) ** 2)) / all.length;
  // What rounding leaves of figures that are all the same is no variance.
  if (!(variance > NOISE * mean * mean)) return undefined;
  return mixed.map((figures) => {
    const moved = one.map((value, place) => (figures[place] as number) - value);
    const own = orderlySum(moved.map((value, place) => value * ((other[place] as number) - mean))) / count / variance;
    const most = orderlySum(moved.map((value) => value * value)) / (2 * count) / variance;
    const [first, total] = [withinShares(own), withinShares(most)];
    return first <= total ? { first, total } : { first: (first + total) / 2, total: (first + total) / 2 };
  });
}

/** Relative variance below which figures are the same. */
const NOISE = 1e-24;

function withinShares(share: number): number {
  return Math.min(1, Math.max(0, share));
}

/** The sum of numbers whatever their order; the array is left sorted. */
function orderlySum(values: Float64Array): number {
  return values.sort().reduce((sum, value) => sum + value, 0);
}
