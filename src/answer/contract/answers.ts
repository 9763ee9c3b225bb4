import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Kind } from '../../scenario/field.js';
import type { Value } from '../../scenario/read.js';
import type { Result } from './result.js';

/** The answers to one question, one a combination of its lists; what every format is made from. */
export type Answers = {
  readonly kind: Kind;
  /** Fields that vary, in the order in which they were written; the last varies fastest. */
  readonly swept: readonly string[];
  readonly count: number;
  /** Answers in full have percentiles. */
  readonly uncertain: boolean;
  /** Each answer in full, made as it is asked for. */
  readonly results: () => Iterable<Result>;
  /** Each answer as bare figures, for formats that stream millions. */
  readonly rows: () => Rows;
};

/** Answers as bare figures. */
export type Rows = {
  readonly figures: readonly string[];
  /** For each figure the last swept field (its position) that it depends on; -1 when it never changes. */
  readonly dependsOn: readonly number[];
  /** Columns that tell what a row rests on, where accelerators are compared. */
  readonly bases: readonly string[];
  /** One row object, changed in place at each step. */
  /** Figures that a calibration moves, where one is named. */
  readonly calibrated: readonly string[];
  readonly each: () => Iterable<Row>;
};

export type Row = {
  name: string;
  /** The first swept field (its position) whose value differs from the row before; 0 on the first row. */
  changed: number;
  /** Values of the swept fields. */
  readonly swept: Value[];
  /** Figures in SI units, in the order of `Rows.figures`; NaN where unknown. */
  readonly figures: Float64Array;
  /** What a calibration makes of the figures, by their keys; null where the row has none of it. */
  calibrated: Readonly<Record<string, number | null>> | null;
  /** What the row rests on, in the order of `Rows.bases`; empty texts where it is not known. */
  bases: readonly string[];
  /** Why this row has no figures. */
  problem: Diagnostic | undefined;
};
