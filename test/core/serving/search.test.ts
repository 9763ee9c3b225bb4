import { describe, expect, test } from 'vitest';
import { closedLoop, serve } from '../../../src/core/serving/latency.js';
import { fleetOf, largestWithin, searchFleets, servingLayouts, type Targets } from '../../../src/core/serving/search.js';
import { layoutGpus } from '../../../src/core/serving/served.js';
import { instanceOf, models, type Setting } from './book.js';
import { randomFrom } from './simulation.js';

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

describe('the search', () => {
  test('agrees with an exhaustive grid of batches of every layout in 200 questions', () => {
    const random = randomFrom(14);
    const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
    const settings: readonly Setting[] = [
      { model: 'Llama-3.1-8B', gpu: 'L40S', weights: 'fp8', cache: 'fp8' },
      { model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'bf16', engine: 'vllm' },
      { model: 'Mixtral-8x7B', gpu: 'A100-SXM-80GB', weights: 'bf16', cache: 'bf16' },
      { model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', engine: 'sglang' },
      { model: 'gpt-oss-120b', gpu: 'B200-SXM-180GB', weights: 'mxfp4', cache: 'fp8' },
    ];
    for (let question = 0; question < 200; question++) {
      const setting = pick(settings);
      const asked = { input: pick([500, 2000, 6000]), output: pick([200, 800]), prefix: pick([0, 0, 256]) };
      const targets = { ttftSeconds: pick([0.3, 1, 4]), tpotSeconds: pick([0.015, 0.03, 0.08]) };
      const demand = { requestsPerSecond: pick([0.5, 20, 400]), spares: pick([0, 1]) };
      const base = instanceOf(setting);
      const layouts = servingLayouts(base.model, 8, 8);
      const [found] = searchFleets(base, layouts, asked, targets, demand);
      let fewest = Number.POSITIVE_INFINITY;
      for (const layout of layouts) {
        const served = serve({ ...base, layout }, asked);
        for (let concurrency = 1; concurrency <= served.largestBatch; concurrency += Math.ceil(concurrency / 24)) {
          const point = closedLoop(served, concurrency);
          if (point.ttftSeconds > targets.ttftSeconds || point.tpotSeconds > targets.tpotSeconds) continue;
          const rate = point.outputTokensPerSecond / asked.output;
          fewest = Math.min(fewest, (Math.ceil(demand.requestsPerSecond / rate) + demand.spares) * layoutGpus(layout));
        }
      }
      // What was found meets its targets; nothing on the grid meets them with fewer.
      expect(found?.gpus ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(fewest);
      if (found === undefined) continue;
      const { point, served, concurrency } = found.candidate;
      expect(closedLoop(served, concurrency)).toEqual(point);
      expect(point.ttftSeconds <= targets.ttftSeconds && point.tpotSeconds <= targets.tpotSeconds).toBe(true);
    }
  });

  test('a stricter target never needs fewer GPUs, more demand never fewer replicas', () => {
    const base = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8' });
    const layouts = servingLayouts(base.model, 8, 8);
    let before = Number.POSITIVE_INFINITY;
    for (const tpotSeconds of [0.012, 0.02, 0.03, 0.05, 0.1]) {
      const [best] = searchFleets(base, layouts, lengths, { ...anyTarget, tpotSeconds }, { requestsPerSecond: 100, spares: 0 });
      expect(best?.gpus ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(before);
      before = best?.gpus ?? before;
    }
    const candidate = largestWithin(serve(base, lengths), anyTarget);
    if (candidate === null) throw new Error('nothing was found');
    let fewer = 0;
    for (const requestsPerSecond of [0.1, 1, 5, 50, 500]) {
      const { replicas } = fleetOf(candidate, { requestsPerSecond, spares: 2 });
      expect(replicas).toBeGreaterThanOrEqual(fewer);
      fewer = replicas;
    }
    // Exactly as much as three replicas give is three replicas.
    expect(fleetOf(candidate, { requestsPerSecond: 3 * candidate.requestsPerSecond, spares: 0 }).replicas).toBe(3);
  });

  test('what does not fit, or misses its targets with one request, is no candidate', () => {
    const tight = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16' });
    expect(largestWithin(serve(tight, lengths), anyTarget)).toBeNull();
    const slow = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8' });
    expect(largestWithin(serve(slow, lengths), { ...anyTarget, tpotSeconds: 0.001 })).toBeNull();
  });
});
