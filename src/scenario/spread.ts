import type { Distribution } from '../core/distribution.js';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { parseQuantity } from '../quantity/parse.js';
import { takeRangeApart, type WrittenRange } from '../quantity/range.js';
import type { FieldType } from './field.js';

/** How an uncertain value is spread, in the unit of its field: evenly, or most likely at the mode. */
export type Spread = Exclude<Distribution, { readonly is: 'observed' }>;

/** A range that was read: the value that stands for it where only one can, and its spread. */
export type SpreadRead =
  | { readonly ok: true; readonly value: number; readonly spread: Spread }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

type Quantity = Extract<FieldType, { is: 'quantity' }>;
type EndRead = { readonly ok: true; readonly value: number | string } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads `a..b` and `a ± b` (uniform) and `a..m..b` (triangular). The end after ± may be a share of
 * the middle: `300B ± 10%`. `readEnd` reads one end as any value of the field, `check` one computed.
 */
export function readSpread(
  type: Quantity,
  text: string,
  where: Where,
  readEnd: (text: string) => EndRead,
  check: (value: number) => EndRead,
): SpreadRead {
  const refuse = (near: readonly string[], why?: 'shape' | 'unit' | 'word'): SpreadRead => ({
    ok: false,
    diagnostics: [diagnose('invalid-range', { text, near, ...(why && { why }) }, where)],
  });
  const written = takeRangeApart(type.dimension === 'growth' ? withSharedMonth(text) : text);
  if (written === undefined) return refuse([], 'shape');
  if (written.is === 'about') return around(type, written, where, refuse, readEnd, check);
  const texts = written.parts.map((part) => part.text);
  if (texts.length > 3) return refuse([], 'shape');
  const ends: number[] = [];
  for (const [place, end] of texts.entries()) {
    const read = readEnd(end);
    if (!read.ok)
      return { ok: false, diagnostics: read.diagnostics.map((diagnostic) => withSharedUnit(diagnostic, type, texts, place, readEnd)) };
    if (typeof read.value !== 'number') return refuse([], 'word');
    ends.push(read.value);
  }
  const shared = type.dimension === 'count' ? completed(type, texts, readEnd) : undefined;
  if (shared !== undefined) return refuse([shared], 'unit');
  const [low = 0, second = 0, third] = ends;
  const high = third ?? second;
  if (!(low < high) || (third !== undefined && (second < low || second > third))) {
    const order = ends.map((value, place) => ({ value, text: texts[place] as string })).toSorted((a, b) => a.value - b.value);
    return refuse(low === high ? [] : [order.map((end) => end.text).join('..')]);
  }
  if (third !== undefined) return { ok: true, value: second, spread: { is: 'triangular', low, mode: second, high } };
  return { ok: true, value: settled(type, low + (high - low) / 2), spread: { is: 'uniform', low, high } };
}

function around(
  type: Quantity,
  written: Extract<WrittenRange, { is: 'about' }>,
  where: Where,
  refuse: (near: readonly string[]) => SpreadRead,
  readEnd: (text: string) => EndRead,
  check: (value: number) => EndRead,
): SpreadRead {
  const offText = written.off.text;
  const middle = readEnd(written.middle.text);
  if (!middle.ok) {
    const bare = /^[\d._]+$/.test(written.middle.text) && /^[\d._]+%?$/.test(offText);
    const percents = `${written.middle.text}% ± ${offText.replace('%', '')}%`;
    const meant = type.dimension === 'ratio' && bare && readEnd(`${written.middle.text}%`).ok;
    return meant ? { ok: false, diagnostics: middle.diagnostics.map((each) => ({ ...each, suggestions: [percents] })) } : middle;
  }
  // Off a share, or off a growth, a share is so many points.
  const points = type.dimension === 'ratio' || type.dimension === 'growth';
  const share = points ? undefined : parseQuantity(offText, 'ratio');
  const relative = share?.ok === true && /%|percent|pct/i.test(offText);
  const read = relative ? share : parseQuantity(offText, type.dimension, type.nouns ? { nouns: type.nouns } : {});
  if (!read.ok) return { ok: false, diagnostics: [diagnose('invalid-quantity', read.problem, where)] };
  if (typeof middle.value !== 'number' || !(read.value > 0)) return refuse([]);
  const off = relative ? middle.value * read.value : read.value;
  const [low, high] = [settled(type, middle.value - off), settled(type, middle.value + off)];
  for (const end of [low, high]) {
    const checked = check(end);
    if (!checked.ok) return checked;
  }
  return low < high ? { ok: true, value: middle.value, spread: { is: 'uniform', low, high } } : refuse([]);
}

/** `5%..15%/month` and `10%/month ± 2%`: the month at the end, or before the ±, is meant for all; nothing else that it could be. */
function withSharedMonth(text: string): string {
  const [month] = /(?:\/| per | an? )\s*(?:month|mo)(?=\s*(?:$|±|\+\/?-))/i.exec(text.trim()) ?? [];
  if (month === undefined) return text;
  const parts = text.trim().split(/(\.\.|±|\+\/?-)/);
  return parts.map((part) => (/%\s*$/.test(part) ? `${part.trimEnd()}${month}` : part)).join('');
}

/** A count that must be whole stays so. */
function settled(type: Quantity, value: number): number {
  return type.whole ? Math.round(value) : value;
}

/** `20..40d`: the unit of the last end is probably meant for all. */
function withSharedUnit(
  diagnostic: Diagnostic,
  type: Quantity,
  texts: readonly string[],
  place: number,
  readEnd: (text: string) => EndRead,
): Diagnostic {
  const shared = place === texts.length - 1 && type.dimension !== 'ratio' ? undefined : completed(type, texts, readEnd);
  return shared === undefined ? diagnostic : { ...diagnostic, suggestions: [shared] };
}

/** The range with the unit of its last end at the ends that have none; undefined where that is none, or changes nothing. */
function completed(type: Quantity, texts: readonly string[], readEnd: (text: string) => EndRead): string | undefined {
  const unit = /[^\d.\se]\S*$/i.exec(texts.at(-1) ?? '')?.[0] ?? (type.dimension === 'ratio' ? '%' : '');
  const ends = texts.map((text) => (/^[+-]?[\d._]+$/.test(text) ? text + unit : text));
  const range = ends.join('..');
  return unit === '' || range === texts.join('..') || ends.some((text) => !readEnd(text).ok) ? undefined : range;
}
