// How numbers are shown on both sides of each place where their form changes, a line each. After a change that is meant:
// `npx vitest run test/quantity/formats.test.ts --update=all`, and look at the difference.
import { expect, test } from 'vitest';
import { type DisplayUnit, formatExact, formatQuantity } from '../../src/quantity/format.js';
import type { UnitNames } from '../../src/quantity/unit-names.js';
import { englishUnits } from '../../src/quantity/unit-names.js';

const kWh = 3.6e6; // J
const aside = (place: number) => [place * (1 - 1e-3), place * (1 - 1e-7), place, place * (1 + 1e-3)];

const places: Readonly<Partial<Record<DisplayUnit, readonly number[]>>> = {
  number: [...[1e-4, 1, 1000, 1e15].flatMap(aside), 0.123456, 1234.5, 2 ** 52, 2 ** 52 + 1, 2 ** 52 - 0.5, 123_456_789.6],
  integer: [0.5, 1.5, 2.5, 999.5, 2 ** 52 - 0.5, 2 ** 53, 1e20, 1e21],
  count: [...[1, 1e6, 1e9, 1e12, 1e16].flatMap(aside), 999_999.5, 999_999.4, 123.456, 999.5, 1_234_567, 1.5, 12.5e15],
  ratio: [...[0.1, 1, 10].flatMap(aside), 0.99951, 0.999999, 1.0049, 1.00049, 1.000_000_01, 1.000_000_000_01, 9.994, 9.9999, 1e-7, 1e306],
  latency: [...[0.001, 1].flatMap(aside), 0.01234, 59.94, 1234.5],
  duration: [...[0.001, 1, 120, 3600, 86_400].flatMap(aside), 60, 119.94, 119.96, 7230, 90_061],
  rate: [...[1, 1000].flatMap(aside), 1.5, 1.2345, 1.23456, 12.345678, 0.001, 1 / 86_400, 1e-9, 1e305],
  tokenRate: [0.5, 999, 1234.5, 1e6, 1.5e9],
  year: [0, 0.5, 1, 2024, 2024.5, 9999, 10_000, -1],
  flop: [...[1e6].flatMap(aside), 0.5, 999, 1.5e24],
  flopRate: [...[1, 1e6, 1e9, 1e12, 1e21].flatMap(aside), 1.2345e15],
  bytes: [...[1, 2, 3, 4, 5, 6].flatMap((power) => aside(1024 ** power)), 0.5, 1e24],
  bandwidth: [1, 1e6, 1e9, 1e12, 1e14].flatMap(aside),
  power: [1, 1e3, 1e6, 1e7, 1e9].flatMap(aside),
  energy: [0.01 * kWh, kWh, 1e4 * kWh, 1e7 * kWh].flatMap(aside),
  mass: [1, 1e3, 1e6].flatMap(aside),
  money: [
    ...[1e-4, 0.01, 0.1, 1, 1000, 1e9, 1e12, 1e15].flatMap(aside),
    0.999,
    2.5,
    9.999,
    999.994,
    999.995,
    1e9 - 0.5,
    1e9 - 0.6,
    1e12 - 0.4,
  ],
  energyPrice: [...[1e-4, 0.1, 1, 1e15].flatMap(aside), 0.5, 0.25, 0.125, 1.2345, 3],
  months: [0.5, 1, 2, 24.25],
};

const signs = [1, -1] as const;

test('each unit at its thresholds, in full, in two digits and in five', async () => {
  const parts = Object.entries(places).map(([unit, values]) => {
    const lines = [...new Set(values)].map((value) => {
      const texts = [undefined, 2, 5].map((significant) => formatQuantity(value, unit as DisplayUnit, { significant }));
      return `${value}: ${[...new Set(texts)].join(' | ')}`;
    });
    return [`## ${unit}`, ...lines, ''].join('\n');
  });
  const exact = [...[1e-6, 1e21].flatMap(aside), 0.1, 1234.5, 1e6, 2 ** 53].flatMap((value) =>
    signs.map((sign) => `${sign * value}: ${formatExact(sign * value)}`),
  );
  await expect([...parts, ['## in full', ...exact, ''].join('\n')].join('\n')).toMatchFileSnapshot('formats.txt');
});

test('other names of units: sizes of a myriad, ungrouped, and money that has none below them', () => {
  const names: UnitNames = {
    ...englishUnits,
    counts: [
      { at: 1e8, size: 1e8, name: '亿' },
      { at: 1e6, size: 1e4, name: '万' },
    ],
    money: [{ at: 1e8, size: 1e8, name: '亿' }],
    grouped: false,
    perSecond: '每秒',
    perMonth: '每月',
    months: { one: '个月', many: '个月' },
    times: { ...englishUnits.times, d: '天' },
    unknown: '未知',
  };
  const shown = (value: number, unit: DisplayUnit) => formatQuantity(value, unit, { names });
  expect(shown(1_234_567, 'count')).toBe('123.5万');
  expect(shown(1_234_567_890_123, 'count')).toBe('12346亿');
  expect(shown(123_456_789_012, 'money')).toBe('$1235亿');
  expect(shown(99_999_999.6, 'money')).toBe('$1亿');
  expect(shown(99_999_999, 'money')).toBe('$99,999,999');
  expect(shown(1_234_567_890_123, 'tokenRate')).toBe('12346亿每秒');
  expect(shown(2 * 86_400, 'duration')).toBe('2 天');
  expect(shown(7200, 'duration')).toBe('2 h');
  expect(shown(0.1, 'growth')).toBe('10%每月');
  expect(shown(3, 'months')).toBe('3 个月');
  expect(shown(Number.NaN, 'money')).toBe('未知');
});
