import { type CompiledSheet, slotOf } from './compile.js';

/** The search considers unknowns between these two. */
const SMALLEST = 1e-30;
const LARGEST = 1e30;
const MAX_STEPS = 200;
/** As near as a handful of floating-point operations can come. */
const CLOSE = 4 * Number.EPSILON;
/** A result further off than this is no solution. */
const REACHED = 1e-9;

/**
 * The value of `unknown` at which the sheet's `target` equals `wanted`; `values` is left holding it
 * and everything that follows from it. Works for any unknown that moves the target monotonically:
 * a product or quotient, which is what a sheet is made of, is a straight line in logarithms, so the
 * first step lands; anything else is closed in on by secants and bisection.
 *
 * Returns NaN when no value reaches it.
 */
export function solveFor(
  sheet: CompiledSheet,
  values: Float64Array,
  { unknown, target, wanted }: { unknown: string; target: string; wanted: number },
): number {
  const unknownSlot = slotOf(sheet.slots, unknown);
  const targetSlot = slotOf(sheet.slots, target);
  const targetAt = (guess: number): number => {
    values[unknownSlot] = guess;
    sheet.evaluate(values);
    return values[targetSlot] as number;
  };

  const two = targetAt(2);
  let guess = 1;
  let reached = targetAt(guess);
  const direction = Math.log2(two / reached);
  if (!Number.isFinite(direction) || direction === 0) return Number.NaN;
  let slope = direction;
  let low = SMALLEST;
  let high = LARGEST;
  for (let step = 0; step < MAX_STEPS && Math.abs(reached / wanted - 1) > CLOSE; step++) {
    if ((wanted - reached) * direction > 0) low = guess;
    else high = guess;
    let next = guess * power(wanted / reached, slope);
    if (!(next > low && next < high)) next = Math.sqrt(low) * Math.sqrt(high);
    if (next === guess) break;
    const there = targetAt(next);
    // Nearer than that, a secant is the noise of rounding; one that is no number, or flat, leads out of the bracket.
    if (Math.abs(next / guess - 1) > REACHED) slope = Math.log(there / reached) / Math.log(next / guess);
    guess = next;
    reached = there;
  }
  return Math.abs(reached / wanted - 1) < REACHED ? guess : Number.NaN;
}

/** The factor to the power of 1 ÷ slope: without a logarithm where it can be, so that the digits are the same on every machine. */
function power(factor: number, slope: number): number {
  if (slope === 1) return factor;
  return slope === -1 ? 1 / factor : factor ** (1 / slope);
}
