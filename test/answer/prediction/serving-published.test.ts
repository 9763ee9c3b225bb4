import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/index.js';

const serve = (scenario: object) => evaluate({ kind: 'infer', ...scenario });

describe('published anchors, through the library', () => {
  test('Llama-2-70B on 8 × H200 takes 0.244 J a token at the wall in MLPerf Inference v4.1, within 20 %', () => {
    // Mean lengths of that benchmark; a GPU draws 1 ÷ 1.25 of its share of the server, as where no server figure is known.
    const load = { input: 294, output: 291, batch: 'max', layout: { tp: 1 } };
    const { answer } = serve({ model: 'llama-2-70b', gpu: 'h200-sxm', engine: 'trtllm', weights: 'fp8', kv: 'fp8', ...load });
    const joules = 1.25 * (answer['energyJoulesPerToken'] as number);
    expect(Math.abs(joules / 0.244 - 1)).toBeLessThan(0.2);
    // Offline, 8 × H200: 31,303 tokens a second.
    expect(Math.abs((8 * (answer['outputTokensPerSecondPerGpu'] as number)) / 31_303 - 1)).toBeLessThan(0.2);
  });

  test('a replica without a demand is a fleet of one, and says what it does', () => {
    const { answer, sources, scenario } = serve({
      model: 'deepseek-v3',
      gpu: 'h200-sxm',
      engine: 'sglang',
      weights: 'fp8',
      layout: { tp: 8 },
      input: 1024,
      output: 1024,
      concurrency: 64,
    });
    expect(answer).toMatchObject({
      replicas: 1,
      gpus: 8,
      gpusPerReplica: 8,
      concurrencyPerReplica: 64,
      layout: { tp: 8, pp: 1, ep: 1, adp: 1 },
    });
    expect(sources).toMatchObject({ utilization: 'predicted', engine: 'given', layout: 'given' });
    expect(scenario).toMatchObject({ utilization: 'auto', layout: 'tp=8' });
    expect('requests' in scenario).toBe(false);
  });

  test('the scenario of an answer gives the same answer again', () => {
    const asked = { model: 'llama-3.1-8b', gpu: 'l40s', requests: 20, input: 800, output: 200, ttft: 'p95:1.5s', burstiness: 2 };
    const once = serve(asked);
    expect(serve(once.scenario).answer).toEqual(once.answer);
  });

  test('more demand never takes fewer replicas, a stricter target never fewer GPUs, burstier arrivals neither', () => {
    const base = { model: 'llama-3.1-70b', gpu: 'h100-sxm', weights: 'fp8', input: 2000, output: 300 };
    const gpus = (more: object) => serve({ ...base, ...more }).answer['gpus'] as number;
    const rising = (values: readonly number[]) => expect(values).toEqual([...values].sort((one, other) => one - other));
    rising([5, 20, 80, 300].map((requests) => gpus({ requests, tpot: '50ms' })));
    rising(['100ms', '50ms', '30ms', '20ms'].map((tpot) => gpus({ requests: 50, tpot })));
    rising([1, 2, 3].map((burstiness) => gpus({ requests: 50, ttft: 'p95:1s', burstiness })));
  });

  test('a fleet carries what it was sized for', () => {
    const base = { model: 'llama-3.1-70b', gpu: 'h100-sxm', weights: 'fp8', input: 2000, output: 300, tpot: '50ms' };
    const sized = serve({ ...base, requests: 100 }).answer['gpus'] as number;
    expect(serve({ ...base, gpus: sized }).answer['requestsPerSecond']).toBeGreaterThanOrEqual(100);
  });
});
