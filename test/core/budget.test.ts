import { describe, expect, test } from 'vitest';
import { affordableDuration, affordableGpus, budgetInput, gpusGivenInput } from '../../src/core/budget.js';

/** The formula with its inputs by name. */
const gpusFor = (budget: number, price: number, seconds: number) => affordableGpus('durationSeconds').compute(budget, price, seconds, 0);
const secondsFor = (budget: number, price: number, gpus: number) => affordableDuration.compute(budget, price, gpus, 0);

describe('the GPUs that a budget rents', () => {
  test('are whole: $1,000,000 at $2 for 720 h rents 694, not 694.4', () => {
    // 1,000,000 ÷ (2 × 720) = 694.44
    expect(gpusFor(1e6, 2, 720 * 3600)).toBe(694);
  });

  test('stay within it, and one more would not', () => {
    const gpus = gpusFor(1e6, 2.5, 100 * 3600);
    expect(gpus).toBe(4000);
    expect(gpusFor(1e6 - 0.01, 2.5, 100 * 3600)).toBe(3999);
  });

  test('are not lost to noise: $0.30 at $0.10 for an hour rents 3', () => {
    expect(0.3 / 0.1).toBeLessThan(3);
    expect(gpusFor(0.3, 0.1, 3600)).toBe(3);
  });

  test('may be none', () => {
    expect(gpusFor(1, 2, 3600)).toBe(0);
  });

  test('are computed from the time that the sheet names', () => {
    expect(affordableGpus('windowSeconds').inputs).toEqual(['budgetUsd', 'priceUsdPerGpuHour', 'windowSeconds']);
  });
});

test('a budget rents 100 GPUs at $2 for 5,000 hours with $1,000,000', () => {
  // 1,000,000 ÷ (2 × 100) = 5,000 h
  expect(secondsFor(1e6, 2, 100)).toBe(5000 * 3600);
});

test('without a price both are unknown', () => {
  expect(gpusFor(1e6, Number.NaN, 3600)).toBeNaN();
  expect(secondsFor(1e6, Number.NaN, 100)).toBeNaN();
});

test('the keys of what is fixed are the ones the formulas take', () => {
  expect([budgetInput.key, gpusGivenInput.key]).toEqual(['budgetUsd', 'gpusGiven']);
  expect(affordableDuration.inputs).toContain(budgetInput.key);
  expect(affordableDuration.inputs).toContain(gpusGivenInput.key);
});
