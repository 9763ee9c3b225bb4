import { normalQuantile, Z95 } from './normal.js';
import { percentileOf } from './percentile.js';

/** How an uncertain number is spread, in its own unit. Ends may be equal: then it is certain. */
export type Distribution =
  /** Every value between the ends is as likely. */
  | { readonly is: 'uniform'; readonly low: number; readonly high: number }
  /** Most likely at `mode`, falling off in straight lines to the ends. */
  | { readonly is: 'triangular'; readonly low: number; readonly mode: number; readonly high: number }
  /** Above `floor`, its logarithm normal: one value in twenty lies below `low`, one in twenty above `high`. */
  | { readonly is: 'lognormal'; readonly low: number; readonly high: number; readonly floor: number }
  /** A share, the logarithm of its odds normal: one value in twenty lies below `low`, one in twenty above `high`. */
  | { readonly is: 'logitnormal'; readonly low: number; readonly high: number }
  /** What was observed, in ascending order; between two neighbours every value is as likely. */
  | { readonly is: 'observed'; readonly values: readonly number[] };

/**
 * The value below which a share (0 to 1) of a distribution lies. Where it has ends, only operations that round alike
 * on every machine: + − × ÷ and the square root.
 */
export function quantileOf(distribution: Distribution, share: number): number {
  switch (distribution.is) {
    case 'uniform':
      return distribution.low + share * (distribution.high - distribution.low);
    case 'triangular': {
      const { low, mode, high } = distribution;
      const width = high - low;
      // Not a number where the ends are equal, and then they are what is left.
      const below = (mode - low) / width;
      return share < below ? low + Math.sqrt(share * width * (mode - low)) : high - Math.sqrt((1 - share) * width * (high - mode));
    }
    case 'lognormal': {
      const { low, high, floor } = distribution;
      return floor + lognormal(low - floor, high - floor, share);
    }
    case 'logitnormal': {
      const odds = lognormal(oddsOf(distribution.low), oddsOf(distribution.high), share);
      return odds === Number.POSITIVE_INFINITY ? 1 : odds / (1 + odds);
    }
    case 'observed':
      return percentileOf(distribution.values, share);
  }
}

/** The value above zero below which a share lies, of what is as likely as many times below its middle as above. */
function lognormal(low: number, high: number, share: number): number {
  const middle = Math.sqrt(low) * Math.sqrt(high);
  return low < high ? middle * Math.exp((Math.log(high / low) / (2 * Z95)) * normalQuantile(share)) : middle;
}

function oddsOf(share: number): number {
  return share / (1 - share);
}

/**
 * Lowest value, the middle one (the mode of a triangle, the median otherwise), and the highest; of a distribution without
 * ends the values that one in twenty lies below, and above.
 */
export function spanOf(distribution: Distribution): { readonly low: number; readonly middle: number; readonly high: number } {
  const endless = distribution.is === 'lognormal' || distribution.is === 'logitnormal';
  return {
    low: endless ? distribution.low : quantileOf(distribution, 0),
    middle: distribution.is === 'triangular' ? distribution.mode : quantileOf(distribution, 0.5),
    high: endless ? distribution.high : quantileOf(distribution, 1),
  };
}
