import type { Metric } from './measured/columns.js';

/** A factor on a prediction, by the user’s own runs, and the error that is left: signed shares of predicted ÷ measured − 1. */
export type OwnFactor = {
  readonly metric: Metric;
  readonly factor: number;
  /** What the runs share, and how many they are. */
  readonly group: string;
  readonly rows: number;
  readonly low: number;
  readonly bias: number;
  readonly high: number;
};

/** What a prediction is multiplied by: 1 where no run tells. */
export function factorFor(factors: readonly OwnFactor[], metric: Metric): number {
  return factors.find((each) => each.metric === metric)?.factor ?? 1;
}

/** Factors as a plan is given them, in the place of the file that they come from. */
export function writtenFactors(factors: readonly OwnFactor[]): string {
  return JSON.stringify(factors);
}

export function readFactors(value: unknown): readonly OwnFactor[] {
  return typeof value === 'string' ? JSON.parse(value) : [];
}
