import { factorFor, type OwnFactor } from '../../scenario/own-factors.js';
import type { PredictedMemory, Prediction } from '../contract/prediction.js';

type Rated = Pick<Prediction, 'stepSeconds' | 'tokensPerSecondPerGpu' | 'mfu' | 'hfu' | 'parts' | 'memoryBytesPerGpu' | 'measured'>;

/** A step as the user’s own runs say it: as much faster, as much fuller, and as far off as they were. */
export function withFactors<Step extends Rated>(step: Step, factors: readonly OwnFactor[]): Step {
  const speed = factorFor(factors, 'trainingSpeed');
  const memory = factorFor(factors, 'trainingMemory');
  const own = factors.find(({ metric }) => metric === 'trainingSpeed');
  return {
    ...step,
    stepSeconds: step.stepSeconds / speed,
    tokensPerSecondPerGpu: step.tokensPerSecondPerGpu * speed,
    mfu: step.mfu * speed,
    hfu: step.hfu * speed,
    parts: step.parts.map(({ part, seconds }) => ({ part, seconds: seconds / speed })),
    memoryBytesPerGpu: Object.fromEntries(
      Object.entries(step.memoryBytesPerGpu).map(([part, bytes]) => [part, bytes * memory]),
    ) as PredictedMemory,
    measured: own === undefined ? step.measured : { group: own.group, steps: own.rows, p10: own.low, median: own.bias, p90: own.high },
  };
}
