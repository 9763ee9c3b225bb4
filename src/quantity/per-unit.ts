import { inverse, nearestDouble, type Scale, scaled } from './exact.js';
import { spokenDigits } from './magnitude.js';
import { timeUnit } from './time-unit.js';
import type { Refusal, Written } from './written.js';

/** `per day`, `a day` and `每天` as `/day`; the one spelling that the readers know. */
export function perAsSlash(unit: string): string {
  return unit.replace(/(?:^| )(?:per|an?) (?=\S)| ?每 ?/gi, '/').replace(/ ?\/ ?/g, '/');
}

/** The factor of something that happens once every `unit`, in 1/s; `written` is for the suggestions. */
export function perTime(unit: string, written: Written, head = ''): Scale | Refusal {
  const time = timeUnit(unit);
  if (time === undefined) return { refused: 'unknown-unit', unit };
  if (typeof time === 'object') return inverse(time);
  const days = time === 'year' ? 365n : 30n;
  const daily = `${written.currency}${spokenDigits(nearestDouble(scaled(written.number, { over: days })))}/day`;
  const perMinute = `${written.currency}${written.digits}${head}/min`;
  const alternatives = time === 'minute-or-month' ? [perMinute, daily] : [daily];
  return { refused: 'ambiguous', unit, alternatives };
}
