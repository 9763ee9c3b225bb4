import { describe, expect, test } from 'vitest';
import { type Distribution, quantileOf } from '../../src/core/distribution.js';
import { normalQuantile, Z95 } from '../../src/core/normal.js';
import { samplePercentile } from '../../src/core/percentile.js';
import { quasiRandom } from '../../src/core/quasi-random.js';
import { directionNumbers, SOBOL_DIMENSIONS, sobolCoordinate } from '../../src/core/sobol.js';

const SAMPLES = 10_000;
const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);
const SHARES = [0.05, 0.1, 0.5, 0.9, 0.95];

/** Percentiles of a function of uniform numbers, sampled as an answer is. */
function percentiles(dimensions: number, seed: number, figureOf: (point: Float64Array) => number): readonly number[] {
  const next = quasiRandom(dimensions, SAMPLES, seed);
  const point = new Float64Array(dimensions);
  const values = new Float64Array(SAMPLES).map(() => {
    next(point);
    return figureOf(point);
  });
  values.sort();
  return SHARES.map((share) => samplePercentile(values, share, dimensions > 1));
}

/** Where a rising distribution function reaches a share, by halving. */
function inverse(distribution: (value: number) => number, share: number, low: number, high: number): number {
  let [from, to] = [low, high];
  for (let step = 0; step < 200; step++) {
    const middle = (from + to) / 2;
    if (distribution(middle) < share) from = middle;
    else to = middle;
  }
  return from;
}

/**
 * P(x·y ≤ z) for x uniform on [a, b] and y on [c, d], all above zero: the mean over x of the share of
 * y below z ÷ x. Below x₁ = z ÷ d every y is, above x₂ = z ÷ c none, and ∫(z/x − c)dx between is
 * z·ln(x₂/x₁) − c·(x₂ − x₁).
 */
function productBelow(a: number, b: number, c: number, d: number): (z: number) => number {
  return (z) => {
    const [first, last] = [z / d, z / c].map((x) => Math.min(b, Math.max(a, x))) as [number, number];
    return ((first - a) * (d - c) + z * Math.log(last / first) - c * (last - first)) / ((b - a) * (d - c));
  };
}

/** P(x + y + z ≤ s) for uniform numbers on [0, 1]: Irwin and Hall’s. */
function sumBelow(s: number): number {
  if (s < 1) return s ** 3 / 6;
  return s < 2 ? (-2 * s ** 3 + 9 * s ** 2 - 9 * s + 3) / 6 : 1 - (3 - s) ** 3 / 6;
}

const between = (low: number, high: number, share: number) => low + share * (high - low);
const endless: Distribution = { is: 'lognormal', low: 2, high: 8, floor: 0 };
const triangle: Distribution = { is: 'triangular', low: 0.3, mode: 0.38, high: 0.5 };

type Case = { dimensions: number; figureOf: (point: Float64Array) => number; exact: (share: number) => number };
const cases: Readonly<Record<string, Case>> = {
  // F(z) = z − z·ln z, from P(x·y ≤ z) = z + ∫(z/x)dx over [z, 1].
  'the product of two uniforms on 0 to 1': {
    dimensions: 2,
    figureOf: ([x = 0, y = 0]) => x * y,
    exact: (share) => inverse((z) => z - z * Math.log(z), share, 1e-12, 1),
  },
  'the product of uniforms on other ranges': {
    dimensions: 2,
    figureOf: ([x = 0, y = 0]) => between(0.3, 0.5, x) * between(1, 3, y),
    exact: (share) => inverse(productBelow(0.3, 0.5, 1, 3), share, 0.3, 1.5),
  },
  'the same with the axes changed': {
    dimensions: 2,
    figureOf: ([x = 0, y = 0]) => between(0.3, 0.5, y) * between(1, 3, x),
    exact: (share) => inverse(productBelow(0.3, 0.5, 1, 3), share, 0.3, 1.5),
  },
  'the sum of three uniforms': {
    dimensions: 3,
    figureOf: ([x = 0, y = 0, z = 0]) => x + y + z,
    exact: (share) => inverse(sumBelow, share, 0, 3),
  },
  // Logarithms add up: √2 times as many deviations. Without ends, as a range of P5 to P95 is.
  'the product of two that are lognormal': {
    dimensions: 2,
    figureOf: ([x = 0, y = 0]) => quantileOf(endless, x) * quantileOf(endless, y),
    exact: (share) => 16 * 2 ** ((Math.SQRT2 * normalQuantile(share)) / Z95),
  },
  // Below the mode F(x) = (x − a)² ÷ ((b − a)(m − a)); above it 1 − (b − x)² ÷ ((b − a)(b − m)).
  'a triangle': {
    dimensions: 1,
    figureOf: ([x = 0]) => quantileOf(triangle, x),
    exact: (share) => (share < 0.4 ? 0.3 + Math.sqrt(share * 0.2 * 0.08) : 0.5 - Math.sqrt((1 - share) * 0.2 * 0.12)),
  },
};

describe(`percentiles of ${SAMPLES} samples are within 0.5% of the closed form for every seed`, () => {
  for (const [name, { dimensions, figureOf, exact }] of Object.entries(cases)) {
    test(name, () => {
      const wanted = SHARES.map(exact);
      for (const seed of SEEDS) {
        percentiles(dimensions, seed, figureOf).forEach((found, place) => {
          expect(Math.abs(found / (wanted[place] as number) - 1), `seed ${seed}, P${(SHARES[place] as number) * 100}`).toBeLessThan(0.005);
        });
      }
    });
  }
});

describe('points', () => {
  const pointsOf = (dimensions: number, count: number, seed: number) => {
    const next = quasiRandom(dimensions, count, seed);
    return Array.from({ length: count }, () => {
      const point = new Float64Array(dimensions);
      next(point);
      return point;
    });
  };

  test('are the same digits for the same seed', () => {
    expect(pointsOf(3, 4, 1).map((point) => [...point])).toMatchInlineSnapshot(`
      [
        [
          0.125,
          0.7351434204028919,
          0.057018159539438784,
        ],
        [
          0.375,
          0.37138172786217183,
          0.5509272437775508,
        ],
        [
          0.625,
          0.8130361441290006,
          0.771883288747631,
        ],
        [
          0.875,
          0.11327791528310627,
          0.29626218520570546,
        ],
      ]
    `);
    expect(pointsOf(24, 2, 7).map((point) => point[23])).toMatchInlineSnapshot(`
      [
        0.8861241688719019,
        0.46466938068624586,
      ]
    `);
  });

  test('differ from seed to seed', () => {
    expect(pointsOf(2, 8, 1)).not.toEqual(pointsOf(2, 8, 2));
  });

  test('are one in each stretch of each axis, also beyond the dimensions that the table holds', () => {
    const count = 256;
    for (const seed of [0, 1, 4_294_967_295]) {
      const points = pointsOf(50, count, seed);
      for (let axis = 0; axis < 50; axis++) {
        const stretches = new Set(points.map((point) => Math.floor((point[axis] as number) * count)));
        expect(stretches.size, `axis ${axis}, seed ${seed}`).toBe(count);
      }
    }
  });

  test('are one in each box of 16 by 16 of the first two axes', () => {
    const boxes = new Set(pointsOf(2, 256, 3).map(([x = 0, y = 0]) => Math.floor(x * 16) * 16 + Math.floor(y * 16)));
    expect(boxes.size).toBe(256);
  });

  test('of no dimension are none', () => {
    const point = new Float64Array(0);
    quasiRandom(0, 1, 1)(point);
    expect(point).toHaveLength(0);
  });
});

describe('direction numbers', () => {
  test('make each dimension turn up every value of its leading bits once', () => {
    for (let dimension = 0; dimension < SOBOL_DIMENSIONS; dimension++) {
      const directions = directionNumbers(dimension);
      const leading = new Set(Array.from({ length: 1024 }, (_, point) => sobolCoordinate(directions, point) >>> 22));
      expect(leading.size, `dimension ${dimension}`).toBe(1024);
    }
  });

  // The first points of the sequence, as in Joe and Kuo’s own program for this table.
  test('give the published first points', () => {
    const points = [1, 2, 3].map((point) => [0, 1, 2].map((dimension) => sobolCoordinate(directionNumbers(dimension), point) / 2 ** 32));
    expect(points).toEqual([
      [0.5, 0.5, 0.5],
      [0.25, 0.75, 0.75],
      [0.75, 0.25, 0.25],
    ]);
  });
});
