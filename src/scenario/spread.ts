import type { Distribution } from '../core/distribution.js';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { parseQuantity } from '../quantity/parse.js';
import { takeRangeApart, type WrittenRange } from '../quantity/range.js';
import type { FieldType } from './field.js';

/** How an uncertain value is spread, in the unit of its field: evenly, most likely at the mode, or between two percentiles. */
export type Spread = Exclude<Distribution, { readonly is: 'observed' }>;

/** A range that was read: the value that stands for it where only one can, and its spread. */
export type SpreadRead =
  | { readonly ok: true; readonly value: number; readonly spread: Spread }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

type Quantity = Extract<FieldType, { is: 'quantity' }>;
type EndRead =
  | { readonly ok: true; readonly value: number | string; readonly spread?: Spread }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Reads `a..b` and `a ± b` (uniform), `a..m..b` (triangular) and `a to b` (P5 to P95). The end after ± may be a share of
 * the middle: `300B ± 10%`. `readEnd` reads one end as any value of the field, `check` one computed.
 */
export function readSpread(
  type: Quantity,
  text: string,
  where: Where,
  readEnd: (text: string) => EndRead,
  check: (value: number) => EndRead,
): SpreadRead {
  const refuse = (near: readonly string[], why?: RangeProblem): SpreadRead => ({
    ok: false,
    diagnostics: [diagnose('invalid-range', { text, near, ...(why && { why }) }, where)],
  });
  const written = takeRangeApart(type.dimension === 'growth' ? withSharedMonth(text) : text);
  if (written === undefined) return refuse([], 'shape');
  if (written.is === 'about') return around(type, written, where, refuse, readEnd, check);
  const texts = written.parts.map((part) => part.text);
  const between = written.is === 'likely' ? ' to ' : '..';
  if (texts.length > 3) return refuse([], 'shape');
  const ends: number[] = [];
  for (const [place, end] of texts.entries()) {
    const read = readEnd(end);
    if (!read.ok)
      return {
        ok: false,
        diagnostics: read.diagnostics.map((diagnostic) => withSharedUnit(diagnostic, type, { texts, between }, place, readEnd)),
      };
    if (read.spread !== undefined) return refuse([], 'shape');
    if (typeof read.value !== 'number') return refuse([], 'word');
    ends.push(read.value);
  }
  const shared = type.dimension === 'count' ? completed(type, { texts, between }, readEnd) : undefined;
  if (shared !== undefined) return refuse([shared], 'unit');
  const [low = 0, second = 0, third] = ends;
  const high = third ?? second;
  if (!(low < high) || (third !== undefined && (second < low || second > third))) {
    const order = ends.map((value, place) => ({ value, text: texts[place] as string })).toSorted((a, b) => a.value - b.value);
    return refuse(low === high ? [] : [order.map((end) => end.text).join(between)]);
  }
  if (written.is === 'likely') {
    const spread = likelySpread(type, low, second);
    if (spread === undefined) return refuse([texts.join('..')], 'bound');
    return { ok: true, value: settled(type, middleOf(spread)), spread };
  }
  if (third !== undefined) return { ok: true, value: second, spread: { is: 'triangular', low, mode: second, high } };
  return { ok: true, value: settled(type, low + (high - low) / 2), spread: { is: 'uniform', low, high } };
}

/** Why a text is no range. */
type RangeProblem = 'shape' | 'unit' | 'word' | 'bound';

/**
 * How a quantity is spread of which one value in twenty is below `low`, and one above `high`: shares by their odds, all else
 * by how many times it is above the least that it may be. Undefined where an end is the least or the most itself.
 */
export function likelySpread(type: Quantity, low: number, high: number): Spread | undefined {
  const { dimension, min = 0, max = Number.POSITIVE_INFINITY } = type;
  if (dimension === 'ratio' && max <= 1) return low > 0 && high < 1 ? { is: 'logitnormal', low, high } : undefined;
  // What shrinks by all of itself is gone; a count begins at 1 because there is nothing to size below.
  const floor = dimension === 'growth' ? -1 : dimension === 'count' ? 0 : min;
  return low > floor ? { is: 'lognormal', low, high, floor } : undefined;
}

/** The value that half of the others are below. */
function middleOf(spread: Spread): number {
  const { is, low, high } = spread;
  if (is !== 'logitnormal') {
    const floor = is === 'lognormal' ? spread.floor : 0;
    return floor + Math.sqrt(low - floor) * Math.sqrt(high - floor);
  }
  const odds = Math.sqrt((low / (1 - low)) * (high / (1 - high)));
  return odds / (1 + odds);
}

function around(
  type: Quantity,
  written: Extract<WrittenRange, { is: 'about' }>,
  where: Where,
  refuse: (near: readonly string[], why?: RangeProblem) => SpreadRead,
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
  if (middle.spread !== undefined) return refuse([], 'shape');
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
  const [month] = /(?:\/| per | an? )\s*(?:month|mo)(?=\s*(?:$|±|\+\/?-| to ))/i.exec(text.trim()) ?? [];
  if (month === undefined) return text;
  const parts = text.trim().split(/(\.\.|±|\+\/?-| to )/i);
  return parts.map((part) => (/%\s*$/.test(part) ? `${part.trimEnd()}${month}` : part)).join('');
}

/** A count that must be whole stays so. */
function settled(type: Quantity, value: number): number {
  return type.whole ? Math.round(value) : value;
}

/** Ends as they are written, and what stands between them. */
type Ends = { readonly texts: readonly string[]; readonly between: string };

/** `20..40d`: the unit of the last end is probably meant for all. */
function withSharedUnit(
  diagnostic: Diagnostic,
  type: Quantity,
  written: Ends,
  place: number,
  readEnd: (text: string) => EndRead,
): Diagnostic {
  const shared = place === written.texts.length - 1 && type.dimension !== 'ratio' ? undefined : completed(type, written, readEnd);
  return shared === undefined ? diagnostic : { ...diagnostic, suggestions: [shared] };
}

/** The range with the unit of its last end at the ends that have none; undefined where that is none, or changes nothing. */
function completed(type: Quantity, { texts, between }: Ends, readEnd: (text: string) => EndRead): string | undefined {
  const unit = /[^\d.\se]\S*$/i.exec(texts.at(-1) ?? '')?.[0] ?? (type.dimension === 'ratio' ? '%' : '');
  const ends = texts.map((text) => (/^[+-]?[\d._]+$/.test(text) ? text + unit : text));
  const range = ends.join(between);
  return unit === '' || range === texts.join(between) || ends.some((text) => !readEnd(text).ok) ? undefined : range;
}
