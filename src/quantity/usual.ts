import type { Dimension } from './dimension.js';

/** Powers of ten by the units that a dimension is usually written with, the SI unit among them. Nothing stands for a plain number. */
export const UNITS: Partial<Readonly<Record<Dimension, Readonly<Record<string, number>>>>> = {
  count: { '': 0, k: 3, M: 6, B: 9, T: 12 },
  rate: { '/s': 0 },
  flop: { FLOP: 0 },
  flopRate: { 'FLOP/s': 0, TFLOPS: 12, PFLOPS: 15, TOPS: 12 },
  bytes: { B: 0, MB: 6, GB: 9, TB: 12 },
  bandwidth: { 'GB/s': 9, 'TB/s': 12 },
  power: { W: 0, kW: 3, MW: 6 },
};

/** Digits few enough to be exact in a double, and what stands behind them. */
const USUAL = /^(\d{1,11}(?:\.\d{1,4})?) ?(\D{0,6})$/;

/**
 * The number of what is written as nearly everybody does, `80 GB` or `300B`, in the dimension's SI unit; undefined where the text
 * takes more care to read. It is the same number that `interpret` reads, which knows every other way and is loaded for those.
 */
export function usualValue(text: string, dimension: Dimension): number | undefined {
  const units = UNITS[dimension];
  if (units === undefined) return undefined;
  const [, digits = '', unit = ''] = USUAL.exec(text) ?? [];
  const exponent = digits !== '' && Object.hasOwn(units, unit) ? units[unit] : undefined;
  const value = exponent === undefined ? undefined : Number(`${digits}e${exponent}`);
  // Larger counts are refused, with the reason.
  return dimension === 'count' && value !== undefined && value >= 2 ** 53 ? undefined : value;
}
