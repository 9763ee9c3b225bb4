import type { PublishedRun } from '../../catalog/runs.js';

/** What ranges among the assumptions make of the figures. */
export type Uncertainty = {
  readonly samples: number;
  readonly seed: number;
  /** Samples that had no answer (more utilisation than there is); the percentiles are of the others. */
  readonly unanswered: number;
  /** How each uncertain field is spread, in SI units. */
  readonly ranges: Readonly<Record<string, FieldRange>>;
  /** Ranges that go together, with the rank correlation of their values. */
  readonly together?: readonly { readonly fields: readonly [string, string]; readonly rankCorrelation: number }[];
  /** Tenth, fiftieth and ninetieth percentile of each figure that is known; of samples the fifth and ninety-fifth too. */
  readonly percentiles: Readonly<Record<string, Percentiles>>;
  /** How often the figure that answers lay where; only for pictures. */
  readonly histogram?: Histogram;
  /** Published runs that an assumption was taken from. */
  readonly evidence?: PublishedRange;
  /** Published runs that were predicted like this answer: percentiles are what they measured where this was predicted. */
  readonly measured?: { readonly group: string; readonly runs: number /** The user’s own, by a calibration. */; readonly own?: true };
};

/** Shares of the samples in stretches of equal width between two values, which leave out one sample in a hundred. */
export type Histogram = { readonly figure: string; readonly from: number; readonly to: number; readonly shares: readonly number[] };

/** A figure at other values of one assumption, all else as it is; `x` is the assumption, `y` the figure. */
export type TradeOff = {
  readonly field: string;
  readonly figure: string;
  readonly points: readonly { readonly x: number; readonly y: number }[];
};

type Percentiles = {
  readonly p5?: number;
  readonly p10: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95?: number;
};

export type FieldRange = {
  /** The lowest value; of a distribution without ends P5. */
  readonly low: number;
  /** The mode of a triangle, else the median. */
  readonly middle: number;
  /** The highest value; of a distribution without ends P95. */
  readonly high: number;
  readonly shape: 'uniform' | 'triangular' | 'lognormal' | 'logitnormal' | 'observed';
};

/** In what a published run may be like the scenario. */
export type Likeness = 'accelerator' | 'precision' | 'scale';

/** What published runs reached, and how near they are to the scenario. */
export type PublishedRange = {
  readonly field: 'utilization';
  /** In what the runs are like the scenario; the rest had to be let go to find enough of them. */
  readonly comparableBy: readonly Likeness[];
  /** The nearest in size first. */
  readonly runs: readonly PublishedRun[];
};

/** How far each assumption alone moves a figure, the farthest first. */
export type Sensitivity = {
  readonly figure: string;
  /** The figure with every assumption at its middle. */
  readonly value: number | null;
  /** An assumption without a range of its own is moved by this share, both ways. */
  readonly step: number;
  readonly swings: readonly Swing[];
  /** Assumptions that do not move it. */
  readonly unmoved: readonly string[];
  /** Assumptions that nobody gave and no preset knows, the one that moves it farthest first: what to find out. */
  readonly findOutFirst: readonly string[];
  /** Which range how much of the spread is, where there are several. */
  readonly sobol?: SobolIndices;
};

/** Shares of the variance of a figure by what makes it. */
export type SobolIndices = {
  /** Points at which the figure was computed, for each index and twice more. */
  readonly points: number;
  /** Points without an answer: then there are no indices, which need every combination of the ranges. */
  readonly unanswered: number;
  /** The largest total first. */
  readonly indices: readonly {
    /** One range, or several that go together. */
    readonly fields: readonly string[];
    /** What it makes of the variance alone. */
    readonly first: number;
    /** The same with what it makes together with others. */
    readonly total: number;
  }[];
};

export type Swing = {
  readonly field: string;
  /** From end to end of its range, or by the step. */
  readonly by: 'range' | 'step';
  readonly low: SwingEnd;
  readonly high: SwingEnd;
  /** Distance between the two answers; null where an end has none. */
  readonly swing: number | null;
};

/** An end of an assumption, and the figure there; null where it has no answer. */
export type SwingEnd = {
  readonly assumption: number;
  readonly figure: number | null;
  /** The step would have gone beyond what the assumption may be. */
  readonly clipped: boolean;
};

/** What growing demand takes, month by month; month 0 is now. A month has 365/12 days. */
export type Timeline = {
  /** Share by which the demand grows a month, compounded. */
  readonly growthPerMonth: number;
  readonly months: readonly Month[];
  /** How long the GPUs suffice that there are, where that was said. */
  readonly fleet?: FleetOutlook;
  /** How the percentiles came about, where an assumption is a range. */
  readonly uncertainty?: TimelineSampling;
};

/** Figures of a month; null is unknown, or more than can be counted. */
export type Month = {
  readonly month: number;
  readonly tokensPerWindow: number | null;
  /** Only where the demand is described by requests. */
  readonly requestsPerSecond?: number | null;
  readonly gpus: number | null;
  readonly servers: number | null;
  readonly powerWatts: number | null;
  readonly costUsdPerMonth: number | null;
  readonly electricityUsdPerMonth: number | null;
  readonly percentiles?: Readonly<Record<'gpus' | 'servers', MonthPercentiles>>;
};

export type MonthPercentiles = Readonly<Record<keyof Percentiles, number | null>>;

export type FleetOutlook = {
  /** GPUs there are, those that stand by among them. */
  readonly gpus: number;
  /** The first month that needs more; null when none up to the horizon does. */
  readonly runsOutInMonth: number | null;
  /** Most that they serve, with the peak, the headroom and the spares asked for; null when they serve nothing. */
  readonly tokensPerWindow: number | null;
  readonly requestsPerSecond?: number | null;
  /** With ranges: the month by which one sample in ten, half of them and nine in ten have run out; and the share that never does. */
  readonly runsOut?: {
    readonly early: number | null;
    readonly likely: number | null;
    readonly late: number | null;
    readonly never: number;
  };
};

export type TimelineSampling = {
  readonly samples: number;
  readonly seed: number;
  /** Samples that had no answer; the percentiles are of the others. */
  readonly unanswered: number;
  /** How the growth is spread, where it is a range. */
  readonly growth?: FieldRange;
};
