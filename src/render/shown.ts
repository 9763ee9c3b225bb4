import { displayUnitOf } from '../answer/contract/units.js';
import { type DisplayUnit, formatExact, formatQuantity } from '../quantity/format.js';
import type { AmountWords } from '../words/amounts.js';

/** The part of the words of a language that numbers need. */
type Speaking = { readonly amounts: AmountWords };

/** A number with its unit, as a language writes it. */
export function amount(value: number, unit: DisplayUnit, { amounts }: Speaking, significant?: number): string {
  return formatQuantity(value, unit, { significant, names: amounts.units });
}

/** A field’s or figure’s value for people: rounded, with its unit; of a figure that has parts, their sum. */
export function shown(key: string, value: number | string | object | null | undefined, words: Speaking, significant?: number): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'object' && 'total' in value) return shown(key, value.total as number | null, words, significant);
  // A layout, or a config that a program handed over.
  if (typeof value === 'object') return key === 'layout' ? writtenSizes(value, words) : words.amounts.config;
  // What was rounded up must not look whole before it was.
  if (EXACT.test(key)) return shownExact(value);
  return amount(value, displayUnitOf(key), words, significant);
}

const EXACT = /Exact$/;

/** Sizes of parallel groups; what is 1 goes without saying. */
function writtenSizes(sizes: object, { amounts }: Speaking): string {
  const said = Object.entries(sizes).flatMap(([group, size]) => (size === 1 ? [] : [`${group}=${size}`]));
  return said.length === 0 ? amounts.oneGpu : said.join(', ');
}

/** A share of a whole, in three digits. */
export const shownShare = (share: number): string => formatQuantity(share, 'ratio', { significant: 3 });

/** Two values side by side: as many digits as tell them apart, where they differ at all. */
export function shownApart<Value extends number | string | object | null | undefined>(
  key: string,
  one: Value,
  other: Value,
  words: Speaking,
): readonly [one: string, other: string] {
  const short = [shown(key, one, words), shown(key, other, words)] as const;
  if (typeof one !== 'number' || typeof other !== 'number' || one === other || short[0] !== short[1]) return short;
  for (let significant = 4; significant < MOST_DIGITS; significant++) {
    const longer = [shown(key, one, words, significant), shown(key, other, words, significant)] as const;
    if (longer[0] !== longer[1]) return longer;
  }
  return short;
}

/** What differs by less differs by the noise of computing. */
const MOST_DIGITS = 13;

/** Relative noise that computing leaves on a whole number. */
const NOISE = 1e-12;

/** A value before it was rounded up: two decimals, or as many as show that it is not whole. */
export function shownExact(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const off = Math.abs(value - Math.round(value));
  if (off <= NOISE * value) return formatExact(Math.round(value));
  const decimals = Math.max(2, Math.ceil(-Math.log10(off)));
  if (decimals > 6) return formatExact(value < 1 ? Number(value.toPrecision(3)) : Number(value.toFixed(6)));
  const [whole = '', rest = ''] = value.toFixed(decimals).split('.');
  return `${formatExact(Number(whole))}.${rest}`;
}

/** Digits of a share that are not the noise of the multiplication. */
const EXACT_DIGITS = 12;

/** The exact value of a figure that was solved for, in its SI unit. */
export function shownSolved(key: string, value: number | null | undefined, { amounts }: Speaking): string {
  if (value === null || value === undefined) return '';
  if (displayUnitOf(key) === 'ratio') return `${formatExact(Number((value * 100).toPrecision(EXACT_DIGITS)))}%`;
  const { times, perSecond } = amounts.units;
  const unit = key.endsWith('Seconds') ? ` ${times.s}` : key === 'requestsPerSecond' ? perSecond : '';
  return `${shownExact(value)}${unit}`;
}
