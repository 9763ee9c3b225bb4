import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figure, figuresOf, magnitude, settings, wholeMagnitude } from './scenarios.js';

const service = fc.record({
  kind: fc.constant('infer'),
  model: fc.constantFrom('gpt3', 'llama-3.1-8b', 'llama-3.1-70b', 'deepseek-v3', 'gemma-3-27b', 'nemotron-3-nano-30b-a3b', 't5-base'),
  gpu: fc.constantFrom('a100', 'h100-sxm', 'mi300x'),
  precision: fc.constant('bf16'),
  requests: magnitude(-1, 4),
  input: wholeMagnitude(1, 4),
  output: wholeMagnitude(0, 3),
});
const described = fc.constantFrom('6nd', 'palm', 'megatron', 'exact');

/** Equal to one part in 1e12. */
function expectClose(one: number | null | undefined, other: number, what: string): void {
  expect(Math.abs((one ?? Number.NaN) - other), `${what}: ${one}, ${other}`).toBeLessThanOrEqual(Math.abs(other) * 1e-12);
}

/** All figures alike; a figure that only one of the two has is none of those that count. */
function expectAlike(one: ReturnType<typeof figuresOf>, other: ReturnType<typeof figuresOf>): void {
  for (const [key, value] of Object.entries(other)) {
    if (value === null) expect(one[key], key).toBeNull();
    else expectClose(one[key], value, key);
  }
}

describe('shots', () => {
  test('of none are none', () => {
    fc.assert(
      fc.property(service, described, wholeMagnitude(0, 3), (scenario, flops, tokensPerShot) => {
        const asked = { ...scenario, flops };
        expectAlike(figuresOf({ ...asked, shots: 0 }), figuresOf(asked));
        expectAlike(figuresOf({ ...asked, shots: 0, tokensPerShot }), figuresOf(asked));
        expectAlike(figuresOf({ ...asked, cachedPrefix: 0 }), figuresOf(asked));
      }),
      settings,
    );
  });

  test('are as many prompt tokens more', () => {
    fc.assert(
      fc.property(service, described, fc.integer({ min: 1, max: 20 }), wholeMagnitude(0, 3), (scenario, flops, shots, tokensPerShot) => {
        const asked = { ...scenario, flops };
        const longer = { ...asked, input: scenario.input + shots * tokensPerShot };
        expectAlike(figuresOf({ ...asked, shots, tokensPerShot }), figuresOf(longer));
        expect(figure(longer, 'gpusExact')).toBeGreaterThan(figure(asked, 'gpusExact'));
      }),
      settings,
    );
  });

  test('in front of words are as many tokens more', () => {
    fc.assert(
      fc.property(magnitude(0, 3), fc.integer({ min: 1, max: 20 }), wholeMagnitude(0, 3), (words, shots, tokensPerShot) => {
        const asked = { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: 1, words, tokensPerWord: 1 };
        const more = { ...asked, words: words + shots * tokensPerShot };
        for (const key of ['tokensPerRequest', 'tokensPerWindow', 'inferenceFlops', 'gpusExact'])
          expectClose(figure({ ...asked, shots, tokensPerShot }, key), figure(more, key), key);
      }),
      settings,
    );
  });
});

describe('a cached prefix', () => {
  test('saves its share of the request at 2·N, and of no other figure', () => {
    fc.assert(
      fc.property(service, fc.double({ min: 0, max: 1, noNaN: true }), (scenario, share) => {
        const cachedPrefix = Math.floor(scenario.input * share);
        const [all, rest] = [figuresOf(scenario), figuresOf({ ...scenario, cachedPrefix })];
        const kept = 1 - cachedPrefix / (scenario.input + scenario.output);
        for (const key of ['gpusExact', 'inferenceFlops', 'requiredFlopsPerSecond', 'computedTokensPerWindow'])
          expectClose(rest[key], (all[key] as number) * kept, key);
        for (const key of ['tokensPerRequest', 'tokensPerWindow', 'tokensPerSecond', 'flopsPerToken', 'decodeFlops'])
          expectClose(rest[key], all[key] as number, key);
      }),
      settings,
    );
  });

  test('saves at least its share of the prompt’s matrices when counted exactly: what is left looks at more keys', () => {
    fc.assert(
      fc.property(service, (scenario) => {
        if (scenario.model === 't5-base') return;
        const asked = { ...scenario, flops: 'exact' };
        const cachedPrefix = Math.floor(scenario.input / 2);
        const [all, rest] = [figuresOf(asked), figuresOf({ ...asked, cachedPrefix })];
        const kept = 1 - cachedPrefix / scenario.input;
        expect(rest['prefillFlops'] as number).toBeLessThanOrEqual(all['prefillFlops'] as number);
        expect(rest['prefillFlops'] as number).toBeGreaterThanOrEqual((all['prefillFlops'] as number) * kept * (1 - 1e-12));
        expectClose(rest['decodeFlops'], all['decodeFlops'] as number, 'decode');
      }),
      settings,
    );
  });

  test('and the rest cost together what the whole prompt costs, to be exact', () => {
    fc.assert(
      fc.property(service, fc.double({ min: 0.01, max: 0.99, noNaN: true }), (scenario, share) => {
        if (scenario.model === 't5-base') return;
        const asked = { ...scenario, input: scenario.input + 1, flops: 'exact' };
        const cachedPrefix = Math.max(1, Math.floor(asked.input * share));
        const whole = figure(asked, 'prefillFlops');
        const parts = figure({ ...asked, input: cachedPrefix }, 'prefillFlops') + figure({ ...asked, cachedPrefix }, 'prefillFlops');
        expectClose(parts, whole, 'prefill');
      }),
      settings,
    );
  });

  test('that is the whole prompt leaves the generated tokens', () => {
    fc.assert(
      fc.property(service, described, (scenario, flops) => {
        const { prefillFlops, decodeFlops, inferenceFlops } = figuresOf({ ...scenario, flops, cachedPrefix: scenario.input });
        expect(prefillFlops).toBe(0);
        expect(inferenceFlops).toBe(decodeFlops);
      }),
      settings,
    );
  });

  test('is no longer than the prompt', () => {
    fc.assert(
      fc.property(service, described, wholeMagnitude(0, 3), (scenario, flops, more) => {
        expect(() => figuresOf({ ...scenario, flops, cachedPrefix: scenario.input + more })).toThrow(/more of a request is cached/);
      }),
      settings,
    );
  });
});

describe('prompt and answer, counted apart', () => {
  test('are the whole together', () => {
    fc.assert(
      fc.property(service, described, fc.integer({ min: 0, max: 5 }), magnitude(0, 2), (scenario, flops, shots, tokensPerShot) => {
        const all = figuresOf({ ...scenario, flops, shots, tokensPerShot });
        const get = (key: string) => all[key] as number;
        expectClose(all['inferenceFlops'], get('prefillFlops') + get('decodeFlops'), 'FLOP');
        expectClose(all['computedTokensPerWindow'], get('prefillTokensPerWindow') + get('decodeTokensPerWindow'), 'tokens');
        expectClose(all['flopsPerToken'], get('inferenceFlops') / get('computedTokensPerWindow'), 'FLOP a token');
      }),
      settings,
    );
  });

  test('a sequence that is read and generated costs what its halves cost: exact FLOP do not depend on where the prompt ends, but for the head', () => {
    fc.assert(
      fc.property(wholeMagnitude(1, 4), wholeMagnitude(1, 3), (input, output) => {
        // Llama 3.1 8B decodes as it reads; a prompt token is not projected to the vocabulary.
        const asked = { kind: 'infer', model: 'llama-3.1-8b', gpu: 'h100-sxm', precision: 'bf16', requests: 1, flops: 'exact' };
        const head = 2 * 4096 * 128_256;
        const flops = (prompt: number, answer: number) => figure({ ...asked, input: prompt, output: answer }, 'inferenceFlops') / 86_400;
        const one = flops(input, output) + head * input;
        const other = flops(1, input + output - 1) + head;
        expect(Math.abs(one / other - 1)).toBeLessThan(1e-12);
      }),
      settings,
    );
  });
});
