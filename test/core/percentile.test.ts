import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Distribution, quantileOf, spanOf } from '../../src/core/distribution.js';
import { percentileOf, samplePercentile } from '../../src/core/percentile.js';

const ascending = (count: number, figureOf: (share: number) => number) =>
  Float64Array.from({ length: count }, (_, place) => figureOf((place + 0.5) / count));

describe('a percentile of samples', () => {
  // The kernel’s moments are those of an integral; its sum over samples differs by less than 1e-8.
  test('is exact where they lie on a cubic', () => {
    const samples = ascending(10_000, (x) => x ** 3 + x);
    for (const share of [0.1, 0.37, 0.5, 0.9]) expect(samplePercentile(samples, share, true)).toBeCloseTo(share ** 3 + share, 7);
  });

  test('averages noise away that one sample would show', () => {
    const samples = ascending(10_000, (x) => x + 0.0004 * Math.sin(x * 4000)).sort();
    const off = (noisy: boolean) => Math.abs(samplePercentile(samples, 0.1, noisy) - 0.1);
    expect(off(true)).toBeLessThan(off(false) / 5);
  });

  test('stays near the samples where they jump', () => {
    const samples = ascending(10_000, (x) => (x < 0.52 ? 1.5 : 9.5));
    expect(samplePercentile(samples, 0.5, true)).toBe(1.5);
    expect(samplePercentile(samples, 0.54, true)).toBe(9.5);
  });

  test('of counts is a count', () => {
    const samples = ascending(10_000, (x) => Math.ceil(1500 + 1000 * x));
    for (const share of [0.1, 0.5, 0.9]) {
      for (const noisy of [true, false]) {
        const found = samplePercentile(samples, share, noisy);
        expect(Number.isInteger(found)).toBe(true);
        expect(Math.abs(found - (1500 + 1000 * share))).toBeLessThanOrEqual(1);
      }
    }
  });

  test('of what is large enough to have no decimals is averaged all the same', () => {
    const samples = ascending(10_000, (x) => 1e20 * (1 + x));
    expect(samplePercentile(samples, 0.5, true) / 1.5e20).toBeCloseTo(1, 9);
  });

  test('of one sample is that sample, of none nothing', () => {
    expect(samplePercentile([7.5], 0.9, true)).toBe(7.5);
    expect(samplePercentile([], 0.5, true)).toBeNaN();
    expect(percentileOf([], 0.5)).toBeNaN();
  });

  test('between two samples is on the straight line, and beyond the ends is the end', () => {
    expect(percentileOf([1, 3], 0.25)).toBe(1.5);
    expect(percentileOf([1, 3, 11], 0.75)).toBe(7);
    expect([percentileOf([1, 3], -1), percentileOf([1, 3], 2)]).toEqual([1, 3]);
    // The place of a share of samples is in the middle of each: half of two lies between them.
    expect(samplePercentile([1.5, 3.5], 0.5, false)).toBe(2.5);
    expect(samplePercentile([1.5, 3.5], 0.25, false)).toBe(1.5);
  });

  test('is whole only where both samples about it are, and they are no more than can be counted', () => {
    expect(samplePercentile([1, 4], 0.5, false)).toBe(3);
    expect(samplePercentile([1, 4.5], 0.5, false)).toBe(2.75);
    expect(samplePercentile([1.5, 4], 0.5, false)).toBe(2.75);
    expect(samplePercentile([2 ** 31, 2 ** 31 + 1], 0.5, false)).toBe(2 ** 31 + 0.5);
    expect(samplePercentile([2 ** 31 - 1, 2 ** 31], 0.5, false)).toBe(2 ** 31 - 0.5);
    expect(samplePercentile([2 ** 31 - 2, 2 ** 31 - 1], 0.5, false)).toBe(2 ** 31 - 1);
  });

  test('averages a twentieth on either side, and strays by a quarter of a per cent at most', () => {
    // One sample that is off by 1 at 6 % from the middle is outside the window, at 4 % within.
    const off = (at: number) => {
      const samples = ascending(1000, (x) => x * 1e-9 + 0.5);
      for (let place = at; place < 1000; place++) samples[place] = (samples[place] as number) + 1;
      return samplePercentile(samples, 0.5, true) - 0.5;
    };
    expect(off(561)).toBeLessThan(1e-6);
    expect(off(540)).toBeLessThan(1e-6);
    expect(off(502)).toBeGreaterThan(0.4);
    expect(off(503)).toBeLessThan(1e-6);
  });

  test('averages half way to the end at most', () => {
    // The sample at 40 of 1,000 has 40.5 to the end before it, and is averaged from 20 on: what is off below that is without weight.
    const low = (off: number) =>
      samplePercentile(
        Float64Array.from({ length: 1000 }, (_, at) => at * 1e-3 - (at < off ? 1 : 0)),
        0.0405,
        true,
      );
    expect(low(20)).toBeCloseTo(0.04, 9);
    expect(Math.abs(low(21) - 0.04)).toBeGreaterThan(1e-4);
    const high = (off: number) =>
      samplePercentile(
        Float64Array.from({ length: 1000 }, (_, at) => at * 1e-3 + (at >= 1000 - off ? 1 : 0)),
        0.9595,
        true,
      );
    expect(high(20)).toBeCloseTo(0.959, 9);
    expect(Math.abs(high(21) - 0.959)).toBeGreaterThan(1e-4);
  });

  test('averages no less than two samples on either side', () => {
    // Half way to the end is 2 from 3.5 of 100: the middle of 9.5 and 16.5.
    const squares = Float64Array.from({ length: 100 }, (_, at) => at * at + 0.5);
    expect(samplePercentile(squares, 0.04, true)).toBe(13);
    expect(samplePercentile(squares, 0.05, true)).not.toBe(21);
  });

  test('rises with the share, and stays within the samples', () => {
    const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(numbers, (values) => {
        const samples = Float64Array.from(values).sort();
        const [p10, p50, p90] = [0.1, 0.5, 0.9].map((share) => samplePercentile(samples, share, true)) as [number, number, number];
        expect(p10).toBeLessThanOrEqual(p50);
        expect(p50).toBeLessThanOrEqual(p90);
        // Counts are rounded: never beyond the next one.
        expect(p10).toBeGreaterThanOrEqual(samples[0] as number);
        expect(p90).toBeLessThanOrEqual(samples.at(-1) as number);
      }),
    );
  });
});

describe('a distribution', () => {
  const observed: Distribution = { is: 'observed', values: [0.1, 0.3, 0.4] };

  test('begins and ends where it says', () => {
    const triangle: Distribution = { is: 'triangular', low: 1, mode: 2, high: 5 };
    expect(spanOf({ is: 'uniform', low: 1, high: 3 })).toEqual({ low: 1, middle: 2, high: 3 });
    expect(spanOf(triangle)).toEqual({ low: 1, middle: 2, high: 5 });
    expect(spanOf(observed)).toEqual({ low: 0.1, middle: 0.3, high: 0.4 });
    expect(quantileOf(triangle, 0.25)).toBeCloseTo(2, 12);
  });

  test('between two percentiles has a twentieth of itself beyond each, and its middle between them', () => {
    const positive: Distribution = { is: 'lognormal', low: 2, high: 8, floor: 0 };
    const overhead: Distribution = { is: 'lognormal', low: 1.1, high: 1.4, floor: 1 };
    const share: Distribution = { is: 'logitnormal', low: 0.3, high: 0.5 };
    // Of times as many below as above: the geometric mean; of odds 3/7 and 1: √(3/7).
    const middles = [4, 1.2, Math.sqrt(3 / 7) / (1 + Math.sqrt(3 / 7))];
    [positive, overhead, share].forEach((each, place) => {
      expect(quantileOf(each, 0.05)).toBeCloseTo('low' in each ? each.low : 0, 12);
      expect(quantileOf(each, 0.95)).toBeCloseTo('high' in each ? each.high : 0, 12);
      expect(quantileOf(each, 0.5)).toBeCloseTo(middles[place] as number, 12);
      expect(spanOf(each)).toMatchObject({ low: 'low' in each && each.low, high: 'high' in each && each.high });
    });
  });

  test('between two percentiles has no end but what it cannot reach', () => {
    const overhead: Distribution = { is: 'lognormal', low: 1.1, high: 1.4, floor: 1 };
    const share: Distribution = { is: 'logitnormal', low: 0.3, high: 0.5 };
    expect([quantileOf(overhead, 0), quantileOf(overhead, 1)]).toEqual([1, Number.POSITIVE_INFINITY]);
    expect([quantileOf(share, 0), quantileOf(share, 1)]).toEqual([0, 1]);
  });

  test('runs straight between what was observed', () => {
    expect(quantileOf(observed, 0.25)).toBeCloseTo(0.2, 12);
    expect(quantileOf(observed, 0.75)).toBeCloseTo(0.35, 12);
  });

  test('without width is its middle', () => {
    expect(quantileOf({ is: 'triangular', low: 2, mode: 2, high: 2 }, 0.3)).toBe(2);
    expect(quantileOf({ is: 'uniform', low: 2, high: 2 }, 0.3)).toBe(2);
    expect(quantileOf({ is: 'lognormal', low: 4, high: 4, floor: 0 }, 0.3)).toBe(4);
  });
});
