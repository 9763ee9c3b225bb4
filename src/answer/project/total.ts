import type { Result } from '../contract/result.js';
import { totalFigures } from '../contract/totals.js';
import type { Judged } from './figure-names.js';
import type { Answered } from './project.js';
import { plus, type TotalMonth, totalTimeline } from './total-timeline.js';

/** Everything that the scenarios of a run take together, all of them at the same time. Null is unknown, never zero. */
export type Total = Taken & {
  /** Names of the scenarios in it; alternatives (a list in a field) and those without an answer are left out. */
  readonly scenarios: readonly string[];
  readonly leftOut: readonly string[];
  readonly byGpu: readonly GpuTotal[];
  /** All training runs together, each paid once. */
  readonly trainingCostUsd: number | null;
  /** The same month by month, where a scenario looks ahead. */
  readonly timeline?: readonly TotalMonth[];
};

export const judgedTotal: Judged = { figures: totalFigures.map(({ key }) => key), figureOf: (field) => field, sampled: false };

export type GpuTotal = Taken & {
  /** Id of the accelerator’s preset; null where only its peak was given. */
  readonly gpu: string | null;
  readonly name: string | null;
  readonly trainingGpus: number;
  readonly servingGpus: number;
};

/** What scenarios take, of one accelerator or of all. */
type Taken = {
  readonly gpus: number;
  readonly servers: number;
  readonly powerWatts: number | null;
  readonly costUsdPerDay: number | null;
  /** Of servers of one’s own; no part of the cost. */
  readonly electricityUsdPerDay: number | null;
  readonly co2eGramsPerDay: number | null;
};

const HOURS_A_DAY = 24;

/** Adds up answers by accelerator. */
export function totalOf(answered: readonly Answered[]): Total {
  const counted = answered.filter(({ alternative, result }) => !alternative && result.error === undefined);
  const groups = new Map<string | null, GpuTotal>();
  let trainingCostUsd: number | null = 0;
  for (const { result } of counted) {
    const { answer, evidence, kind, scenario } = result;
    const id = evidence.gpu?.id ?? null;
    const before = groups.get(id);
    const gpus = answer['gpus'] ?? 0;
    groups.set(id, {
      gpu: id,
      name: evidence.gpu?.name ?? null,
      trainingGpus: (before?.trainingGpus ?? 0) + (kind === 'train' ? gpus : 0),
      servingGpus: (before?.servingGpus ?? 0) + (kind === 'infer' ? gpus : 0),
      gpus: (before?.gpus ?? 0) + gpus,
      servers: (before?.servers ?? 0) + (answer['servers'] ?? 0),
      powerWatts: plus(before?.powerWatts, answer['powerWatts']),
      costUsdPerDay: plus(before?.costUsdPerDay, costUsdPerDayOf(answer, scenario)),
      electricityUsdPerDay: plus(before?.electricityUsdPerDay, electricityUsdPerDayOf(answer, scenario)),
      co2eGramsPerDay: plus(before?.co2eGramsPerDay, co2eGramsPerDayOf(answer, evidence)),
    });
    if (kind === 'train') trainingCostUsd = plus(trainingCostUsd, answer['costUsd']);
  }
  const byGpu = [...groups.values()];
  const timeline = totalTimeline(counted);
  const several = new Set(answered.map(({ scenario }) => scenario.file)).size > 1;
  const nameOf = ({ scenario: { file, name } }: Answered) => (several ? `${file}: ${name}` : name);
  const names = (list: readonly Answered[]) => [...new Set(list.map(nameOf))];
  return {
    scenarios: names(counted),
    leftOut: names(answered.filter((each) => !counted.includes(each))),
    byGpu,
    gpus: sum(byGpu.map(({ gpus }) => gpus)) ?? 0,
    servers: sum(byGpu.map(({ servers }) => servers)) ?? 0,
    powerWatts: sum(byGpu.map(({ powerWatts }) => powerWatts)),
    costUsdPerDay: sum(byGpu.map(({ costUsdPerDay }) => costUsdPerDay)),
    electricityUsdPerDay: sum(byGpu.map(({ electricityUsdPerDay }) => electricityUsdPerDay)),
    co2eGramsPerDay: sum(byGpu.map(({ co2eGramsPerDay }) => co2eGramsPerDay)),
    trainingCostUsd,
    ...(timeline && { timeline }),
  };
}

type Numbers = Readonly<Record<string, number | null>>;
type Scenario = Result['scenario'];

/** What the GPUs of an answer cost a day, those of instances whole; null without a price. */
export function costUsdPerDayOf(answer: Numbers, { price }: Scenario): number | null {
  const gpus = answer['paidGpus'] ?? answer['gpus'];
  return typeof price === 'number' && typeof gpus === 'number' ? gpus * HOURS_A_DAY * price : null;
}

function electricityUsdPerDayOf(answer: Numbers, { electricityPrice: price }: Scenario): number | null {
  const power = answer['powerWatts'];
  return typeof price === 'number' && typeof power === 'number' ? (power / 1000) * HOURS_A_DAY * price : null;
}

function co2eGramsPerDayOf(answer: Numbers, { carbon }: Result['evidence']): number | null {
  const power = answer['powerWatts'];
  return carbon !== undefined && typeof power === 'number' ? (power / 1000) * HOURS_A_DAY * carbon.gramsPerKwh : null;
}

/** All of them together; unknown where one of them is. */
export function sum(values: readonly (number | null | undefined)[]): number | null {
  return values.reduce<number | null>(plus, 0);
}
