/**
 * Relative noise that a chain of floating-point operations may leave on a whole number. A shortfall
 * this small is 3 microseconds in a month: it neither adds an accelerator nor loses one.
 */
const NOISE = 1e-12;

/** Whole units that cover `exact`: at least 1, and 312.0000000001 is 312. */
export function roundUp(exact: number): number {
  return Math.max(1, Math.ceil(exact * (1 - NOISE)));
}

/** Whole units contained in `exact`: 311.9999999999 is 312. */
export function roundDown(exact: number): number {
  return Math.floor(exact * (1 + NOISE));
}
