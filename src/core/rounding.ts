/**
 * Relative noise that a chain of floating-point operations may leave on a whole number. A shortfall
 * this small is 3 microseconds in a month: it neither adds an accelerator nor loses one.
 */
const NOISE = 1e-12;
/** However large the number, this much of a unit is no noise. */
const LARGEST_NOISE = 1e-3;

/** The whole number that `exact` is but for noise, if it is one. */
function settled(exact: number): number | undefined {
  const whole = Math.round(exact);
  return Math.abs(exact - whole) <= Math.min(NOISE * Math.abs(exact), LARGEST_NOISE) ? whole : undefined;
}

/** A quotient without the noise that the operations before it left on a whole number: 9.999999999999998 is 10. */
export function quotient(dividend: number, divisor: number): number {
  const exact = dividend / divisor;
  return settled(exact) ?? exact;
}

/** Whole units that cover `exact`: at least 1, and 312.0000000001 is 312. */
export function roundUp(exact: number): number {
  return Math.max(1, settled(exact) ?? Math.ceil(exact));
}

/** Whole units contained in `exact`: 311.9999999999 is 312. */
export function roundDown(exact: number): number {
  return settled(exact) ?? Math.floor(exact);
}
