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

  test('runs straight between what was observed', () => {
    expect(quantileOf(observed, 0.25)).toBeCloseTo(0.2, 12);
    expect(quantileOf(observed, 0.75)).toBeCloseTo(0.35, 12);
  });

  test('without width is its middle', () => {
    expect(quantileOf({ is: 'triangular', low: 2, mode: 2, high: 2 }, 0.3)).toBe(2);
    expect(quantileOf({ is: 'uniform', low: 2, high: 2 }, 0.3)).toBe(2);
  });
});
