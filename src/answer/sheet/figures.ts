import { figureKeysWith } from '../../core/figures.js';
import type { Kind } from '../../scenario/field.js';
import { asksPrediction } from '../../scenario/prediction.js';
import { asksServing } from '../../scenario/serving-fields.js';
import { figures } from './figure-order.js';

export { figures };

/** The figure that answers for a field, where their names differ. */
const figureByField: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  train: { duration: 'durationSeconds', budget: 'costUsd' },
  infer: { tokens: 'tokensPerWindow', requests: 'requestsPerSecond', budget: 'costUsdPerWindow' },
};

/** The figure that an unknown field is read off. */
export function figureOf(kind: Kind, field: string): string {
  return figureByField[kind][field] ?? field;
}

/** The figures that a scenario with these fields would have, were it answered. */
export function figuresAsked(kind: Kind, given: Readonly<Record<string, unknown>>): readonly string[] {
  const has = (...fields: readonly string[]) => fields.some((field) => field in given);
  const there = figureKeysWith(kind, {
    peak: has('peakToAverage', 'headroom'),
    spares: has('spares'),
    owned: has('serverPrice'),
    embodied: has('embodied', 'gpuEmbodied', 'serverEmbodied', 'hardwareYears'),
    water: has('wue', 'gridWater'),
    yuan: has('cnyPerUsd'),
    apart: has('price') && has('input', 'output'),
    users: has('users', 'messagesPerUser'),
    concurrentUsers: has('concurrentUsers', 'thinkTime'),
    turns: has('turns'),
    predicted:
      kind === 'train'
        ? asksPrediction((field) => has(field), given['utilization'])
        : asksServing(kind, Object.keys(given), [{ value: given['utilization'] }]),
    // Which names are those of instances, the catalogue knows: what has no answer names its card.
    instances: false,
  });
  return figures[kind].filter((key) => there.has(key));
}

/** A figure as it leaves the program: what is not known is null. */
export function known(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
