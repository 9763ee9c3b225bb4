import { type Field, choicesOf as fieldChoices, type Kind } from '../../scenario/field.js';
import { fieldsOf } from '../../scenario/fields.js';
import { spelledValue } from '../../scenario/spelled.js';
import type { Prediction } from '../contract/prediction.js';
import type { Evidence, Result } from '../contract/result.js';

/** What a page offers to be said otherwise. */
export type LiveField = {
  readonly key: string;
  /** As people write it; empty where nobody said it. */
  readonly text: string;
  /** Values of a slider, least to most, the present one in the middle; none where a number is not moved so. */
  readonly choices: readonly string[];
  /** All that it may be, where that is a choice. */
  readonly options?: readonly string[];
  /** What was predicted where nobody said it. */
  readonly predicted?: string;
};

/** Shares of a value that a slider offers. */
const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 7, 10];

/** Every number of a scenario that was not solved for, and how a predicted step is run, in one of these precisions. */
export function liveFieldsOf(result: Result, precisions: readonly string[]): readonly LiveField[] {
  const { kind, scenario, sources, unknown, prediction, evidence } = result;
  return fieldsOf(kind).flatMap((field): LiveField[] => {
    const { key, type } = field;
    const value = scenario[key];
    if (prediction !== undefined && key in STEP) return [stepField(field, kind, value, prediction, precisions)];
    // A predicted step is of the peak of its precision.
    if (prediction !== undefined && key === 'peak') return [];
    if (type.is !== 'quantity' || typeof value !== 'number' || key === unknown || sources[key] === 'derived') return [];
    return [{ key, text: spelledAmount(field, value, evidence), choices: choicesOf(field, value, evidence) }];
  });
}

/** How a step is run: whatever nobody said is searched, or usual. */
const STEP: Readonly<Record<string, (prediction: Prediction) => string>> = {
  precision: ({ precision }) => precision,
  layout: ({ layout }) =>
    Object.entries(layout)
      .flatMap(([group, size]) => (size === 1 ? [] : [`${group}=${size}`]))
      .join(','),
  microBatch: ({ microBatch }) => String(microBatch),
  globalBatch: ({ globalBatch }) => String(globalBatch),
  zero: ({ zero }) => String(zero),
  recompute: ({ recompute }) => recompute,
  optimizer: ({ optimizer }) => optimizer,
};

function stepField(field: Field, kind: Kind, value: unknown, prediction: Prediction, precisions: readonly string[]): LiveField {
  const { key, type } = field;
  const told = typeof value === 'number' || typeof value === 'string' ? value : undefined;
  return {
    key,
    text: told === undefined ? '' : spelledValue(field, told),
    choices: typeof told === 'number' && key !== 'zero' ? choicesOf(field, told, {}) : [],
    ...(type.is === 'choice' && {
      options: key === 'precision' ? precisions : fieldChoices(type, kind),
    }),
    ...(told === undefined && { predicted: STEP[key]?.(prediction) ?? '' }),
  };
}

/** A value as people write it: in the currency that it was given in. */
export function spelledAmount(field: Field, value: number | string, { cny }: Pick<Evidence, 'cny'>): string {
  const yuan = cny?.[field.key];
  return yuan === undefined ? spelledValue(field, value) : `¥${spelledValue(field, yuan)}`;
}

/** Values around the present one that the field may have. */
function choicesOf(field: Field, value: number, { cny }: Pick<Evidence, 'cny'>): readonly string[] {
  const { type } = field;
  if (type.is !== 'quantity' || value <= 0) return [];
  const { min = 0, max = Number.POSITIVE_INFINITY, whole } = type;
  const yuan = cny?.[field.key];
  const now = yuan ?? value;
  const values = SHARES.map((share) =>
    share === 1 ? now : whole === true ? Math.round(now * share) : Number((now * share).toPrecision(3)),
  );
  const allowed = [...new Set(values)].filter((each) => each > 0 && each >= min && each <= max);
  return allowed.length < 3 ? [] : allowed.map((each) => `${yuan === undefined ? '' : '¥'}${spelledValue(field, each)}`);
}
