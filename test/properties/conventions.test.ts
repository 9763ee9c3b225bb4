// Conventions of counting the FLOP of a token, as published.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeModel } from '../../src/index.js';
import { figure, figuresOf, settings, wholeMagnitude } from './scenarios.js';

const models = ['gpt3', 'llama-3.1-8b', 'deepseek-v3', 'mixtral-8x7b', 'gemma-3-27b', 'bert-base', 't5-base', 'nemotron-3-nano-30b-a3b'];
const run = { kind: 'train', gpu: 'a100', precision: 'bf16', tokens: 1e12 };

describe('PaLM 540B: 238.3k tokens a second on 6,144 TPU v4', () => {
  const palm = {
    kind: 'train',
    model: 'palm-540b',
    gpu: 'tpu-v4',
    precision: 'bf16',
    gpus: 6144,
    tokens: 238.3e3 * 86_400,
    duration: '1d',
    solve: 'utilization',
    sequence: 2048,
  };
  const mfu = (flops: string) => Math.round(figure({ ...palm, flops }, 'utilization') * 1000) / 10;

  test('is an MFU of 46.2 %, as printed', () => expect(mfu('palm')).toBe(46.2));
  test('is 45.7 % without attention, as printed', () => expect(mfu('6nd')).toBe(45.7));
  test('takes 3.2777e12 FLOP a token', () => expect(figure({ ...palm, flops: 'palm' }, 'flopsPerToken') / 1e12).toBeCloseTo(3.2777, 4));
});

test('GPT-3 at 2,048: with recomputation the hardware does 1.366 × 6·N·D (Narayanan 2021)', () => {
  const { flopsPerToken } = describeModel('gpt3', { sequence: 2048 }).answer;
  expect(flopsPerToken.megatronHardware / (6 * 175e9)).toBeCloseTo(1.366, 3);
  // 96·B·s·L·h²·(1 + s/6h + V/16Lh), for one token.
  const [s, l, h, v] = [2048, 96, 12_288, 50_257];
  expect(flopsPerToken.megatronHardware / (96 * l * h * h * (1 + s / (6 * h) + v / (16 * l * h)))).toBeCloseTo(1, 12);
  expect(flopsPerToken.megatron / (72 * l * h * h * (1 + s / (6 * h) + v / (12 * l * h)))).toBeCloseTo(1, 12);
});

test('PaLM’s is 6·N + 12·L·H·Q·T', () => {
  const { flopsPerToken, parameters } = describeModel('gpt3', { sequence: 2048 }).answer;
  expect(flopsPerToken.palm).toBe(6 * parameters + 12 * 96 * 96 * 128 * 2048);
});

describe('what the sheet takes is what the model’s description says', () => {
  test.each(models)('%s', (model) => {
    fc.assert(
      fc.property(wholeMagnitude(0, 5), (sequence) => {
        const { activeParameters, flopsPerToken } = describeModel(model, { sequence }).answer;
        const sheet = (flops: string, kind = 'train') => figure({ ...run, kind, model, flops, sequence }, 'flopsPerToken');
        const close = (one: number, other: number) => expect(Math.abs(one / other - 1)).toBeLessThan(1e-12);
        close(sheet('exact'), flopsPerToken.training);
        close(sheet('megatron'), flopsPerToken.megatron);
        // The sheet keeps the N that its preset is labelled with.
        close(sheet('palm') - sheet('6nd') + 6 * activeParameters, flopsPerToken.palm);
        close(sheet('exact', 'infer'), flopsPerToken.forward);
        close(sheet('palm', 'infer'), sheet('palm') / 3);
        close(sheet('megatron', 'infer'), flopsPerToken.megatron / 3);
      }),
      { ...settings, numRuns: Math.ceil(settings.numRuns / 10) },
    );
  });
});

test('a longer sequence costs no less a token', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...models),
      fc.constantFrom('palm', 'megatron', 'exact'),
      wholeMagnitude(0, 5),
      fc.integer({ min: 2, max: 9 }),
      (model, flops, sequence, factor) => {
        const at = (length: number) => figure({ ...run, model, flops, sequence: length }, 'flopsPerToken');
        return at(sequence * factor) >= at(sequence) * (1 - 1e-12);
      },
    ),
    settings,
  );
});

test('a convention changes the FLOP and what follows from them, nothing else', () => {
  fc.assert(
    fc.property(fc.constantFrom(...models), fc.constantFrom('palm', 'megatron', 'exact'), (model, flops) => {
      const [one, other] = [figuresOf({ ...run, model }), figuresOf({ ...run, model, flops })];
      const ratio = (other['flopsPerToken'] as number) / (one['flopsPerToken'] as number);
      for (const key of ['trainingFlops', 'requiredFlopsPerSecond', 'gpusExact'])
        expect(Math.abs((other[key] as number) / (one[key] as number) / ratio - 1), key).toBeLessThan(1e-12);
      for (const key of ['parameters', 'tokens', 'durationSeconds', 'peakFlopsPerGpu', 'utilization'])
        expect(other[key], key).toBe(one[key]);
    }),
    settings,
  );
});

test('what is solved for under a convention gives back what was given', () => {
  fc.assert(
    fc.property(fc.constantFrom(...models), fc.constantFrom('palm', 'megatron', 'exact'), wholeMagnitude(0, 3), (model, flops, gpus) => {
      const asked = { ...run, model, flops, gpus, duration: 30 * 86_400 };
      const tokens = figure({ ...asked, tokens: undefined, solve: 'tokens' }, 'tokens');
      const seconds = figure({ ...asked, tokens, duration: undefined }, 'durationSeconds');
      // Tokens are whole.
      expect(Math.abs(seconds / asked.duration - 1)).toBeLessThan(1e-9 + 1 / tokens);
    }),
    settings,
  );
});
