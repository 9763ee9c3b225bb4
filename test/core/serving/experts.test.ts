import { describe, expect, test } from 'vitest';
import { roundedConstants, type ServingConstants } from '../../../src/core/serving/constants.js';
import { arithmeticOf } from '../../../src/core/serving/formats.js';
import { routedExperts } from '../../../src/core/serving/kernels.js';
import { serve } from '../../../src/core/serving/latency.js';
import { cards, instanceOf } from './book.js';
import { randomFrom } from './simulation.js';

/** Experts that a step of so many tokens reads on the fullest of `ep` ranks, where nothing else takes time. */
function readOn(experts: number, perToken: number, ep: number, constants: ServingConstants): (tokens: number) => number {
  const hardware = { ...cards['H100-SXM-80GB'], peakBf16: 1e30, bandwidth: 3 * 64 * 64 * 2 };
  const part = { is: 'experts', layers: 1, experts, perToken, width: 64, sharedWidth: 0, inside: 64, gated: true } as const;
  const free = { ...constants, expertsSeconds: 0, expertsBandwidthShare: 1, expertWidthPerPetaflops: 0 };
  const bench = { constants: free, hardware, layout: { tp: ep, pp: 1, ep, adp: 1 }, cacheBytes: 2, ranks: ep };
  return routedExperts(bench, part, arithmeticOf('bf16', hardware, free));
}

/** The same where each token draws its experts: the mean over many draws. */
function drawn(random: () => number, experts: number, perToken: number, ep: number, tokens: number): number {
  const DRAWS = 400;
  let sum = 0;
  for (let draw = 0; draw < DRAWS; draw++) {
    const touched = new Set<number>();
    for (let token = 0; token < tokens; token++) {
      const own = new Set<number>();
      while (own.size < perToken) own.add(Math.floor(random() * experts));
      for (const expert of own) touched.add(expert);
    }
    const onRank = new Array<number>(ep).fill(0);
    for (const expert of touched) onRank[expert % ep] = (onRank[expert % ep] as number) + 1;
    sum += Math.max(...onRank);
  }
  return sum / DRAWS;
}

describe('experts that a step reads', () => {
  test.each([
    [128, 8, 1],
    [128, 8, 4],
    [256, 8, 8],
    [16, 1, 4],
    [16, 1, 8],
    [64, 6, 2],
  ])('%i of them, %i a token, on %i ranks: those of the fullest rank, as when each token draws its own', (experts, perToken, ep) => {
    const random = randomFrom(7);
    const read = readOn(experts, perToken, ep, { ...roundedConstants, expertChance: 1, expertVariety: 1 });
    for (const tokens of [4, 8, 32, 128]) {
      const wanted = drawn(random, experts, perToken, ep, tokens);
      expect(Math.abs(read(tokens) / wanted - 1), `${tokens} tokens`).toBeLessThan(0.1);
    }
  });

  test('are never more than a rank holds, never fewer for more tokens, and fewer where tokens choose alike', () => {
    for (const ep of [1, 2, 8, 16]) {
      const constants = { ...roundedConstants, expertChance: 1.2, expertVariety: 0.9 };
      const read = readOn(128, 8, ep, constants);
      const independent = readOn(128, 8, ep, { ...constants, expertVariety: 1 });
      let before = 0;
      for (let tokens = 1; tokens < 10_000; tokens *= 1.3) {
        const now = read(tokens);
        expect(now).toBeGreaterThanOrEqual(before - 1e-9);
        expect(now).toBeLessThanOrEqual(128 / ep + 1e-9);
        expect(now).toBeLessThanOrEqual(independent(tokens) + 1e-9);
        before = now;
      }
    }
  });
});

test('a front end hands out so many tokens a second, however fast the steps are', () => {
  const instance = instanceOf({ model: 'Llama-3.1-8B', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'fp8', engine: 'vllm' });
  const slow = { ...instance, engine: { ...instance.engine, frontSecondsPerToken: 100e-6 } };
  const lengths = { input: 100, output: 300, prefix: 0 };
  expect(serve(slow, lengths).decode(1)).toBe(serve(instance, lengths).decode(1));
  expect(serve(instance, lengths).decode(1000)).toBeLessThan(0.1);
  expect(serve(slow, lengths).decode(1000)).toBeCloseTo(0.1, 12);
  // Of all stages and all ranks together.
  const staged = { ...slow, layout: { tp: 1, pp: 2, ep: 1, adp: 1 } };
  expect(serve(staged, lengths).decode(4000)).toBeCloseTo(0.4, 12);
});
