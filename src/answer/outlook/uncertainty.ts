import { type Distribution, percentileOf, quantileOf, spanOf } from '../../core/distribution.js';
import { quasiRandom } from '../../core/quasi-random.js';
import type { Given } from '../../scenario/draft.js';
import { fieldOf, quantityOf } from '../../scenario/fields.js';
import { figures } from '../figures.js';
import type { Plan } from '../plan.js';
import type { FieldRange, PublishedRange, Uncertainty } from './outlook.js';

export type SamplingOptions = {
  readonly samples: number;
  readonly seed: number;
};

/** An uncertain field: the slot that it fills, and how it is spread. */
export type UncertainField = {
  readonly key: string;
  readonly slot: number;
  readonly distribution: Distribution;
  /** Its values are whole. */
  readonly whole: boolean;
};

/** The fields of a plan that were given as ranges. */
export function uncertainFields({ resolved, sheet }: Plan, given: ReadonlyMap<string, Given>): readonly UncertainField[] {
  return [...given].flatMap(([key, { spread }]) => {
    const quantity = quantityOf(key, resolved.kind);
    const slot = quantity === undefined ? undefined : sheet.slots.get(quantity);
    if (spread === undefined || slot === undefined) return [];
    const type = fieldOf(key)?.type;
    return [{ key, slot, distribution: spread, whole: type?.is === 'quantity' && type.whole === true }];
  });
}

/** Samples of some figures, each in ascending order; those without an answer are counted and left out. */
export type Samples = { readonly sorted: ReadonlyMap<string, Float64Array>; readonly unanswered: number };

/** Computes a plan for quasi-random values of its uncertain fields. The same seed gives the same digits everywhere. */
export function sampled(
  plan: Plan,
  fields: readonly UncertainField[],
  keys: readonly string[],
  { samples, seed }: SamplingOptions,
): Samples {
  const values = plan.inputs.slice();
  const point = new Float64Array(fields.length);
  const next = quasiRandom(fields.length, seed);
  const slots = keys.map((key) => plan.sheet.slots.get(key) ?? -1);
  const columns = keys.map(() => new Float64Array(samples));
  let answered = 0;
  for (let sample = 0; sample < samples; sample++) {
    next(point);
    for (let place = 0; place < fields.length; place++) {
      const { slot, distribution, whole } = fields[place] as UncertainField;
      const value = quantileOf(distribution, point[place] as number);
      values[slot] = whole ? Math.round(value) : value;
    }
    if (plan.compute(values) !== undefined) continue;
    for (let place = 0; place < slots.length; place++)
      (columns[place] as Float64Array)[answered] = values[slots[place] as number] as number;
    answered++;
  }
  const sorted = new Map<string, Float64Array>();
  keys.forEach((key, place) => {
    const column = (columns[place] as Float64Array).subarray(0, answered);
    // What nobody knows is unknown in every sample.
    if (answered > 0 && !Number.isNaN(column[0])) sorted.set(key, column.sort());
  });
  return { sorted, unanswered: samples - answered };
}

/** A percentile (0 to 100) of a figure; null where it is not known. */
export function percentileIn({ sorted }: Samples, figure: string, percentile: number): number | null {
  const column = sorted.get(figure);
  return column === undefined ? null : percentileOf(column, percentile / 100);
}

/** What the ranges of a plan make of each of its figures. */
export function uncertaintyOf(
  plan: Plan,
  fields: readonly UncertainField[],
  evidence: PublishedRange | undefined,
  options: SamplingOptions,
): Uncertainty {
  const keys = figures[plan.resolved.kind].filter((key) => plan.sheet.slots.has(key));
  const samples = sampled(plan, fields, keys, options);
  const at = (key: string, percentile: number) => percentileIn(samples, key, percentile) as number;
  return {
    ...options,
    unanswered: samples.unanswered,
    ranges: Object.fromEntries(
      fields.map(({ key, distribution }): [string, FieldRange] => [key, { ...spanOf(distribution), shape: distribution.is }]),
    ),
    percentiles: Object.fromEntries(
      [...samples.sorted.keys()].map((key) => [key, { p10: at(key, 10), p50: at(key, 50), p90: at(key, 90) }]),
    ),
    ...(evidence && { evidence }),
  };
}
