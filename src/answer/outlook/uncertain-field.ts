import type { Distribution } from '../../core/distribution.js';

/** An uncertain field, how it is spread, in SI units, and the rank correlations of its values with those of others. */
export type UncertainField = {
  readonly key: string;
  readonly distribution: Distribution;
  readonly together?: ReadonlyMap<string, number>;
};
