import { nearestDouble, scaled } from './exact.js';
import { perAsSlash } from './per-unit.js';
import { timeUnit } from './time-unit.js';
import type { Reading, Written } from './written.js';

/** Share a month from `10%/month`, `2% a month`, `0.1 per month`. A year’s growth is offered by the month, compounded. */
export function readGrowth({ number, digits, unit }: Written): Reading {
  const spelled = perAsSlash(unit);
  const slash = spelled.indexOf('/');
  const share = (slash < 0 ? spelled : spelled.slice(0, slash)).trim();
  const every = slash < 0 ? undefined : spelled.slice(slash + 1).trim();
  const time = timeUnit(every ?? '');
  const offered = (monthly: number) => [`${Number((monthly * 100).toPrecision(4))}%/month`];
  // So many times as much, in a year by the month, compounded.
  if (/^(x|times)$/i.test(share)) {
    const months = time === 'month' ? 1 : time === 'year' ? 12 : undefined;
    const alternatives = months === undefined ? [] : offered(nearestDouble(number) ** (1 / months) - 1);
    return { refused: months === undefined ? 'unknown-unit' : 'ambiguous', unit, alternatives };
  }
  if (!/^(|%|percent|pct)$/i.test(share)) return { refused: 'unknown-unit', unit };
  const value = share === '' ? number : scaled(number, { exponent: -2 });
  // A bare 10 is a growth of 10 % far more often than one of eleven times.
  const written = [`${digits}${share === '' ? '%' : share}/month`];
  if (every === undefined) return { refused: 'missing-unit', alternatives: written };
  if (time === 'month') return value;
  if (time === 'year') return { refused: 'ambiguous', unit: every, alternatives: offered((1 + nearestDouble(value)) ** (1 / 12) - 1) };
  // Growth by the day is no growth by the month.
  const other = typeof time === 'object' || /^quarter$/i.test(every);
  return { refused: 'unknown-unit', unit: every, ...(other && { alternatives: [] }) };
}

/** A number of months from `24 months`, `18mo`, `2 years`. */
export function readMonths({ number, digits, unit }: Written): Reading {
  if (unit === '') return { refused: 'missing-unit', alternatives: [`${digits} months`] };
  const time = timeUnit(unit);
  if (time === 'month' || unit === 'm') return number;
  return time === 'year' ? scaled(number, { times: 12n }) : { refused: 'unknown-unit', unit };
}
