import { describe, expect, test } from 'vitest';
import { closedLoop, saturated, serve } from '../../../src/core/serving/latency.js';
import { layoutGpus } from '../../../src/core/serving/served.js';
import { instanceOf, type Setting } from './book.js';

/** What the equations gave where they were published, with the rounded constants. */
type Throughput = Setting & { input: number; output: number; batch: number; tpotMs: number; perGpu: number };
const throughput: readonly Throughput[] = [
  {
    model: 'Llama-3.1-70B',
    gpu: 'H100-SXM-80GB',
    weights: 'fp8',
    cache: 'fp8',
    tp: 2,
    input: 1000,
    output: 1000,
    batch: 244,
    tpotMs: 57.42,
    perGpu: 2125,
  },
  {
    model: 'Llama-3.1-8B',
    gpu: 'H200-SXM-141GB',
    weights: 'fp8',
    cache: 'fp8',
    input: 128,
    output: 128,
    batch: 2048,
    tpotMs: 69.29,
    perGpu: 29557,
  },
  {
    model: 'Llama-3.1-405B',
    gpu: 'B200-SXM-180GB',
    weights: 'nvfp4',
    cache: 'fp8',
    tp: 4,
    input: 2048,
    output: 128,
    batch: 481,
    tpotMs: 734.19,
    perGpu: 164,
  },
  {
    model: 'Llama-3.1-70B',
    gpu: 'L40S',
    weights: 'fp8',
    cache: 'fp8',
    tp: 4,
    input: 500,
    output: 2000,
    batch: 250,
    tpotMs: 156.11,
    perGpu: 400,
  },
  {
    model: 'Llama-3.1-70B',
    gpu: 'RTX-PRO-6000-SE',
    weights: 'nvfp4',
    cache: 'fp8',
    pp: 4,
    input: 1000,
    output: 1000,
    batch: 957,
    tpotMs: 144.95,
    perGpu: 1651,
  },
  {
    model: 'Mixtral-8x7B',
    gpu: 'A100-SXM-80GB',
    weights: 'bf16',
    cache: 'bf16',
    tp: 2,
    input: 1000,
    output: 1000,
    batch: 237,
    tpotMs: 80.53,
    perGpu: 1471,
  },
  {
    model: 'Qwen3-30B-A3B',
    gpu: 'B200-SXM-180GB',
    weights: 'nvfp4',
    cache: 'fp8',
    input: 1000,
    output: 1000,
    batch: 1562,
    tpotMs: 50.2,
    perGpu: 31115,
  },
  {
    model: 'Qwen3-235B-A22B',
    gpu: 'H200-SXM-141GB',
    weights: 'fp8',
    cache: 'fp8',
    ep: 8,
    adp: 8,
    input: 1000,
    output: 2000,
    batch: 2696,
    tpotMs: 112.63,
    perGpu: 2992,
  },
  {
    model: 'DeepSeek-R1',
    gpu: 'B200-SXM-180GB',
    weights: 'nvfp4',
    cache: 'fp8',
    ep: 8,
    adp: 8,
    input: 1024,
    output: 2048,
    batch: 8196,
    tpotMs: 193.15,
    perGpu: 5304,
  },
];

type Latency = Setting & { input: number; output: number; concurrency: number; tpotMs: number; ttftMs: number };
const latency: readonly Latency[] = [
  {
    model: 'Llama-3.1-70B',
    gpu: 'H200-SXM-141GB',
    weights: 'fp8',
    cache: 'bf16',
    engine: 'vllm',
    tp: 4,
    input: 1024,
    output: 1024,
    concurrency: 16,
    tpotMs: 10.96,
    ttftMs: 121.5,
  },
  {
    model: 'DeepSeek-R1',
    gpu: 'H200-SXM-141GB',
    weights: 'fp8',
    cache: 'bf16',
    engine: 'sglang',
    tp: 8,
    input: 8192,
    output: 1024,
    concurrency: 32,
    tpotMs: 36.18,
    ttftMs: 1503.7,
  },
  {
    model: 'MiniMax-M2.5',
    gpu: 'B200-SXM-180GB',
    weights: 'fp8',
    cache: 'fp8',
    engine: 'vllm',
    tp: 2,
    input: 1024,
    output: 1024,
    concurrency: 64,
    tpotMs: 23.24,
    ttftMs: 162.2,
  },
  {
    model: 'gpt-oss-120b',
    gpu: 'H200-SXM-141GB',
    weights: 'nvfp4',
    cache: 'fp8',
    engine: 'trtllm',
    tp: 4,
    input: 1024,
    output: 1024,
    concurrency: 32,
    tpotMs: 7.41,
    ttftMs: 122.3,
  },
];

const near = (value: number, published: number) => expect(Math.abs(value / published - 1)).toBeLessThan(0.002);

describe('the published vectors of the cost model, to 0.2 %', () => {
  test.each(throughput)('$model on $gpu, $input/$output at full batch', ({ input, output, batch, tpotMs, perGpu, ...setting }) => {
    const instance = instanceOf(setting);
    const served = serve(instance, { input, output, prefix: 0 });
    near(served.largestBatch, batch);
    const { tpotSeconds, outputTokensPerSecond } = saturated(served, served.largestBatch);
    near(tpotSeconds * 1000, tpotMs);
    expect(Math.abs(outputTokensPerSecond / layoutGpus(instance.layout) / perGpu - 1)).toBeLessThan(0.002 + 0.5 / perGpu);
  });

  test.each(latency)('$model on $gpu under $engine, $concurrency at once', ({ input, output, concurrency, tpotMs, ttftMs, ...setting }) => {
    const point = closedLoop(serve(instanceOf(setting), { input, output, prefix: 0 }), concurrency);
    near(point.tpotSeconds * 1000, tpotMs);
    near(point.ttftSeconds * 1000, ttftMs);
  });
});
