import { describe, expect, test } from 'vitest';
import { type Distribution, quantileOf, spanOf } from '../../src/core/distribution.js';

const SHARES = [0, 0.01, 0.05, 0.25, 0.4, 0.5, 0.75, 0.95, 0.99, 1];

/** The share of a triangle below a value: areas of the two halves. */
function below({ low, mode, high }: { low: number; mode: number; high: number }, value: number): number {
  const whole = high - low;
  return value <= mode ? (value - low) ** 2 / (whole * (mode - low || 1)) : 1 - (high - value) ** 2 / (whole * (high - mode));
}

describe('a triangle', () => {
  test.each([
    [0.3, 0.38, 0.5],
    [-2, 5, 6],
    [0, 0, 1],
    [0, 1, 1],
  ])('from %d over %d to %d has below each quantile the share that was asked for', (low, mode, high) => {
    for (const share of SHARES) {
      const value = quantileOf({ is: 'triangular', low, mode, high }, share);
      expect(below({ low, mode, high }, value)).toBeCloseTo(share, 12);
      expect(value).toBeGreaterThanOrEqual(low);
      expect(value).toBeLessThanOrEqual(high);
    }
  });
});

describe('distributions with two quantiles and no ends', () => {
  const wide: Distribution = { is: 'lognormal', low: 3, high: 9, floor: 1 };
  const share: Distribution = { is: 'logitnormal', low: 0.2, high: 0.8 };

  test('have one value in twenty below the lower, and one above the upper', () => {
    expect([quantileOf(wide, 0.05), quantileOf(wide, 0.95)]).toEqual([expect.closeTo(3, 12), expect.closeTo(9, 12)]);
    expect([quantileOf(share, 0.05), quantileOf(share, 0.95)]).toEqual([expect.closeTo(0.2, 12), expect.closeTo(0.8, 12)]);
  });

  test('have their middle at the geometric mean above the floor, or of the odds', () => {
    expect(quantileOf(wide, 0.5)).toBeCloseTo(1 + Math.sqrt(2 * 8), 12);
    expect(quantileOf(share, 0.5)).toBeCloseTo(0.5, 12);
  });

  test('end at the floor and nowhere, or at nothing and all', () => {
    expect([quantileOf(wide, 0), quantileOf(wide, 1)]).toEqual([1, Number.POSITIVE_INFINITY]);
    expect([quantileOf(share, 0), quantileOf(share, 1)]).toEqual([0, 1]);
  });
});

test.each<[Distribution, number]>([
  [{ is: 'uniform', low: 2, high: 2 }, 2],
  [{ is: 'triangular', low: 2, mode: 2, high: 2 }, 2],
  [{ is: 'lognormal', low: 5, high: 5, floor: 1 }, 5],
  [{ is: 'logitnormal', low: 0.25, high: 0.25 }, 0.25],
  [{ is: 'observed', values: [2] }, 2],
])('%j is certain, at every share', (distribution, value) => {
  for (const share of SHARES) expect(quantileOf(distribution, share)).toBeCloseTo(value, 12);
});

test.each<[Distribution, number, number, number]>([
  [{ is: 'uniform', low: 1, high: 3 }, 1, 2, 3],
  [{ is: 'triangular', low: 1, mode: 1.5, high: 3 }, 1, 1.5, 3],
  [{ is: 'lognormal', low: 3, high: 9, floor: 1 }, 3, 5, 9],
  [{ is: 'logitnormal', low: 0.2, high: 0.8 }, 0.2, 0.5, 0.8],
  [{ is: 'observed', values: [1, 2, 10] }, 1, 2, 10],
])('%j spans from %d over %d to %d', (distribution, low, middle, high) => {
  const span = spanOf(distribution);
  expect([span.low, span.middle, span.high]).toEqual([low, middle, high].map((value) => expect.closeTo(value, 12)));
});
