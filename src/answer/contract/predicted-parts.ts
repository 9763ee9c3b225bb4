import type { Remark } from '../../diagnostics/remark.js';
import type { CalibratedAnswer } from './calibration.js';
import type { GoodputAnswer, MethodAnswer } from './method.js';
import type { Uncertainty } from './outlook.js';
import type { Prediction } from './prediction.js';
import type { Evidence } from './result.js';
import type { Step } from './step.js';

/** What a prediction adds to an answer, made of the computed sheet. */
export type PredictedParts = (values: Float64Array) => {
  readonly figures: Readonly<Record<string, number | null>>;
  readonly evidence: Pick<Evidence, 'serving'>;
  readonly uncertainty: Uncertainty | null;
  /** The training step that was predicted, and what to know of it. */
  readonly prediction?: Prediction;
  /** The phases of a method, and what failures leave of the time. */
  readonly method?: MethodAnswer;
  readonly goodput?: GoodputAnswer;
  /** The same by the user’s own runs. */
  readonly calibrated?: CalibratedAnswer;
  readonly warnings?: readonly Remark[];
  readonly hints?: readonly Remark[];
  /** How it came about, where somebody asks. */
  readonly explained?: () => readonly Step[];
};
