import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Dimension, parseQuantity, type QuantityProblem, quantityExamples } from '../../src/quantity/parse.js';
import { cpuMilliseconds } from '../helpers/cpu-time.js';

const dimensions: readonly Dimension[] = [
  'count',
  'number',
  'ratio',
  'duration',
  'rate',
  'flop',
  'flopRate',
  'bytes',
  'bandwidth',
  'power',
  'money',
  'hourlyPrice',
  'energyPrice',
  'carbonIntensity',
  'energy',
  'mass',
  'growth',
  'months',
];

const day = 86_400; // s
const accepted: Readonly<Record<Dimension, readonly (readonly [text: string, value: number])[]>> = {
  count: [
    ['175B', 175e9],
    ['175b', 175e9],
    ['1.5T', 1.5e12],
    ['1.5t', 1.5e12],
    ['300e9', 300e9],
    ['3E3', 3000],
    ['1e+3', 1000],
    ['1500e-3', 1.5],
    ['3_000', 3000],
    ['1_000_000.5', 1_000_000.5],
    ['3000亿', 300e9],
    ['1.5万亿', 1.5e12],
    ['1.5萬億', 1.5e12],
    ['3千', 3000],
    ['5万', 50_000],
    ['2百万', 2e6],
    ['3千万', 3e7],
    ['7十亿', 7e9],
    ['7百亿', 7e10],
    ['7千亿', 7e11],
    ['12k', 12_000],
    ['12K', 12_000],
    ['3.5 billion', 3.5e9],
    ['2 trillion', 2e12],
    ['1.5 million', 1.5e6],
    ['2 Thousand', 2000],
    ['7bn', 7e9],
    ['7G', 7e9],
    ['30m', 30e6],
    ['30M', 30e6],
    ['  70B  ', 70e9],
    ['１７５Ｂ', 175e9],
    ['70\u00a0B', 70e9],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['+5', 5],
    ['-5', -5],
    ['\u22125', -5],
    ['-0', 0],
    ['0', 0],
    ['9007199254740991', 2 ** 53 - 1],
    ['0e999999999999999999', 0],
  ],
  number: [
    ['4', 4],
    ['4/3', 4 / 3],
    ['4 / 3', 4 / 3],
    ['-4/3', -4 / 3],
    ['1.2', 1.2],
    ['425', 425],
    ['1e3', 1000],
    ['2k', 2000],
    ['1e20', 1e20],
  ],
  ratio: [
    ['50%', 0.5],
    ['50 %', 0.5],
    ['0.5', 0.5],
    ['1/2', 0.5],
    ['1/3', 1 / 3],
    ['５０％', 0.5],
    ['3.3%', 0.033],
    ['99.9%', 0.999],
    ['45 percent', 0.45],
    ['1.5', 1.5],
    ['-10%', -0.1],
  ],
  duration: [
    ['30d', 30 * day],
    ['30 days', 30 * day],
    ['1 day', day],
    ['30D', 30 * day],
    ['2h30m', 9000],
    ['2h 30m', 9000],
    ['2H30M', 9000],
    ['1d 12h', 1.5 * day],
    ['1d12h', 1.5 * day],
    ['1w 2d 3h 4min 5s', 604_800 + 2 * day + 3 * 3600 + 245],
    ['1d5m', day + 300],
    ['30m20s', 1820],
    ['1.5h30m', 7200],
    ['720h', 30 * day],
    ['90min', 5400],
    ['45s', 45],
    ['250ms', 0.25],
    ['1e3 s', 1000],
    ['1 week', 7 * day],
    ['2w', 14 * day],
    ['30天', 30 * day],
    ['12小时', 12 * 3600],
    ['90分钟', 5400],
    ['30秒', 30],
    ['2周', 14 * day],
    ['2小时30分钟', 9000],
    ['-1d', -day],
    ['-1d12h', -1.5 * day],
  ],
  rate: [
    ['3.5B/day', 3.5e9 / day],
    ['3.5B / day', 3.5e9 / day],
    ['3.5B per day', 3.5e9 / day],
    ['3.5b/d', 3.5e9 / day],
    ['120/s', 120],
    ['100 req/s', 100],
    ['100 requests/second', 100],
    ['100 Requests per Second', 100],
    ['5000/min', 5000 / 60],
    ['1M/h', 1e6 / 3600],
    ['700/week', 1 / 864],
    ['35亿/天', 3.5e9 / day],
    ['35亿次/天', 3.5e9 / day],
    ['35亿次每天', 3.5e9 / day],
    ['120 rps', 120],
    ['120qps', 120],
    ['1.2k RPS', 1200],
    ['600 rpm', 10],
  ],
  flop: [
    ['6e11', 6e11],
    ['3.15e23 FLOP', 3.15e23],
    ['3.15e23FLOP', 3.15e23],
    ['350 GFLOP', 350e9],
    ['0.6T', 0.6e12],
    ['600B', 600e9],
    ['6000亿', 600e9],
    ['6e11 FLOPs', 6e11],
    ['6e11 flops', 6e11],
    ['315 ZFLOP', 3.15e23],
    ['1e300', 1e300],
    ['9007199254740993', 9007199254740992],
  ],
  flopRate: [
    ['156T', 156e12],
    ['156 TFLOPS', 156e12],
    ['156TFLOPS', 156e12],
    ['156TFLOP/s', 156e12],
    ['156 TFLOPs', 156e12],
    ['156 TFLOPs per second', 156e12],
    ['0.156P', 156e12],
    ['1.56e14 FLOP/s', 1.56e14],
    ['1.56e14 FLOPS', 1.56e14],
    ['2.5 PFLOPS', 2.5e15],
    ['1EFLOPS', 1e18],
    ['1E', 1e18],
    ['900 GFLOPS', 900e9],
    ['1979 TOPS', 1979e12],
    ['4 POPS', 4e15],
    ['624 TOP/s', 624e12],
  ],
  bytes: [
    ['80GB', 80e9],
    ['80 GB', 80e9],
    ['80GiB', 80 * 2 ** 30],
    ['85899345920 B', 80 * 2 ** 30],
    ['1 byte', 1],
    ['2 bytes', 2],
    ['4kB', 4000],
    ['4KB', 4000],
    ['4KiB', 4096],
    ['5MB', 5e6],
    ['5MiB', 5 * 2 ** 20],
    ['1.5TB', 1.5e12],
    ['1.5TiB', 1.5 * 2 ** 40],
    ['2PB', 2e15],
    ['1EiB', 2 ** 60],
  ],
  bandwidth: [
    ['2 TB/s', 2e12],
    ['3.35TB/s', 3.35e12],
    ['900GB/s', 900e9],
    ['900GBps', 900e9],
    ['900 GB/sec', 900e9],
    ['900 GB per second', 900e9],
    ['1GiB/s', 2 ** 30],
    ['60GB/min', 1e9],
  ],
  power: [
    ['700W', 700],
    ['700 w', 700],
    ['10.2kW', 10_200],
    ['10.2 KW', 10_200],
    ['12.7MW', 12.7e6],
    ['1.2GW', 1.2e9],
    ['700 watts', 700],
    ['5 megawatts', 5e6],
  ],
  money: [
    ['$20M', 20e6],
    ['20M', 20e6],
    ['5e6', 5e6],
    ['$2.50', 2.5],
    ['＄2.50', 2.5],
    ['2.5 USD', 2.5],
    ['USD 2.5', 2.5],
    ['US$3', 3],
    ['3$', 3],
    ['20 million dollars', 20e6],
    ['2000万 USD', 20e6],
    ['2000万美元', 20e6],
    ['-$5', -5],
    ['$-5', -5],
    ['$0.1', 0.1],
  ],
  hourlyPrice: [
    ['$2.50', 2.5],
    ['2.5', 2.5],
    ['2.5/h', 2.5],
    ['2.5 USD/h', 2.5],
    ['$2.5/hr', 2.5],
    ['$2.5/GPU-hour', 2.5],
    ['$2.5/GPU·h', 2.5],
    ['$2.5 per GPU-hour', 2.5],
    ['$2.5/GPU/h', 2.5],
    ['$60/day', 2.5],
    ['2.5美元/小时', 2.5],
  ],
  energyPrice: [
    ['0.12', 0.12],
    ['$0.12', 0.12],
    ['$0.12/kWh', 0.12],
    ['0.12 USD per kWh', 0.12],
    ['120/MWh', 0.12],
    ['$120/MWh', 0.12],
  ],
  carbonIntensity: [
    ['34.5 gCO2e/kWh', 34.5],
    ['34.5 gCO₂e/kWh', 34.5],
    ['34.5 gCO2/kWh', 34.5],
    ['34.5 g CO2eq / kWh', 34.5],
    ['34.5g/kWh', 34.5],
    ['34.5 kg/MWh', 34.5],
    ['0.0345 kgCO2e/kWh', 34.5],
    ['0.475 t/MWh', 475],
  ],
  energy: [
    ['5 J', 5],
    ['3.6 MJ', 3.6e6],
    ['1 kWh', 3.6e6],
    ['420 MWh', 420 * 3.6e9],
    ['1.5GWh', 1.5 * 3.6e12],
  ],
  mass: [
    ['14.5 kg', 14_500],
    ['180 t', 180e6],
    ['90 tCO2e', 90e6],
    ['2 kt CO2', 2e9],
    ['7 g', 7],
  ],
  growth: [
    ['10%/month', 0.1],
    ['2% a month', 0.02],
    ['0.1 per month', 0.1],
    ['-5%/month', -0.05],
  ],
  months: [
    ['24 months', 24],
    ['1 month', 1],
    ['18mo', 18],
    ['2 years', 24],
  ],
};

describe.each(dimensions)('%s', (dimension) => {
  test.each(accepted[dimension])('reads %j as %d', (text, value) => {
    expect(parseQuantity(text, dimension)).toEqual({ ok: true, value });
  });

  test('reads each of its own examples', () => {
    expect(quantityExamples(dimension).length).toBeGreaterThan(1);
    for (const example of quantityExamples(dimension)) expect(parseQuantity(example, dimension).ok, example).toBe(true);
  });

  test.each([
    ['', 'empty'],
    [' \t\n', 'empty'],
    ['Infinity', 'not-finite'],
    ['-Infinity', 'not-finite'],
    ['NaN', 'not-finite'],
    ['∞', 'not-finite'],
    ['0x10', 'syntax'],
    ['--5', 'syntax'],
    ['1__0', 'syntax'],
    ['_1', 'syntax'],
    ['1_', 'syntax'],
    ['1e', 'syntax'],
    ['1e+', 'syntax'],
    ['.', 'syntax'],
    ['1.', 'syntax'],
    ['1.2.3', 'syntax'],
    ['abc', 'syntax'],
    ['🚀', 'syntax'],
    ['5\u0000', 'syntax'],
    ['5\u200b5', 'syntax'],
    ['\ud800', 'syntax'],
    ['10²', 'syntax'],
    ['2½', 'syntax'],
    ['5㏠', 'syntax'],
    ['٣', 'syntax'],
    ['1...5', 'syntax'],
    ['3,000', 'ambiguous'],
    ['1..2', 'range'],
    ['0.35 .. 0.45', 'range'],
    ['1..2..3', 'range'],
    ['3 ± 1', 'range'],
    ['3 +/- 1', 'range'],
    ['30d..40d', 'range'],
    ['$1..$2', 'range'],
  ] as const)('refuses %j as %s', (text, kind) => {
    expect(problem(text, dimension)).toMatchObject({ kind, text, dimension, examples: quantityExamples(dimension) });
  });
});

type Refused = readonly [text: string, dimension: Dimension, kind: QuantityProblem['kind'], alternatives: readonly string[], unit?: string];

test('a text too long to be a number is refused without being read', () => {
  const started = cpuMilliseconds();
  for (const text of ['1'.repeat(65), '1'.repeat(1_000_000), 'ﷺ'.repeat(60), '1 '.repeat(500_000)]) {
    for (const dimension of dimensions) expect(problem(text, dimension).kind).toBe('syntax');
  }
  expect(cpuMilliseconds() - started).toBeLessThan(1000);
});

describe('what is ambiguous is refused with what may have been meant', () => {
  refuses([
    ['3,000', 'count', 'ambiguous', ['3_000', '3000']],
    ['1,234,567.5', 'count', 'ambiguous', ['1_234_567.5', '1234567.5']],
    ['$2,244,672', 'money', 'ambiguous', ['$2_244_672', '$2244672']],
    ['1,5T', 'count', 'ambiguous', ['1.5T']],
    ['3兆', 'count', 'ambiguous', ['3M', '3T'], '兆'],
    ['30m', 'duration', 'ambiguous', ['30min', '913d'], 'm'],
    ['1M', 'duration', 'ambiguous', ['1min', '30d'], 'M'],
    ['1 month', 'duration', 'ambiguous', ['30d'], 'month'],
    ['3个月', 'duration', 'ambiguous', ['91d'], '个月'],
    ['0.1 months', 'duration', 'ambiguous', ['3d'], 'months'],
    ['1y', 'duration', 'ambiguous', ['365d'], 'y'],
    ['-2 years', 'duration', 'ambiguous', ['-730d'], 'years'],
    ['3m 10d', 'duration', 'ambiguous', [], 'm'],
    ['3.5B/month', 'rate', 'ambiguous', ['116.667M/day'], 'month'],
    ['365/year', 'rate', 'ambiguous', ['1/day'], 'year'],
    ['5000/m', 'rate', 'ambiguous', ['5000/min', '166.667/day'], 'm'],
    ['$1500/month', 'hourlyPrice', 'ambiguous', ['$50/day'], 'month'],
    ['80G', 'bytes', 'ambiguous', ['80GB', '80GiB'], 'G'],
    ['80gb', 'bytes', 'ambiguous', ['80GB', '80GiB'], 'gb'],
    ['2T/s', 'bandwidth', 'ambiguous', ['2TB/s', '2TiB/s'], 'T'],
    ['300mW', 'power', 'ambiguous', ['300MW', '300kW'], 'mW'],
    ['300mw', 'power', 'ambiguous', ['300MW', '300kW'], 'mw'],
    ['$120/mWh', 'energyPrice', 'ambiguous', ['$120/MWh', '$120/kWh'], 'mWh'],
    ['475 g/mWh', 'carbonIntensity', 'ambiguous', ['475 g/MWh', '475 g/kWh'], 'mWh'],
  ]);
});

describe('a missing unit is asked for', () => {
  refuses([
    ['30', 'duration', 'missing-unit', ['30d', '30h']],
    ['0', 'duration', 'missing-unit', ['0d', '0h']],
    ['2h30', 'duration', 'missing-unit', ['2h30min']],
    ['3.5B', 'rate', 'missing-unit', ['3.5B/day', '3.5B/s']],
    ['156', 'flopRate', 'missing-unit', ['156T', '156 TFLOPS']],
    ['1.56e14', 'flopRate', 'missing-unit', ['1.56e14 FLOP/s']],
    ['156_000_000_000_000', 'flopRate', 'missing-unit', ['1.56e14 FLOP/s']],
    ['80', 'bytes', 'missing-unit', ['80GB', '80GiB']],
    ['3350', 'bandwidth', 'missing-unit', ['3350GB/s', '3350TB/s']],
    ['300', 'power', 'missing-unit', ['300W', '300kW']],
    ['475', 'carbonIntensity', 'missing-unit', ['475 g/kWh', '475 kg/MWh']],
    ['475 g', 'carbonIntensity', 'missing-unit', ['475 g/kWh'], 'g'],
    ['$2/GPU', 'hourlyPrice', 'missing-unit', ['$2/GPU-h', '$2/h'], 'GPU'],
  ]);
});

describe('an unknown unit is named', () => {
  refuses([
    // No guess at a size: it would be another number.
    ['300Q', 'count', 'unknown-unit', [], 'Q'],
    ['1E', 'count', 'unknown-unit', [], 'E'],
    ['10 lakh', 'count', 'unknown-unit', ['10e5'], 'lakh'],
    ['5crore', 'count', 'unknown-unit', ['5e7'], 'crore'],
    ['3Md', 'count', 'unknown-unit', ['3B'], 'Md'],
    ['3kM', 'count', 'unknown-unit', ['3B'], 'kM'],
    ['10 dozen', 'count', 'unknown-unit', [], 'dozen'],
    ['1Mday', 'rate', 'unknown-unit', ['1M/day'], 'Mday'],
    ['100/s.', 'rate', 'unknown-unit', ['100/s'], 's.'],
    ['1275 W/GPU', 'power', 'unknown-unit', ['1275W'], 'W/GPU'],
    ['50‰', 'ratio', 'unknown-unit', [], '‰'],
    ['300B tokens', 'count', 'unknown-unit', ['300B'], 'tokens'],
    ['30 dyas', 'duration', 'unknown-unit', ['30d'], 'dyas'],
    ['30d foo', 'duration', 'unknown-unit', ['30d'], 'd foo'],
    ['100 foo/s', 'rate', 'unknown-unit', ['100/s'], 'foo'],
    ['100 tokens/s', 'rate', 'unknown-unit', ['100/s'], 'tokens'],
    ['600m', 'flop', 'unknown-unit', ['600M'], 'm'],
    ['156t', 'flopRate', 'unknown-unit', ['156T'], 't'],
    ['156tflops', 'flopRate', 'unknown-unit', ['156 TFLOPS'], 'tflops'],
    ['156B', 'flopRate', 'unknown-unit', ['156G', '156 GFLOPS'], 'B'],
    ['80Gb', 'bytes', 'unknown-unit', ['10GB', '80GB', '80GiB'], 'Gb'],
    ['80 Gbit', 'bytes', 'unknown-unit', ['10GB'], 'Gbit'],
    ['80gib', 'bytes', 'unknown-unit', ['80GiB'], 'gib'],
    ['80Gi', 'bytes', 'unknown-unit', ['80GiB'], 'Gi'],
    ['400Gbps', 'bandwidth', 'unknown-unit', ['50GB/s', '400GB/s', '400GiB/s'], 'Gb'],
    ['5 gw', 'power', 'unknown-unit', ['5GW'], 'gw'],
    ['€5', 'money', 'unknown-unit', [], '€'],
    ['5€', 'money', 'unknown-unit', [], '€'],
    ['£5M', 'money', 'unknown-unit', [], '£'],
    ['¥5', 'money', 'unknown-unit', [], '¥'],
    ['￥5', 'money', 'unknown-unit', [], '¥'],
    ['20万元', 'money', 'unknown-unit', [], '元'],
    ['20 CNY', 'money', 'unknown-unit', [], 'CNY'],
    ['EUR 20', 'money', 'unknown-unit', [], 'EUR'],
    ['A$3', 'money', 'unknown-unit', [], 'A$'],
    ['€2/h', 'hourlyPrice', 'unknown-unit', [], '€'],
    ['12 cents/kWh', 'energyPrice', 'unknown-unit', ['$0.12/kWh'], 'cents'],
    ['1 lb/MWh', 'carbonIntensity', 'unknown-unit', [], 'lb/MWh'],
  ]);
});

describe('a quantity of another dimension is recognised', () => {
  recognises([
    ['30d', 'count', 'duration'],
    ['2h30m', 'count', 'duration'],
    ['1 month', 'count', 'duration'],
    ['50%', 'count', 'ratio'],
    ['$20M', 'count', 'money'],
    ['80GB', 'count', 'bytes'],
    ['80gb', 'count', 'bytes'],
    ['3.5B/day', 'count', 'rate'],
    ['700W', 'count', 'power'],
    ['156 TFLOPS', 'count', 'flopRate'],
    ['350 GFLOP', 'count', 'flop'],
    ['475 g/kWh', 'count', 'carbonIntensity'],
    ['$0.12/kWh', 'count', 'energyPrice'],
    ['$2/GPU-h', 'count', 'hourlyPrice'],
    ['3k', 'ratio', 'count'],
    ['15T', 'bytes', 'count', ['15TB', '15TiB']],
    ['2T', 'bandwidth', 'count', ['2TB/s', '2TiB/s']],
    ['12k', 'power', 'count', ['12kW']],
    ['34B', 'duration', 'count'],
    ['$20M', 'duration', 'money'],
    ['2W', 'duration', 'power'],
    ['30d', 'rate', 'duration'],
    ['80GB', 'bandwidth', 'bytes', ['80GB/s']],
    ['2TB/s', 'bytes', 'bandwidth', ['2TB']],
    ['156 TFLOPS', 'flop', 'flopRate', ['156 TFLOP']],
    ['156 TFLOP', 'flopRate', 'flop', ['156 TFLOP/s']],
    ['$20M/h', 'money', 'hourlyPrice'],
    ['$2/kWh', 'hourlyPrice', 'energyPrice'],
    ['$2/h', 'energyPrice', 'hourlyPrice'],
  ]);
});

describe('other refusals', () => {
  refuses([
    ['9007199254740992', 'count', 'too-large', []],
    ['-1e16', 'count', 'too-large', []],
    ['10000T', 'count', 'too-large', []],
    ['1e400', 'count', 'not-finite', []],
    ['1e999999999999999999999', 'flop', 'not-finite', []],
    ['1e300T', 'flopRate', 'not-finite', []],
    ['4/0', 'number', 'not-finite', []],
    ['1/2', 'count', 'syntax', []],
    ['-$-5', 'money', 'syntax', []],
    ['$', 'money', 'syntax', []],
    ['3 000 000', 'count', 'syntax', ['3_000_000', '3000000']],
    ["3'000", 'count', 'syntax', ['3_000', '3000']],
    ['1 day, 12 hours', 'duration', 'syntax', ['1 day 12 hours']],
    ['2h 1d', 'duration', 'syntax', []],
    ['1h 2h', 'duration', 'syntax', []],
    ['1d -12h', 'duration', 'syntax', []],
  ]);
});

describe('nouns', () => {
  test.each([
    ['300B tokens', ['tokens'], 300e9],
    ['300B token', ['tokens'], 300e9],
    ['300B Tokens', ['token'], 300e9],
    ['300Btokens', ['tokens'], 300e9],
    ['8 GPUs', ['GPU'], 8],
    ['8卡', ['卡'], 8],
    ['3000亿个 token', ['token', '个'], 300e9],
    ['3 billion parameters', ['parameter', 'param'], 3e9],
  ])('reads %j with %j', (text, nouns, value) => {
    expect(parseQuantity(text, 'count', { nouns })).toEqual({ ok: true, value });
  });

  test('may be counted by a rate too', () => {
    expect(parseQuantity('100 tokens/s', 'rate', { nouns: ['token'] })).toEqual({ ok: true, value: 100 });
  });

  test('do not swallow a unit that they are not', () => {
    expect(parseQuantity('8 hosts', 'count', { nouns: ['GPU'] }).ok).toBe(false);
  });
});

describe('properties', () => {
  const exponents = { k: 3, M: 6, B: 9, T: 12, 千: 3, 万: 4, 亿: 8, 万亿: 12 } as const;
  const mantissa = fc.tuple(fc.integer({ min: 0, max: 8999 }), fc.stringMatching(/^\d{0,12}$/));
  const digits = mantissa.map(([whole, fraction]) => (fraction === '' ? `${whole}` : `${whole}.${fraction}`));

  test('a scale is exact: the same double as the number written out', () => {
    fc.assert(
      fc.property(digits, fc.constantFrom(...Object.entries(exponents)), (number, [letter, exponent]) => {
        expect(value(number + letter, 'flop')).toBe(Number(`${number}e${exponent}`));
      }),
    );
  });

  test('a percent is exact', () => {
    fc.assert(
      fc.property(digits, (number) => {
        expect(value(`${number}%`, 'ratio')).toBe(Number(`${number}e-2`));
      }),
    );
  });

  test('a fraction is the nearest double, as the division of doubles is', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.integer({ min: 1 }), (top, bottom) => {
        expect(value(`${top}/${bottom}`, 'number')).toBe(top / bottom + 0);
      }),
    );
  });

  test('every double reads back from its own digits', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        expect(value(String(number), 'number')).toBe(number + 0);
      }),
    );
  });

  test('underscores and a sign change nothing else', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 2 ** 50 }), (number) => {
        const spaced = String(number).replace(/(?<=\d)(?=(?:\d{3})+$)/g, '_');
        expect(value(spaced, 'count')).toBe(number);
        expect(value(`-${spaced}`, 'count')).toBe(-number);
        expect(value(`+${spaced}`, 'count')).toBe(number);
      }),
    );
  });

  test('case and white space do not matter to a count', () => {
    const space = fc.constantFrom('', ' ', '  ', '\u00a0', '\u3000');
    const scale = fc.constantFrom('', 'k', 'm', 'b', 't', 'bn', 'million', 'billion', 'trillion');
    fc.assert(
      fc.property(digits, scale, space, space, space, (number, letter, before, between, after) => {
        const expected = parseQuantity(number + letter, 'count');
        if (!expected.ok) return;
        for (const spelling of [letter, letter.toUpperCase()]) {
          expect(parseQuantity(before + number + between + spelling + after, 'count')).toEqual(expected);
        }
      }),
    );
  });

  test('doubling the number doubles the value, in every dimension', () => {
    const units: readonly (readonly [Dimension, string])[] = [
      ['count', 'M'],
      ['ratio', '%'],
      ['duration', 'h'],
      ['rate', '/min'],
      ['flop', ' PFLOP'],
      ['flopRate', ' TFLOPS'],
      ['bytes', 'GiB'],
      ['bandwidth', 'TB/s'],
      ['power', 'kW'],
      ['money', ' USD'],
      ['hourlyPrice', '/day'],
      ['energyPrice', '/MWh'],
      ['carbonIntensity', ' kg/MWh'],
    ];
    fc.assert(
      fc.property(fc.constantFrom(...units), fc.integer({ min: 1, max: 1e9 }), ([dimension, unit], number) => {
        expect(value(`${2 * number}${unit}`, dimension)).toBe(2 * value(`${number}${unit}`, dimension));
      }),
    );
  });

  test('a compound duration is the sum of its parts', () => {
    const part = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(part, part, part, part, (d, h, m, s) => {
        expect(value(`${d}d${h}h${m}m${s}s`, 'duration')).toBe(d * day + h * 3600 + m * 60 + s);
      }),
    );
  });
});

function value(text: string, dimension: Dimension): number {
  const parsed = parseQuantity(text, dimension);
  if (!parsed.ok) throw new Error(`${text} is not a ${dimension}: ${parsed.problem.kind}`);
  return parsed.value;
}

function problem(text: string, dimension: Dimension): QuantityProblem {
  const parsed = parseQuantity(text, dimension);
  if (parsed.ok) throw new Error(`${text} is a ${dimension}: ${parsed.value}`);
  return parsed.problem;
}

function refuses(rows: readonly Refused[]): void {
  for (const [text, dimension, kind, alternatives, unit] of rows) {
    test(`${JSON.stringify(text)} as a ${dimension} is ${kind}`, () => {
      const found = problem(text, dimension);
      expect([found.kind, found.alternatives, found.unit]).toEqual([kind, alternatives, unit]);
      for (const alternative of alternatives) expect(parseQuantity(alternative, dimension).ok, alternative).toBe(true);
    });
  }
}

function recognises(rows: readonly (readonly [string, Dimension, Dimension, (readonly string[])?])[]): void {
  for (const [text, dimension, found, alternatives = []] of rows) {
    test(`${JSON.stringify(text)} as a ${dimension} is a ${found}`, () => {
      expect(problem(text, dimension)).toMatchObject({ kind: 'wrong-dimension', found, alternatives });
    });
  }
}
