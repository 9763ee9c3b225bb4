// Numbers as Chinese writes them, which are read as input too.
import { describe, expect, test } from 'vitest';
import { type DisplayUnit, formatQuantity } from '../../src/quantity/format.js';
import { type Dimension, parseQuantity } from '../../src/quantity/parse.js';
import { amountsChinese } from '../../src/words/zh/amounts.js';
import { amount } from '../../src/words/zh/spoken.js';
import { runCli, words } from '../helpers/run-cli.js';
import { columnsOf } from '../render/width.js';

const chinese = (value: number, unit: DisplayUnit) => formatQuantity(value, unit, { names: amountsChinese.units });

test.each<[number, DisplayUnit, string]>([
  [412_018, 'count', '412,018'],
  [999_999, 'count', '999,999'],
  [1_240_000, 'count', '124万'],
  [99_996_000, 'count', '1亿'],
  [8.03e9, 'count', '80.3亿'],
  [174.6e9, 'count', '1746亿'],
  [300e9, 'count', '3000亿'],
  [999.96e9, 'count', '1万亿'],
  [15.6e12, 'count', '15.6万亿'],
  [9.999e15, 'count', '9999万亿'],
  // At the edge of a size, and below zero.
  [999_999.4, 'count', '999,999'],
  [999_999.5, 'count', '100万'],
  [99_994_999, 'count', '9999万'],
  [99_995_000, 'count', '1亿'],
  [999.949e9, 'count', '9999亿'],
  [999.95e9, 'count', '1万亿'],
  [-1_234_567, 'count', '-123.5万'],
  [-2.5e12, 'count', '-2.5万亿'],
  [0.0001234, 'count', '0.0001234'],
  [99_999_999, 'money', '$99,999,999'],
  [99_999_999.6, 'money', '$1亿'],
  [999.949e9, 'money', '$9999亿'],
  [999.95e9, 'money', '$1万亿'],
  [-123_456_789, 'money', '-$1.235亿'],
  [999.95e9, 'yuan', '¥1万亿'],
  [0.05, 'money', '$0.05'],
  [0.25, 'latency', '250 毫秒'],
  [1.5, 'latency', '1.5 秒'],
  [22.96e6, 'tokenRate', '2296万/秒'],
  [3.5e9 / 86_400, 'rate', '35亿/天'],
  [30 * 86_400, 'duration', '30 天'],
  [9000, 'duration', '2.5 小时'],
  [24, 'months', '24 个月'],
  [0.1, 'growth', '10%/月'],
  [2_244_672, 'money', '$2,244,672'],
  [123_456_789, 'money', '$1.235亿'],
  [1.5e12, 'money', '$1.5万亿'],
  [2.5, 'hourlyPrice', '$2.50/GPU 小时'],
  [Number.NaN, 'count', '未知'],
])('%d as %s is %s', (value, unit, text) => {
  expect(chinese(value, unit)).toBe(text);
});

describe('what is written is read back', () => {
  const values = [1, 42, 412, 1.24e6, 8.03e9, 70.55e9, 174.6e9, 3e11, 15.6e12, 2.5e14];
  const dimensions: readonly Dimension[] = ['count', 'rate', 'duration', 'growth'];
  test.each(dimensions)('as a %s', (dimension) => {
    for (const value of dimension === 'growth' ? [0.05, 0.1, 1] : values.filter((each) => dimension !== 'duration' || each < 1e9)) {
      const text = chinese(value, dimension);
      // Grouped digits are asked about in every language.
      const read = parseQuantity(text.replaceAll(',', ''), dimension);
      if (!read.ok) throw new Error(`${text} is not read as ${dimension}`);
      expect(Math.abs(read.value / value - 1), text).toBeLessThan(1e-3);
    }
  });
});

test('numbers that were written in English are written anew, and nothing else is', () => {
  expect(amount('174.6B')).toBe('1746亿');
  expect(amount('$1.65/GPU-h')).toBe('$1.65/GPU 小时');
  expect(amount('45.65 d')).toBe('45.65 天');
  expect(amount('22.96M/s')).toBe('2296万/秒');
  expect(amount('80 GiB, 2 TB/s, H100 SXM5 80GB')).toBe('80 GiB, 2 TB/s, H100 SXM5 80GB');
});

/** Columns that each needs at the least: numbers and names are never broken. */
const FITTING: Readonly<Record<string, number>> = {
  'train --model gpt3 --gpu a100 --price list --explain': 60,
  'infer --model gpt3 --gpu a100 --requests 35亿次/天 --questions 4 --words 425': 60,
  'train --model gpt3 --gpu a100 --utilization 30%..50% --sensitivity': 80,
  'model deepseek-v3': 80,
  'train --model gpt3 --gpu a100,h100 --price list': 80,
};

test.each(Object.entries(FITTING))('lines of %s fit %d columns and more, each character of Chinese being two', async (line, least) => {
  for (const columns of [least, 100, 140]) {
    const { code, stdout } = await runCli([...words(line), '--lang', 'zh'], { columns });
    expect(code).toBe(0);
    expect(stdout.split('\n').filter((text) => columnsOf(text) > columns)).toEqual([]);
  }
});
