/** How far predictions were from what was measured, as shares of the measured. */
export type ErrorSummary = {
  readonly count: number;
  readonly mean: number;
  readonly median: number;
  readonly p90: number;
  /** Median of the signed error: positive where predictions are too fast. */
  readonly bias: number;
  /** Signed errors that a tenth of the predictions are below, and a tenth above. */
  readonly low: number;
  readonly high: number;
};

/** Errors of predictions by constants that took no part in what is predicted: what was left out, and of which steps or runs. */
export type LeftOutErrors = {
  readonly left: string;
  readonly group: string;
} & Pick<ErrorSummary, 'count' | 'mean' | 'median' | 'p90' | 'bias'>;

/** Of ratios of predicted to measured. All NaN where there are none. */
export function summarise(ratios: readonly number[]): ErrorSummary {
  const signed = ratios.map((ratio) => ratio - 1).sort((one, other) => one - other);
  const sizes = signed.map(Math.abs).sort((one, other) => one - other);
  const count = signed.length;
  const at = (values: readonly number[], share: number) => values[Math.floor(share * count)] ?? Number.NaN;
  return {
    count,
    mean: sizes.reduce((sum, size) => sum + size, 0) / count,
    median: at(sizes, 0.5),
    p90: at(sizes, 0.9),
    bias: at(signed, 0.5),
    low: at(signed, 0.1),
    high: at(signed, 0.9),
  };
}
