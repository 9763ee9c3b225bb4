import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { predictedLatency, predictedThroughput } from '../../../src/core/serving/accuracy.js';
import { boundsOf } from '../../../src/core/serving/bounds.js';
import { disaggregate } from '../../../src/core/serving/disaggregated.js';
import { fitPower, joulesPerToken, phaseShare, powerShare, roundedPower } from '../../../src/core/serving/energy.js';
import { closedLoop, finiteRun, saturated, serve } from '../../../src/core/serving/latency.js';
import { cachePerSequence, servingMemory, weightsPerGpu } from '../../../src/core/serving/memory.js';
import { equalPrompts, steadyBatch, tailLatency } from '../../../src/core/serving/open-loop.js';
import { measuredSpeculation, tokensPerStep } from '../../../src/core/serving/speculative.js';
import { cards, instanceOf, models, type Setting } from './book.js';

const lengths = { input: 1000, output: 300, prefix: 0 };
const gib = 2 ** 30;

describe('memory', () => {
  const one = (setting: Setting) => servingMemory(instanceOf(setting));

  test('Llama-3.1-70B in bf16 is not for one 80 GB card, two leave little for the cache; in fp8 one H200 holds it', () => {
    expect(one({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16' }).pool).toBeLessThan(0);
    const two = one({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16', tp: 2 });
    expect(two.pool).toBeGreaterThan(0);
    expect(two.pool).toBeLessThan(0.15 * two.total);
    const fp8 = one({ model: 'Llama-3.1-70B', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'fp8' });
    expect(fp8.pool).toBeGreaterThan(40 * gib);
  });

  test('DeepSeek-V3 in fp8 needs a full server of H200; gpt-oss-120b fits one H100', () => {
    expect(one({ model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', tp: 4 }).pool).toBeLessThan(0);
    expect(one({ model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', tp: 8 }).pool).toBeGreaterThan(20 * gib);
    expect(one({ model: 'gpt-oss-120b', gpu: 'H100-SXM-80GB', weights: 'mxfp4', cache: 'bf16', engine: 'vllm' }).pool).toBeGreaterThan(0);
  });

  test('attention data parallelism keeps attention whole on each GPU and spreads the experts', () => {
    const spread = instanceOf({ model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', ep: 8, adp: 8 });
    const split = instanceOf({ model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', tp: 8 });
    expect(weightsPerGpu(spread)).toBeGreaterThan(weightsPerGpu(split));
  });

  test('a window keeps no more than its width, a shared cache nothing, a state its size', () => {
    const base = instanceOf({ model: 'Llama-3.1-8B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16' });
    const [whole] = base.model.mixers;
    if (whole?.is !== 'heads') throw new Error('not heads');
    const of = (mixer: object) =>
      cachePerSequence({ ...base, model: { ...base.model, mixers: [{ ...whole, ...mixer } as typeof whole] } }, 4096);
    expect(of({ window: 512, cacheWindow: 512 })).toBe(of({}) / 8);
    expect(of({ shared: true })).toBe(0);
    const state = { is: 'state', layers: 2, projections: [], stateElements: 1000, streamElements: 10 } as const;
    const stateful = { ...base, model: { ...base.model, mixers: [state] } };
    expect(cachePerSequence(stateful, 4096)).toBe(2 * 4 * 1000);
    expect(servingMemory(stateful).cacheBytesPerToken).toBe(0);
  });
});

describe('physics', () => {
  const setting = fc.constantFrom<Setting>(
    { model: 'Llama-3.1-8B', gpu: 'A100-SXM-80GB', weights: 'int4', cache: 'bf16', engine: 'vllm' },
    { model: 'Llama-3.1-70B', gpu: 'L40S', weights: 'fp8', cache: 'fp8', tp: 4 },
    { model: 'Llama-3.1-70B', gpu: 'A100-SXM-80GB', weights: 'fp8', cache: 'bf16', tp: 4, pp: 2 },
    { model: 'Qwen3-235B-A22B', gpu: 'L40S', weights: 'int4', cache: 'fp8', ep: 8, adp: 8 },
    { model: 'DeepSeek-R1', gpu: 'B200-SXM-180GB', weights: 'nvfp4', cache: 'bf16', tp: 8, ep: 8, engine: 'sglang' },
    { model: 'Mixtral-8x7B', gpu: 'H200-SXM-141GB', weights: 'bf16', cache: 'bf16', tp: 2, pp: 2 },
  );

  test('more bandwidth never slows decoding, a longer context never speeds it, a larger batch never a step', () => {
    fc.assert(
      fc.property(setting, fc.integer({ min: 1, max: 512 }), fc.integer({ min: 10, max: 9000 }), (one, batch, input) => {
        const instance = instanceOf(one);
        const { hardware } = instance;
        const faster = { ...instance, hardware: { ...hardware, bandwidth: 2 * hardware.bandwidth } };
        const at = (of: typeof instance, tokens: number, sequences: number) => serve(of, { ...lengths, input: tokens }).decode(sequences);
        expect(at(faster, input, batch)).toBeLessThanOrEqual(at(instance, input, batch));
        expect(at(instance, 2 * input, batch)).toBeGreaterThanOrEqual(at(instance, input, batch));
        expect(at(instance, input, batch + 1)).toBeGreaterThan(at(instance, input, batch));
      }),
      { numRuns: 60 },
    );
  });

  test('a cached prefix never delays the first token', () => {
    const instance = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8', tp: 2 });
    const ttft = (prefix: number) => closedLoop(serve(instance, { input: 4000, output: 200, prefix }), 8).ttftSeconds;
    expect(ttft(3000)).toBeLessThan(ttft(1000));
    expect(ttft(1000)).toBeLessThan(ttft(0));
  });

  test('a window, a Grace host and an indexer each do what they are for', () => {
    const instance = instanceOf({ model: 'gpt-oss-120b', gpu: 'B200-SXM-180GB', weights: 'mxfp4', cache: 'fp8' });
    const grace = { ...instance, hardware: { ...instance.hardware, graceHost: true } };
    const mixed = (of: typeof instance) => serve(of, { ...lengths, input: 100 }).mixed(1);
    expect(mixed(grace)).toBeCloseTo(36 * 1.75e-3, 6);
    expect(mixed(instance)).toBeLessThan(mixed(grace));
    const latent = instanceOf({ model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'fp8', tp: 8 });
    const [mixer] = latent.model.mixers;
    const sparse = { ...latent, model: { ...latent.model, mixers: [{ ...mixer, keys: 2048, queryRank: 0 } as NonNullable<typeof mixer>] } };
    const long = { input: 100_000, output: 10, prefix: 0 };
    expect(serve(sparse, long).decode(64)).toBeLessThan(serve(latent, long).decode(64));
    expect(serve(sparse, lengths).decode(0)).toBeLessThan(serve(sparse, lengths).decode(1));
  });

  test('layers with a state do not slow with the context', () => {
    const base = instanceOf({ model: 'Llama-3.1-8B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16', tp: 2 });
    const projections = [
      { from: 4096, to: 12288, splits: 'to' },
      { from: 4096, to: 4096, splits: 'from' },
    ] as const;
    const state = { is: 'state', layers: 32, projections, stateElements: 524288, streamElements: 12288 } as const;
    const hybrid = { ...base, model: { ...base.model, mixers: [state] } };
    const decode = (input: number) => serve(hybrid, { ...lengths, input }).decode(16);
    expect(decode(100_000)).toBe(decode(1000));
    expect(serve(hybrid, lengths).mixed(16)).toBeGreaterThan(decode(1000));
    const shared = {
      ...base,
      model: { ...base.model, mixers: base.model.mixers.map((mixer) => ({ ...mixer, shared: true }) as typeof mixer) },
    };
    expect(serve(shared, lengths).decode(16)).toBeLessThan(serve(base, lengths).decode(16));
  });
});

describe('a load', () => {
  const instance = instanceOf({ model: 'Llama-3.1-8B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8' });

  test('a finite run is never faster than an endless one, and equal where the waves are full', () => {
    const served = serve(instance, lengths);
    const batch = 100;
    const endless = saturated(served, batch).outputTokensPerSecond;
    expect(finiteRun(served, batch, 1000)).toBeCloseTo(endless, 6);
    expect(finiteRun(served, batch, 150)).toBeLessThan(endless);
    expect(finiteRun(served, batch, 10)).toBeLessThan(endless);
    expect(predictedThroughput(instance, 1000, 300, null)).toBeGreaterThan(predictedThroughput(instance, 1000, 300, 30));
    expect(predictedLatency(instance, 1000, 300, 1e6, true).ttftSeconds).toBeGreaterThan(1);
  });

  test('short outputs make every step a prefill, on one rank and on many', () => {
    const short = { input: 1000, output: 2, prefix: 0 };
    expect(serve(instance, short).mean(16)).toBeGreaterThan(serve(instance, short).mixed(16));
    const ranks = instanceOf({ model: 'Qwen3-235B-A22B', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'fp8', ep: 8, adp: 8 });
    expect(serve(ranks, short).mean(64)).toBeGreaterThan(serve(ranks, lengths).mean(64));
  });

  test('arrivals settle where they leave as fast as they come; beyond that there is no answer', () => {
    const served = serve(instance, lengths);
    const full = served.largestBatch / served.mean(served.largestBatch) / lengths.output;
    const batch = steadyBatch(served, 0.6 * full);
    if (batch === null) throw new Error('it keeps up');
    expect(batch / (lengths.output * served.mean(batch))).toBeCloseTo(0.6 * full, 3);
    expect(steadyBatch(served, 1.1 * full)).toBeNull();
    const tooLarge = instanceOf({ model: 'Llama-3.1-405B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16' });
    expect(steadyBatch(serve(tooLarge, lengths), 0.01)).toBeNull();
    expect(tailLatency(serve(tooLarge, lengths), { requestsPerSecond: 0.01, cv: 1, ...equalPrompts }, 0.95)).toBeNull();
  });

  test('a higher quantile and burstier arrivals are slower, until no formula holds', () => {
    const served = serve(instance, lengths);
    const tail = (requestsPerSecond: number, cv: number, quantile: number) =>
      tailLatency(served, { requestsPerSecond, cv, ...equalPrompts }, quantile);
    const median = tail(10, 1, 0.5);
    const p95 = tail(10, 1, 0.95);
    const bursty = tail(10, 3, 0.95);
    if (median === null || p95 === null || bursty === null) throw new Error('within the limits');
    expect(p95.ttftSeconds).toBeGreaterThan(median.ttftSeconds);
    expect(p95.tpotSeconds).toBeGreaterThan(median.tpotSeconds);
    expect(bursty.ttftSeconds).toBeGreaterThan(p95.ttftSeconds);
    const limits = Array.from({ length: 60 }, (_, at) => tail(2 * at + 1, 1, 0.95) === null);
    // Once refused, always refused.
    expect(limits.indexOf(true)).toBeGreaterThan(0);
    expect(limits.slice(limits.indexOf(true)).every(Boolean)).toBe(true);
  });
});

describe('energy', () => {
  test('a GPU draws more the more it runs, up to its rated power', () => {
    const share = (sequences: number) => powerShare(sequences, roundedPower);
    expect(share(0.2)).toBe(share(1));
    expect(share(64)).toBeCloseTo(0.54 + 6 * 0.037, 12);
    expect(share(2 ** 20)).toBe(1);
    expect(joulesPerToken(2, 700, 128, 1000, roundedPower)).toBeCloseTo((2 * 700 * share(64)) / 1000, 12);
  });

  test('reading prompts draws more than generating: arithmetic counts more than memory', () => {
    expect(phaseShare(0, 0)).toBe(0.36);
    expect(phaseShare(1, 0)).toBeCloseTo(0.64, 12);
    expect(phaseShare(0.2, 0.7)).toBeGreaterThan(phaseShare(0.7, 0.05));
    expect(phaseShare(1, 1)).toBe(1);
  });

  test('a fit finds the power that runs were made with', () => {
    const made = { atOne: 0.6, perDoubling: 0.03 };
    const runs = [1, 4, 16, 64, 256].map((sequencesPerGpu) => ({ sequencesPerGpu, share: powerShare(sequencesPerGpu, made), speed: 1 }));
    const { atOne, perDoubling } = fitPower(runs);
    expect(atOne).toBeCloseTo(0.6, 3);
    expect(perDoubling).toBeCloseTo(0.03, 3);
    // Predicted too fast, joules ask for more than watts do.
    expect(fitPower(runs.map((run) => ({ ...run, speed: 1.2 }))).atOne).toBeGreaterThan(0.6);
  });
});

describe('speculative decoding', () => {
  test('accepted drafts add tokens to a step', () => {
    expect(tokensPerStep({ acceptance: 0, drafts: 3 })).toBe(1);
    expect(tokensPerStep({ acceptance: 1, drafts: 3 })).toBe(4);
    expect(tokensPerStep({ acceptance: 0.5, drafts: 2 })).toBeCloseTo(1.75, 12);
  });

  test('it pays at small batches, and less at large ones', () => {
    const instance = instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8', tp: 4 });
    const served = serve(instance, lengths);
    const guessing = (acceptance: number) => serve({ ...instance, speculation: { acceptance, drafts: 3, draftCost: 0.03 } }, lengths);
    const gain = (batch: number, acceptance = 0.7) => guessing(acceptance).decode(batch) / served.decode(batch);
    expect(gain(1)).toBeLessThan(0.6);
    expect(gain(256)).toBeGreaterThan(gain(1));
    // Nothing accepted, and all the work done.
    expect(gain(64, 0)).toBeGreaterThan(1);
    // Prompts cost what they cost, however fast tokens come.
    const prefill = (of: typeof served) => of.mean(64) - of.decode(64);
    expect(prefill(guessing(0.9)) / prefill(served)).toBeCloseTo(1, 0);
    const ranks = { ...instanceOf({ model: 'DeepSeek-R1', gpu: 'B200-SXM-180GB', weights: 'nvfp4', cache: 'fp8', ep: 8, adp: 8 }) };
    const faster = serve({ ...ranks, speculation: { acceptance: 0.8, drafts: 3, draftCost: 0.02 } }, lengths);
    const ofRanks = (batch: number) => faster.mean(batch) / serve(ranks, lengths).mean(batch);
    expect(ofRanks(8)).toBeLessThan(0.6);
    expect(ofRanks(16_384)).toBeGreaterThan(ofRanks(8));
    expect(measuredSpeculation(4)).toEqual({ low: 0.43, high: 0.64 });
    expect(measuredSpeculation(1000)).toEqual({ low: 0.76, high: 0.8 });
  });
});

describe('what binds', () => {
  test('prompts wait for arithmetic, tokens of few sequences for memory, of many small ones for the host', () => {
    const large = serve(instanceOf({ model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8', tp: 2 }), lengths);
    expect(boundsOf(large, 8)).toEqual({ prefill: 'compute', decode: 'bandwidth' });
    const base = instanceOf({ model: 'Llama-3.1-8B', gpu: 'B200-SXM-180GB', weights: 'nvfp4', cache: 'fp8', engine: 'vllm' });
    const slow = { ...base, engine: { ...base.engine, hostSecondsPerSequence: 1e-3 } };
    expect(boundsOf(serve(slow, { ...lengths, input: 10 }), 512).decode).toBe('host');
    const cards = instanceOf({ model: 'Llama-3.1-70B', gpu: 'A100-SXM-80GB', weights: 'int4', cache: 'bf16' });
    expect(boundsOf(serve({ ...cards, hardware: { ...cards.hardware, peakFp8: null } }, lengths), 1).decode).toBe('bandwidth');
  });

  test('without a gate a feed-forward has two matrices', () => {
    const gated = instanceOf({ model: 'Mixtral-8x7B', gpu: 'H200-SXM-141GB', weights: 'bf16', cache: 'bf16' });
    const plain = {
      ...gated,
      model: { ...gated.model, feedForwards: gated.model.feedForwards.map((part) => ({ ...part, gated: false })) },
    };
    expect(serve(plain, lengths).decode(64)).toBeLessThan(serve(gated, lengths).decode(64));
    const dense = instanceOf({ model: 'Llama-3.1-8B', gpu: 'H200-SXM-141GB', weights: 'bf16', cache: 'bf16' });
    const ungated = {
      ...dense,
      model: { ...dense.model, feedForwards: dense.model.feedForwards.map((part) => ({ ...part, gated: false })) },
    };
    expect(serve(ungated, lengths).decode(0)).toBeLessThan(serve(dense, lengths).decode(0));
  });
});

describe('two pools', () => {
  test('each is sized apart, and the cache is carried over', () => {
    const setting = { model: 'Llama-3.1-70B', gpu: 'H100-SXM-80GB', weights: 'fp8', cache: 'fp8' } as const;
    const prefill = serve(instanceOf({ ...setting, tp: 2 }), lengths);
    const decode = serve(instanceOf({ ...setting, tp: 4 }), lengths);
    const pools = disaggregate(prefill, decode, 50, 128, 50e9);
    expect(pools.gpus).toBe(2 * pools.prefillReplicas + 4 * pools.decodeReplicas);
    expect(pools.transferBytes).toBe(2 * 80 * 8 * 128 * 1000);
    expect(pools.transferSeconds).toBeCloseTo(pools.transferBytes / 100e9, 12);
    expect(disaggregate(prefill, decode, 0.1, 128, 50e9)).toMatchObject({ prefillReplicas: 1, decodeReplicas: 1 });
    expect(pools.ttftSeconds).toBeGreaterThan(pools.transferSeconds);
  });
});

test('an accelerator without narrow units computes narrow weights in 16 bits', () => {
  const { peakFp8, peakFp4 } = cards['A100-SXM-80GB'];
  expect([peakFp8, peakFp4]).toEqual([null, null]);
  const step = (weights: Setting['weights']) =>
    serve(instanceOf({ model: 'Llama-3.1-8B', gpu: 'A100-SXM-80GB', weights, cache: 'bf16' }), lengths);
  expect(step('mxfp4').decode(1)).toBeLessThan(step('int8').decode(1));
  expect(step('int8').decode(1)).toBeLessThan(step('bf16').decode(1));
  expect(models['Llama-3.1-8B'].parameters).toBe(8030261248);
});
