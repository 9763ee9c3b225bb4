import type { UnitNames } from '../quantity/unit-names.js';

/** What values are written with, in one language. */
export type AmountWords = {
  readonly units: UnitNames;
  /** A layout whose groups all have the size of one. */
  readonly oneGpu: string;
  /** In the place of a config that a program handed over. */
  readonly config: string;
};
