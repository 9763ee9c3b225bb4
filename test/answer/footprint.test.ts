import { describe, expect, test } from 'vitest';
import { type InferenceScenario, SizingError, sizeInference, sizeTraining } from '../../src/index.js';

const service: InferenceScenario = { model: 'llama-3.1-70b', gpu: 'h100-sxm', requests: '5/s', input: 1000, output: 300, region: 'france' };
/** Grams a GPU-hour: 164 kg a GPU and an eighth of 5,700 kg, over three years. */
const MADE = (164_000 + 5_700_000 / 8) / (3 * 8760);

describe('carbon of making the hardware', () => {
  test('is the share of its life that the GPU-hours take, and makes SCI with that of the electricity', () => {
    const { answer } = sizeInference({ ...service, embodied: 'ecologits' });
    const { gpuHours = 0, co2eGramsPerWindow = 0, tokensPerWindow = 0 } = answer as unknown as Record<string, number>;
    expect(answer.embodiedGramsPerWindow).toBeCloseTo(gpuHours * MADE, 6);
    expect(answer.co2eTotalGramsPerWindow).toBeCloseTo(co2eGramsPerWindow + gpuHours * MADE, 6);
    expect(answer.sciGramsPerMillionTokens).toBeCloseTo(((co2eGramsPerWindow + gpuHours * MADE) / tokensPerWindow) * 1e6, 9);
  });

  test('of a training is told of a million tokens that it passes', () => {
    const { answer } = sizeTraining({ model: 'gpt3', gpu: 'a100', epochs: 2, region: 'france', embodied: 'ecologits' });
    expect(answer.embodiedGrams).toBeCloseTo((answer.gpuHours as number) * MADE, 3);
    expect(answer.sciGramsPerMillionTokens).toBeCloseTo(((answer.co2eTotalGrams as number) / 600e9) * 1e6, 9);
  });

  test('takes what is said of one’s own hardware before what the document has', () => {
    const own = sizeInference({ ...service, embodied: 'ecologits', gpuEmbodied: '328 kg', hardwareYears: 6 });
    expect(own.answer.embodiedGramsPerWindow).toBeCloseTo((own.answer.gpuHours as number) * ((328_000 + 5_700_000 / 8) / (6 * 8760)), 6);
    expect(own.sources).toMatchObject({ gpuEmbodied: 'given', serverEmbodied: 'preset', hardwareYears: 'given' });
    const all = sizeInference({ ...service, gpuEmbodied: '164 kg', serverEmbodied: '5.7 t', hardwareYears: 3 });
    expect(all.answer.embodiedGramsPerWindow).toBe(sizeInference({ ...service, embodied: 'ecologits' }).answer.embodiedGramsPerWindow);
  });

  test('says what it rests on, and of which document', () => {
    const document = { document: expect.stringContaining('EcoLogits'), date: '2025-10' };
    const taken = { gpuGrams: 164_000, serverGrams: 5_700_000, hardwareYears: 3 };
    expect(sizeInference({ ...service, embodied: 'ecologits' }).evidence.embodied).toEqual({
      ...taken,
      ...document,
      figures: ['gpuEmbodied', 'serverEmbodied', 'hardwareYears'],
    });
    expect(sizeInference({ ...service, embodied: 'ecologits', gpuEmbodied: '200 kg' }).evidence.embodied).toEqual({
      ...taken,
      ...document,
      gpuGrams: 200_000,
      figures: ['serverEmbodied', 'hardwareYears'],
    });
    const own = { gpuEmbodied: '164 kg', serverEmbodied: '5.7 t', hardwareYears: 3 };
    expect(sizeInference({ ...service, ...own }).evidence.embodied).toEqual({ ...taken, document: null, date: null, figures: [] });
    expect(sizeInference(service).evidence.embodied).toBeUndefined();
  });

  test('is known without a grid, and carbon in all is not', () => {
    const { region: _, ...nowhere } = service;
    const { answer } = sizeInference({ ...nowhere, embodied: 'ecologits' });
    expect(answer.embodiedGramsPerWindow).toBeGreaterThan(0);
    expect([answer.co2eTotalGramsPerWindow, answer.sciGramsPerMillionTokens]).toEqual([null, null]);
  });

  test('is not told where nobody asks', () => {
    expect(Object.keys(sizeInference(service).answer).filter((key) => /embodied|sci|water|Cny|Total/.test(key))).toEqual([]);
  });
});

test('water is that of the site by the kWh of the servers, and that of the grid by all kWh', () => {
  const { answer } = sizeTraining({ model: 'gpt3', gpu: 'a100', pue: 1.25, wue: 0.5, gridWater: 3.6737 });
  const kWh = (answer.energyJoules as number) / 3.6e6;
  expect(answer.waterLitres).toBeCloseTo((kWh / 1.25) * 0.5 + kWh * 3.6737, 3);
});

test('yuan are dollars at the rate that is given, and none without one', () => {
  const { answer } = sizeInference({ ...service, price: 2, cnyPerUsd: 7.1 });
  expect(answer.costCnyPerWindow).toBeCloseTo((answer.costUsdPerWindow as number) * 7.1, 9);
  expect(answer.costCnyPerMillionTokens).toBeCloseTo((answer.costUsdPerMillionTokens as number) * 7.1, 9);
  expect(sizeTraining({ model: 'gpt3', gpu: 'a100', price: 2, cnyPerUsd: 7.1 }).answer.costCny).toBe(2_244_960 * 7.1);
  expect('costCny' in sizeTraining({ model: 'gpt3', gpu: 'a100', price: 2 }).answer).toBe(false);
});

const owned = { serverPrice: '300k', years: 5, hosting: 150, electricityPrice: 0.08 };

test('every figure in dollars is told in yuan, those of owned servers and their parts among them', () => {
  for (const { answer, scenario } of [
    sizeInference({ ...service, ...owned, price: 2, flops: 'exact', cnyPerUsd: 7.1 }),
    sizeInference({ ...service, ...owned, price: 2, tpot: '50ms', cnyPerUsd: 7.1 }),
    sizeTraining({ model: 'gpt3', gpu: 'a100', ...owned, price: 2, cnyPerUsd: 7.1 }),
  ]) {
    const figures = answer as unknown as Readonly<Record<string, number | null>>;
    const dollars = Object.keys(figures).filter((key) => key.includes('Usd'));
    expect(dollars.length).toBeGreaterThan(7);
    for (const key of dollars) {
      expect(figures[key], key).toBeGreaterThan(0);
      expect(figures[key.replace('Usd', 'Cny')], key).toBe((figures[key] as number) * (scenario['cnyPerUsd'] as number));
    }
    expect(figures['ownedCnyPerGpuHour']).toBeCloseTo(
      (figures['capitalCnyPerGpuHour'] as number) +
        (figures['hostingCnyPerGpuHour'] as number) +
        (figures['electricityCnyPerGpuHour'] as number),
      9,
    );
  }
});

describe('a million tokens on owned servers', () => {
  const told = (more: object) => sizeInference({ ...service, ...owned, ...more }).answer as unknown as Readonly<Record<string, number>>;
  const of = (figures: Readonly<Record<string, number>>, key: string) => figures[key] as number;

  test.each([{ flops: 'exact' }, { tpot: '50ms' }])('cost as many times those of rented ones as a GPU-hour does: %j', (more) => {
    const answer = told({ ...more, price: 2 });
    for (const tokens of ['Tokens', 'InputTokens', 'OutputTokens'])
      expect(of(answer, `ownedCostUsdPerMillion${tokens}`) / of(answer, `costUsdPerMillion${tokens}`)).toBeCloseTo(
        of(answer, 'ownedToRented'),
        12,
      );
    expect(of(answer, 'ownedCostUsdPerMillionOutputTokens')).toBeGreaterThan(of(answer, 'ownedCostUsdPerMillionInputTokens'));
  });

  test.each([{ flops: 'exact' }, { tpot: '50ms' }])('are told without a price of rented ones, and add up: %j', (more) => {
    const answer = told(more);
    const requests = 5 * 86_400;
    const apart = of(answer, 'ownedCostUsdPerMillionInputTokens') * 1000 + of(answer, 'ownedCostUsdPerMillionOutputTokens') * 300;
    expect(apart * requests).toBeCloseTo(of(answer, 'ownedCostUsdPerWindow') * 1e6, 3);
    expect(answer['costUsdPerMillionInputTokens'] ?? null).toBeNull();
  });
});

describe('a million input and a million output tokens', () => {
  test('cost what their share of the compute costs, and add up to the cost', () => {
    const { answer } = sizeInference({ ...service, price: 2, flops: 'exact', cachedPrefix: 500 });
    const [input, output] = [answer.costUsdPerMillionInputTokens as number, answer.costUsdPerMillionOutputTokens as number];
    const requests = 5 * 86_400;
    expect((input * 1000 + output * 300) * requests).toBeCloseTo((answer.costUsdPerWindow as number) * 1e6, 3);
    expect(input / output).toBeCloseTo((answer.prefillFlops as number) / 1000 / ((answer.decodeFlops as number) / 300), 9);
  });

  test('cost the same where every token is computed at the same FLOP', () => {
    const { answer } = sizeInference({ ...service, price: 2 });
    expect(answer.costUsdPerMillionInputTokens).toBeCloseTo(answer.costUsdPerMillionTokens as number, 12);
    expect(answer.costUsdPerMillionOutputTokens).toBeCloseTo(answer.costUsdPerMillionTokens as number, 12);
  });

  test('are predicted where the serving is', () => {
    const { answer } = sizeInference({ ...service, price: 2, tpot: '50ms' });
    expect(answer.costUsdPerMillionOutputTokens as number).toBeGreaterThan(2 * (answer.costUsdPerMillionInputTokens as number));
  });
});

test.each([
  [{ gpuEmbodied: '164 kg' }, '--server-embodied'],
  [{ hardwareYears: 3 }, '--gpu-embodied'],
  [{ wue: 0.3 }, '--grid-water'],
  [{ gridWater: 3 }, '--wue'],
])('what is incomplete is asked for: %j', (fields, missing) => {
  try {
    sizeInference({ ...service, ...fields });
    expect.unreachable();
  } catch (error) {
    expect((error as SizingError).diagnostics[0]).toMatchObject({ code: 'incomplete-footprint', parameters: { missing } });
  }
});

test.each([
  [{ embodied: 'guess' }, 'unknown-choice'],
  [{ gpuEmbodied: '164' }, 'invalid-quantity'],
  [{ hardwareYears: 0 }, 'out-of-range'],
  [{ wue: -1 }, 'out-of-range'],
  [{ cnyPerUsd: 0 }, 'out-of-range'],
  [{ cnyPerUsd: 'today' }, 'invalid-quantity'],
])('what cannot be is refused: %j', (fields, code) => {
  expect(() => sizeInference({ ...service, ...(fields as object) })).toThrow(SizingError);
  try {
    sizeInference({ ...service, ...(fields as object) });
  } catch (error) {
    expect((error as SizingError).diagnostics[0]?.code).toBe(code);
  }
});
