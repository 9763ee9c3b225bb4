import { nearestDouble, scaled } from './exact.js';
import { perAsSlash } from './per-unit.js';
import { timeUnit } from './time-unit.js';
import type { Reading, Written } from './written.js';

/** Share a month from `10%/month`, `2% a month`, `0.1 per month`. A year’s growth is offered by the month, compounded. */
export function readGrowth({ number, digits, unit }: Written): Reading {
  const [share = '', every] = perAsSlash(unit).split('/', 2);
  // Twice as much a year: by the month, compounded.
  if (/^x|times$/i.test(share.trim()) && timeUnit(every?.trim() ?? '') === 'year') {
    return {
      refused: 'ambiguous',
      unit,
      alternatives: [`${Number(((nearestDouble(number) ** (1 / 12) - 1) * 100).toPrecision(4))}%/month`],
    };
  }
  if (!/^(|%|percent|pct)$/i.test(share.trim())) return { refused: 'unknown-unit', unit };
  const value = share.trim() === '' ? number : scaled(number, { exponent: -2 });
  // A bare 10 is a growth of 10 % far more often than one of eleven times.
  const written = share.trim() === '' ? [`${digits}%/month`] : [`${digits}${share}/month`];
  if (every === undefined) return { refused: 'missing-unit', alternatives: written };
  const time = timeUnit(every.trim());
  if (time === 'month') return value;
  if (time !== 'year') return { refused: 'unknown-unit', unit: every };
  const monthly = (1 + nearestDouble(value)) ** (1 / 12) - 1;
  return { refused: 'ambiguous', unit: every, alternatives: [`${Number((monthly * 100).toPrecision(4))}%/month`] };
}

/** A number of months from `24 months`, `18mo`, `2 years`. */
export function readMonths({ number, digits, unit }: Written): Reading {
  if (unit === '') return { refused: 'missing-unit', alternatives: [`${digits} months`] };
  const time = timeUnit(unit);
  if (time === 'month' || unit === 'm') return number;
  return time === 'year' ? scaled(number, { times: 12n }) : { refused: 'unknown-unit', unit };
}
