import { describe, expect, test } from 'vitest';
import { correlator, type RankCorrelations } from '../../src/core/copula.js';
import { quasiRandom } from '../../src/core/quasi-random.js';

/** Columns of points, correlated as asked. */
function columns(ranks: RankCorrelations, points = 4096, seed = 1): readonly Float64Array[] {
  const next = quasiRandom(ranks.length, points, seed);
  const correlate = correlator(ranks);
  if (correlate === undefined) throw new Error('impossible');
  const point = new Float64Array(ranks.length);
  const found = ranks.map(() => new Float64Array(points));
  for (let place = 0; place < points; place++) {
    next(point);
    correlate(point);
    found.forEach((column, at) => {
      column[place] = point[at] as number;
    });
  }
  return found;
}

/** Spearman’s: the correlation of ranks, by the squares of their differences. */
function spearman(one: Float64Array, other: Float64Array): number {
  const ranksOf = (column: Float64Array) => {
    const ranks = new Float64Array(column.length);
    [...column.keys()]
      .toSorted((a, b) => (column[a] as number) - (column[b] as number))
      .forEach((place, rank) => {
        ranks[place] = rank;
      });
    return ranks;
  };
  const [first, second] = [ranksOf(one), ranksOf(other)];
  const squares = first.reduce((sum, rank, place) => sum + (rank - (second[place] as number)) ** 2, 0);
  return 1 - (6 * squares) / (one.length * (one.length ** 2 - 1));
}

describe('a copula', () => {
  test.each([-1, -0.8, -0.3, 0, 0.25, 0.6, 0.95, 1])('gives two numbers the rank correlation %d', (rank) => {
    for (const seed of [1, 2, 3]) {
      const [one, other] = columns(
        [
          [1, rank],
          [rank, 1],
        ],
        4096,
        seed,
      ) as [Float64Array, Float64Array];
      expect(Math.abs(spearman(one, other) - rank)).toBeLessThan(0.01);
    }
  });

  test('gives each of three pairs its own', () => {
    const ranks = [
      [1, 0.7, -0.2],
      [0.7, 1, 0.3],
      [-0.2, 0.3, 1],
    ];
    const found = columns(ranks);
    for (const [one, other] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ] as const) {
      const rank = spearman(found[one] as Float64Array, found[other] as Float64Array);
      expect(Math.abs(rank - ((ranks[one] as number[])[other] as number)), `${one} and ${other}`).toBeLessThan(0.01);
    }
  });

  test('leaves every number as evenly spread as it was', () => {
    for (const column of columns([
      [1, 0.6],
      [0.6, 1],
    ])) {
      const sorted = column.toSorted();
      // One in each of 64 stretches of equal width, 64 points in each, within what scrambled points differ by.
      for (let stretch = 1; stretch < 64; stretch++) {
        expect(Math.abs((sorted[stretch * 64] as number) - stretch / 64)).toBeLessThan(0.01);
      }
    }
  });

  test('makes two that are the same so, up and down', () => {
    const same = columns([
      [1, 1],
      [1, 1],
    ]) as [Float64Array, Float64Array];
    const opposite = columns([
      [1, -1],
      [-1, 1],
    ]) as [Float64Array, Float64Array];
    for (let place = 0; place < 4096; place += 100) {
      expect(Math.abs((same[0][place] as number) - (same[1][place] as number))).toBeLessThan(1e-12);
      expect(Math.abs((opposite[0][place] as number) + (opposite[1][place] as number) - 1)).toBeLessThan(1e-12);
    }
  });

  test('does not touch a number that goes with no other', () => {
    const next = quasiRandom(3, 16, 1);
    const [point, before] = [new Float64Array(3), new Float64Array(3)];
    const correlate = correlator([
      [1, 0.5, 0],
      [0.5, 1, 0],
      [0, 0, 1],
    ]);
    next(point);
    before.set(point);
    correlate?.(point);
    expect([point[0], point[2]]).toEqual([before[0], before[2]]);
    expect(point[1]).not.toBe(before[1]);
    const none = correlator([
      [1, 0],
      [0, 1],
    ]);
    before.set(point);
    none?.(point);
    expect(point).toEqual(before);
  });

  test('is none where no numbers can go together so', () => {
    expect(
      correlator([
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ]),
    ).toBeUndefined();
    // Two that are the same go with a third alike.
    expect(
      correlator([
        [1, 1, 0.5],
        [1, 1, 0.2],
        [0.5, 0.2, 1],
      ]),
    ).toBeUndefined();
    expect(
      correlator([
        [1, 1, 0.5],
        [1, 1, 0.5],
        [0.5, 0.5, 1],
      ]),
    ).toBeDefined();
    expect(
      correlator([
        [1, 1.2],
        [1.2, 1],
      ]),
    ).toBeUndefined();
  });
});
