import { describe, expect, test } from 'vitest';
import { compileSheet, slotOf } from '../../src/core/compile.js';
import type { Sheet } from '../../src/core/formula.js';
import { solveFor } from '../../src/core/solve.js';
import { trainingSheet } from '../../src/core/training.js';

/** Solves f(x) = wanted, and gives the solution with the values that the sheet is left holding. */
function solve(f: (x: number) => number, wanted: number): { x: number; left: readonly number[] } {
  const sheet: Sheet = {
    inputs: [{ key: 'x', symbol: 'x', unit: '' }],
    formulas: [{ key: 'y', symbol: 'y', unit: '', expression: 'y = f(x)', inputs: ['x'], compute: f, source: 'test' }],
  };
  const values = new Float64Array(2);
  const x = solveFor(compileSheet(sheet), values, { unknown: 'x', target: 'y', wanted });
  return { x, left: [...values] };
}

/** Equal to one part in a thousand million. */
function expectNear(value: number, exact: number): void {
  expect(Math.abs(value / exact - 1)).toBeLessThan(1e-9);
}

describe('solving a sheet', () => {
  test.each([
    ['a product', (x: number) => 3 * x, 12, 4],
    ['a quotient', (x: number) => 12 / x, 4, 3],
    ['a square', (x: number) => x * x, 144, 12],
    ['an inverse square root', (x: number) => 1 / Math.sqrt(x), 0.1, 100],
    ['a large number', (x: number) => 6 * 300e9 * x, 3.15e23, 175e9],
    ['a small number', (x: number) => 1e20 * x, 1e-5, 1e-25],
    ['what holds at the first guess', (x: number) => 7 * x, 7, 1],
  ] as const)('finds %s', (_, f, wanted, exact) => {
    expectNear(solve(f, wanted).x, exact);
  });

  test.each([
    ['a line with an offset', (x: number) => 100 + x, 150, 50],
    ['a line with an offset that hides it at first', (x: number) => 1e6 + x, 2e6, 1e6],
    ['a parabola: x² + x = 6', (x: number) => x * x + x, 6, 2],
    ['a falling curve: 1 ÷ x + 1 = 1.001', (x: number) => 1 / x + 1, 1.001, 1000],
    ['a saturating curve: x ÷ (x + 50) = 0.9', (x: number) => x / (x + 50), 0.9, 450],
    ['a steep one: eˣ = e³⁰', (x: number) => Math.exp(x), Math.exp(30), 30],
    ['a kink: max(x, 10 x − 900) = 1100', (x: number) => Math.max(x, 10 * x - 900), 1100, 200],
    ['a logarithm: ln(1 + x) = 5', (x: number) => Math.log1p(x), 5, Math.expm1(5)],
  ] as const)('finds %s', (_, f, wanted, exact) => {
    expectNear(solve(f, wanted).x, exact);
  });

  // The path beyond straight lines: a bracket that closes from both sides, secants within it, and its middle where they leave it.
  test.each([
    ['a line', (x: number) => 3 * x, 12, 4, 3],
    ['what the first guess is', (x: number) => 7 * x, 7, 1, 2],
    ['a quotient', (x: number) => 12 / x, 4, 3, 3],
    ['a high power', (x: number) => x ** 200, 1e100, 10 ** 0.5, 4],
    ['an offset', (x: number) => 100 + x, 150, 50, 19],
    ['a saturating curve', (x: number) => x / (x + 50), 0.9, 450, 12],
    ['an exponential', (x: number) => Math.exp(x), Math.exp(30), 30, 15],
    ['an exponential that falls', (x: number) => Math.exp(-x), Math.exp(-40), 40, 15],
    ['a kink', (x: number) => Math.max(x, 10 * x - 900), 1100, 200, 9],
    ['what is flat and then steep', (x: number) => (x < 1000 ? 1 + x * 1e-6 : 1.001 + (x - 1000)), 500, 1498.999, 17],
    ['what falls slowly and then fast', (x: number) => (x < 100 ? 1000 - x : Math.max(900 - 20 * (x - 100), 1 / x)), 500, 120, 24],
    ['a kink far below one', (x: number) => (x < 1e-20 ? x * 2 : 2e-20 + (x - 1e-20) * 1e-3), 1.5e-20, 7.5e-21, 18],
    ['what comes in grains', (x: number) => Math.round(x * 1e12) / 1e12, 5 + 0.3e-12, 5, 12],
    ['what comes in coarse grains', (x: number) => Math.round(x * 1e9) / 1e9, 5 + 0.3e-9, 5, 22],
    ['what comes in larger grains', (x: number) => Math.floor(x * 1e11) / 1e11, Math.E * 7, Math.E * 7, 16],
    ['a plateau', (x: number) => (x < 3 ? x : x < 1000 ? 3 : x - 997), 500, 1497, 17],
    ['a plateau on the way down', (x: number) => (x > 0.5 ? x : x > 0.001 ? 0.5 : x * 500), 0.01, 0.00002, 6],
    ['what lies near the upper end', (x: number) => x, 1e29, 1e29, 3],
    ['what lies near the lower end', (x: number) => x, 1e-29, 1e-29, 3],
  ] as const)('closes in on %s in few steps', (_, f, wanted, exact, most) => {
    let steps = 0;
    const { x } = solve((value) => {
      steps++;
      return f(value);
    }, wanted);
    expectNear(x, exact);
    expect(steps).toBeLessThanOrEqual(most);
  });

  test.each([
    ['above the largest', (x: number) => x, 1e31],
    ['below the smallest', (x: number) => 1 / x, 1e31],
    ['that a step skips', (x: number) => (x < 10 ? 1 + x / 100 : 2 + x / 100), 1.5],
  ] as const)('gives up on a target %s when the bracket is closed, and not before long', (_, f, wanted) => {
    let steps = 0;
    const { x } = solve((value) => {
      steps++;
      return f(value);
    }, wanted);
    expect(x).toBeNaN();
    expect(steps).toBeLessThanOrEqual(65);
  });

  // Not a digit of them is a logarithm’s, which not every machine rounds alike.
  test.each([1 / 3, 0.1, 7, 1e7 / 3, 77 / 13])('gives products and quotients by %f as they are computed by hand', (factor) => {
    for (const wanted of [0.3, 0.7, 1e5 / 7, Math.PI]) {
      expect(solve((x) => factor * x, wanted).x).toBe(wanted / factor);
      expect(solve((x) => factor / x, wanted).x).toBe(1 / (wanted / factor));
    }
  });

  test('leaves the sheet holding the solution and what follows from it', () => {
    const { x, left } = solve((value) => value * value + value, 6);
    expect(left).toEqual([x, x * x + x]);
    expectNear(left[1] as number, 6);
  });

  test.each([
    ['beyond a ceiling', (x: number) => x / (x + 50), 2],
    ['below a floor', (x: number) => 100 + x, 50],
    ['of a constant', () => 5, 7],
    ['of a constant, even the one it has', () => 5, 5],
    ['of what is unknown', () => Number.NaN, 1],
    ['unknown', (x: number) => x, Number.NaN],
    ['of nothing', () => 0, 1],
    ['beyond all numbers', (x: number) => x, Number.POSITIVE_INFINITY],
    ['zero', (x: number) => x, 0],
    ['negative', (x: number) => x, -1],
    ['that a step skips', (x: number) => (x < 10 ? 1 + x / 100 : 2 + x / 100), 1.5],
    ['that a step of a millionth skips', (x: number) => (x < 10 ? x : x * (1 + 1e-6)), 10 * (1 + 5e-7)],
  ] as const)('finds nothing for a target %s', (_, f, wanted) => {
    expect(solve(f, wanted).x).toBeNaN();
  });

  test('refuses an unknown and a target that the sheet does not have', () => {
    const sheet = compileSheet(trainingSheet);
    const values = new Float64Array(sheet.slotCount);
    expect(() => solveFor(sheet, values, { unknown: 'speed', target: 'gpusExact', wanted: 1 })).toThrow(RangeError);
    expect(() => solveFor(sheet, values, { unknown: 'tokens', target: 'speed', wanted: 1 })).toThrow(RangeError);
  });
});

describe('solving the training sheet', () => {
  const sheet = compileSheet(trainingSheet);
  const deck = { parameters: 175e9, tokens: 300e9, epochs: 1, durationSeconds: 2_592_000, goodput: 1, peakFlopsPerGpu: 156e12 };

  function solved(unknown: string, wanted: number, known: Readonly<Record<string, number>> = {}): number {
    const values = new Float64Array(sheet.slotCount).fill(Number.NaN);
    for (const [key, value] of Object.entries({ ...deck, utilization: 0.5, ...known })) values[slotOf(sheet.slots, key)] = value;
    return solveFor(sheet, values, { unknown, target: 'gpusExact', wanted });
  }

  test('1,024 A100s take 45.65 days for GPT-3', () => {
    // 3.15e23 ÷ (1024 × 78e12) = 3,943,810.1 s
    expectNear(solved('durationSeconds', 1024), 3.15e23 / (1024 * 78e12));
    expect((solved('durationSeconds', 1024) / 86_400).toFixed(2)).toBe('45.65');
  });

  test('1,024 A100s train on 197.2 billion tokens in 30 days', () => {
    // 1024 × 78e12 × 2,592,000 ÷ (6 × 175e9) = 197.17e9
    expectNear(solved('tokens', 1024), (1024 * 78e12 * 2_592_000) / 1.05e12);
  });

  test('1,024 A100s train 115 billion parameters on 300 billion tokens in 30 days', () => {
    // 1024 × 78e12 × 2,592,000 ÷ (6 × 300e9) = 115.02e9
    expectNear(solved('parameters', 1024), (1024 * 78e12 * 2_592_000) / 1.8e12);
  });

  test('1,024 A100s need 76 % of their peak to do it in 30 days', () => {
    // 121,527.78e12 ÷ (1024 × 156e12) = 0.7608
    expectNear(solved('utilization', 1024), 3.15e23 / 2_592_000 / (1024 * 156e12));
  });

  test('finds every unknown from whatever is known otherwise', () => {
    expectNear(solved('goodput', 2000), 1558.048_433_048_433_3 / 2000);
    expectNear(solved('peakFlopsPerGpu', 1000, { utilization: 0.4 }), 3.15e23 / 2_592_000 / 400);
    expectNear(solved('epochs', 2 * 1558.048_433_048_433_3), 2);
  });
});
