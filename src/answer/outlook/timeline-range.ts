import { type Distribution, quantileOf } from '../../core/distribution.js';
import { samplePercentile } from '../../core/percentile.js';
import { quasiRandom } from '../../core/quasi-random.js';
import type { FleetOutlook, Month, MonthPercentiles, TimelineSampling } from '../contract/outlook.js';
import { known } from '../sheet/figures.js';
import type { Plan } from '../sheet/plan.js';
import { gpusIn, lookAheadOf, visitMonths } from './months.js';
import type { SamplingOptions } from './sampling-options.js';
import type { UncertainField } from './uncertain-field.js';
import { drawerOf, fieldRangeOf } from './uncertainty.js';

export type SampledMonths = {
  readonly percentilesOf: (month: number) => NonNullable<Month['percentiles']>;
  readonly runsOut: FleetOutlook['runsOut'];
  readonly sampling: TimelineSampling;
};

/** Months that are computed at most: a long horizon takes fewer samples. */
const MOST_MONTHS = 2_000_000;

/** What a plan looks ahead to, and what of it is uncertain. */
type Sampled = {
  readonly plan: Plan;
  readonly fields: readonly UncertainField[];
  readonly growth: Distribution | undefined;
  readonly ahead: { readonly growth: number; readonly horizon: number };
};

/** How many samples are taken where each computes every month up to the horizon. */
function samplesWithin(horizon: number, { samples }: SamplingOptions): number {
  return Math.min(samples, Math.ceil(MOST_MONTHS / (horizon + 1)));
}

/**
 * Visits the months of a plan for quasi-random values of its uncertain fields and of the growth, with the place of the sample
 * among those that have an answer; one of which enough was seen gives false. Returns how many have one.
 */
function visitSamples(
  { plan, fields, growth, ahead }: Sampled,
  { samples, seed }: SamplingOptions,
  visit: (month: number, place: number, values: Float64Array) => boolean,
): number {
  const point = new Float64Array(dimensionsOf(fields, growth));
  const next = quasiRandom(point.length, samples, seed);
  const draw = drawerOf(plan, fields, growth === undefined ? [] : ['growth']);
  const values = plan.inputs.slice();
  let answered = 0;
  for (let sample = 0; sample < samples; sample++) {
    next(point);
    values.set(plan.inputs);
    draw(values, point);
    if (plan.compute(values) !== undefined) continue;
    const drawn = growth === undefined ? ahead.growth : quantileOf(growth, point[fields.length] as number);
    visitMonths(plan, values, { growth: drawn, horizon: ahead.horizon }, (month) => visit(month, answered, values));
    answered++;
  }
  return answered;
}

function dimensionsOf(fields: readonly UncertainField[], growth: Distribution | undefined): number {
  return fields.length + (growth === undefined ? 0 : 1);
}

/** Computes the months of a plan for quasi-random values of its uncertain fields and of the growth. */
export function sampledMonths(
  plan: Plan,
  fields: readonly UncertainField[],
  growth: Distribution | undefined,
  ahead: { growth: number; horizon: number; fleet: number | undefined },
  options: SamplingOptions,
): SampledMonths {
  const { horizon, fleet } = ahead;
  const samples = samplesWithin(horizon, options);
  const columns = () => Array.from({ length: horizon + 1 }, () => new Float64Array(samples));
  const [gpus, servers] = [columns(), columns()];
  const runsOut = new Float64Array(samples).fill(Number.POSITIVE_INFINITY);
  const serverSlot = plan.sheet.slots.get('servers') ?? -1;
  const sampling = { samples, seed: options.seed };
  const answered = visitSamples({ plan, fields, growth, ahead }, sampling, (month, place, values) => {
    const needed = gpusIn(plan, values);
    (gpus[month] as Float64Array)[place] = needed;
    (servers[month] as Float64Array)[place] = Number.isFinite(needed) ? (values[serverSlot] as number) : needed;
    if (fleet !== undefined && needed > fleet && runsOut[place] === Number.POSITIVE_INFINITY) runsOut[place] = month;
    return true;
  });
  const spread = (column: Float64Array | undefined): MonthPercentiles => {
    const sorted = (column ?? new Float64Array()).subarray(0, answered).sort();
    const at = (share: number) => known(samplePercentile(sorted, share, dimensionsOf(fields, growth) > 1));
    return { p5: at(0.05), p10: at(0.1), p50: at(0.5), p90: at(0.9), p95: at(0.95) };
  };
  return {
    percentilesOf: (month) => ({ gpus: spread(gpus[month]), servers: spread(servers[month]) }),
    runsOut: fleet === undefined ? undefined : runsOutOf(runsOut.subarray(0, answered).sort()),
    sampling: {
      samples,
      seed: options.seed,
      unanswered: samples - answered,
      ...(growth && { growth: fieldRangeOf(growth) }),
    },
  };
}

/**
 * Percentiles (0 to 100) of the month in which the fleet of a plan runs out, over its ranges and that of its growth, sampled
 * once for all of them: infinite when it lasts up to the horizon, undefined where no sample has an answer. Nothing where no
 * fleet is given.
 */
export function runsOutPercentiles(
  plan: Plan,
  fields: readonly UncertainField[],
  growth: Distribution | undefined,
  options: SamplingOptions,
): ((percentile: number) => number | undefined) | undefined {
  const ahead = lookAheadOf(plan);
  const fleet = ahead?.fleet;
  if (ahead === undefined || fleet === undefined) return undefined;
  const samples = samplesWithin(ahead.horizon, options);
  const months = new Float64Array(samples).fill(Number.POSITIVE_INFINITY);
  const answered = visitSamples({ plan, fields, growth, ahead }, { samples, seed: options.seed }, (month, place, values) => {
    if (gpusIn(plan, values) <= fleet) return true;
    months[place] = month;
    return false;
  });
  const sorted = months.subarray(0, answered).sort();
  return (percentile) => ranked(sorted, percentile / 100);
}

/** Months are whole, and one that never comes is no number to average: the nearest rank is taken. */
function ranked(sorted: Float64Array, share: number): number | undefined {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

function runsOutOf(sorted: Float64Array): NonNullable<FleetOutlook['runsOut']> {
  const rank = (share: number) => known(ranked(sorted, share));
  const never = sorted.filter((month) => !Number.isFinite(month)).length;
  return { early: rank(0.1), likely: rank(0.5), late: rank(0.9), never: sorted.length === 0 ? 0 : never / sorted.length };
}
