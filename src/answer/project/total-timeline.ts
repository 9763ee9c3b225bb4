import { costPerMonth, MONTH_SECONDS } from '../../core/month.js';
import { lookAheadOf, monthIn, visitMonths } from '../outlook/months.js';
import type { Answered } from './project.js';

/** What all scenarios of a run take together in a month. Null is unknown, or more than can be counted. */
export type TotalMonth = {
  readonly month: number;
  readonly trainingGpus: number;
  readonly servingGpus: number | null;
  readonly gpus: number | null;
  readonly servers: number | null;
  readonly powerWatts: number | null;
  readonly costUsdPerMonth: number | null;
};

/**
 * The fleet of a run month by month, as far as the longest horizon of its scenarios; undefined where
 * none looks ahead. What serves grows by its own growth, or stays; what trains begins now, and is gone
 * when its time is over: of its last month only that part is paid.
 */
export function totalTimeline(answered: readonly Answered[]): readonly TotalMonth[] | undefined {
  const horizons = answered.flatMap(({ plan }) => (plan && lookAheadOf(plan)?.horizon) ?? []);
  if (horizons.length === 0) return undefined;
  const horizon = Math.max(...horizons);
  const months: TotalMonth[] = Array.from({ length: horizon + 1 }, (_, month) => ({
    month,
    trainingGpus: 0,
    servingGpus: 0,
    gpus: 0,
    servers: 0,
    powerWatts: 0,
    costUsdPerMonth: 0,
  }));
  for (const each of answered) {
    if (each.result.kind === 'train') addRun(each, months);
    else addService(each, months, horizon);
  }
  return months;
}

function addRun({ result: { answer, scenario } }: Answered, months: TotalMonth[]): void {
  const duration = (answer['durationSeconds'] ?? 0) / MONTH_SECONDS;
  const price = scenario['price'];
  const gpus = answer['gpus'] ?? 0;
  const cost = typeof price === 'number' ? costPerMonth.compute(answer['paidGpus'] ?? gpus, price, 0, 0) : null;
  for (let month = 0; month < months.length && month < duration; month++) {
    const before = months[month] as TotalMonth;
    months[month] = {
      ...before,
      trainingGpus: before.trainingGpus + gpus,
      gpus: plus(before.gpus, gpus),
      servers: plus(before.servers, answer['servers']),
      powerWatts: plus(before.powerWatts, answer['powerWatts']),
      costUsdPerMonth: plus(before.costUsdPerMonth, cost === null ? null : cost * Math.min(1, duration - month)),
    };
  }
}

function addService({ plan, values }: Answered, months: TotalMonth[], horizon: number): void {
  if (plan === undefined) return;
  const buffer = values.slice();
  visitMonths(plan, buffer, { growth: lookAheadOf(plan)?.growth ?? 0, horizon }, (month) => {
    const { gpus, servers, powerWatts, costUsdPerMonth } = monthIn(plan, buffer, month);
    const before = months[month] as TotalMonth;
    months[month] = {
      ...before,
      servingGpus: plus(before.servingGpus, gpus),
      gpus: plus(before.gpus, gpus),
      servers: plus(before.servers, servers),
      powerWatts: plus(before.powerWatts, powerWatts),
      costUsdPerMonth: plus(before.costUsdPerMonth, costUsdPerMonth),
    };
    return true;
  });
}

/** A sum so far, of which there may be none yet, and more; with a part that nobody knows it is unknown too. */
export function plus(before: number | null | undefined, more: number | null | undefined): number | null {
  return before === null || more === null || more === undefined ? null : (before ?? 0) + more;
}
