import { describe, expect, test } from 'vitest';
import {
  evaluate,
  type InferenceScenario,
  type Result,
  SizingError,
  sizeInference,
  sizeTraining,
  type TrainingScenario,
} from '../../src/index.js';

const run: TrainingScenario = { model: 'gpt3', gpu: 'a100' };
const service: InferenceScenario = { model: 'gpt3', gpu: 'a100', requests: '3.5B/day', questions: 4, words: 425 };

describe('the deck, from presets and defaults alone', () => {
  test('trains GPT-3 on 1,559 A100s in 195 servers', () => {
    const { name, kind, unknown, solved, answer } = sizeTraining(run);
    expect([name, kind, unknown, solved]).toEqual(['gpt-3-175b on a100-pcie-80gb', 'train', 'gpus', 'gpus']);
    expect(answer).toMatchObject({
      parameters: 175e9,
      tokens: 300e9,
      trainingFlops: 3.15e23,
      durationSeconds: 2_592_000,
      gpus: 1559,
      servers: 195,
    });
  });

  test('serves 3.5 billion requests a day on 412,018 A100s in 51,503 servers', () => {
    expect(sizeInference(service).answer).toMatchObject({ gpus: 412_018, servers: 51_503, windowSeconds: 86_400 });
  });

  test('takes 644 and 170,039 H100s', () => {
    expect(sizeTraining({ ...run, gpu: 'h100' }).answer).toMatchObject({ gpus: 644, servers: 81 });
    expect(sizeInference({ ...service, gpu: 'h100' }).answer).toMatchObject({ gpus: 170_039, servers: 21_255 });
  });

  test('takes 780 A100s in 98 servers at bf16', () => {
    expect(sizeTraining({ ...run, precision: 'bf16' }).answer).toMatchObject({ gpus: 780, servers: 98 });
  });

  test('takes 45.65 days on 1,024 A100s', () => {
    const { unknown, solved, answer } = sizeTraining({ ...run, gpus: 1024 });
    expect([unknown, solved, answer['gpus']]).toEqual(['duration', 'durationSeconds', 1024]);
    expect(((answer['durationSeconds'] ?? 0) / 86_400).toFixed(2)).toBe('45.65');
  });
});

describe('what an answer states', () => {
  test('is every field used, in SI units, and where it came from', () => {
    const { scenario, sources } = sizeTraining({ ...run, duration: '60d' });
    expect(scenario).toEqual({
      kind: 'train',
      model: 'gpt-3-175b',
      parameters: 175e9,
      activeParameters: 175e9,
      tokens: 300e9,
      epochs: 1,
      duration: 5_184_000,
      flops: '6nd',
      sequence: 2048,
      weights: 'bf16',
      gpu: 'a100-pcie-80gb',
      precision: 'tf32',
      sparsity: 'none',
      peak: 156e12,
      utilization: 0.5,
      goodput: 1,
      gpusPerServer: 8,
      pue: 1,
    });
    expect(sources).toEqual({
      model: 'given',
      parameters: 'preset',
      activeParameters: 'derived',
      tokens: 'preset',
      epochs: 'default',
      duration: 'given',
      flops: 'default',
      sequence: 'default',
      weights: 'default',
      gpu: 'given',
      precision: 'default',
      sparsity: 'default',
      peak: 'preset',
      utilization: 'default',
      goodput: 'default',
      gpus: 'derived',
      gpusPerServer: 'preset',
      pue: 'default',
    });
  });

  test('is null for money without a price and carbon without a region', () => {
    expect(sizeTraining(run).answer).toMatchObject({ costUsd: null, electricityUsd: null, co2eGrams: null });
    expect(sizeInference(service).answer).toMatchObject({
      costUsdPerWindow: null,
      costUsdPerMillionTokens: null,
      co2eGramsPerWindow: null,
    });
  });

  test('has figures of requests only where there are any', () => {
    expect(sizeInference({ model: 'gpt3', gpu: 'a100', tokens: '1T' }).answer).not.toHaveProperty('requestsPerSecond');
    expect(sizeInference(service).answer).toHaveProperty('tokensPerRequest', (4 * 425 * 4) / 3);
  });

  test('has steps only when they are asked for', () => {
    expect(sizeTraining(run)).not.toHaveProperty('steps');
    expect(sizeTraining(run, { explain: true }).steps?.map(({ key }) => key)).toContain('gpus');
  });

  test('is JSON as it stands: nothing is lost by writing it down', () => {
    const result = sizeTraining({ ...run, region: 'france', price: 'list' }, { explain: true });
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });
});

describe('the short forms', () => {
  test('are evaluate with a kind', () => {
    expect(sizeTraining(run)).toEqual(evaluate({ kind: 'train', ...run }));
    expect(sizeInference(service)).toEqual(evaluate({ kind: 'infer', ...service }));
  });

  test('refuse a scenario of the other kind, and options that there are not', () => {
    const other = { ...run, kind: 'infer' } as TrainingScenario;
    expect(() => sizeTraining(other)).toThrow(expect.objectContaining({ code: 'unknown-choice' }));
    expect(sizeTraining({ ...run, kind: 'train' } as TrainingScenario)).toEqual(sizeTraining(run));
    const withOptions = (options: unknown) => () => sizeTraining(run, options as never);
    expect(withOptions({ explian: true })).toThrow(expect.objectContaining({ code: 'unknown-field' }));
    expect(withOptions({ explain: 'yes' })).toThrow(expect.objectContaining({ code: 'invalid-type' }));
    expect(withOptions('explain')).toThrow(expect.objectContaining({ code: 'invalid-type' }));
  });
});

describe('a mixture of experts', () => {
  test('computes with its active parameters: 6 × 37,552,297,472 FLOP a token for DeepSeek-V3', () => {
    const { answer, sources } = sizeTraining({ model: 'deepseek-v3', gpu: 'h100' });
    expect(answer).toMatchObject({ parameters: 671_026_419_200, activeParameters: 37_552_297_472, flopsPerToken: 225_313_784_832 });
    // 225,313,784,832 × 14.8e12 tokens
    expect(answer['trainingFlops']).toBe(225_313_784_832 * 14.8e12);
    expect(sources['activeParameters']).toBe('preset');
  });

  test('serves with them: 2 × 37,552,297,472 FLOP a token', () => {
    expect(sizeInference({ model: 'deepseek-v3', gpu: 'h100', tokens: '1T' }).answer['flopsPerToken']).toBe(75_104_594_944);
  });

  test('is taken as dense when only its total is overridden, and says so', () => {
    const { answer, warnings } = sizeTraining({ model: 'deepseek-v3', gpu: 'h100', parameters: '700B' });
    expect(answer).toMatchObject({ parameters: 700e9, activeParameters: 700e9 });
    expect(warnings.map(({ code }) => code)).toContain('assumed-dense');
  });

  test('may be described by the user', () => {
    const { answer, warnings } = sizeTraining({ parameters: '700B', activeParameters: '40B', tokens: '1T', gpu: 'h100' });
    expect(answer['flopsPerToken']).toBe(240e9);
    expect(warnings).toEqual([]);
  });

  test('cannot have more active than it has', () => {
    expect(codeOf(() => sizeTraining({ parameters: '40B', activeParameters: '41B', tokens: '1T', gpu: 'h100' }))).toBe(
      'active-above-total',
    );
  });
});

describe('a model whose size was never disclosed', () => {
  test('has no answer from its name alone', () => {
    for (const model of ['gpt-4', 'gpt-3.5']) {
      expect(
        codeOf(() => sizeTraining({ model, gpu: 'a100', tokens: '1T' })),
        model,
      ).toBe('undisclosed-model');
      expect(
        codeOf(() => sizeInference({ model, gpu: 'a100', tokens: '1T' })),
        model,
      ).toBe('undisclosed-model');
    }
  });

  test('has one from an estimate of the user’s', () => {
    const { answer, sources } = sizeTraining({ model: 'gpt-4', gpu: 'a100', tokens: '13T', parameters: '1.8T', activeParameters: '280B' });
    // 6 × 280e9 × 13e12
    expect(answer['trainingFlops']).toBe(2.184e25);
    expect(sources['parameters']).toBe('given');
  });

  test('has one from FLOP a token, with its size left unknown', () => {
    expect(sizeTraining({ model: 'gpt-4', gpu: 'a100', tokens: '1T', flopsPerToken: 1e12 }).answer).toMatchObject({
      parameters: null,
      activeParameters: null,
      trainingFlops: 1e24,
    });
  });
});

describe('a question without an answer', () => {
  test.each([
    ['more utilisation than there is', { ...run, gpus: 100, solve: 'utilization' }, 'above-possible', 3],
    ['a budget that does not rent one GPU', { ...run, budget: 1, price: 2 }, 'below-one', 3],
    ['more GPUs than can be counted', { ...run, peak: 1e-3 }, 'too-large', 3],
    ['nothing open', { ...run, gpus: 100, duration: '30d' }, 'nothing-to-solve', 2],
    ['what is given to be solved for', { ...run, gpus: 100, tokens: '1T', solve: 'tokens' }, 'solve-and-given', 2],
    ['nothing that limits', { ...run, solve: 'tokens' }, 'solve-needs-fixed', 2],
    ['what has no effect', { ...run, gpus: 10, flopsPerToken: 1e12, solve: 'parameters' }, 'solve-without-effect', 2],
    ['a budget without a price', { ...run, budget: '1M' }, 'missing-price', 2],
    ['a precision that the card lacks', { ...run, precision: 'fp4' }, 'unsupported-precision', 2],
    ['a sparsity that the card lacks', { ...run, gpu: 'v100', precision: 'fp16', sparsity: '2:4' }, 'unsupported-sparsity', 2],
    ['no model', { gpu: 'a100' }, 'missing-model', 2],
    ['no accelerator', { model: 'gpt3' }, 'missing-gpu', 2],
    ['no tokens', { parameters: '1B', gpu: 'a100' }, 'missing-tokens', 2],
  ] as const)('%s', (_, scenario, code, exitCode) => {
    const error = errorOf(() => sizeTraining(scenario));
    expect([error.code, error.diagnostics[0]?.exitCode]).toEqual([code, exitCode]);
  });
});

function errorOf(call: () => Result): SizingError {
  try {
    call();
  } catch (error) {
    if (error instanceof SizingError) return error;
    throw error;
  }
  throw new Error('it is answered');
}

function codeOf(call: () => Result): string {
  return errorOf(call).code;
}
