import { describe, expect, test } from 'vitest';
import { type SizingError, scale, sizeInference, sizeTraining } from '../../src/index.js';

const run = { model: 'gpt3', gpu: 'a100' } as const;
const RATE = 7.1;

function codesOf(ask: () => unknown): readonly (readonly [string, string | undefined])[] {
  try {
    ask();
  } catch (error) {
    return (error as SizingError).diagnostics.map(({ code, where }) => [code, where?.kind === 'field' ? where.path : undefined]);
  }
  return expect.unreachable();
}

describe('a price in yuan is one in dollars at the rate that is given', () => {
  test.each([
    '¥14',
    '¥14/GPU·h',
    '￥14/h',
    'CN¥14/GPU-hour',
    'CNY 14',
    'RMB14',
    '14 CNY/h',
    '14CNY/h',
    '14 yuan per hour',
    '14元',
    '14元/时',
    '14元/小时',
    '14元每小时',
    '14元/卡时',
    '人民币14元/时',
    '14块钱/小时',
    '¥336/day',
    '336元/天',
  ])('%s', (price) => {
    const { answer, scenario, evidence } = sizeTraining({ ...run, price, cnyPerUsd: RATE });
    expect(scenario['price']).toBe(14 / RATE);
    expect(evidence.cny).toEqual({ price: 14 });
    expect(answer.costCny).toBeCloseTo((answer.gpuHours as number) * 14, 4);
    expect(answer.costUsd).toBeCloseTo(((answer.gpuHours as number) * 14) / RATE, 4);
  });

  test('whatever the order of the fields, and whether the rate is a number or a text', () => {
    for (const question of [
      { ...run, cnyPerUsd: '7.1', price: '¥14' },
      { ...run, price: '¥14', cnyPerUsd: RATE },
    ])
      expect(sizeTraining(question).scenario['price']).toBe(14 / RATE);
  });

  test('and so are budgets, servers, hosting and electricity', () => {
    const { scenario, evidence } = sizeTraining({
      ...run,
      price: 2,
      serverPrice: '210万元',
      years: 5,
      hosting: '1000元',
      electricityPrice: '0.6元/度',
      cnyPerUsd: RATE,
    });
    expect(scenario).toMatchObject({ serverPrice: 2_100_000 / RATE, hosting: 1000 / RATE, electricityPrice: 0.6 / RATE, price: 2 });
    expect(evidence.cny).toEqual({ serverPrice: 2_100_000, hosting: 1000, electricityPrice: 0.6 });
    const budgeted = sizeTraining({ ...run, price: '¥14', budget: '¥1400万', duration: '30d', cnyPerUsd: RATE, solve: 'tokens' });
    expect(budgeted.scenario['budget']).toBe(14e6 / RATE);
    expect(budgeted.answer.gpus).toBe(Math.floor(1e6 / 720));
  });

  test('of a range both ends, and the middle', () => {
    const { uncertainty, evidence } = sizeTraining({ ...run, price: '¥12..16', cnyPerUsd: RATE }) as {
      uncertainty?: { ranges?: unknown };
      evidence: { cny?: unknown };
    };
    expect(evidence.cny).toEqual({ price: 14 });
    expect(JSON.stringify(uncertainty)).toContain(String(12 / RATE));
    expect(JSON.stringify(uncertainty)).toContain(String(16 / RATE));
  });

  test('of which each end says its own', () => {
    const { uncertainty } = sizeTraining({ ...run, price: '$1..¥14', cnyPerUsd: RATE }) as { uncertainty?: unknown };
    expect(JSON.stringify(uncertainty)).toContain('"low":1,');
    expect(JSON.stringify(uncertainty)).toContain(`"high":${14 / RATE}`);
  });

  test('of a budget to train with, too', () => {
    const inYuan = scale({ gpu: 'h100', price: '¥14', budget: '¥1400万', cnyPerUsd: RATE });
    expect(inYuan.budget.flops).toBeCloseTo(scale({ gpu: 'h100', price: 2, budget: 2e6 }).budget.flops, -12);
  });

  test('and the scenario of the answer gives the same answer again', () => {
    const first = sizeInference({ model: 'llama-3.1-8b', gpu: 'h100-sxm', tokens: 1e9, price: '¥14', cnyPerUsd: RATE });
    expect(sizeInference(first.scenario as object).answer).toEqual(first.answer);
  });
});

describe('an amount in yuan is refused', () => {
  test('without a rate: there is none built in', () => {
    expect(codesOf(() => sizeTraining({ ...run, price: '¥14', budget: '100万元' }))).toEqual([
      ['missing-exchange-rate', 'price'],
      ['missing-exchange-rate', 'budget'],
    ]);
    expect(codesOf(() => scale({ gpu: 'h100', price: '¥14', budget: 2e6 }))).toEqual([['missing-exchange-rate', 'price']]);
  });

  test('at a rate that is a range, and where the rate itself is wrong that alone is told', () => {
    expect(codesOf(() => sizeTraining({ ...run, price: '¥14', cnyPerUsd: '6.8..7.3' }))).toEqual([['missing-exchange-rate', 'price']]);
    expect(codesOf(() => sizeTraining({ ...run, price: '¥14', cnyPerUsd: 'today' }))).toEqual([['invalid-quantity', 'cnyPerUsd']]);
    expect(codesOf(() => sizeTraining({ ...run, price: '¥14', cnyPerUsd: 0 }))).toEqual([['out-of-range', 'cnyPerUsd']]);
  });

  test.each(['¥14/parsec', '¥0', '¥', '-¥3'])('where it is no price: %s', (price) => {
    for (const [, path] of codesOf(() => sizeTraining({ ...run, price, cnyPerUsd: RATE }))) expect(path).toBe('price');
  });

  test.each(['$2 ± ¥1', '14美元/¥', 'JP¥300', '300日元', '14港元', '€3', '14 yen', '3欧元'])(
    'where it is in another currency: %s',
    (price) => {
      expect(codesOf(() => sizeTraining({ ...run, price, cnyPerUsd: RATE }))).not.toContainEqual(['missing-exchange-rate', 'price']);
    },
  );

  test('where no money is meant', () => {
    expect(codesOf(() => sizeTraining({ ...run, tokens: '¥14', cnyPerUsd: RATE }))).toEqual([['invalid-quantity', 'tokens']]);
  });
});
