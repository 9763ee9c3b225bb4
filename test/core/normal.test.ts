import { describe, expect, test } from 'vitest';
import { normalQuantile, normalShare, Z95 } from '../../src/core/normal.js';

/** Share of a normal distribution from its mean to `deviations`, by Simpson’s rule. */
function shareByRule(deviations: number): number {
  const steps = 2000;
  const width = deviations / steps;
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
  let sum = density(0) + density(deviations);
  for (let step = 1; step < steps; step++) sum += (step % 2 === 1 ? 4 : 2) * density(step * width);
  return (sum * width) / 3;
}

describe('the normal distribution', () => {
  test.each([0.1, 0.5, 1, 1.6448536269514722, 2.5, 4, 6])('below %d deviations is the integral of its density', (deviations) => {
    expect(normalShare(deviations)).toBeCloseTo(0.5 + shareByRule(deviations), 14);
    expect(normalShare(-deviations)).toBeCloseTo(0.5 - shareByRule(deviations), 14);
  });

  // As in tables of the normal distribution.
  test.each([
    [0.5, 0],
    [0.9, 1.2815515655446004],
    [0.95, Z95],
    [0.975, 1.959963984540054],
    [0.999, 3.090232306167813],
    [1e-10, -6.361340902404056],
    [1e-30, -11.464024688443617],
  ])('has its quantile of %d at %d', (share, deviations) => {
    expect(normalQuantile(share)).toBeCloseTo(deviations, 12);
  });

  test('is its own inverse, in the middle, in the tails and far out', () => {
    for (const share of [1e-11, 1e-6, 0.01, 0.074, 0.076, 0.3, 0.5, 0.7, 0.93, 0.99, 1 - 1e-6])
      expect(normalShare(normalQuantile(share)) / share).toBeCloseTo(1, 8);
  });

  test('has no ends', () => {
    expect([normalQuantile(0), normalQuantile(1)]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect([normalShare(-40), normalShare(40)]).toEqual([0, 1]);
    expect([normalShare(Number.NEGATIVE_INFINITY), normalShare(Number.POSITIVE_INFINITY)]).toEqual([0, 1]);
    expect(normalShare(-6.9)).toBeGreaterThan(0);
  });
});
