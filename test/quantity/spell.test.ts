import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dimension, parseQuantity } from '../../src/quantity/parse.js';
import { spellLimit, spellQuantity } from '../../src/quantity/spell.js';
import { runsOf, seed } from '../helpers/fuzz.js';

test.each<[number, Dimension, string]>([
  [0.5, 'ratio', '50%'],
  [1 / 3, 'ratio', '0.3333333333333333'],
  [2_592_000, 'duration', '30d'],
  [9000, 'duration', '2.5h'],
  [90, 'duration', '90s'],
  [2048, 'count', '2048'],
  [3e11, 'count', '300B'],
  [3.5e9 / 86_400, 'rate', '3500000000/day'],
  [120, 'rate', '120/s'],
  [156e12, 'flopRate', '156 TFLOPS'],
  [2.5, 'hourlyPrice', '2.5/h'],
  [0.1, 'growth', '10%/month'],
  [24, 'months', '24 months'],
  [1.2, 'number', '1.2'],
  [0.1 + 0.2, 'number', '0.30000000000000004'],
  [1e12, 'count', '1T'],
  [999_000, 'count', '999000'],
  [1e9, 'count', '1B'],
  [1e6, 'count', '1M'],
  [86_400, 'duration', '1d'],
  [43_200, 'duration', '12h'],
  [3600, 'duration', '1h'],
  [1800, 'duration', '1800s'],
  [0.25, 'duration', '0.25s'],
  [0.005, 'ratio', '0.5%'],
  [1 / 7, 'rate', '0.14285714285714285/s'],
  [0.1 / 86_400, 'rate', '0.1/day'],
  [1.5e12, 'flopRate', '1.5 TFLOPS'],
  [1234, 'flopRate', '1234 FLOP/s'],
  [1e11 / 3, 'flopRate', '33333333333.333332 FLOP/s'],
  [3.15e23, 'flop', '3.15e+23 FLOP'],
  [0.125, 'energyPrice', '0.125/kWh'],
  [1 / 3, 'growth', '0.3333333333333333/month'],
  [-0.05, 'growth', '-5%/month'],
])('%d as %s is written %s', (value, dimension, text) => {
  const written = spellQuantity(value, dimension);
  const read = parseQuantity(written, dimension);
  expect(read).toEqual({ ok: true, value });
  expect(written).toBe(text);
});

const dimensions: readonly Dimension[] = [
  'count',
  'number',
  'ratio',
  'duration',
  'rate',
  'flop',
  'flopRate',
  'hourlyPrice',
  'energyPrice',
  'growth',
];

test.each(dimensions)('%s: what is written is read as the same number, whatever the number', (dimension) => {
  const value = fc.double({ min: -6, max: 14, noNaN: true }).map((exponent) => 10 ** exponent);
  const drawn = fc.oneof(
    value,
    fc.integer({ min: 1, max: 1e6 }),
    value.map((exact) => Number(exact.toPrecision(3))),
  );
  fc.assert(
    fc.property(drawn, (number) => {
      expect(parseQuantity(spellQuantity(number, dimension), dimension)).toEqual({ ok: true, value: number });
    }),
    { numRuns: runsOf(300), seed },
  );
});

describe('a limit of three digits', () => {
  test.each([
    [1_555_001, 'above', '1.56M'],
    [1_555_001, 'below', '1.55M'],
    [30, 'above', '30'],
    [45.7001, 'above', '45.8'],
    [0.012345, 'below', '0.0123'],
    [999_500, 'above', '1000k'],
    [3e11, 'below', '300B'],
    [1000, 'above', '1k'],
    [1e6, 'below', '1M'],
    [1e9, 'above', '1B'],
    [1e12, 'below', '1T'],
    [1004, 'below', '1k'],
    [1004, 'above', '1.01k'],
    [999.9, 'below', '999'],
  ] as const)('of %d, %s, is %s', (value, side, text) => {
    expect(spellLimit(value, side)).toBe(text);
  });

  test('is on its side of the number, and within a hundredth of it', () => {
    fc.assert(
      fc.property(fc.double({ min: -6, max: 17, noNaN: true }), fc.constantFrom('above' as const, 'below' as const), (exponent, side) => {
        const value = 10 ** exponent;
        const read = parseQuantity(spellLimit(value, side), 'number');
        if (!read.ok) throw new Error(spellLimit(value, side));
        expect(side === 'above' ? read.value >= value : read.value <= value).toBe(true);
        expect(Math.abs(read.value / value - 1)).toBeLessThan(0.0101);
      }),
      { numRuns: runsOf(500), seed },
    );
  });
});
