// A fit is judged by what it promises: nothing near it, inside the bounds, has a smaller loss.
import { describe, expect, test } from 'vitest';
import { leastSquares, type Problem } from '../../src/core/statistics/least-squares.js';

/** Residuals that are linear in the logarithms of three constants: slopes of each, and what is taken off. */
const rows: readonly (readonly [a: number, b: number, c: number, off: number])[] = [
  [1, 0, 0, 0.3],
  [0, 1, 0, -0.2],
  [0, 0, 1, 0.5],
  [1, 1, 0, 0.4],
  [1, -1, 2, -0.3],
  [0.5, 0.5, -1, 0.9],
  [2, 0, 1, 1.4],
  [-1, 1, 1, 2.5],
];

function problem(change: Partial<Problem> = {}): Problem {
  return {
    start: [1, 1, 1],
    low: [1e-3, 1e-3, 1e-3],
    high: [1e3, 1e3, 1e3],
    prior: [2, 0.5, 1.5],
    priorWeight: 0.3,
    weights: [1, 2, 0.5, 1, 1.5, 1, 0.2, 3],
    scale: 0.1,
    residuals: (constants, into) => {
      const [x = 0, y = 0, z = 0] = Array.from(constants, Math.log);
      rows.forEach(([a, b, c, off], at) => {
        into[at] = a * x + b * y + c * z - off;
      });
    },
    ...change,
  };
}

/** The loss as it is documented: soft L1 of each residual, and squares of how far each logarithm is from its prior. */
function lossOf({ residuals, weights, scale, prior, priorWeight }: Problem, constants: readonly number[]): number {
  const into = new Float64Array(weights.length);
  residuals(Float64Array.from(constants), into);
  const fitted = weights.reduce((sum, weight, at) => sum + 2 * weight * scale ** 2 * (Math.hypot(1, (into[at] as number) / scale) - 1), 0);
  return constants.reduce((sum, value, at) => sum + priorWeight * Math.log(value / (prior[at] as number)) ** 2, fitted);
}

const solved = (one: Problem) => leastSquares(one, { tolerance: 1e-14, rounds: 200 });

/** No constant can be moved, inside its bounds, to a smaller loss. */
function expectBest(one: Problem, found: readonly number[]): void {
  const least = lossOf(one, found);
  for (const step of [1e-3, 1e-2, 0.3]) {
    for (const [at, value] of found.entries()) {
      for (const factor of [1 + step, 1 / (1 + step)]) {
        const moved = Math.min(one.high[at] as number, Math.max(one.low[at] as number, value * factor));
        expect(lossOf(one, found.with(at, moved)), `${at} × ${factor}`).toBeGreaterThanOrEqual(least - 1e-12);
      }
    }
  }
}

describe('the fit', () => {
  test.each([0.01, 0.1, 1, 1000])('has the smallest loss, with a scale of %d', (scale) => {
    const one = problem({ scale });
    const found = solved(one);
    expectBest(one, found);
    expect(lossOf(one, found)).toBeLessThan(lossOf(one, [1, 1, 1]));
  });

  test('has it wherever it starts', () => {
    const found = solved(problem());
    for (const start of [
      [500, 500, 500],
      [0.002, 1, 900],
      [1e-9, 1e9, 1],
    ]) {
      for (const [at, value] of solved(problem({ start })).entries()) expect(value / (found[at] as number)).toBeCloseTo(1, 5);
    }
  });

  test('of small errors is the solution of the normal equations', () => {
    // Without errors beyond the scale it is least squares: two constants, x + y = ln 6 and x − y = ln 1.5, held by nothing.
    const two = problem({
      start: [1, 1],
      low: [1e-3, 1e-3],
      high: [1e3, 1e3],
      prior: [1, 1],
      priorWeight: 0,
      weights: [1, 4],
      scale: 100,
      residuals: ([x = 0, y = 0], into) => {
        into[0] = Math.log(x * y) - Math.log(6);
        into[1] = Math.log(x / y) - Math.log(1.5);
      },
    });
    expect(solved(two)).toEqual([expect.closeTo(3, 4), expect.closeTo(2, 4)]);
    // A prior alone is what is found.
    expect(solved(problem({ weights: rows.map(() => 0) }))).toEqual([2, 0.5, 1.5].map((value) => expect.closeTo(value, 6)));
    // A prior and a measurement of the same weight meet in the middle of their logarithms.
    const one = { start: [1], low: [0.01], high: [100], prior: [1], priorWeight: 1, weights: [1], scale: 100 };
    const residuals: Problem['residuals'] = ([x = 0], into) => {
      into[0] = Math.log(x / 9);
    };
    expect(solved({ ...one, residuals })).toEqual([expect.closeTo(3, 3)]);
  });

  test('stays within bounds, and is the best there is inside them', () => {
    for (const [low, high] of [
      [0.9, 1.1],
      [1.2, 5],
      [0.05, 0.8],
    ] as const) {
      const one = problem({ low: [low, 1e-3, low], high: [high, 1e3, high] });
      const found = solved(one);
      expect(Math.min(found[0] as number, found[2] as number)).toBeGreaterThanOrEqual(low * (1 - 1e-12));
      expect(Math.max(found[0] as number, found[2] as number)).toBeLessThanOrEqual(high * (1 + 1e-12));
      expectBest(one, found);
    }
  });

  test('is where it starts, brought within bounds, where no round is allowed', () => {
    const one = problem({ start: [0.5, 2, 7], high: [1e3, 1e3, 5] });
    const found = leastSquares(one, { tolerance: 0, rounds: 0 });
    expect(found).toEqual([0.5, 2, 5].map((value) => expect.closeTo(value, 12)));
  });

  test.each([
    ['errors that are all small', {}, 4],
    ['constants that stay at their lower bounds', { low: [1.5, 1e-3, 1.4] }, 5],
    ['constants that stay at their upper bounds', { high: [1.3, 1e3, 0.9] }, 5],
    ['a constant that leaves the bound where it starts', { start: [1e3, 1e-3, 1] }, 5],
  ])('takes few rounds where %s', (_, bounds: Partial<Problem>, rounds) => {
    const one = problem({ scale: 50, ...bounds });
    const least = lossOf(one, solved(one));
    expect(lossOf(one, leastSquares(one, { tolerance: 0, rounds })) - least).toBeLessThan(1e-9);
    expect(lossOf(one, leastSquares(one, { tolerance: 0, rounds: 1 })) - least).toBeGreaterThan(1e-9);
  });

  test('does not change what it is given', () => {
    const one = problem();
    const before = structuredClone({ ...one, residuals: undefined });
    solved(one);
    expect({ ...one, residuals: undefined }).toEqual(before);
  });

  test('ends when a round gains too little, and each round gains', () => {
    const losses = [0, 1, 2, 3, 8].map((rounds) => lossOf(problem(), leastSquares(problem(), { tolerance: 0, rounds })));
    expect(losses).toEqual(losses.toSorted((one, other) => other - one));
    expect(leastSquares(problem(), { tolerance: 1, rounds: 50 })).toEqual(leastSquares(problem(), { tolerance: 1, rounds: 1 }));
    let asked = 0;
    const counted = problem({
      residuals: (constants, into) => {
        asked++;
        problem().residuals(constants, into);
      },
    });
    leastSquares(counted, { tolerance: 1e-6, rounds: 1000 });
    expect(asked).toBeLessThan(100);
  });
});
