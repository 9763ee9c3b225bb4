import { readable, rounded, roundedWhole, scientific, spelled, toSignificant } from './digits.js';
import type { Dimension } from './dimension.js';
import { dollars, dollarsPerKilowattHour } from './format-money.js';
import { inUnit, steps } from './format-steps.js';
import { englishUnits, type UnitNames } from './unit-names.js';

/** What a number to be shown measures: the dimensions that people write, and those that are only computed. */
export type DisplayUnit =
  | Dimension
  | 'energyPerToken' // J
  | 'usdPerMillionTokens'
  | 'yuan'
  | 'yuanPerGpuHour'
  | 'yuanPerMillionTokens'
  | 'massPerMillionTokens'
  | 'volume' // L
  | 'latency' // s, down to parts of a millisecond
  | 'tokenRate' // tokens/s
  | 'integer'
  | 'year'
  | 'text';

/** Short and rounded, for people; the same everywhere, whatever the system’s locale. In English, unless other names of units are given. */
export function formatQuantity(
  value: number,
  unit: DisplayUnit,
  { significant, names = englishUnits }: { readonly significant?: number | undefined; readonly names?: UnitNames } = {},
): string {
  if (!Number.isFinite(value)) return names.unknown;
  switch (unit) {
    case 'count':
      return count(value, names, significant);
    case 'integer':
      return spelled(roundedWhole(value));
    case 'number':
    case 'text':
      return readable(value, significant);
    case 'ratio':
      return percent(value, significant);
    case 'latency':
      return Math.abs(value) < 1
        ? `${readable(value * 1000, significant)} ${names.times.ms}`
        : `${readable(value, significant)} ${names.times.s}`;
    case 'duration':
      return inUnit(value, steps.duration, significant, names.times);
    case 'rate':
      return rate(value, names, significant);
    case 'tokenRate':
      return count(value, names, significant) + names.perSecond;
    case 'year':
      return Number.isInteger(value) && value > 0 && value < 10_000 ? String(value) : readable(value, significant);
    case 'flop':
      return `${flop(value, significant)} FLOP`;
    case 'flopRate':
      return flopRate(value, significant);
    case 'bytes':
    case 'bandwidth':
    case 'power':
    case 'energy':
    case 'mass':
      return inUnit(value, steps[unit], significant);
    case 'money':
      return dollars(value, significant, names);
    case 'hourlyPrice':
      return dollars(value, significant, names) + names.perGpuHour;
    case 'usdPerMillionTokens':
      return dollars(value, significant, names) + names.perMillionTokens;
    case 'yuan':
      return dollars(value, significant, names).replace('$', '¥');
    case 'yuanPerGpuHour':
      return dollars(value, significant, names).replace('$', '¥') + names.perGpuHour;
    case 'yuanPerMillionTokens':
      return dollars(value, significant, names).replace('$', '¥') + names.perMillionTokens;
    case 'massPerMillionTokens':
      return inUnit(value, steps.mass, significant) + names.perMillionTokens;
    case 'volume':
      return `${readable(value, significant)} L`;
    case 'energyPrice':
      return `${dollarsPerKilowattHour(value, significant)}/kWh`;
    case 'carbonIntensity':
      return `${readable(value, significant)} gCO2e/kWh`;
    case 'growth':
      return percent(value, significant) + names.perMonth;
    case 'months':
      return `${readable(value, significant)} ${names.months[value === 1 ? 'one' : 'many']}`;
    case 'energyPerToken':
      return `${readable(value, significant)} J`;
  }
}

/** All digits that are needed to read the number back, with thousands separators. */
export function formatExact(value: number): string {
  return Number.isFinite(value) ? spelled(value) : englishUnits.unknown;
}

/** `300B`, `70.55B`; below a million every whole number is shown as it is: `412,018`. */
function count(value: number, { counts, grouped }: UnitNames, significant?: number): string {
  const size = Math.abs(value);
  if (size >= 1e16) return readable(value, significant);
  if (size >= 999_999.5) return inUnit(value, counts, significant).replaceAll(grouped ? ' ' : /[ ,]/g, '');
  const whole = significant === undefined && Number.isInteger(value);
  return whole ? spelled(value) : readable(value, significant);
}

/** Three significant digits, and never 0% or 100% for what is not: 0.99999 is 99.99%, 1.00004 is 100.004%. */
function percent(value: number, significant?: number): string {
  // Twelve digits drop the noise of the multiplication.
  const exact = toSignificant(toSignificant(value, 12) * 100, 12);
  if (!Number.isFinite(exact)) return readable(value, significant);
  const size = Math.abs(exact);
  if (size >= 1000) return `${readable(exact, significant)}%`;
  const short = toSignificant(size, significant ?? 3);
  const sign = exact < 0 ? '-' : '';
  if (short !== 100 || size === 100) return `${sign}${readable(short, 15)}%`;
  if (size < 100) return `${sign}${Math.min(99.99, Math.floor(size * 100) / 100)}%`;
  const digits = [4, 5, 6, 7, 8, 9, 10, 11].find((count) => toSignificant(size, count) !== 100) ?? 12;
  return `${sign}${readable(size, digits)}%`;
}

/** Per second if that is a number people would write, else per day. */
function rate(value: number, names: UnitNames, significant?: number): string {
  const perDay = value * 86_400;
  const size = Math.abs(value);
  const plain = Math.abs(value - rounded(value, significant)) <= size * 1e-12;
  if (value === 0 || (size >= 1 && plain) || !Number.isFinite(perDay)) return count(value, names, significant) + names.perSecond;
  return count(toSignificant(perDay, 14), names, significant) + names.perDay;
}

/** `3.15e23`: compute is compared by its exponent. */
function flop(value: number, significant = 4): string {
  const size = Math.abs(value);
  return size >= 1e6 ? scientific(toSignificant(value, significant)) : readable(value, significant);
}

/** Always TFLOPS, whole from 1000 on, so that two of them compare at a glance; smaller only below a thousandth. */
function flopRate(value: number, significant?: number): string {
  const teras = value / 1e12;
  if (Math.abs(teras) < 1e9) return inUnit(value, steps.flopRate, significant);
  return `${scientific(toSignificant(teras, significant ?? 4))} TFLOPS`;
}
