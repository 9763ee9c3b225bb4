import { type Exact, exactFromDigits, nearestDouble, negated, type Scale, scaled, sum } from './exact.js';
import { minute, timeUnit } from './time-unit.js';
import { leadingDigits, type Reading, type Refusal } from './written.js';

/** Seconds from `30d`, `2h30m`, `1d 12h`, `2小时30分钟`. */
export function readDuration(text: string): Reading {
  const negative = text.startsWith('-');
  const parts = split(text.replace(/^[+-]/, ''));
  if (!Array.isArray(parts)) return parts;
  let total: Exact | undefined;
  let last = Number.POSITIVE_INFINITY;
  for (const [index, { digits, word }] of parts.entries()) {
    const unit = lengthOf(word, parts, index);
    if (unit === undefined) return { refused: 'unknown-unit', unit: word };
    if (typeof unit === 'string') return unsettled(negative ? `-${digits}` : digits, word, unit, parts.length);
    const seconds = nearestDouble(scaled(exactFromDigits('1'), unit));
    // Going up or repeating (`30m 2h`, `1h 2h`) is more often a slip than a sum.
    if (seconds >= last) return { refused: 'syntax' };
    last = seconds;
    const part = scaled(exactFromDigits(digits), unit);
    total = total === undefined ? part : sum(total, part);
  }
  if (total === undefined) return { refused: 'syntax' };
  return negative ? negated(total) : total;
}

type Part = { readonly digits: string; readonly word: string };

function split(text: string): Part[] | Refusal {
  const parts: Part[] = [];
  for (let rest = text; rest !== ''; ) {
    const digits = leadingDigits(rest);
    if (digits === '' || /^[+-]/.test(digits)) return { refused: 'syntax' };
    const after = rest.slice(digits.length);
    const [written, word = ''] = /^ ?([^\d\s._+-]+) ?/u.exec(after) ?? [''];
    if (word === '' && after === '') return missing(text, parts);
    if (word === '') return { refused: 'syntax' };
    // An exponent whose digits are missing is a broken number.
    if (word === 'e') return { refused: 'syntax' };
    parts.push({ digits, word });
    rest = after.slice(written.length);
    if (rest !== '' && leadingDigits(rest) === '') {
      return { refused: 'unknown-unit', unit: after.trim() };
    }
  }
  return parts;
}

/** `30` wants a unit; so does the 30 of `2h30`, which everybody reads as minutes and we only suggest. */
function missing(text: string, parts: readonly Part[]): Refusal {
  // `0x10` has no unit x to begin with.
  if (parts.some(({ word }) => timeUnit(word) === undefined)) return { refused: 'syntax' };
  if (parts.length === 0) return { refused: 'missing-unit' };
  return { refused: 'missing-unit', alternatives: [`${text}min`] };
}

type Unsettled = 'month' | 'year' | 'minute-or-month';

/** Beside other units, m is minutes, unless a longer unit follows: `2h30m` is, `3m 10d` is not. */
function lengthOf(word: string, parts: readonly Part[], index: number): Scale | Unsettled | undefined {
  const unit = timeUnit(word);
  if (unit !== 'minute-or-month' || parts.length === 1) return unit;
  const next = timeUnit(parts[index + 1]?.word ?? 's');
  const shorter = typeof next === 'object' && (next.times ?? 1n) < 60n;
  return shorter ? minute : unit;
}

/** Months and years have no one length; a number of days has. */
function unsettled(digits: string, word: string, unit: Unsettled, parts: number): Refusal {
  const days = nearestDouble(exactFromDigits(digits)) * (unit === 'year' ? 365 : 365 / 12);
  const inDays = `${Math.abs(days) < 10 ? Number(days.toPrecision(2)) : Math.round(days)}d`;
  const alternatives = unit === 'minute-or-month' ? [`${digits}min`, inDays] : [inDays];
  return { refused: 'ambiguous', unit: word, alternatives: parts === 1 ? alternatives : [] };
}
