// What `scale` answers from a program: budgets told in each way, and mistakes.
import { expect, test } from 'vitest';
import { sizingOf } from '../../src/browser.js';
import { type ScaleQuestion, SizingError, scale } from '../../src/index.js';

test('a budget in FLOP: Gopher’s, of which Hoffmann et al. 2022 make 67B parameters and 1.5T tokens by approach 1', () => {
  const { budget, rows } = scale({ compute: 5.76e23, parameters: '30B' });
  expect(budget).toEqual({ flops: 5.76e23, gpuSeconds: null });
  const of = (approach: string) => rows.find((row) => row.approach === approach);
  const first = of('approach1');
  expect(Math.abs((first?.parameters ?? 0) / 67e9 - 1)).toBeLessThan(0.05);
  expect(Math.abs((first?.tokens ?? 0) / 1.5e12 - 1)).toBeLessThan(0.1);
  expect(first?.loss).toBeNull();
  // A smaller model reaches the same loss with more FLOP, and pays for them when it has served enough.
  const { overTraining, tokens = 0, parameters = 0 } = of('besiroglu') ?? {};
  expect(overTraining?.tokens).toBeGreaterThan(tokens);
  expect(overTraining?.breakEvenTokens).toBeCloseTo((overTraining?.extraFlops ?? 0) / (2 * (parameters - 30e9)), -6);
});

test.each<[string, ScaleQuestion]>([
  ['days of a GPU', { gpu: 'h100-sxm', gpuDays: 30_000, utilization: 0.4 }],
  ['GPUs for a time', { gpu: 'h100-sxm', gpus: 1000, duration: '30d', utilization: '40%' }],
  ['money', { gpu: 'h100-sxm', price: 2, budget: 30_000 * 24 * 2, utilization: 0.4 }],
])('a budget in %s is the same FLOP', (_, question) => {
  const { budget } = scale(question);
  expect(budget.gpuSeconds).toBeCloseTo(30_000 * 86_400, 0);
  expect(budget.flops / (30_000 * 86_400 * 0.4 * 989.4e12)).toBeCloseTo(1, 3);
});

test.each<[unknown, string]>([
  [{}, 'one-budget'],
  [{ compute: 1e24, gpuDays: 10, gpu: 'h100-sxm' }, 'one-budget'],
  [{ compute: 'much' }, 'out-of-range'],
  [{ compute: -1 }, 'out-of-range'],
  [{ compute: true }, 'out-of-range'],
  [{ copmute: 1e24 }, 'unknown-field'],
  [{ compute: 1e24, parameters: -3 }, 'out-of-range'],
  [{ gpu: 'h100-sxm', budget: '1M', utilization: 0.4 }, 'missing-price'],
  [null, 'invalid-type'],
  [[1e24], 'invalid-type'],
])('%j is refused: %s', (question, code) => {
  const said = () => scale(question as ScaleQuestion);
  expect(said).toThrow(SizingError);
  try {
    said();
  } catch (error) {
    expect((error as SizingError).diagnostics.map((one) => one.code)).toEqual([code]);
  }
});

test('in a browser it is the same', () => {
  const question = { compute: '1e24' };
  expect(sizingOf({}).scale(question)).toEqual(scale(question));
});
