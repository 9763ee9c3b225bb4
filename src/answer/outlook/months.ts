import { slotOf } from '../../core/compile.js';
import { demandQuantity } from '../../core/demand.js';
import { costPerMonth, electricityPerMonth, grownDemand } from '../../core/month.js';
import type { Month } from '../contract/outlook.js';
import { known } from '../sheet/figures.js';
import { LARGEST_COUNT, type Plan } from '../sheet/plan.js';

/** The quantity that grows: what the demand is told by. */
export function demandKey({ resolved }: Plan): string {
  return demandQuantity(resolved.demand, resolved.rate);
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
    tokensPerWindow: known(figure('tokensPerWindow')),
    ...(plan.resolved.demand !== 'window' && { requestsPerSecond: known(figure('requestsPerSecond')) }),
    gpus: known(figure('gpus')),
    servers: known(figure('servers')),
    powerWatts: known(figure('powerWatts')),
    costUsdPerMonth: known(costPerMonth.compute(figure(plan.sheet.slots.has('paidGpus') ? 'paidGpus' : 'gpus'), price, 0, 0)),
    electricityUsdPerMonth: known(electricityPerMonth.compute(figure('powerWatts'), electricity, 0, 0)),
  };
}
