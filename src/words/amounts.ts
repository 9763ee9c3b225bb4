import type { UnitNames } from '../quantity/unit-names.js';

export type Marks = Readonly<Record<'colon' | 'comma' | 'list' | 'open' | 'close', string>>;

/** What values are written with, in one language. */
export type AmountWords = {
  readonly units: UnitNames;
  /** Between what a line puts together: a name and what is said of it, clauses, items of a list, and around an aside. */
  readonly marks: Marks;
  /** A layout whose groups all have the size of one. */
  readonly oneGpu: string;
  /** In the place of a config that a program handed over. */
  readonly config: string;
};
