import { percentileOf } from './percentile.js';

/** How an uncertain number is spread, in its own unit. Ends may be equal: then it is certain. */
export type Distribution =
  /** Every value between the ends is as likely. */
  | { readonly is: 'uniform'; readonly low: number; readonly high: number }
  /** Most likely at `mode`, falling off in straight lines to the ends. */
  | { readonly is: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** What was observed, in ascending order; between two neighbours every value is as likely. */
  | { readonly is: 'observed'; readonly values: readonly number[] };

/**
 * The value below which a share (0 to 1) of a distribution lies. Only operations that round alike
 * on every machine: + − × ÷ and the square root.
 */
export function quantileOf(distribution: Distribution, share: number): number {
  switch (distribution.is) {
    case 'uniform':
      return distribution.low + share * (distribution.high - distribution.low);
    case 'triangular': {
      const { low, mode, high } = distribution;
      const width = high - low;
      if (!(width > 0)) return mode;
      const below = (mode - low) / width;
      return share < below ? low + Math.sqrt(share * width * (mode - low)) : high - Math.sqrt((1 - share) * width * (high - mode));
    }
    case 'observed':
      return percentileOf(distribution.values, share);
  }
}

/** Lowest value, the middle one (the mode of a triangle, the median otherwise), and the highest. */
export function spanOf(distribution: Distribution): { readonly low: number; readonly middle: number; readonly high: number } {
  return {
    low: quantileOf(distribution, 0),
    middle: distribution.is === 'triangular' ? distribution.mode : quantileOf(distribution, 0.5),
    high: quantileOf(distribution, 1),
  };
}
