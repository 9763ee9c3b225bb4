import type { Unit } from './unit.js';

/**
 * One quantity a user can see, declared once: the expression people read, its source, and the
 * function that computes it. The explanation, the JSON, the documentation and the solver all
 * come from this declaration.
 */
export type Formula = Input & {
  /** `symbol = …` over the symbols of `inputs`; × ÷ + − ( ) ⌈ ⌉ ⌊ ⌋ and numbers only. */
  readonly expression: string;
  /** Keys of the earlier quantities it is computed from, in the order `compute` takes them. */
  readonly inputs: readonly string[];
  readonly compute: Compute;
  /** Where the formula comes from. */
  readonly source: string;
};

type Compute = (a: number, b: number, c: number, d: number) => number;

/** A quantity that a sheet is told and does not compute. */
export type Input = {
  /** Key of the quantity in the answer; carries its unit (`durationSeconds`). */
  readonly key: string;
  /** Symbol used in expressions, unique within a sheet. */
  readonly symbol: string;
  readonly unit: Unit;
  /** A figure of the answer: key of the one that it follows there, empty for the first. Without it the quantity is only explained. */
  readonly after?: string;
};

/** An ordered list of formulas: each uses inputs and earlier results only. */
export type Sheet = {
  readonly inputs: readonly Input[];
  readonly formulas: readonly Formula[];
};
