import { describe, expect, test } from 'vitest';
import { figuresOf, type Scenario } from './scenarios.js';

const run: Scenario = { kind: 'train', model: 'gpt3', gpu: 'a100', price: 2, electricityPrice: 0.1 };
const service: Scenario = { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: 3.5e9 / 86_400, words: 425, questions: 4, price: 2 };

describe('a quantity is the same however it is written', () => {
  test.each([
    ['duration', 2_592_000, ['30d', '30 days', '720h', '43200min', '2592000s', '30天', '4.285714285714286 weeks']],
    ['tokens', 300e9, ['300B', '0.3T', '300 B tokens', '300e9', '300_000_000_000', '3000亿', '300 billion']],
    ['parameters', 175e9, ['175B', '175e9', '0.175T', '1750亿']],
    ['utilization', 0.5, ['50%', '0.5', '1/2']],
    ['goodput', 0.95, ['95%', '0.95', '95 %']],
    ['peak', 312e12, ['312T', '312 TFLOPS', '312 TFLOP/s', '0.312 PFLOPS']],
    ['price', 2.5, ['2.50', '$2.50', '$2.50/h', '2.5 USD/GPU-hour']],
    ['electricityPrice', 0.12, ['0.12/kWh', '$0.12/kWh', '$120/MWh']],
    ['gpusPerServer', 8, ['8', '8 GPUs', '8 cards']],
    ['pue', 1.2, ['1.2', '6/5']],
    ['epochs', 1.5, ['1.5', '3/2']],
    ['flopsPerToken', 1.05e12, ['1.05e12', '1.05 TFLOP']],
  ] as const)('train: %s', (field, si, written) => {
    const expected = figuresOf({ ...run, [field]: si });
    for (const text of written) expect(figuresOf({ ...run, [field]: text }), text).toEqual(expected);
  });

  test.each([
    ['requests', 1000, ['1000/s', '86.4M/day', '60k/min', '3.6M/h', '1000 rps']],
    ['window', 3600, ['1h', '60min', '3600s', '3600 seconds']],
    ['words', 425, ['425', '4.25e2']],
    ['questions', 4, ['4']],
    ['tokensPerWord', 4 / 3, ['4/3']],
  ] as const)('infer: %s', (field, si, written) => {
    const expected = figuresOf({ ...service, [field]: si });
    for (const text of written) expect(figuresOf({ ...service, [field]: text }), text).toEqual(expected);
  });

  test.each([
    ['budget', 2e6, ['2M', '$2M', '$2_000_000', '2000k', '2 million USD']],
    ['gpus', 1024, ['1024', '1024 GPUs', '1_024']],
  ] as const)('what is fixed: %s', (field, si, written) => {
    const expected = figuresOf({ ...run, [field]: si });
    for (const text of written) expect(figuresOf({ ...run, [field]: text }), text).toEqual(expected);
  });
});

describe('the figures of the deck, in the units of their keys', () => {
  test('are seconds, FLOP/s, hours, watts, joules and dollars', () => {
    // 1559 GPUs × 720 h; 1.25 × 300 W a card; 1559 × 375 W × 2,592,000 s; 1,122,480 h × $2; 420.93 MWh × $0.1
    expect(figuresOf(run)).toMatchObject({
      durationSeconds: 2_592_000,
      peakFlopsPerGpu: 156e12,
      utilization: 0.5,
      effectiveFlopsPerGpu: 78e12,
      gpuHours: 1_122_480,
      powerWatts: 584_625,
      energyJoules: 1_515_348_000_000,
      costUsd: 2_244_960,
    });
    expect(figuresOf(run)['electricityUsd']).toBeCloseTo(42_093, 6);
  });

  test('are grams in a region: 420,930 kWh × 34.5 g', () => {
    expect(figuresOf({ ...run, region: 'france' })['co2eGrams']).toBeCloseTo(14_522_085, 3);
  });

  test('are tokens a second over the window', () => {
    // 3.5e9 × 4 × 425 × 4/3 ÷ 86,400
    expect(figuresOf(service)['tokensPerSecond']).toBeCloseTo(91_820_987.654_32, 3);
  });
});

test('names of one thing give one answer', () => {
  for (const gpu of ['A100', 'a100-pcie', 'NVIDIA A100', 'a100-pcie-80gb', 'A100 80GB'])
    expect(figuresOf({ ...run, gpu }), gpu).toEqual(figuresOf(run));
  for (const model of ['gpt-3', 'GPT-3', 'gpt3-175b', 'gpt-3-175b']) expect(figuresOf({ ...run, model }), model).toEqual(figuresOf(run));
});
