import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/answer/contract/result.js';
import { evaluate, SizingError } from '../../src/index.js';

type Scenario = Readonly<Record<string, unknown>>;

const resultOf = (scenario: Scenario): Result => evaluate(scenario as never) as unknown as Result;
const answerOf = (scenario: Scenario) => resultOf(scenario).answer;

/** The code of why there is no answer. */
function codeOf(scenario: Scenario): string {
  try {
    resultOf(scenario);
  } catch (error) {
    if (error instanceof SizingError) return error.diagnostics.map(({ code }) => code).join(' ');
    throw error;
  }
  return 'answered';
}

// 10B parameters on a GPU of 1 PFLOP/s at 50%: 2.5e4 tokens a second when serving.
const hardware = { parameters: 1e10, peak: 1e15, utilization: 0.5 };
const run = { kind: 'train', ...hardware };
const service = { kind: 'infer', ...hardware, input: 1000, output: 250 };

describe('the unknown is what is missing', () => {
  test('the tokens, where GPUs and time are given and the model brings none', () => {
    // 64 × 5e14 FLOP/s × 2,592,000 s ÷ 6e10 FLOP a token
    const result = resultOf({ ...run, gpus: 64, duration: '30d' });
    expect(result.unknown).toBe('tokens');
    expect(result.answer).toMatchObject({ tokens: 1.3824e12, gpus: 64, durationSeconds: 2_592_000 });
  });

  test('the parameters, where no size is given', () => {
    const { parameters: _, ...rest } = run;
    const result = resultOf({ ...rest, gpus: 64, duration: '30d', tokens: 1.3824e12 });
    expect([result.unknown, result.answer['parameters']]).toEqual(['parameters', 1e10]);
  });

  test('the parameters of a service with its fleet and demand given', () => {
    const { parameters: _, ...rest } = service;
    const result = resultOf({ ...rest, gpus: 1, requests: 20 });
    // 5e14 FLOP/s ÷ (25,000 tokens/s × 2)
    expect([result.unknown, result.answer['parameters']]).toEqual(['parameters', 1e10]);
  });

  test('the parameters within a budget', () => {
    const { parameters: _, ...rest } = run;
    const result = resultOf({ ...rest, budget: 1e6, price: 2, tokens: 1e12, duration: '30d' });
    // 694 GPUs × 5e14 × 2,592,000 s ÷ 6e12
    expect([result.unknown, result.answer['parameters']]).toEqual(['parameters', Math.floor((694 * 5e14 * 2_592_000) / 6e12)]);
  });

  test('nothing, where two readings remain: what could be asked is named', () => {
    const { utilization: _, ...rest } = run;
    const asked = () => resultOf({ ...rest, gpus: 64, duration: '30d', tokens: '1T' });
    expect(asked).toThrow(/both given/);
    expect(codeOf({ ...run, tokens: '1T', gpus: 64, duration: '30d' })).toBe('nothing-to-solve');
    try {
      asked();
    } catch (error) {
      expect((error as SizingError).diagnostics[0]?.allowed).toContain('--solve utilization');
    }
  });

  test('no cost depends on the time: tokens and a budget leave nothing open, with a price or without', () => {
    expect(codeOf({ ...run, tokens: '10T', budget: '5M', price: 2 })).toBe('nothing-to-solve');
    expect(codeOf({ ...run, tokens: '10T', budget: '5M' })).toBe('nothing-to-solve missing-price');
    expect(() => resultOf({ ...run, tokens: '10T', budget: '5M' })).toThrow(/does not depend on the time/);
    // Which is true: GPUs and time trade places.
    const gpuSeconds = (duration: number) => (answerOf({ ...run, tokens: '10T', duration })['gpusExact'] as number) * duration;
    expect(gpuSeconds(2.592e6) / gpuSeconds(2.592e7)).toBeCloseTo(1, 12);
  });
});

describe('a demand told by', () => {
  test('users and their messages', () => {
    // 2M × 20 a day = 462.96/s of 1,250 tokens
    const answer = answerOf({ ...service, users: '2M', messagesPerUser: '20/day' });
    expect(answer['requestsPerSecond']).toBeCloseTo(4e7 / 86_400, 9);
    expect(answer).toMatchObject({ users: 2e6, gpus: Math.ceil(((4e7 / 86_400) * 1250) / 25_000) });
  });

  test('users at once: 500 who think for 30 s and wait for 10 s ask 12.5 times a second', () => {
    const answer = answerOf({ ...service, concurrentUsers: 500, thinkTime: '30s', responseTime: '10s' });
    expect(answer).toMatchObject({ concurrentUsers: 500, requestsPerSecond: 12.5 });
    const atOnce = resultOf({ ...service, concurrentUsers: 500, thinkTime: '30s' });
    expect(atOnce.answer['requestsPerSecond']).toBeCloseTo(500 / 30, 12);
    expect(atOnce.warnings.map(({ code }) => code)).toContain('answers-at-once');
  });

  test('tokens a second, all of them or those that are generated', () => {
    expect(answerOf({ kind: 'infer', ...hardware, tokens: '50k/s' })).toMatchObject({ tokensPerWindow: 4.32e9, gpus: 2 });
    expect(answerOf({ ...service, tokenRate: 25_000 })).toMatchObject({ requestsPerSecond: 20, tokensPerSecond: 25_000 });
    expect(answerOf({ ...service, outputTokenRate: '5k/s' })).toMatchObject({ requestsPerSecond: 20, gpus: 1 });
    expect(answerOf({ ...hardware, kind: 'infer', words: 750, tokensPerWord: 4 / 3, tokenRate: '10k/s' })).toMatchObject({
      requestsPerSecond: 10,
    });
  });

  test('given GPUs turn it around: as many users, and no more', () => {
    const asked = { ...service, messagesPerUser: '20/day', gpus: 19 };
    const users = answerOf(asked)['users'] as number;
    const back = (more: number) => answerOf({ ...service, messagesPerUser: '20/day', users: users + more })['gpus'];
    expect([Number.isInteger(users), back(0), back(1)]).toEqual([true, 19, 20]);
    const atOnce = resultOf({ ...service, thinkTime: '30s', responseTime: 0, gpus: 2 });
    // 2 × 25,000 tokens/s ÷ 1,250 tokens × 30 s
    expect([atOnce.unknown, atOnce.answer['concurrentUsers']]).toEqual(['concurrentUsers', 1200]);
  });

  test('growth moves the users', () => {
    const { timeline } = resultOf({ ...service, users: '2M', messagesPerUser: '20/day', growth: '10%/month', horizon: '2 months' });
    expect(timeline?.months.map(({ requestsPerSecond }) => Math.round(requestsPerSecond ?? 0))).toEqual([463, 509, 560]);
  });

  test('turns: the prompt carries what was said before', () => {
    // 1,000 + 2 × 1,250 in front of the third of five turns
    const answer = answerOf({ ...service, requests: 1, turns: 5, cachedPrefix: '56%' });
    expect(answer).toMatchObject({ historyTokens: 2500, promptTokens: 3500, tokensPerRequest: 3750 });
    expect(answer['prefillTokens']).toBeCloseTo(3500 * 0.44, 9);
    expect(answerOf({ ...service, requests: 1, turns: 1 })).toMatchObject(answerOf({ ...service, requests: 1 }));
  });

  test('exact FLOP of a conversation are those of its turns, each by itself', () => {
    const model = { kind: 'infer', model: 'llama-3.1-8b', gpu: 'h100-sxm', requests: 1, flops: 'exact', output: 250 };
    const turn = (input: number) => answerOf({ ...model, input })['inferenceFlops'] as number;
    const all = answerOf({ ...model, input: 1000, turns: 3 })['inferenceFlops'] as number;
    expect(all / ((turn(1000) + turn(2250) + turn(3500)) / 3)).toBeCloseTo(1, 12);
  });

  test('what is told twice is refused', () => {
    expect(codeOf({ ...service, users: 10, messagesPerUser: '1/s', requests: 1 })).toBe('conflicting-demand');
    expect(codeOf({ ...service, tokenRate: 5, tokens: '20k/s' })).toBe('conflicting-demand');
    expect(codeOf({ ...service, requests: 1, cachedPrefix: '56%', cachedPrefixShare: 0.2 })).toBe('conflicting-demand');
    expect(codeOf({ ...service, requests: 1, cachedPrefix: 100, cachedPrefixShare: 0.2 })).toBe('conflicting-demand');
    expect(codeOf({ kind: 'infer', ...hardware, words: 400, requests: 1, turns: 5 })).toBe('conflicting-demand');
    expect(codeOf({ ...service, users: 10 })).toBe('incomplete-demand');
    expect(codeOf({ ...service, concurrentUsers: 10 })).toBe('incomplete-demand');
  });
});

describe('a power budget', () => {
  // 1 MW ÷ (1,000 W × 1.25)
  const limited = { power: 1000, pue: 1.25, powerBudget: '1MW' };

  test('says how many GPUs there are, and never more', () => {
    expect(resultOf({ ...run, ...limited, tokens: '1T' })).toMatchObject({ unknown: 'duration', answer: { gpus: 800, powerWatts: 1e6 } });
    expect(answerOf({ ...run, ...limited, power: 1000.1, tokens: '1T' })['gpus']).toBe(799);
  });

  test('carries so many tokens, requests or users', () => {
    expect(answerOf({ kind: 'infer', ...hardware, ...limited })['tokensPerSecond']).toBeCloseTo(800 * 25_000, 0);
    expect(answerOf({ ...service, ...limited })['requestsPerSecond']).toBeCloseTo(16_000, 6);
    expect(answerOf({ ...service, ...limited, messagesPerUser: 0.01 })['users']).toBe(1_600_000);
  });

  test('with a budget of money limits the GPUs, and the money their time', () => {
    const answer = answerOf({ ...run, ...limited, budget: 1e6, price: 2 });
    expect(answer).toMatchObject({ gpus: 800, durationSeconds: (1e6 / (2 * 800)) * 3600 });
  });

  test('needs the power of a GPU, and no number of GPUs beside it', () => {
    expect(codeOf({ ...run, powerBudget: '1MW', tokens: '1T' })).toBe('missing-power');
    expect(codeOf({ ...run, ...limited, gpus: 8, tokens: '1T' })).toBe('conflicting-fields');
  });
});

describe('a measured throughput', () => {
  test('takes the place of the utilisation, and implies it', () => {
    const { utilization: _, ...rest } = service;
    const answer = answerOf({ ...rest, requests: 20, throughput: '5000/s' });
    // 25,000 tokens/s at 5,000 a GPU; 5,000 × 2e10 of 1e15
    expect(answer).toMatchObject({ gpus: 5, utilization: 0.1 });
  });

  test('is the inverse of a utilisation: the implied one gives the same fleet', () => {
    const { utilization: _, ...rest } = run;
    const measured = answerOf({ ...rest, tokens: '1T', throughput: 3000 });
    const assumed = answerOf({ ...rest, tokens: '1T', utilization: measured['utilization'] });
    expect(measured['utilization']).toBeCloseTo(0.18, 12);
    expect(assumed).toMatchObject({ gpus: measured['gpus'], servers: measured['servers'] });
  });

  test('counts what is served, cached or not', () => {
    const { utilization: _, ...rest } = service;
    const cached = answerOf({ ...rest, requests: 20, throughput: 5000, cachedPrefix: '50%' });
    // 750 of 1,250 tokens are computed
    expect(cached['gpus']).toBe(5);
    expect(cached['utilization']).toBeCloseTo(0.1 * 0.6, 12);
  });

  test('needs no peak, and the utilisation is then unknown', () => {
    const scenario = { kind: 'train', parameters: 1e10, tokens: '1T', throughput: 3000, gpus: 100 };
    const answer = answerOf(scenario);
    expect(answer['utilization']).toBeNull();
    expect(answer['durationSeconds']).toBeCloseTo(1e12 / 300_000, 6);
  });

  test('above the peak is refused', () => {
    const { utilization: _, ...rest } = run;
    expect(codeOf({ ...rest, tokens: '1T', throughput: 20_000 })).toBe('throughput-above-peak');
    expect(codeOf({ ...run, tokens: '1T', throughput: 3000 })).toBe('conflicting-fields');
    const solved = { kind: 'train', peak: 1e15, tokens: '1T', throughput: 3000, gpus: 8, solve: 'parameters' };
    expect(codeOf(solved)).toMatch(/^solve-without-effect/);
  });
});

describe('owned servers', () => {
  const owned = { serverPrice: '350_400', years: 5, hosting: 146, electricityPrice: 0.1, power: 1000, pue: 1.5 };

  test('cost their price, their room and their electricity an hour', () => {
    const answer = answerOf({ ...run, ...owned, tokens: '1T', price: 2.7 });
    // 350,400 ÷ (8 × 43,800 h) = 1; 1 kW × 146 ÷ 730 h = 0.2; 1.5 kWh × 0.1 = 0.15
    expect(answer['ownedUsdPerGpuHour']).toBeCloseTo(1.35, 12);
    expect(answer['ownedToRented']).toBeCloseTo(0.5, 12);
    expect(answer['ownedCostUsd']).toBeCloseTo((answer['gpuHours'] as number) * 1.35, 6);
    expect(answer['capitalUsd']).toBe((answer['servers'] as number) * 350_400);
  });

  test('stand beside no rent where there is no price', () => {
    const answer = answerOf({ ...service, ...owned, requests: 20 });
    expect(answer).toMatchObject({ costUsdPerWindow: null, ownedToRented: null });
    expect(answer['ownedCostUsdPerWindow']).toBeCloseTo(24 * 1.35, 9);
  });

  test('are not told in part', () => {
    for (const key of ['serverPrice', 'years', 'hosting', 'electricityPrice'])
      expect(codeOf({ ...run, ...owned, [key]: undefined, tokens: '1T' }), key).toBe('incomplete-ownership');
  });
});

describe('what fits is decided by what is stored', () => {
  const codes = (scenario: Scenario) => resultOf(scenario).warnings.map(({ code }) => code);
  const memory = (scenario: Scenario) => resultOf(scenario).evidence.memory;
  const GIB = 2 ** 30;

  test('gpt-oss-120b, 60.8 GiB as its repository keeps it, on one H100', () => {
    const one = { kind: 'infer', model: 'gpt-oss-120b', gpu: 'h100-sxm', precision: 'bf16', gpus: 1 };
    expect(resultOf(one)).toMatchObject({ scenario: { weights: 'mxfp4', kv: 'bf16' }, sources: { weights: 'preset', kv: 'default' } });
    expect((memory(one)?.weightsBytes ?? 0) / GIB).toBeCloseTo(60.8, 1);
    expect(codes(one)).not.toContain('weights-exceed-memory');
    expect(codes({ ...one, weights: 'bf16' })).toContain('weights-exceed-memory');
  });

  test('llama-3.1-8b, 15.0 GiB, on an A10, whatever computes', () => {
    const one = { kind: 'infer', model: 'llama-3.1-8b', gpu: 'a10', gpus: 1 };
    for (const precision of ['tf32', 'bf16', 'int8']) {
      expect((memory({ ...one, precision })?.weightsBytes ?? 0) / GIB).toBeCloseTo(15, 1);
      expect(codes({ ...one, precision })).not.toContain('weights-exceed-memory');
    }
  });

  test('by the memory that is given, else what the card reports, else its label', () => {
    const one = { kind: 'infer', model: 'llama-3.1-8b', gpu: 'l40s', gpus: 1 };
    expect(memory(one)).toMatchObject({ bytesPerGpu: 48_305_799_168, basis: 'reported' });
    expect(memory({ ...one, memory: '16GB' })).toMatchObject({ bytesPerGpu: 16e9, basis: 'given' });
    expect(codes({ ...one, memory: '16GB' })).toContain('weights-exceed-memory');
    expect(memory({ ...one, gpu: 'a100-pcie-40gb' })).toMatchObject({ basis: 'label' });
  });

  test('the cache counts, of as many sequences as are answered at once', () => {
    const one = { kind: 'infer', model: 'llama-3.1-8b', gpu: 'h100-sxm', input: 100_000, output: 1000, memory: '29GB', gpus: 1 };
    // 16.06 GB of weights and 128 KiB a token
    expect(memory(one)).toMatchObject({ sequences: 1, cacheBytes: 131_072 * 101_000 });
    expect(codes(one)).toContain('cache-exceeds-memory');
    expect(codes({ ...one, kv: 'fp8' })).not.toContain('cache-exceeds-memory');
    const { gpus: _, ...rest } = one;
    // 100 users, 10 s of 100 s waiting for an answer
    expect(memory({ ...rest, concurrentUsers: 100, thinkTime: 90, responseTime: 10 })?.sequences).toBeCloseTo(10, 9);
  });

  test('a size of one’s own is counted in the format, and a run keeps no cache', () => {
    const own = { kind: 'train', parameters: 1e9, tokens: '1T', gpu: 'a100', weights: 'int4' };
    // 4 bits, and 20 for each group of 128
    expect(memory(own)).toMatchObject({ weightsBytes: (1e9 * (4 + 20 / 128)) / 8, cacheBytes: null });
    expect(resultOf(own).scenario).not.toHaveProperty('kv');
  });
});

test('power and carbon of one’s own take the place of those of presets', () => {
  const scenario = { kind: 'train', model: 'gpt3', gpu: 'a100', region: 'france', power: '500W', carbon: '100 g/kWh' };
  const result = resultOf(scenario);
  expect(result.answer['powerWatts']).toBe(1559 * 500);
  expect(result.answer['co2eGrams']).toBeCloseTo(1559 * 0.5 * 720 * 100, 3);
  expect(Object.keys(result.evidence)).not.toContain('carbon');
  expect(Object.keys(result.evidence)).not.toContain('power');
});
