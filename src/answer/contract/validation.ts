/** How far predictions were from what was measured; shares, 0.1 for 10 %. `bias` is the median of predicted ÷ measured − 1. */
export type ErrorFigures = { readonly mean: number; readonly median: number; readonly p90: number; readonly bias: number };

export const suites = ['training', 'serving'] as const;
export type Suite = (typeof suites)[number];

/** The constants were fitted to these, were not, or were fitted anew without them. */
export const samples = ['in-sample', 'not-fitted', 'left-out'] as const;
export const groupings = ['kind', 'publication', 'accelerator', 'metric', 'engine', 'family', 'left-out'] as const;

/** Errors of one group of published measurements. */
export type ValidationRow = {
  readonly suite: Suite;
  readonly sample: (typeof samples)[number];
  /** What the members of a group share. */
  readonly by: (typeof groupings)[number];
  readonly group: string;
  /** Predictions that were judged; left out at random, a measurement is predicted by each fit that it took no part in. */
  readonly count: number;
  readonly predicted: ErrorFigures;
  /** One utilisation for an accelerator and precision, and the speed of light; null where they were not reckoned. */
  readonly constantMfu: ErrorFigures | null;
  readonly speedOfLight: ErrorFigures | null;
};

export type ValidationReport = {
  readonly rows: readonly ValidationRow[];
  /** Packaged rows that are not predicted. */
  readonly unpredicted: readonly { readonly suite: Suite; readonly count: number; readonly reason: 'other-load' }[];
};
