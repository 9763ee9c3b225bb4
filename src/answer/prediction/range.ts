import type { Uncertainty } from '../contract/outlook.js';
import type { Prediction } from '../contract/prediction.js';

/** Figures that are as many times larger as the step takes longer, and those that are smaller. */
const LONGER = ['stepSeconds', 'durationSeconds', 'gpuHours', 'energyJoules', 'costUsd', 'co2eGrams'];
const SMALLER = ['mfu', 'hfu', 'utilization', 'tokensPerSecondPerGpu', 'effectiveFlopsPerGpu'];
/** What a run makes of the time it is given, where that is what is fixed. */
const TRAINED = ['tokens', 'trainingFlops'];

/**
 * What published steps like this one measured, where this was predicted: tenth to ninetieth percentile of the nearest
 * group of them, carried through the sheet, which is linear in the time of a step.
 */
export function measuredRange({ measured }: Prediction, solved: string, figureAt: (key: string) => number | null): Uncertainty {
  const { p10, median, p90 } = measured;
  // Signed errors of the predicted speed: what is predicted too fast took longer.
  const [fast, middle, slow] = [1 + p10, 1 + median, 1 + p90];
  const percentiles: Record<string, { p10: number; p50: number; p90: number }> = {};
  const smaller = solved === 'tokens' ? [...SMALLER, ...TRAINED] : SMALLER;
  const longer = solved === 'durationSeconds' ? LONGER : ['stepSeconds'];
  for (const key of [...smaller, ...longer]) {
    const value = figureAt(key);
    if (value === null) continue;
    percentiles[key] = smaller.includes(key)
      ? { p10: value / slow, p50: value / middle, p90: value / fast }
      : { p10: value * fast, p50: value * middle, p90: value * slow };
  }
  return {
    samples: measured.steps,
    seed: 0,
    unanswered: 0,
    ranges: {},
    percentiles,
    measured: { group: measured.group, runs: measured.steps },
  };
}
