import { type ErrorSummary, summarise } from './errors.js';

/** A prediction beside what was measured; samples of one configuration are the same run, repeated. */
export type RatioSample = { readonly configuration: string; readonly ratio: number };

/** A factor on predictions that makes them come out, and how far they are off with and without it. */
export type Factored = {
  readonly rows: number;
  readonly configurations: number;
  /** Errors of the predictions as they are, each configuration once. */
  readonly error: ErrorSummary;
  /** What predictions are multiplied by; 1 where no factor lowers the error, null where there are too few configurations. */
  readonly factor: number | null;
  /** Errors with a factor from the other configurations alone; as they are, where none helps. Null without a factor. */
  readonly leftOneOut: ErrorSummary | null;
};

/** Configurations below which a factor says more of chance than of the machine. */
export const FEWEST = 5;

/** Digits of a factor: more would say what no measurement knows. */
const DIGITS = 4;

/**
 * The factor by which predictions must be multiplied: one over the median of predicted ÷ measured, in which each configuration
 * counts once, by its geometric mean. Its error is that of each configuration under the factor of the others.
 */
export function factorOf(samples: readonly RatioSample[]): Factored {
  const logs = new Map<string, number[]>();
  for (const { configuration, ratio } of samples) {
    const known = logs.get(configuration) ?? [];
    known.push(Math.log(ratio));
    logs.set(configuration, known);
  }
  const means = [...logs.values()].map((each) => each.reduce((sum, log) => sum + log, 0) / each.length);
  const error = summarise(means.map(Math.exp));
  const counted = { rows: samples.length, configurations: means.length, error };
  if (means.length < FEWEST) return { ...counted, factor: null, leftOneOut: null };
  const left = summarise(means.map((log, at) => Math.exp(log - medianOf(means.filter((_, other) => other !== at)))));
  if (left.mean >= error.mean) return { ...counted, factor: 1, leftOneOut: error };
  return { ...counted, factor: Number(Math.exp(-medianOf(means)).toPrecision(DIGITS)), leftOneOut: left };
}

/** The middle of some numbers; of an even number of them, the mean of the two. At least one is expected. */
function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] as number) + (sorted[Math.floor(middle)] as number)) / 2;
}
