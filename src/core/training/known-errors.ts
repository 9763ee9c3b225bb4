import type { Family } from './hardware.js';

/** How far predictions were from steps that took no part in the fit, by what is alike in them. Shares, positive where too fast. */
export type KnownErrors = {
  readonly set: 'dense' | 'experts' | 'old' | 'production';
  readonly family: Family | 'any';
  readonly bits: 16 | 8 | 4 | 'any';
  /** Published steps of the group; each was predicted by every fit that it took no part in. */
  readonly steps: number;
  readonly p10: number;
  readonly median: number;
  readonly p90: number;
};
