/** How far predictions were from what was measured; shares, 0.1 for 10 %. `bias` is the median of predicted ÷ measured − 1. */
export type ErrorFigures = { readonly mean: number; readonly median: number; readonly p90: number; readonly bias: number };

export const suites = ['training', 'serving', 'memory', 'energy'] as const;
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
  readonly verdict: Verdict;
  /** Groups whose predictions are not to be trusted: a tenth of them is far off, or there are too few to tell. */
  readonly distrusted: readonly (Pick<ValidationRow, 'suite' | 'sample' | 'by' | 'group'> & { readonly reason: 'far-off' | 'few' })[];
  /** Accelerators with measurements, and those of the catalogue. */
  readonly measured: readonly { readonly suite: Suite; readonly gpus: number; readonly of: number }[];
};

/** Green where every figure is the one that docs/accuracy.md quotes, to the digits that are printed there. */
export type Verdict = {
  readonly colour: 'green' | 'red';
  /** Groups that were compared. */
  readonly compared: number;
  readonly moved: readonly Moved[];
};

/** A figure that is not the quoted one; null where there is no such group on that side. */
export type Moved = Pick<ValidationRow, 'suite' | 'sample' | 'by' | 'group'> & {
  readonly figure: 'count' | keyof ErrorFigures;
  readonly quoted: number | null;
  readonly found: number | null;
};

/** A formula that was broken on purpose, and what the verdict made of it. */
export type BrokenFormula = {
  readonly suite: Suite;
  readonly formula: (typeof breakable)[number];
  readonly verdict: Verdict;
};
export const breakable = ['pipeline-bubble', 'memory-bandwidth', 'activations', 'power-by-load'] as const;

/** Whether the verdict turns red when it should. */
export type RedProof = {
  /** The program as it is: green, or the rest proves nothing. */
  readonly shipped: Verdict;
  readonly broken: readonly BrokenFormula[];
  /** The program as it is was green, and every broken formula red. */
  readonly proven: boolean;
};
