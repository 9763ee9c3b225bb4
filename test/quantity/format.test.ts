import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type DisplayUnit, formatExact, formatQuantity } from '../../src/quantity/format.js';
import { type Dimension, parseQuantity } from '../../src/quantity/parse.js';

const GiB = 2 ** 30;
const kWh = 3.6e6; // J
const day = 86_400; // s

const written: Readonly<Record<DisplayUnit, readonly (readonly [value: number, text: string])[]>> = {
  tokenRate: [
    [91_820_987.65, '91.82M/s'],
    [0.5, '0.5/s'],
  ],
  year: [[2024, '2024']],
  yuan: [
    [39_589_600, '¥39,589,600'],
    [0.5, '¥0.50'],
  ],
  yuanPerGpuHour: [
    [14, '¥14.00/GPU-h'],
    [0.5134, '¥0.51/GPU-h'],
  ],
  yuanPerMillionTokens: [[0.79662, '¥0.80/Mtok']],
  massPerMillionTokens: [
    [98.06, '98.06 g CO2e/Mtok'],
    [1500, '1.5 kg CO2e/Mtok'],
  ],
  volume: [
    [1_562_220, '1,562,220 L'],
    [0.25, '0.25 L'],
  ],
  count: [
    [3e11, '300B'],
    [174.6e9, '174.6B'],
    [1.5e12, '1.5T'],
    [70.55e9, '70.55B'],
    [70_553_706_496, '70.55B'],
    [15e6, '15M'],
    [1559, '1,559'],
    [412_018, '412,018'],
    [999_999, '999,999'],
    [999_999.7, '1M'],
    [999_999_999, '1B'],
    [9.007e15, '9,007T'],
    [1e17, '1e17'],
    [0, '0'],
    [1.5, '1.5'],
    [0.1 + 0.2, '0.3'],
    [-5e9, '-5B'],
  ],
  latency: [
    [0.0123, '12.3 ms'],
    [1.5, '1.5 s'],
  ],
  integer: [
    [1559, '1,559'],
    [412_018, '412,018'],
    [1_234_567_890, '1,234,567,890'],
    [1.4, '1'],
    [-1.5, '-2'],
    [-0.4, '0'],
  ],
  number: [
    [4, '4'],
    [4 / 3, '1.333'],
    [425, '425'],
    [123_456.7, '123,457'],
    [0.00001, '1e-5'],
    [1.1 * 1.1, '1.21'],
  ],
  text: [[3, '3']],
  ratio: [
    [0.5, '50%'],
    [1 / 3, '33.3%'],
    [0.4137, '41.4%'],
    [0.033, '3.3%'],
    [0.99999, '99.99%'],
    [0.9995, '99.95%'],
    [0.999999999, '99.99%'],
    [-0.99999, '-99.99%'],
    [1.00001, '100.001%'],
    [1, '100%'],
    [1 - 1e-16, '100%'],
    [0.00001, '0.001%'],
    [1e-9, '1e-7%'],
    [0, '0%'],
    [1.2, '120%'],
    [12_345, '1,234,500%'],
  ],
  duration: [
    [30 * day, '30 d'],
    [45.65 * day, '45.65 d'],
    [day, '1 d'],
    [1.5 * day, '1.5 d'],
    [day - 1e-4, '1 d'],
    [12 * 3600, '12 h'],
    [9000, '2.5 h'],
    [30 * 60, '30 min'],
    [90, '90 s'],
    [0.05, '50 ms'],
    [0, '0 s'],
    [-90, '-90 s'],
    [1234 * day, '1,234 d'],
  ],
  rate: [
    [3.5e9 / day, '3.5B/day'],
    [120, '120/s'],
    [12_345, '12,345/s'],
    [1.5, '1.5/s'],
    [2e6, '2M/s'],
    [5000 / 60, '7.2M/day'],
    [0.5, '43,200/day'],
    [100 / day, '100/day'],
    [0.1 / day, '0.1/day'],
    [0, '0/s'],
  ],
  flop: [
    [3.15e23, '3.15e23 FLOP'],
    [3.14159e23, '3.142e23 FLOP'],
    [6e11, '6e11 FLOP'],
    [350, '350 FLOP'],
    [0, '0 FLOP'],
  ],
  flopRate: [
    [121_528e12, '121,528 TFLOPS'],
    [32_137_346e12, '32,137,346 TFLOPS'],
    [78e12, '78 TFLOPS'],
    [494.7e12, '494.7 TFLOPS'],
    [1.5e21, '1.5e9 TFLOPS'],
    [5e10, '0.05 TFLOPS'],
    [12e6, '12 MFLOPS'],
    [100, '100 FLOPS'],
  ],
  bytes: [
    [80 * GiB, '80 GiB'],
    [1.5 * 1024 * GiB, '1.5 TiB'],
    [1023.99 * GiB, '1 TiB'],
    [80e9, '74.51 GiB'],
    [10 * 2 ** 20, '10 MiB'],
    [512, '512 B'],
    [0, '0 B'],
  ],
  bandwidth: [
    [1935e9, '1,935 GB/s'],
    [3.35e12, '3,350 GB/s'],
    [1e15, '1,000 TB/s'],
    [5e6, '5 MB/s'],
  ],
  power: [
    [1266e3, '1,266 kW'],
    [12.7e6, '12.7 MW'],
    [300, '300 W'],
    [10_200, '10.2 kW'],
    [1.2e9, '1.2 GW'],
    [0.5, '0.5 W'],
    [0, '0 W'],
  ],
  energy: [
    [911.9e3 * kWh, '911.9 MWh'],
    [1234 * kWh, '1,234 kWh'],
    [25e6 * kWh, '25 GWh'],
    [0.5 * kWh, '0.5 kWh'],
    [100, '100 J'],
    [0, '0 J'],
  ],
  mass: [
    [31.5e6, '31.5 t CO2e'],
    [12e3, '12 kg CO2e'],
    [500, '500 g CO2e'],
    [0, '0 g CO2e'],
  ],
  money: [
    [2_244_672, '$2,244,672'],
    [2_244_671.6, '$2,244,672'],
    [1000, '$1,000'],
    [999.996, '$1,000'],
    [2.5, '$2.50'],
    [0.37, '$0.37'],
    [0.0374, '$0.0374'],
    [1e-9, '$1e-9'],
    [0, '$0'],
    [1.23e9, '$1.23B'],
    [999_999_999.7, '$1B'],
    [1.5e12, '$1.5T'],
    [-5, '-$5.00'],
    [0.1 + 0.2, '$0.30'],
  ],
  hourlyPrice: [
    [1.45, '$1.45/GPU-h'],
    [2, '$2.00/GPU-h'],
  ],
  energyPrice: [
    [0.12, '$0.12/kWh'],
    [0.0725, '$0.0725/kWh'],
    [0.5, '$0.50/kWh'],
    [1e-6, '$1e-6/kWh'],
    [0, '$0/kWh'],
  ],
  usdPerMillionTokens: [
    [0.37, '$0.37/Mtok'],
    [15, '$15.00/Mtok'],
    [0.0123, '$0.0123/Mtok'],
  ],
  carbonIntensity: [
    [34.5, '34.5 gCO2e/kWh'],
    [475, '475 gCO2e/kWh'],
  ],
  growth: [
    [0.1, '10%/month'],
    [-0.05, '-5%/month'],
  ],
  months: [
    [24, '24 months'],
    [1, '1 month'],
  ],
  energyPerToken: [
    [0.101, '0.101 J'],
    [1.2e-5, '1.2e-5 J'],
  ],
};

const units = Object.keys(written) as DisplayUnit[];
const anyDouble = fc.double({ noNaN: true, noDefaultInfinity: true });

describe.each(units)('%s', (unit) => {
  test.each(written[unit])('writes %d as %j', (value, text) => {
    expect(formatQuantity(value, unit)).toBe(text);
  });

  test('writes what is no number as unknown', () => {
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]) {
      expect(formatQuantity(value, unit)).toBe('unknown');
    }
  });

  test('never writes NaN, Infinity or a minus before nothing, and stays short', () => {
    const extremes = fc.constantFrom(Number.MAX_VALUE, -Number.MAX_VALUE, 5e-324, -0, 2 ** 53, 1e21, 1e-7);
    fc.assert(
      fc.property(fc.oneof(anyDouble, extremes), fc.option(fc.nat(20), { nil: undefined }), (value, significant) => {
        const text = formatQuantity(value, unit, significant === undefined ? {} : { significant });
        expect(text).not.toMatch(/NaN|Infinity|undefined|e\+|-\$?0(?![.\d])/);
        expect(text.length).toBeLessThan(44);
      }),
    );
  });

  test('keeps the sign: a negative number is its positive twin with a minus', () => {
    fc.assert(
      fc.property(anyDouble, (value) => {
        const positive = formatQuantity(Math.abs(value), unit);
        // What rounds to nothing has no sign.
        const expected = /^\D*0(?![.\d])/.test(positive) ? positive : `-${positive}`;
        expect(formatQuantity(-Math.abs(value), unit)).toBe(expected);
      }),
    );
  });
});

describe('significant digits', () => {
  test.each<[number, DisplayUnit, number, string]>([
    [412_018, 'count', 3, '412,000'],
    [70_553_706_496, 'count', 3, '70.6B'],
    [2_244_672, 'money', 3, '$2,240,000'],
    [0.41371, 'ratio', 4, '41.37%'],
    [45.6543 * day, 'duration', 2, '46 d'],
    [3.14159e23, 'flop', 2, '3.1e23 FLOP'],
    [121_528e12, 'flopRate', 3, '122,000 TFLOPS'],
  ])('%d as a %s with %d is %s', (value, unit, significant, text) => {
    expect(formatQuantity(value, unit, { significant })).toBe(text);
  });
});

test('a share just above or below all of it has the digits that say so', () => {
  const share = (value: number) => formatQuantity(value, 'ratio');
  expect([1.004, 1.00004, 1.0000001, 1].map(share)).toEqual(['100.4%', '100.004%', '100.00001%', '100%']);
  expect([0.99999, 0.9996, -1.004].map(share)).toEqual(['99.99%', '99.96%', '-100.4%']);
});

describe('formatExact', () => {
  test.each([
    [412_018, '412,018'],
    [412_018.5, '412,018.5'],
    [1234.5678, '1,234.5678'],
    [3.15e23, '3.15e23'],
    [3e20, '300,000,000,000,000,000,000'],
    [1e-7, '1e-7'],
    [0.1 + 0.2, '0.30000000000000004'],
    [-1_234_567, '-1,234,567'],
    [-0, '0'],
    [Number.NaN, 'unknown'],
    [Number.NEGATIVE_INFINITY, 'unknown'],
  ])('writes %d as %j', (value, text) => {
    expect(formatExact(value)).toBe(text);
  });

  test('loses nothing', () => {
    fc.assert(
      fc.property(anyDouble, (value) => {
        expect(Number(formatExact(value).replaceAll(',', ''))).toBe(value + 0);
      }),
    );
  });
});

describe('what is written can be read', () => {
  const bothWays: readonly Dimension[] = [
    ...(['count', 'number', 'ratio', 'duration', 'rate', 'flop', 'flopRate', 'bytes', 'bandwidth', 'power'] as const),
    ...(['money', 'hourlyPrice', 'energyPrice', 'carbonIntensity'] as const),
  ];
  /** Half a unit of the last of three (ratio), or four digits; cents for money below $1000. */
  const tolerance = (dimension: Dimension, size: number) =>
    dimension === 'ratio' ? size * 5e-3 : Math.max(size * 5.001e-4, /money|Price/.test(dimension) ? 5.001e-3 : 0);

  test.each(bothWays)('%s', (dimension) => {
    const value = fc.tuple(fc.double({ min: 1, max: 10, noNaN: true }), fc.integer({ min: -12, max: 14 }));
    fc.assert(
      fc.property(value, fc.constantFrom(1, -1), ([mantissa, exponent], sign) => {
        const original = sign * mantissa * 10 ** exponent;
        const text = formatQuantity(original, dimension);
        // A comma is refused, being a decimal point to others; the first correction is the number without it.
        const parsed = parseQuantity(text, dimension);
        const read = parsed.ok ? parsed : parseQuantity(parsed.problem.alternatives[0] ?? '', dimension);
        if (!read.ok) throw new Error(`${text} is not read back`);
        expect(parsed.ok).toBe(!text.includes(','));
        expect(Math.abs(read.value - original), text).toBeLessThanOrEqual(tolerance(dimension, Math.abs(original)));
      }),
      { numRuns: 500 },
    );
  });

  test('writing again what was read changes nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...bothWays), fc.double({ min: 1e-6, max: 1e14, noNaN: true }), (dimension, value) => {
        const text = formatQuantity(value, dimension);
        const read = parseQuantity(text.replaceAll(',', ''), dimension);
        const rounded = read.ok ? read.value : Number.NaN;
        const again = formatQuantity(rounded, dimension);
        if (again === text) return;
        // A rounded rate may be rounder in another unit of time; it is the same rate.
        const reread = parseQuantity(again.replaceAll(',', ''), dimension);
        expect(reread.ok && Math.abs(reread.value / rounded - 1), `${text} and ${again}`).toBeLessThan(1e-12);
      }),
    );
  });
});
