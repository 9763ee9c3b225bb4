/** How uncertainty is computed. */
export type SamplingOptions = {
  readonly samples: number;
  readonly seed: number;
};

/** Samples unless the user says otherwise, and the most that fit a common memory. */
export const SAMPLES = 10_000;
export const MOST_SAMPLES = 1_000_000;
export const SEED = 1;
export const LARGEST_SEED = 2 ** 32 - 1;
