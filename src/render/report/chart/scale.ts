import { ticks } from 'd3-array';

/** Values to places along an axis. */
export type Scale = { readonly at: (value: number) => number; readonly ticks: readonly number[] };

/** A scale over [low, high] onto [from, to]; `about` ticks at round multiples of `unit`. A log scale needs positive values. */
export function scaleOf(kind: 'linear' | 'log', [low, high]: Extent, [from, to]: Extent, about: number, unit = 1): Scale {
  const by = kind === 'log' ? Math.log : (value: number) => value;
  const width = by(high) - by(low);
  return {
    at: (value) => from + (width === 0 ? 0.5 : (by(value) - by(low)) / width) * (to - from),
    ticks: (kind === 'log' ? logTicks(low / unit, high / unit, about) : ticks(low / unit, high / unit, about)).map((tick) => tick * unit),
  };
}

type Extent = readonly [low: number, high: number];

/** 1, 2 and 5 times powers of ten within [low, high], thinned to powers of ten where these are many. */
function logTicks(low: number, high: number, about: number): readonly number[] {
  const first = Math.floor(Math.log10(low));
  const last = Math.ceil(Math.log10(high));
  const all = (digits: readonly number[], every = 1) =>
    Array.from({ length: last - first + 1 }, (_, place) => first + place)
      .filter((exponent) => exponent % every === 0)
      .flatMap((exponent) => digits.map((digit) => Number(`${digit}e${exponent}`)))
      .filter((value) => value >= low && value <= high);
  for (const digits of [[1, 2, 5], [1, 3], [1]]) {
    const found = all(digits);
    if (found.length <= about + 1) return found.length >= 2 ? found : ticks(low, high, about);
  }
  return all([1], Math.ceil((last - first) / about));
}
