import type { Metric } from '../../scenario/measured/columns.js';
import type { ErrorFigures } from './validation.js';

/** What runs share whose predictions have one factor. */
export type CalibrationGroup = {
  readonly metric: Metric;
  /** Id of the accelerator’s preset. */
  readonly gpu: string;
  readonly models: 'dense' | 'experts';
  /** Engine that serves; null for training. */
  readonly engine: string | null;
};

/** Errors with the tenth below which, and above which, a tenth of them lies: signed, positive where predictions are too large. */
export type SpreadErrors = ErrorFigures & { readonly low: number; readonly high: number };

/** A factor on the predictions of a group, and how far they were off with and without it. Shares, 0.1 for 10 %. */
export type GroupFactor = CalibrationGroup & {
  readonly factor: number;
  readonly rows: number;
  /** Runs that differ; a run that was repeated counts once. */
  readonly configurations: number;
  /** Different models among them: of one alone, another may be further off. */
  readonly modelsSeen: number;
  readonly error: SpreadErrors;
  /** Each configuration under the factor of the others. */
  readonly leftOneOut: SpreadErrors;
};

/** A file that scenarios name: what predictions are multiplied by, group by group. */
export type Calibration = {
  /** Program whose predictions they are factors on. */
  readonly program: string;
  readonly groups: readonly GroupFactor[];
};

/** Why a group has no factor, or one that changes nothing. */
type WithoutFactor = 'few' | 'no-gain';

/** A group of measurements, judged. */
export type JudgedGroup = CalibrationGroup & {
  readonly rows: number;
  readonly configurations: number;
  readonly modelsSeen: number;
  readonly error: SpreadErrors;
  readonly factor: number | null;
  readonly leftOneOut: SpreadErrors | null;
  readonly without: WithoutFactor | null;
};

/** A figure that was measured, and what was predicted of it. */
export type JudgedFigure = CalibrationGroup & {
  /** Line of the table, from 1. */
  readonly line: number;
  readonly figure: string;
  readonly measured: number;
  readonly predicted: number;
  /** Predicted ÷ measured, of a time the other way round where the metric is a speed. */
  readonly ratio: number;
};

/** The user’s own measurements, judged. */
export type MeasurementReport = {
  readonly file: string;
  readonly groups: readonly JudgedGroup[];
  readonly figures: readonly JudgedFigure[];
  /** Runs of which nothing could be predicted, and why. */
  readonly unpredicted: readonly { readonly line: number; readonly code: string; readonly message: string }[];
  /** The calibration that was written; null where none was. */
  readonly calibration: string | null;
};
/** What a calibration makes of an answer. */
export type CalibratedAnswer = {
  /** The calibration, as it was named. */
  readonly file: string;
  readonly groups: readonly GroupFactor[];
  /** The figures of the answer, calibrated: all that a factor moves, and what follows from them. Null where there is no such answer. */
  readonly answer: Readonly<Record<string, number | null>> | null;
  /** The same for the figures whose error is known, by what was left out. */
  readonly percentiles: Readonly<Record<string, { readonly p10: number; readonly p50: number; readonly p90: number }>>;
};
