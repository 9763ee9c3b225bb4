// The search of layouts and loads against looking at all of them.
import { describe, expect, test } from 'vitest';
import { predictServing } from '../../../src/answer/prediction/serving/predict.js';
import type { ServingRequest } from '../../../src/answer/prediction/serving/request.js';
import type { EngineName } from '../../../src/core/serving/constants.js';
import { fitted } from '../../../src/core/serving/fitted.js';
import { closedLoop, serve } from '../../../src/core/serving/latency.js';
import { servingLayouts } from '../../../src/core/serving/search.js';
import { layoutGpus } from '../../../src/core/serving/served.js';
import { instanceOf, type Setting } from '../../core/serving/book.js';
import { randomFrom } from '../../core/serving/simulation.js';

const settings: readonly (Setting & { readonly engine: EngineName })[] = [
  { model: 'Llama-3.1-8B', gpu: 'L40S', weights: 'fp8', cache: 'fp8', engine: 'trtllm' },
  { model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'bf16', engine: 'vllm' },
  { model: 'Mixtral-8x7B', gpu: 'A100-SXM-80GB', weights: 'bf16', cache: 'bf16', engine: 'trtllm' },
  { model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', engine: 'sglang' },
  { model: 'gpt-oss-120b', gpu: 'B200-SXM-180GB', weights: 'mxfp4', cache: 'fp8', engine: 'vllm' },
];

function requestOf(setting: (typeof settings)[number], more: Pick<ServingRequest, 'lengths' | 'ttft' | 'tpot'>): ServingRequest {
  const { model, hardware, weights, cache } = instanceOf(setting);
  return {
    name: setting.model,
    gpuName: setting.gpu,
    model,
    hardware,
    tdpWatts: null,
    gpusPerServer: 8,
    networkBytesPerSecond: null,
    weights,
    cache,
    engine: setting.engine,
    layout: null,
    concurrency: null,
    batch: null,
    burstiness: 1,
    workload: null,
    longest: more.lengths,
    speculation: null,
    pools: 'one',
    factors: [],
    launch: null,
    repository: setting.model,
    stored: weights,
    ...more,
  };
}

/** The loads that are looked at: every one up to 24, then one in so many that they are a few per cent apart. */
function* loadsUpTo(most: number): Iterable<number> {
  for (let load = 1; load <= most; load += Math.ceil(load / 24)) yield load;
}

describe('the search', () => {
  test('agrees with an exhaustive grid of loads of every layout in 200 questions', () => {
    const random = randomFrom(14);
    const pick = <Value>(values: readonly Value[]) => values[Math.floor(random() * values.length)] as Value;
    let answered = 0;
    for (let question = 0; question < 200; question++) {
      const setting = pick(settings);
      const lengths = { input: pick([500, 2000, 6000]), output: pick([200, 800]), prefix: pick([0, 0, 256]) };
      const [ttft, tpot] = [pick([0.3, 1, 4]), pick([0.015, 0.03, 0.08])];
      const offered = pick([null, 0.5, 20, 400]);
      const request = requestOf(setting, { lengths, ttft: { seconds: ttft, quantile: null }, tpot: { seconds: tpot, quantile: null } });
      const found = predictServing(request, offered);
      const base = { ...instanceOf(setting), engine: fitted.engines[setting.engine], constants: fitted.constants };
      let cheapest = Number.POSITIVE_INFINITY;
      for (const layout of servingLayouts(base.model, 8, 8)) {
        const served = serve({ ...base, layout }, lengths);
        for (const load of loadsUpTo(served.largestBatch)) {
          const point = closedLoop(served, load);
          if (point.ttftSeconds > ttft || point.tpotSeconds > tpot) continue;
          const replicas =
            offered === null
              ? lengths.output / point.outputTokensPerSecond
              : Math.ceil((offered * lengths.output) / point.outputTokensPerSecond);
          cheapest = Math.min(cheapest, replicas * layoutGpus(layout));
        }
      }
      if (!found.ok) {
        expect(cheapest).toBe(Number.POSITIVE_INFINITY);
        continue;
      }
      answered++;
      // Nothing on the grid does with fewer, and what was found keeps its targets and carries the demand.
      const { point, gpus, gpusPerReplica, replicas, requestsPerSecond } = found.prediction;
      expect(offered === null ? gpusPerReplica / requestsPerSecond : gpus).toBeLessThanOrEqual(cheapest * (1 + 1e-9));
      expect(point.ttftSeconds <= ttft && point.tpotSeconds <= tpot).toBe(true);
      if (offered === null) continue;
      expect(requestsPerSecond * replicas).toBeCloseTo(offered, 6);
      expect(point.outputTokensPerSecond / lengths.output / requestsPerSecond).toBeCloseTo(1, 6);
    }
    expect(answered).toBeGreaterThan(100);
  });

  test('a stricter target never needs fewer GPUs, more demand never fewer replicas', () => {
    const setting = settings[1] as (typeof settings)[number];
    const lengths = { input: 1000, output: 300, prefix: 0 };
    const gpusAt = (tpotSeconds: number, offered: number) => {
      const found = predictServing(requestOf(setting, { lengths, ttft: null, tpot: { seconds: tpotSeconds, quantile: null } }), offered);
      return found.ok ? found.prediction.gpus : Number.POSITIVE_INFINITY;
    };
    const stricter = [0.1, 0.05, 0.03, 0.02, 0.012].map((seconds) => gpusAt(seconds, 100));
    expect(stricter).toEqual(stricter.toSorted((one, other) => one - other));
    const more = [0.1, 1, 5, 50, 500].map((offered) => gpusAt(0.03, offered));
    expect(more).toEqual(more.toSorted((one, other) => one - other));
    expect(more.at(-1)).toBeGreaterThan(more[0] as number);
  });
});
