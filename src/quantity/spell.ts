import type { Dimension } from './dimension.js';
import { parseQuantity } from './parse.js';

/** Units in which people write a dimension; a value takes the first that spells it in few digits. */
const units: Readonly<Partial<Record<Dimension, readonly (readonly [unit: string, size: number])[]>>> = {
  count: [
    ['T', 1e12],
    ['B', 1e9],
    ['M', 1e6],
    ['', 1],
  ],
  ratio: [['%', 0.01]],
  duration: [
    ['d', 86_400],
    ['h', 3600],
    ['s', 1],
  ],
  rate: [
    ['/s', 1],
    ['/day', 1 / 86_400],
  ],
  flop: [[' FLOP', 1]],
  flopRate: [
    [' TFLOPS', 1e12],
    [' FLOP/s', 1],
  ],
  hourlyPrice: [['/h', 1]],
  energyPrice: [['/kWh', 1]],
  growth: [
    ['%/month', 0.01],
    ['/month', 1],
  ],
  months: [[' months', 1]],
};
/** Of more digits nobody sees the sense. */
const FEW = 6;

/** A value in the unit of its dimension as people write it; read again, it is the same number. */
export function spellQuantity(value: number, dimension: Dimension): string {
  const known = units[dimension] ?? [];
  for (const [unit, size] of known) {
    const text = `${Number((value / size).toPrecision(FEW))}${unit}`;
    // Below one of a unit the next smaller reads better.
    if ((Math.abs(value) >= size || size <= 1) && isRead(text, dimension, value)) return text;
  }
  const [unit = ''] = known.find(([, size]) => size === 1) ?? known.at(-1) ?? [];
  const exact = `${value}${unit}`;
  if (isRead(exact, dimension, value)) return exact;
  return String(value);
}

function isRead(text: string, dimension: Dimension, value: number): boolean {
  const read = parseQuantity(text, dimension);
  return read.ok && read.value === value;
}

/** The dimensions that people give a unit of their own. */
const SCALES = [
  ['T', 1e12],
  ['B', 1e9],
  ['M', 1e6],
  ['k', 1e3],
] as const;

/** Three digits that are no less than a positive number, or no more than it: `1.56M` for the limit that 1,555,001 keeps. */
export function spellLimit(value: number, side: 'above' | 'below'): string {
  const [letter, size] = SCALES.find(([, scale]) => value >= scale) ?? ['', 1];
  const scaled = value / size;
  const step = 10 ** (Math.floor(Math.log10(scaled)) - 2);
  const nearest = Math.round(scaled / step);
  for (const count of [nearest, side === 'above' ? nearest + 1 : nearest - 1]) {
    const written = Number((count * step).toPrecision(6));
    const limit = written * size;
    if (side === 'above' ? limit >= value : limit <= value) return `${written}${letter}`;
  }
  return String(value);
}
