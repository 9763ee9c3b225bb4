import { leastSquares } from '../statistics/least-squares.js';

/** Share of its rated power that a GPU draws while it serves, by running sequences a GPU. */
export type PowerConstants = { readonly atOne: number; readonly perDoubling: number };

/** Share of the rated power, 0..1, with so many running sequences on a GPU (fewer than one counts as one). */
export function powerShare(sequencesPerGpu: number, { atOne, perDoubling }: PowerConstants): number {
  return Math.min(1, atOne + perDoubling * Math.log2(Math.max(1, sequencesPerGpu)));
}

/** Joules of the GPUs for each output token; the rest of the server comes on top. */
export function joulesPerToken(
  gpus: number,
  tdpWatts: number,
  batch: number,
  outputTokensPerSecond: number,
  power: PowerConstants,
): number {
  return (gpus * tdpWatts * powerShare(batch / gpus, power)) / outputTokensPerSecond;
}

/**
 * Share of the rated power in a step that is busy for `moving` of its time with memory and for `computing` with arithmetic,
 * both 0..1 at the peak: 9.4 % (dense) and 15.4 % (experts) off on 248 measurements of vLLM on H100 and B200.
 */
export function phaseShare(moving: number, computing: number): number {
  return Math.min(1, 0.36 + 0.28 * Math.sqrt(moving) + 0.75 * Math.sqrt(computing));
}

/** A run whose power was measured: as a share of the rated one, and how fast it is predicted to be, predicted over measured. */
export type MeasuredPower = { readonly sequencesPerGpu: number; readonly share: number; readonly speed: number };

/** Where the fit of the power starts: rounded by hand from the same measurements, for watts alone. */
export const roundedPower: PowerConstants = { atOne: 0.54, perDoubling: 0.037 };

/** The power that suits both what was measured: watts, and with the predicted speed joules a token. */
export function fitPower(runs: readonly MeasuredPower[]): PowerConstants {
  const start = [roundedPower.atOne, roundedPower.perDoubling];
  const [atOne, perDoubling] = leastSquares(
    {
      start,
      low: start.map((value) => value / 8),
      high: start.map((value) => value * 8),
      prior: start,
      priorWeight: 1e-6,
      weights: runs.flatMap(() => [1, 1]),
      scale: 0.02,
      residuals: (constants, residuals) => {
        const power = { atOne: constants[0] as number, perDoubling: constants[1] as number };
        runs.forEach(({ sequencesPerGpu, share, speed }, at) => {
          const ratio = powerShare(sequencesPerGpu, power) / share;
          residuals[2 * at] = ratio - 1;
          residuals[2 * at + 1] = ratio / speed - 1;
        });
      },
    },
    { tolerance: 1e-7, rounds: 60 },
  ).map((value) => Number(value.toPrecision(3)));
  return { atOne: atOne as number, perDoubling: perDoubling as number };
}
