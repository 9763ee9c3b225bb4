import { roundDown } from '../../core/rounding.js';
import { solveFor } from '../../core/solve.js';
import type { Given } from '../../scenario/draft.js';
import type { FleetOutlook, Month, Timeline } from '../contract/outlook.js';
import { known } from '../sheet/figures.js';
import { type Plan, workingOf } from '../sheet/plan.js';
import { demandKey, gpusIn, lookAheadOf, monthIn, visitMonths } from './months.js';
import type { SamplingOptions } from './sampling-options.js';
import { sampledMonths } from './timeline-range.js';
import type { UncertainField } from './uncertain-field.js';

/**
 * What the demand of a plan that was computed into `values` takes month by month; undefined where
 * nothing looks ahead. `fields` are the assumptions that are ranges.
 */
export function timelineOf(
  plan: Plan,
  values: Float64Array,
  given: ReadonlyMap<string, Given>,
  options: SamplingOptions,
  fields: readonly UncertainField[],
): Timeline | undefined {
  const ahead = lookAheadOf(plan);
  if (ahead === undefined) return undefined;
  const buffer = values.slice();
  const months: Month[] = [];
  visitMonths(plan, buffer, ahead, (month) => {
    months.push(monthIn(plan, buffer, month));
    return true;
  });
  const spread = given.get('growth')?.spread;
  const sampled = fields.length === 0 && spread === undefined ? undefined : sampledMonths(plan, fields, spread, ahead, options);
  return {
    growthPerMonth: ahead.growth,
    months: sampled === undefined ? months : months.map((each, month) => ({ ...each, percentiles: sampled.percentilesOf(month) })),
    ...(ahead.fleet !== undefined && {
      fleet: { ...fleetOutlook(plan, values, ahead.fleet), ...(sampled?.runsOut && { runsOut: sampled.runsOut }) },
    }),
    ...(sampled && { uncertainty: sampled.sampling }),
  };
}

/**
 * The first month in which a plan that was computed into `values` needs more GPUs than its `fleet`:
 * infinite when none up to its horizon does, undefined where no fleet is given.
 */
export function runsOutInMonth(plan: Plan, values: Float64Array): number | undefined {
  const ahead = lookAheadOf(plan);
  const fleet = ahead?.fleet;
  if (ahead === undefined || fleet === undefined) return undefined;
  const buffer = values.slice();
  let found = Number.POSITIVE_INFINITY;
  visitMonths(plan, buffer, ahead, (month) => {
    if (gpusIn(plan, buffer) <= fleet) return true;
    found = month;
    return false;
  });
  return found;
}

function fleetOutlook(plan: Plan, values: Float64Array, gpus: number): FleetOutlook {
  const { sheet, resolved } = plan;
  const buffer = values.slice();
  const key = demandKey(plan);
  const working = workingOf(sheet, buffer, gpus, resolved.capacity);
  const most = working >= 1 ? solveFor(sheet, buffer, { unknown: key, target: 'gpusExact', wanted: working }) : Number.NaN;
  const figure = (name: string) => (Number.isNaN(most) ? null : known(buffer[sheet.slots.get(name) ?? -1]));
  const tokens = figure('tokensPerWindow');
  return {
    gpus,
    runsOutInMonth: known(runsOutInMonth(plan, values)),
    tokensPerWindow: tokens === null || key === 'requestsPerSecond' ? tokens : roundDown(tokens),
    ...(key === 'requestsPerSecond' && { requestsPerSecond: figure(key) }),
  };
}
