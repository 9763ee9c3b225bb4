import type { Scale } from './exact.js';

/** Powers of ten by the letter or word of counts, in any case: k, M, B, T, bn, million, 万, 千亿. */
export function countScale(word: string): Scale | undefined {
  const exponent = wordExponent(word.toLowerCase()) ?? chineseExponent(word);
  return exponent === undefined ? undefined : { exponent };
}

/** What some write for a size that we write otherwise. */
const SCALES: Readonly<Record<string, string>> = {
  mm: 'M',
  mln: 'M',
  mil: 'M',
  mio: 'M',
  kk: 'M',
  bln: 'B',
  bil: 'B',
  bb: 'B',
  mrd: 'B',
  md: 'B',
  km: 'B',
  lakh: 'e5',
  lakhs: 'e5',
  lac: 'e5',
  crore: 'e7',
  crores: 'e7',
  hundred: 'e2',
  tln: 'T',
  tril: 'T',
};

/** The letter or exponent that we write for what some write otherwise; it is offered, not read: to some MM is a million, to others none. */
export function otherScale(word: string): string | undefined {
  return SCALES[word.toLowerCase()];
}

/** Powers of ten by SI prefix, where case matters: m is not mega. */
export function prefixScale(prefix: string): Scale | undefined {
  const place = prefix === 'K' ? 1 : [...' kMGTPEZY'].indexOf(prefix);
  if (prefix === '') return {};
  return place > 0 ? { exponent: 3 * place } : undefined;
}

/** Six significant digits with the letter that suits them, such as `116.667M`, for suggestions. */
export function spokenDigits(value: number): string {
  const size = Math.abs(value);
  const [exponent, letter] = size >= 1e12 ? [12, 'T'] : size >= 1e9 ? [9, 'B'] : size >= 1e6 ? [6, 'M'] : [0, ''];
  return String(Number((value / 10 ** exponent).toPrecision(6))) + letter;
}

function wordExponent(word: string): number | undefined {
  if (word === '') return 0;
  if (/^(k|thousands?)$/.test(word)) return 3;
  if (/^(m|mn|millions?)$/.test(word)) return 6;
  if (/^(b|bn|g|billions?)$/.test(word)) return 9;
  if (/^(t|tn|trillions?)$/.test(word)) return 12;
  return undefined;
}

/** 千, and 万, 亿, 万亿 with 十, 百 or 千 before them. 兆 is left out: it is 10^6 to some and 10^12 to others. */
function chineseExponent(word: string): number | undefined {
  if (word === '千') return 3;
  const [, small = '', large] = /^([十百千]?)([万萬]?[亿億]|[万萬])$/.exec(word) ?? [];
  if (large === undefined) return undefined;
  const base = large.length === 2 ? 12 : /[亿億]/.test(large) ? 8 : 4;
  return base + ' 十百千'.indexOf(small || ' ');
}
