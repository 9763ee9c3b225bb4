import { describe, expect, test } from 'vitest';
import { quasiRandom } from '../../src/core/quasi-random.js';
import { varianceShares } from '../../src/core/variance.js';

type Figures = { readonly one: Float64Array; readonly other: Float64Array; readonly mixed: readonly Float64Array[] };

/** Figures at two sets of points and at their mixtures, as the indices of an answer are computed. */
function figuresAt(dimensions: number, figureOf: (point: Float64Array) => number, { points = 4096, seed = 1 } = {}): Figures {
  const next = quasiRandom(2 * dimensions, points, seed);
  const both = Array.from({ length: points }, () => {
    const point = new Float64Array(2 * dimensions);
    next(point);
    return [point.subarray(0, dimensions), point.subarray(dimensions)] as const;
  });
  const mix = (one: Float64Array, other: Float64Array, input: number) =>
    one.map((value, at) => (at === input ? (other[at] as number) : value));
  return {
    one: Float64Array.from(both, ([one]) => figureOf(one)),
    other: Float64Array.from(both, ([, other]) => figureOf(other)),
    mixed: Array.from({ length: dimensions }, (_, input) => Float64Array.from(both, ([one, other]) => figureOf(mix(one, other, input)))),
  };
}

const sharesOf = ({ one, other, mixed }: Figures) => varianceShares(one, other, mixed);
const between = (low: number, high: number, share: number) => low + share * (high - low);
/** Mean and variance of a number that is uniform between two ends. */
const moments = (low: number, high: number) => ({ mean: (low + high) / 2, variance: (high - low) ** 2 / 12 });

// Ishigami and Homma 1990, a = 7, b = 0.1: uniform on −π to π.
const [a, b] = [7, 0.1];
const ishigami = (point: Float64Array) => {
  const [x = 0, y = 0, z = 0] = point.map((share) => between(-Math.PI, Math.PI, share));
  return Math.sin(x) + a * Math.sin(y) ** 2 + b * z ** 4 * Math.sin(x);
};
const ofX = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2;
const ofY = a ** 2 / 8;
const ofXZ = b ** 2 * Math.PI ** 8 * (1 / 18 - 1 / 50);
const ofAll = ofX + ofY + ofXZ;

const [width, height] = [moments(0.3, 0.5), moments(1, 3)];
const ofProduct = (width.variance + width.mean ** 2) * (height.variance + height.mean ** 2) - (width.mean * height.mean) ** 2;
const ofWidth = width.variance * height.mean ** 2;
const ofHeight = height.variance * width.mean ** 2;
const ofBoth = width.variance * height.variance;

type Case = { dimensions: number; figureOf: (point: Float64Array) => number; first: readonly number[]; total: readonly number[] };
const cases: Readonly<Record<string, Case>> = {
  // Of a sum of uniforms the variance adds up: 1 + 4 + 9.
  'a sum of uniforms': {
    dimensions: 3,
    figureOf: ([x = 0, y = 0, z = 0]) => x + 2 * y + 3 * z + 100,
    first: [1 / 14, 4 / 14, 9 / 14],
    total: [1 / 14, 4 / 14, 9 / 14],
  },
  'a product of uniforms': {
    dimensions: 2,
    figureOf: ([x = 0, y = 0]) => between(0.3, 0.5, x) * between(1, 3, y),
    first: [ofWidth / ofProduct, ofHeight / ofProduct],
    total: [(ofWidth + ofBoth) / ofProduct, (ofHeight + ofBoth) / ofProduct],
  },
  'Ishigami’s function': {
    dimensions: 3,
    figureOf: ishigami,
    first: [ofX / ofAll, ofY / ofAll, 0],
    total: [(ofX + ofXZ) / ofAll, ofY / ofAll, ofXZ / ofAll],
  },
};

describe('the shares of the variance', () => {
  for (const [name, { dimensions, figureOf, first, total }] of Object.entries(cases)) {
    test(`of ${name} are those of its closed form, for every seed`, () => {
      for (let seed = 0; seed < 40; seed++) {
        const found = sharesOf(figuresAt(dimensions, figureOf, { seed })) ?? [];
        expect(found).toHaveLength(dimensions);
        found.forEach((shares, input) => {
          expect(Math.abs(shares.first - (first[input] as number)), `first of ${input}, seed ${seed}`).toBeLessThan(0.01);
          expect(Math.abs(shares.total - (total[input] as number)), `total of ${input}, seed ${seed}`).toBeLessThan(0.01);
        });
      }
    });
  }

  test('are what is published of Ishigami’s function', () => {
    expect([ofX / ofAll, ofY / ofAll, (ofX + ofXZ) / ofAll, ofXZ / ofAll].map((share) => share.toFixed(4))).toEqual([
      '0.3139',
      '0.4424',
      '0.5576',
      '0.2437',
    ]);
  });

  test('are the same to the last digit whatever the order of the points', () => {
    const figures = figuresAt(3, ishigami, { points: 999 });
    const shares = sharesOf(figures);
    const order = Uint32Array.from({ length: 999 }, (_, place) => (place * 500 + 17) % 999);
    expect(new Set(order).size).toBe(999);
    const reordered = (column: Float64Array) => Float64Array.from(order, (place) => column[place] as number);
    expect(sharesOf({ one: reordered(figures.one), other: reordered(figures.other), mixed: figures.mixed.map(reordered) })).toEqual(shares);
  });

  test('lie between nothing and all, the first never above the total', () => {
    // Few points are noisy: an input that does nothing, and one that does everything.
    for (let seed = 0; seed < 60; seed++) {
      for (const { first, total } of sharesOf(figuresAt(3, ishigami, { points: 16, seed })) ?? []) {
        expect(first).toBeGreaterThanOrEqual(0);
        expect(total).toBeLessThanOrEqual(1);
        expect(first).toBeLessThanOrEqual(total);
      }
    }
  });

  test('of two points are what the formulas say', () => {
    // Mean 3, variance (4 + 0 + 1 + 9) ÷ 4 = 3.5; off it, the others are −1 and 3. Moved by −1 and 3: first-order
    // (1 + 9) ÷ 2 ÷ 3.5, at most 1; total (1 + 9) ÷ 4 ÷ 3.5 = 5/7; the mean of both, where the first is above.
    const figures = { one: Float64Array.of(1, 3), other: Float64Array.of(2, 6) };
    expect(varianceShares(figures.one, figures.other, [Float64Array.of(0, 6)])).toEqual([
      { first: expect.closeTo(6 / 7, 12), total: expect.closeTo(6 / 7, 12) },
    ]);
    // Moved by nothing and 1: 3 ÷ 2 ÷ 3.5 and 1 ÷ 4 ÷ 3.5, whose mean is a quarter.
    expect(varianceShares(figures.one, figures.other, [Float64Array.of(1, 4)])?.[0]?.first).toBeCloseTo(0.25, 12);
    // Moved by 1 and nothing: −1 ÷ 2 ÷ 3.5 is below nothing, the total 1 ÷ 4 ÷ 3.5.
    expect(varianceShares(figures.one, figures.other, [Float64Array.of(2, 3)])).toEqual([{ first: 0, total: expect.closeTo(1 / 14, 12) }]);
  });

  test('are none of what varies by rounding alone, and some of what is small', () => {
    const sharesOfScale = (scale: number, off: number) =>
      varianceShares(Float64Array.of(scale, scale), Float64Array.of(scale, scale * (1 + off)), [Float64Array.of(scale, scale * (1 + off))]);
    expect([sharesOfScale(1e9, 1e-13), sharesOfScale(1e-9, 1e-13)]).toEqual([undefined, undefined]);
    expect([sharesOfScale(1e9, 1e-9), sharesOfScale(1e-9, 1e-9)]).not.toContain(undefined);
  });

  test('are none of what does not vary', () => {
    expect(sharesOf(figuresAt(2, () => 0.1))).toBeUndefined();
    expect(sharesOf(figuresAt(2, () => 0))).toBeUndefined();
  });
});
