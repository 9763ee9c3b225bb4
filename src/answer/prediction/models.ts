import { type PowerConstants, powerShare } from '../../core/serving/energy.js';
import { power } from '../../core/serving/fitted.js';
import { type Calibration, type MeasuredRun, ratiosOf } from '../../core/serving/fitting.js';
import type { Constants } from '../../core/training/calibration.js';
import { type Measured, predictedRatio } from '../../core/training/fitting.js';
import { memoryOf } from '../../core/training/memory.js';
import type { Setup } from '../../core/training/setup.js';
import type { ModelShape } from '../../core/training/shape.js';
import { stepOf } from '../../core/training/step.js';
import type { BrokenFormula } from '../contract/validation.js';

/** What is judged by measurements: each may be broken on purpose, to see that the verdict notices. */
export type Models = {
  /** Predicted over measured speed of a training step. */
  readonly step: (step: Measured, constants: Constants) => number;
  /** Predicted over measured of each figure of a served run. */
  readonly served: (run: MeasuredRun, calibration: Calibration) => readonly number[];
  /** Bytes of the fullest GPU of a training step. */
  readonly memoryBytes: (shape: ModelShape, setup: Setup) => number;
  readonly power: PowerConstants;
};

export const shipped: Models = {
  step: predictedRatio,
  served: ratiosOf,
  memoryBytes: (shape, setup) => memoryOf(shape, setup).total,
  power,
};

/** The models with one formula broken. */
export const brokenModels: Readonly<Record<BrokenFormula['formula'], Models>> = {
  // A pipeline that neither fills nor drains.
  'pipeline-bubble': {
    ...shipped,
    step: (step, constants) => {
      const { stepSeconds, bubbleSeconds, scaleFactor } = stepOf(step.shape, step.hardware, step.setup, constants);
      return (predictedRatio(step, constants) * stepSeconds) / (stepSeconds - bubbleSeconds * scaleFactor);
    },
  },
  // Bytes that are read at twice the bandwidth there is.
  'memory-bandwidth': {
    ...shipped,
    served: (run, calibration) => {
      const { hardware } = run.base;
      return ratiosOf({ ...run, base: { ...run.base, hardware: { ...hardware, bandwidth: 2 * hardware.bandwidth } } }, calibration);
    },
  },
  // No activation is kept for the backward pass.
  activations: {
    ...shipped,
    memoryBytes: (shape, setup) => {
      const { total, activations } = memoryOf(shape, setup);
      return total - activations;
    },
  },
  // A GPU draws what it draws with one sequence, however many run.
  'power-by-load': { ...shipped, power: { atOne: powerShare(1, power), perDoubling: 0 } },
};
