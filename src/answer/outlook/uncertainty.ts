import { type Distribution, quantileOf, spanOf } from '../../core/distribution.js';
import { samplePercentile } from '../../core/percentile.js';
import { quasiRandom } from '../../core/quasi-random.js';
import type { Given } from '../../scenario/draft.js';
import { quantityOf } from '../../scenario/fields.js';
import type { FieldRange, Histogram, PublishedRange, Uncertainty } from '../contract/outlook.js';
import { figureOf, figures } from '../sheet/figures.js';
import type { Plan } from '../sheet/plan.js';
import { allowedIn, isWhole, leversOf } from './levers.js';
import type { SamplingOptions } from './sampling-options.js';
import { correlatorOf, pairsIn, togetherIn } from './together.js';
import type { UncertainField } from './uncertain-field.js';

/**
 * The fields that were given as ranges, and one that published runs tell. How the demand grows is for the months to come, not
 * for the answer of today.
 */
export function uncertainFields(given: ReadonlyMap<string, Given>, published?: UncertainField): readonly UncertainField[] {
  const own = [...given].flatMap(([key, { spread }]) => (spread === undefined || key === 'growth' ? [] : [{ key, distribution: spread }]));
  const fields = published === undefined ? own : [...own, published];
  const pairs = pairsIn(given);
  return pairs.size === 0
    ? fields
    : fields.map((field) => {
        const together = pairs.get(field.key);
        return together === undefined ? field : { ...field, together };
      });
}

/** Whether no figure of a plan depends on an uncertain field. */
export function movesNothing(plan: Plan, { key, distribution }: UncertainField): boolean {
  const levers = leversOf(plan, [key]);
  const { low, high } = spanOf(distribution);
  const [one, other] = [low, high].map((value) => {
    const values = plan.inputs.slice();
    levers(values, Float64Array.of(value));
    const problem = plan.compute(values);
    return { values, problem };
  });
  if (one === undefined || other === undefined || one.problem !== undefined || other.problem !== undefined) return false;
  return figures[plan.resolved.kind].every((figure) => {
    const slot = plan.sheet.slots.get(figure);
    return figure === quantityOf(key, plan.resolved.kind) || slot === undefined || Object.is(one.values[slot], other.values[slot]);
  });
}

/** Samples of some figures, each in ascending order; those without an answer are counted and left out. */
export type Samples = {
  readonly sorted: ReadonlyMap<string, Float64Array>;
  readonly unanswered: number;
  /** Fields that were sampled: with one, its samples are even, and no average is needed. */
  readonly fields: number;
};

/** Computes a plan for quasi-random values of its uncertain fields. The same seed gives the same digits everywhere. */
export function sampled(
  plan: Plan,
  fields: readonly UncertainField[],
  keys: readonly string[],
  { samples, seed }: SamplingOptions,
): Samples {
  const values = plan.inputs.slice();
  const settings = new Float64Array(fields.length);
  const next = quasiRandom(fields.length, samples, seed);
  const draw = drawerOf(plan, fields);
  const slots = keys.map((key) => plan.sheet.slots.get(key) ?? -1);
  // One stretch a figure.
  const columns = new Float64Array(keys.length * samples);
  let answered = 0;
  for (let sample = 0; sample < samples; sample++) {
    next(settings);
    draw(values, settings);
    if (plan.compute(values) !== undefined) continue;
    for (let place = 0; place < slots.length; place++) {
      columns[place * samples + answered] = values[slots[place] as number] as number;
    }
    answered++;
  }
  const sorted = new Map<string, Float64Array>();
  keys.forEach((key, place) => {
    const column = columns.subarray(place * samples, place * samples + answered);
    // What nobody knows is unknown in every sample.
    if (answered > 0 && !Number.isNaN(column[0])) sorted.set(key, isConstant(column) ? column : column.sort());
  });
  return { sorted, unanswered: samples - answered, fields: fields.length };
}

/**
 * Puts the values of uncertain fields where a plan computes with them: those below which the given shares (0 to 1, in the
 * order of the fields) of their distributions lie. The shares become the values. Those behind them, of what else is uncertain
 * (by the keys in `also`), stay shares.
 */
export function drawerOf(
  plan: Plan,
  fields: readonly UncertainField[],
  also: readonly string[] = [],
): (values: Float64Array, shares: Float64Array) => void {
  const levers = leversOf(
    plan,
    fields.map(({ key }) => key),
  );
  const quantiles = fields.map(quantileIn);
  const correlate = correlatorOf(fields, also);
  return (values, shares) => {
    correlate?.(shares);
    for (let place = 0; place < quantiles.length; place++) {
      shares[place] = (quantiles[place] as (share: number) => number)(shares[place] as number);
    }
    levers(values, shares);
  };
}

/** The value of a field below which a share of its distribution lies. What has no ends of its own goes no further than the field. */
function quantileIn({ key, distribution }: UncertainField): (share: number) => number {
  const quantile = (isWhole(key) ? wholeQuantile : quantileOf).bind(undefined, distribution);
  if (distribution.is !== 'lognormal' && distribution.is !== 'logitnormal') return quantile;
  const allowed = allowedIn(key);
  return (share) => allowed(quantile(share));
}

/** Of whole numbers each between the ends is as likely, the ends too. */
function wholeQuantile(distribution: Distribution, share: number): number {
  if (distribution.is !== 'uniform') return Math.round(quantileOf(distribution, share));
  const { low, high } = distribution;
  return Math.min(high, low + Math.floor(share * (high - low + 1)));
}

function isConstant(column: Float64Array): boolean {
  const first = column[0];
  for (let place = 1; place < column.length; place++) if (column[place] !== first) return false;
  return true;
}

/** A percentile (0 to 100) of a figure; null where it is not known. */
export function percentileIn({ sorted, fields }: Samples, figure: string, percentile: number): number | null {
  const column = sorted.get(figure);
  if (column === undefined) return null;
  return samplePercentile(column, percentile / 100, fields > 1);
}

/** How a field is spread, as an answer states it. */
export function fieldRangeOf(distribution: Distribution): FieldRange {
  return { ...spanOf(distribution), shape: distribution.is };
}

/** What the ranges of a plan make of each of its figures. */
export function uncertaintyOf(
  plan: Plan,
  fields: readonly UncertainField[],
  evidence: PublishedRange | undefined,
  { samples: count, seed, pictures }: SamplingOptions & { readonly pictures?: boolean },
): Uncertainty {
  const keys = figures[plan.resolved.kind].filter((key) => plan.sheet.slots.has(key));
  const samples = sampled(plan, fields, keys, { samples: count, seed });
  const at = (key: string, percentile: number) => percentileIn(samples, key, percentile) as number;
  return {
    samples: count,
    seed,
    unanswered: samples.unanswered,
    ranges: Object.fromEntries(fields.map(({ key, distribution }) => [key, fieldRangeOf(distribution)])),
    percentiles: Object.fromEntries(
      [...samples.sorted.keys()].map((key) => [
        key,
        { p5: at(key, 5), p10: at(key, 10), p50: at(key, 50), p90: at(key, 90), p95: at(key, 95) },
      ]),
    ),
    ...togetherIn(fields),
    ...(pictures === true && histogramOf(samples, figureOf(plan.resolved.kind, plan.resolved.unknown.field))),
    ...(evidence && { evidence }),
  };
}

const STRETCHES = 30;

/** How often a figure lay where, between the values that one sample in two hundred is below, and above. */
function histogramOf({ sorted }: Samples, figure: string): { readonly histogram?: Histogram } {
  const column = sorted.get(figure);
  if (column === undefined) return {};
  const left = Math.floor(column.length / 200);
  const [from, to] = [column[left] as number, column[column.length - 1 - left] as number];
  if (from === to) return {};
  const counts = new Array<number>(STRETCHES).fill(0);
  const kept = column.subarray(left, column.length - left);
  for (const value of kept) {
    const stretch = Math.min(STRETCHES - 1, Math.floor(((value - from) / (to - from)) * STRETCHES));
    counts[stretch] = (counts[stretch] as number) + 1;
  }
  return { histogram: { figure, from, to, shares: counts.map((count) => count / kept.length) } };
}
