import { describe, expect, test } from 'vitest';
import { closedLoop, serve } from '../../../src/core/serving/latency.js';
import { largestWithin, leastOfEach, loadFor, replicasFor, servingLayouts, type Targets } from '../../../src/core/serving/search.js';
import { layoutGpus } from '../../../src/core/serving/served.js';
import { instanceOf, models } from './book.js';

const anyTarget: Targets = { ttftSeconds: Number.POSITIVE_INFINITY, tpotSeconds: Number.POSITIVE_INFINITY };
const lengths = { input: 1000, output: 300, prefix: 0 };

describe('layouts', () => {
  test('a dense model is split by tensors and stages, as far as its heads divide', () => {
    const layouts = servingLayouts(models['Llama-3.1-70B'], 8, 16);
    expect(layouts).toContainEqual({ tp: 8, pp: 2, ep: 1, adp: 1 });
    expect(layouts.every(({ ep, adp }) => ep === 1 && adp === 1)).toBe(true);
    expect(Math.max(...layouts.map(layoutGpus))).toBe(16);
  });

  test('experts may be spread, with attention split or data parallel', () => {
    const layouts = servingLayouts(models['DeepSeek-R1'], 8, 8);
    expect(layouts).toContainEqual({ tp: 8, pp: 1, ep: 8, adp: 1 });
    expect(layouts).toContainEqual({ tp: 1, pp: 1, ep: 8, adp: 8 });
  });

  test('heads that do not divide keep a width out', () => {
    // 48 query heads: 16 goes, 32 does not.
    const layouts = servingLayouts(models['MiniMax-M2.5'], 64, 64);
    expect(layouts.some(({ tp }) => tp === 16)).toBe(true);
    expect(layouts.some(({ tp }) => tp === 32)).toBe(false);
  });
});

describe('the largest load within targets', () => {
  const served = serve(instanceOf({ model: 'Llama-3.1-70B', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'fp8' }), lengths);

  test('is the last whole number that keeps them', () => {
    for (const tpotSeconds of [0.022, 0.03, 0.05]) {
      const found = largestWithin(served, { ...anyTarget, tpotSeconds });
      if (found === null) throw new Error('nothing was found');
      expect(closedLoop(served, found.concurrency)).toEqual(found.point);
      expect(found.point.tpotSeconds).toBeLessThanOrEqual(tpotSeconds);
      expect(closedLoop(served, found.concurrency + 1).tpotSeconds).toBeGreaterThan(tpotSeconds);
    }
    expect(largestWithin(served, anyTarget)?.concurrency).toBe(served.largestBatch);
  });

  test('is given up where it carries too little to be worth it, and only there', () => {
    const targets = { ...anyTarget, tpotSeconds: 0.03 };
    const found = largestWithin(served, targets);
    if (found === null) throw new Error('nothing was found');
    expect(largestWithin(served, targets, found.requestsPerSecond)).toEqual(found);
    expect(largestWithin(served, targets, 100 * found.requestsPerSecond)).toBeNull();
  });

  test('what does not fit, or misses its targets with one request, is no candidate', () => {
    const tight = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16' });
    expect(largestWithin(serve(tight, lengths), anyTarget)).toBeNull();
    const slow = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8' });
    expect(largestWithin(serve(slow, lengths), { ...anyTarget, tpotSeconds: 0.001 })).toBeNull();
  });
});

test('replicas carry what was asked of them, and no more of them than it takes', () => {
  expect(replicasFor(30, 10)).toBe(3);
  expect(replicasFor(30.001, 10)).toBe(4);
  expect(replicasFor(0.1, 10)).toBe(1);
  // Exactly as much as three replicas give is three replicas, whatever a division makes of it.
  for (const each of [0.1, 1 / 3, 7.77]) {
    expect(replicasFor(3 * each, each)).toBe(3);
    expect(leastOfEach(3 * each, 3)).toBeLessThanOrEqual(each);
    expect(leastOfEach(3 * each, 3)).toBeCloseTo(each, 9);
  }
  expect(leastOfEach(10, 0)).toBe(Number.POSITIVE_INFINITY);
});

test('a load is found by its rate', () => {
  for (const tensor of [1, 8]) {
    const instance = instanceOf({ model: 'Llama-3.1-8B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8', tp: tensor });
    const served = serve(instance, lengths);
    const most = 300;
    const fastest = closedLoop(served, most).outputTokensPerSecond;
    for (let share = 0.02; share < 1; share += 0.02) {
      const load = loadFor(served, share * fastest, most);
      expect(load).toBeLessThan(most);
      expect(Math.abs(closedLoop(served, load).outputTokensPerSecond / (share * fastest) - 1)).toBeLessThan(1e-8);
    }
    expect(loadFor(served, fastest, most)).toBe(most);
    expect(loadFor(served, 2 * fastest, most)).toBe(most);
  }
});
