import { expect, test } from 'vitest';
import { fitted } from '../../../src/core/serving/fitted.js';
import { activeElements, leastComputeSeconds, leastReadSeconds, stepReadSeconds } from '../../../src/core/serving/ideal.js';
import type { ServedModel, ServingHardware } from '../../../src/core/serving/served.js';

const model: ServedModel = {
  hiddenSize: 100,
  vocabulary: 1000,
  layers: 3,
  parameters: 1_000_000,
  vocabularyElements: 200_000,
  mixers: [],
  // 2 layers × 8 experts × 3 matrices × 100 × 50 = 240,000 elements, of which a token sees 2 of 8.
  feedForwards: [
    { is: 'dense', layers: 1, width: 400, gated: true },
    { is: 'experts', layers: 2, experts: 8, perToken: 2, width: 50, sharedWidth: 0, inside: 100, gated: true },
  ],
  attentionIn4Bits: 'same',
};
const hardware: ServingHardware = {
  peakBf16: 1e12,
  peakFp8: 2e12,
  peakFp4: null,
  bandwidth: 1e9,
  memoryBytes: 80e9,
  link: 'nvlink',
  linkBytesPerSecond: 1e9,
  graceHost: false,
  workstation: false,
  peakFactor: 0.5,
};
const layout = { tp: 2, pp: 1, ep: 1, adp: 2 };
const instance = { model, hardware, layout, weights: 'fp8', cache: 'fp8', constants: fitted.constants } as const;

test('a token is multiplied with all but the experts that it does not go through', () => {
  expect(activeElements(model)).toBe(1_000_000 - 240_000 + 60_000);
});

test('the least time of arithmetic is 2·N FLOP a token at the datasheet’s peak of all GPUs', () => {
  expect(leastComputeSeconds(instance, 10)).toBeCloseTo((2 * 820_000 * 10) / (2e12 * 4), 15);
  expect(leastComputeSeconds({ ...instance, weights: 'bf16' }, 10)).toBeCloseTo((2 * 820_000 * 10) / (1e12 * 4), 15);
});

test('the least time of a step reads the active weights once', () => {
  expect(leastReadSeconds(instance)).toBeCloseTo(820_000 / (1e9 * 4), 12);
  expect(leastReadSeconds({ ...instance, weights: 'bf16' })).toBeCloseTo((2 * 820_000) / (1e9 * 4), 12);
});

test('a step reads the experts that its tokens go to, and the cache of its sequences', () => {
  // 8-bit weights over 4 GPUs: experts 60,000 each, the rest 560,000 + 16-bit vocabulary over 2.
  const all = 60_000 + (560_000 + 400_000) / 2;
  expect(stepReadSeconds(instance, 1e6, 0, 100)).toBeCloseTo(all / 1e9, 15);
  expect(stepReadSeconds(instance, 1, 0, 100)).toBeCloseTo((all - 60_000 * 0.75) / 1e9, 15);
  const cached = {
    ...instance,
    model: {
      ...model,
      mixers: [
        { is: 'heads', layers: 3, queryHeads: 4, keyValueHeads: 4, headDim: 25, window: null, cacheWindow: null, shared: false },
      ] as const,
    },
  };
  // 3 layers × keys and values × 2 heads × 25 × 1 byte a token of 5 sequences on each of 2 attention ranks.
  expect(stepReadSeconds(cached, 1e6, 10, 100) - stepReadSeconds(cached, 1e6, 0, 100)).toBeCloseTo((5 * 100 * 300) / 1e9, 15);
});
