import type { QuantityProblem } from './dimension.js';
import { type Exact, exactFromDigits, quotient } from './exact.js';

/** A text taken apart: `US$2_000.5 M/h` has a currency, a number, its digits as typed, and a unit. */
export type Written = {
  readonly currency: string;
  readonly number: Exact;
  readonly digits: string;
  readonly unit: string;
};

/** A text that is not a quantity of the dimension. Without `alternatives`, the usual ones are tried. */
export type Refusal = {
  readonly refused: QuantityProblem['kind'];
  readonly unit?: string;
  readonly alternatives?: readonly string[];
};

/** What a dimension's reader makes of a text: an exact number in the dimension's unit, or a refusal. */
export type Reading = Exact | Refusal;

export function isRefusal(reading: object): reading is Refusal {
  return 'refused' in reading;
}

/** Sign, digits with single `_` between them, fraction, exponent. */
const numberPattern = /^[+-]?(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?/;

/** The digits with which the text begins, `''` if it does not begin with a number. */
export function leadingDigits(text: string): string {
  return numberPattern.exec(text)?.[0] ?? '';
}

/** A sign and a currency in front of a number. Without characters beyond ASCII no class of Unicode is compiled, which takes a millisecond. */
const plainOpening = /^([+-]?) ?([A-Za-z]{0,3}\$|[A-Za-z]{3}(?= ?[-+.\d])) ?/;
const openingOf = (text: string) =>
  /^[ -~]*$/.test(text) ? plainOpening.exec(text) : /^([+-]?) ?([A-Za-z]{0,3}\$|\p{Sc}|[A-Za-z]{3}(?= ?[-+.\d])) ?/u.exec(text);

/** A fraction (`4/3`) is a number only where `allowFraction`; elsewhere a slash begins the unit. */
export function takeApart(text: string, allowFraction: boolean): Written | Refusal {
  const [opening = '', sign = '', currency = ''] = openingOf(text) ?? [];
  const digits = leadingDigits(text.slice(opening.length));
  if (digits === '' || (sign !== '' && /^[+-]/.test(digits))) return { refused: 'syntax' };
  const rest = text.slice(opening.length + digits.length);
  const number = exactFromDigits(sign + digits);
  const slash = allowFraction ? (/^ ?\/ ?(?=[+\-.\d])/.exec(rest)?.[0] ?? '') : '';
  if (slash === '') return withUnit({ currency, number, digits: sign + digits }, rest);

  const divisorDigits = leadingDigits(rest.slice(slash.length));
  if (divisorDigits === '') return { refused: 'syntax' };
  const divisor = exactFromDigits(divisorDigits);
  if (divisor.top === 0n) return { refused: 'not-finite' };
  const fraction = { currency, number: quotient(number, divisor), digits: sign + digits + slash + divisorDigits };
  return withUnit(fraction, rest.slice(slash.length + divisorDigits.length));
}

function withUnit(amount: Omit<Written, 'unit'>, rest: string): Written | Refusal {
  // No unit has a digit but CO2: what is left of `0x10`, `1__0`, `1e`, `1 2` is a broken number, not a unit.
  const broken = /^[_.]|^e$|^[eE][+-]|\d/.test(rest.replace(/co2/gi, ''));
  return broken ? { refused: 'syntax' } : { ...amount, unit: rest.trim() };
}
