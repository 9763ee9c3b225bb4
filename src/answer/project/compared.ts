import type { Given } from '../../scenario/draft.js';
import type { Result } from '../contract/result.js';
import { gpusAtHorizon } from '../contract/totals.js';
import { gpusIn, lookAheadOf, visitMonths } from '../outlook/months.js';
import { SAMPLES, SEED } from '../outlook/sampling-options.js';
import { runsOutInMonth } from '../outlook/timeline.js';
import { percentileIn, sampled, uncertainFields } from '../outlook/uncertainty.js';
import { figureOf, figures, known } from '../sheet/figures.js';
import type { Plan } from '../sheet/plan.js';
import { RUNS_OUT } from './figure-names.js';

/** Figures by their keys; null is unknown, or (of a month) not within the horizon. */
export type ComparedFigures = Readonly<Record<string, number | null>>;

/** GPUs in the last month of the horizon. */
export const AT_HORIZON = gpusAtHorizon.key;
const PERCENTILES = [10, 90];
const SAMPLING = { samples: SAMPLES, seed: SEED };

/** What is compared of a plan that was computed: its figures, how uncertain the one that answers is, and what comes with time. */
export function comparedFigures(plan: Plan, values: Float64Array, given: ReadonlyMap<string, Given>): ComparedFigures {
  const { kind, unknown } = plan.resolved;
  const own = figures[kind].flatMap((key) => {
    const slot = plan.sheet.slots.get(key);
    return slot === undefined ? [] : [[key, known(values[slot])] as const];
  });
  return { ...Object.fromEntries(own), ...percentilesOf(plan, figureOf(kind, unknown.field), given), ...ahead(plan, values) };
}

function percentilesOf(plan: Plan, figure: string, given: ReadonlyMap<string, Given>): ComparedFigures {
  const fields = uncertainFields(given);
  if (fields.length === 0) return {};
  const samples = sampled(plan, fields, [figure], SAMPLING);
  return Object.fromEntries(PERCENTILES.map((percentile) => [`p${percentile}(${figure})`, percentileIn(samples, figure, percentile)]));
}

function ahead(plan: Plan, values: Float64Array): ComparedFigures {
  const look = lookAheadOf(plan);
  if (look === undefined) return {};
  const buffer = values.slice();
  visitMonths(plan, buffer, look, () => true);
  const runsOut = runsOutInMonth(plan, values);
  return {
    [AT_HORIZON]: known(gpusIn(plan, buffer)),
    ...(runsOut !== undefined && { [RUNS_OUT]: known(runsOut) }),
  };
}

/** The same of an answer that was saved, as far as it says so. */
export function savedFigures({
  answer,
  solved,
  uncertainty,
  timeline,
}: Pick<Result, 'answer' | 'solved' | 'uncertainty' | 'timeline'>): ComparedFigures {
  const percentiles = uncertainty?.percentiles[solved];
  return {
    ...answer,
    ...(percentiles && { [`p10(${solved})`]: percentiles.p10, [`p90(${solved})`]: percentiles.p90 }),
    ...(timeline && { [AT_HORIZON]: timeline.months.at(-1)?.gpus ?? null }),
    ...(timeline?.fleet && { [RUNS_OUT]: timeline.fleet.runsOutInMonth }),
  };
}
