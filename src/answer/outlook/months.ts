import { slotOf } from '../../core/compile.js';
import { costPerMonth, electricityPerMonth, grownDemand } from '../../core/month.js';
import { LARGEST_COUNT, type Plan } from '../plan.js';
import type { Month } from './outlook.js';

/** The quantity that grows: what the demand is told by. */
export function demandKey({ resolved }: Plan): 'tokensPerWindow' | 'requestsPerSecond' {
  return resolved.demand === 'window' ? 'tokensPerWindow' : 'requestsPerSecond';
}

/**
 * Computes months 0 to `horizon` of a plan that was computed into `values`, one after the other in
 * that very buffer. What was solved for is held: each month is read forwards. A visitor that returns
 * false has seen enough.
 */
export function visitMonths(
  plan: Plan,
  values: Float64Array,
  { growth, horizon }: { growth: number; horizon: number },
  visit: (month: number) => boolean | undefined,
): void {
  const demand = slotOf(plan.sheet.slots, demandKey(plan));
  for (let month = 0; month <= horizon; month++) {
    if (month > 0) values[demand] = grownDemand.compute(values[demand] as number, growth, 0, 0);
    plan.sheet.evaluate(values);
    if (visit(month) === false) return;
  }
}

/** How far a scenario looks ahead; undefined where it does not. */
export function lookAheadOf({ resolved }: Plan): { growth: number; horizon: number; fleet: number | undefined } | undefined {
  const { growth, horizon, fleet } = resolved.scenario;
  if (typeof horizon !== 'number') return undefined;
  return { growth: typeof growth === 'number' ? growth : 0, horizon, fleet: typeof fleet === 'number' ? fleet : undefined };
}

/**
 * The first month in which a plan that was computed into `values` needs more than so many GPUs;
 * infinite when none up to the horizon does. The buffer is left at that month.
 */
export function firstBeyond(plan: Plan, values: Float64Array, ahead: { growth: number; horizon: number }, gpus: number): number {
  let found = Number.POSITIVE_INFINITY;
  visitMonths(plan, values, ahead, (month) => {
    if (gpusIn(plan, values) <= gpus) return true;
    found = month;
    return false;
  });
  return found;
}

/** GPUs of the month in `values`; infinite when they are beyond counting. */
export function gpusIn({ sheet }: Plan, values: Float64Array): number {
  const gpus = values[slotOf(sheet.slots, 'gpus')] as number;
  return gpus < LARGEST_COUNT ? gpus : Number.POSITIVE_INFINITY;
}

/** The figures of the month in `values`. */
export function monthIn(plan: Plan, values: Float64Array, month: number): Month {
  const countable = Number.isFinite(gpusIn(plan, values));
  const figure = (key: string) => {
    const slot = plan.sheet.slots.get(key);
    return slot === undefined || !countable ? Number.NaN : (values[slot] as number);
  };
  const price = figure('priceUsdPerGpuHour');
  const electricity = figure('electricityUsdPerKwh');
  return {
    month,
    tokensPerWindow: orNull(figure('tokensPerWindow')),
    ...(plan.resolved.demand !== 'window' && { requestsPerSecond: orNull(figure('requestsPerSecond')) }),
    gpus: orNull(figure('gpus')),
    servers: orNull(figure('servers')),
    powerWatts: orNull(figure('powerWatts')),
    costUsdPerMonth: orNull(costPerMonth.compute(figure('gpus'), price, 0, 0)),
    electricityUsdPerMonth: orNull(electricityPerMonth.compute(figure('powerWatts'), electricity, 0, 0)),
  };
}

/** Null for what nobody knows, and for what no number holds. */
export function orNull(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
