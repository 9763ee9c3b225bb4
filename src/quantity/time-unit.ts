import type { Scale } from './exact.js';

/** A length of time that people name, as a factor of seconds; or one whose length is not settled. */
export type TimeUnit = Scale | 'month' | 'year' | 'minute-or-month';

export function timeUnit(word: string): TimeUnit | undefined {
  const name = word.toLowerCase();
  if (/^(ms|msecs?|milliseconds?|毫秒)$/.test(name)) return { exponent: -3 };
  if (/^(s|secs?|seconds?|秒钟?)$/.test(name)) return {};
  if (/^(mins?|minutes?|分钟?)$/.test(name)) return minute;
  if (/^(h|hrs?|hours?|个?小时|时)$/.test(name)) return { times: 3600n };
  if (/^(d|days?|天|日)$/.test(name)) return { times: 86_400n };
  // W is a watt.
  if (word !== 'W' && /^(w|wks?|weeks?|周|个?星期)$/.test(name)) return { times: 604_800n };
  if (/^(mos?|months?|个?月)$/.test(name)) return 'month';
  if (/^(y|yrs?|years?|年)$/.test(name)) return 'year';
  return name === 'm' ? 'minute-or-month' : undefined;
}

export const minute: Scale = { times: 60n };
