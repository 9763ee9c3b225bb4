import type { Step } from './format-steps.js';

/** What numbers end with in one language: sizes of large numbers, times, and what rates and prices are by. All of it is data, for a page. */
export type UnitNames = {
  /** Sizes of counts, the largest first; the last is used from a million on. */
  readonly counts: readonly Step[];
  /** Whether thousands of a size are grouped: `1,234T`, but `1234亿`. */
  readonly grouped: boolean;
  /** Sizes of amounts of money, the largest first; below the last an amount is written out. */
  readonly money: readonly Step[];
  readonly times: Readonly<Record<'d' | 'h' | 'min' | 's' | 'ms', string>>;
  readonly perSecond: string;
  readonly perDay: string;
  readonly perMonth: string;
  readonly perGpuHour: string;
  readonly perMillionTokens: string;
  readonly months: Readonly<Record<'one' | 'many', string>>;
  /** What is shown for a number that is none. */
  readonly unknown: string;
};

export const englishUnits: UnitNames = {
  counts: [
    { at: 1e12, size: 1e12, name: 'T' },
    { at: 1e9, size: 1e9, name: 'B' },
    { at: 1e6, size: 1e6, name: 'M' },
  ],
  grouped: true,
  money: [
    { at: 1e12, size: 1e12, name: 'T' },
    { at: 1e9, size: 1e9, name: 'B' },
  ],
  times: { d: 'd', h: 'h', min: 'min', s: 's', ms: 'ms' },
  perSecond: '/s',
  perDay: '/day',
  perMonth: '/month',
  perGpuHour: '/GPU-h',
  perMillionTokens: '/Mtok',
  months: { one: 'month', many: 'months' },
  unknown: 'unknown',
};
