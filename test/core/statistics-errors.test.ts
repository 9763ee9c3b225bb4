import { expect, test } from 'vitest';
import { summarise } from '../../src/core/statistics/errors.js';

test('errors are shares of what was measured: means and medians of their size, quantiles of them with their sign', () => {
  // −50 %, −20 %, −10 %, 0, +10 %, +20 %, +30 %, +40 %, +60 %, +100 %, in no order.
  const ratios = [1.1, 0.5, 2, 1, 0.9, 1.6, 0.8, 1.4, 1.2, 1.3];
  const { count, mean, median, p90, bias, low, high } = summarise(ratios);
  expect(count).toBe(10);
  expect([mean, median, p90, bias, low, high]).toEqual([0.34, 0.3, 1, 0.2, -0.2, 1].map((value) => expect.closeTo(value, 12)));
});

test('one error is all of them; of none nothing is known', () => {
  expect(summarise([1.25])).toEqual({ count: 1, mean: 0.25, median: 0.25, p90: 0.25, bias: 0.25, low: 0.25, high: 0.25 });
  expect(Object.values(summarise([])).slice(1).every(Number.isNaN)).toBe(true);
});
