import { describe, expect, test } from 'vitest';
import { roundDown, roundUp } from '../../src/core/rounding.js';

describe('rounding up', () => {
  test.each([
    [312, 312],
    [312.000_000_000_1, 312], // 3.2e-13 above, relatively: noise
    [311.999_999_999_9, 312],
    [312.000_01, 313], // 3.2e-8 above: real
    [312.000_000_001, 313], // 3.2e-12 above
    [1558.048_433_048_433_3, 1559],
    [1, 1],
    [1.000_000_000_000_1, 1],
    [1.5, 2],
  ])('%d is %d', (exact, whole) => {
    expect(roundUp(exact)).toBe(whole);
  });

  test.each([0, 1e-300, Number.MIN_VALUE, 0.001, 0.999_999])('%d still takes one', (exact) => {
    expect(roundUp(exact)).toBe(1);
  });

  test('does not see the noise of a sum: 0.1 + 0.2 tenths make 3', () => {
    expect((0.1 + 0.2) * 10).toBeGreaterThan(3);
    expect(roundUp((0.1 + 0.2) * 10)).toBe(3);
  });

  test.each([1e9, 1e12 - 1, 1e12, 1e12 + 1, 5e12, 2 ** 52, 2 ** 53 - 1])('leaves the whole number %d as it is', (whole) => {
    expect(roundUp(whole)).toBe(whole);
  });

  test('of what is unknown is unknown', () => {
    expect(roundUp(Number.NaN)).toBeNaN();
  });

  test('of what is beyond all numbers is beyond them', () => {
    expect(roundUp(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('rounding down', () => {
  test.each([
    [312, 312],
    [311.999_999_999_9, 312], // noise
    [311.999_99, 311],
    [312.9, 312],
    [0.5, 0],
    [0, 0],
  ])('%d is %d', (exact, whole) => {
    expect(roundDown(exact)).toBe(whole);
  });

  test.each([1e9, 1e12 - 1, 1e12, 1e12 + 1, 7_933_333_333_333, 2 ** 52, 2 ** 53 - 1])('leaves the whole number %d as it is', (whole) => {
    expect(roundDown(whole)).toBe(whole);
  });

  test('of what is unknown is unknown', () => {
    expect(roundDown(Number.NaN)).toBeNaN();
  });
});
