// What the cost model says of instances, five digits each: a change of the model shows here. After one that is meant,
// `npx vitest run test/core/serving/figures.test.ts --update=all`, and look at the difference.
import { describe, expect, test } from 'vitest';
import { predictedLatency, predictedThroughput } from '../../../src/core/serving/accuracy.js';
import { boundsOf } from '../../../src/core/serving/bounds.js';
import { disaggregate } from '../../../src/core/serving/disaggregated.js';
import { joulesPerToken, phaseShare, powerShare } from '../../../src/core/serving/energy.js';
import { fitted, power } from '../../../src/core/serving/fitted.js';
import { servedModel } from '../../../src/core/serving/from-architecture.js';
import { activeElements, leastComputeSeconds, leastReadSeconds, stepReadSeconds } from '../../../src/core/serving/ideal.js';
import { closedLoop, finiteRun, saturated, serve } from '../../../src/core/serving/latency.js';
import { cachePerSequence, type Lengths, servingMemory, weightsPerGpu } from '../../../src/core/serving/memory.js';
import { equalPrompts, steadyBatch, tailLatency } from '../../../src/core/serving/open-loop.js';
import { erlangC, normalQuantile, waitQuantile } from '../../../src/core/serving/queue.js';
import { largestWithin, leastOfEach, loadFor, replicasFor, servingLayouts } from '../../../src/core/serving/search.js';
import { layoutGpus, type Mixer } from '../../../src/core/serving/served.js';
import { measuredSpeculation, tokensPerStep } from '../../../src/core/serving/speculative.js';
import type { Instance } from '../../../src/core/serving/step.js';
import { classesOf, classesOfLog, workloadOf } from '../../../src/core/serving/workload.js';
import { digits, expectLines } from '../digits.js';
import { everyArchitecture } from '../presets.js';
import { cards, instanceOf, models, type Setting } from './book.js';

const settings: readonly Setting[] = [
  { model: 'Llama-3.1-8B', gpu: 'A100-SXM-80GB', weights: 'int4', cache: 'bf16', engine: 'vllm' },
  { model: 'Llama-3.1-8B', gpu: 'A100-SXM-80GB', weights: 'fp8', cache: 'bf16', tp: 2 },
  { model: 'Llama-3.1-8B', gpu: 'L40S', weights: 'int8', cache: 'fp8', tp: 2, pp: 2, engine: 'sglang' },
  { model: 'Llama-3.1-8B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16' },
  { model: 'Llama-3.1-70B', gpu: 'L40S', weights: 'fp8', cache: 'fp8', tp: 4 },
  { model: 'Llama-3.1-70B', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'fp8', tp: 8, engine: 'vllm' },
  { model: 'Llama-3.1-70B', gpu: 'RTX-PRO-6000-SE', weights: 'nvfp4', cache: 'fp8', tp: 2, engine: 'sglang' },
  { model: 'Llama-3.1-70B', gpu: 'RTX-PRO-6000-SE', weights: 'mxfp4', cache: 'bf16', tp: 4, pp: 2, engine: 'vllm' },
  { model: 'Llama-3.1-405B', gpu: 'B200-SXM-180GB', weights: 'nvfp4', cache: 'fp8', tp: 4 },
  { model: 'Mixtral-8x7B', gpu: 'H200-SXM-141GB', weights: 'bf16', cache: 'bf16', tp: 2, pp: 2 },
  { model: 'Mixtral-8x7B', gpu: 'A100-SXM-80GB', weights: 'int4', cache: 'bf16', tp: 2, ep: 2 },
  { model: 'Qwen3-235B-A22B', gpu: 'L40S', weights: 'int4', cache: 'fp8', ep: 8, adp: 8 },
  { model: 'Qwen3-235B-A22B', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', tp: 8, ep: 8, engine: 'vllm' },
  { model: 'MiniMax-M2.5', gpu: 'B200-SXM-180GB', weights: 'nvfp4', cache: 'fp8', tp: 4, ep: 4, engine: 'sglang' },
  { model: 'gpt-oss-120b', gpu: 'B200-SXM-180GB', weights: 'mxfp4', cache: 'fp8' },
  { model: 'gpt-oss-120b', gpu: 'H100-SXM-80GB', weights: 'mxfp4', cache: 'bf16', tp: 2, engine: 'vllm' },
  { model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'bf16', tp: 8 },
  { model: 'DeepSeek-R1', gpu: 'B200-SXM-180GB', weights: 'nvfp4', cache: 'fp8', ep: 8, adp: 8, engine: 'sglang' },
];
const named = settings.map((setting) => [Object.values(setting).join(' '), instanceOf(setting)] as const);

const withMixers = (one: Setting, mixers: readonly Mixer[]): Instance => {
  const instance = instanceOf(one);
  return { ...instance, model: { ...instance.model, mixers } };
};
const heads = { is: 'heads', layers: 16, queryHeads: 32, keyValueHeads: 8, headDim: 128 } as const;
const [latent] = models['DeepSeek-R1'].mixers as readonly (Mixer & { is: 'latent' })[];
const projections = [
  { from: 4096, to: 12_288, splits: 'to' },
  { from: 4096, to: 4096, splits: 'from' },
] as const;
const state: Mixer = { is: 'state', layers: 16, projections, stateElements: 524_288, streamElements: 12_288 };
const base: Setting = { model: 'Llama-3.1-8B', gpu: 'H100-SXM-80GB', weights: 'bf16', cache: 'bf16' };
const large: Setting = { model: 'DeepSeek-R1', gpu: 'H200-SXM-141GB', weights: 'fp8', cache: 'fp8', tp: 8 };
const plain = instanceOf(base);
const moe = instanceOf({ ...large, tp: 1, ep: 8, adp: 8 });
const strange: readonly (readonly [string, Instance])[] = [
  [
    'windows beside whole layers',
    withMixers(base, [
      { ...heads, window: 512, cacheWindow: 512, shared: false },
      { ...heads, window: 512, cacheWindow: null, shared: true },
    ]),
  ],
  ['states beside heads', withMixers({ ...base, tp: 2 }, [{ ...heads, window: null, cacheWindow: null, shared: false }, state])],
  [
    'an indexer, queries of one matrix',
    withMixers(large, [{ ...(latent as Mixer & { is: 'latent' }), keys: 2048, queryRank: 0, indexerElements: 132 }]),
  ],
  ['no gates', { ...plain, model: { ...plain.model, feedForwards: plain.model.feedForwards.map((part) => ({ ...part, gated: false })) } }],
  [
    'experts without gates',
    { ...moe, model: { ...moe.model, feedForwards: moe.model.feedForwards.map((part) => ({ ...part, gated: false })) } },
  ],
  ['many ranks in two stages, under vLLM', instanceOf({ ...large, tp: 1, ep: 8, adp: 8, pp: 2, engine: 'vllm' })],
  [
    'many ranks in two stages on Grace hosts',
    { ...instanceOf({ ...large, tp: 1, ep: 8, adp: 8, pp: 2 }), hardware: { ...moe.hardware, graceHost: true } },
  ],
  ...(
    [
      ['fp8', 'fp8', large],
      ['nvfp4', 'bf16', { ...large, gpu: 'B200-SXM-180GB' }],
      ['mxfp4', 'fp8', { ...base, model: 'gpt-oss-120b', gpu: 'A100-SXM-80GB' }],
    ] as const
  ).map(([weights, cache, setting]): readonly [string, Instance] => {
    const one = instanceOf({ ...setting, weights, cache });
    return [`four fifths of the peak, ${weights}`, { ...one, hardware: { ...one.hardware, peakFactor: 0.8 } }];
  }),
  ['states at four fifths of the peak', { ...withMixers(base, [state]), hardware: { ...plain.hardware, peakFactor: 0.8 } }],
  ['a Grace host', { ...moe, hardware: { ...moe.hardware, graceHost: true } }],
  ['nine tenths of the peak', { ...plain, hardware: { ...plain.hardware, peakFactor: 0.9 } }],
  ['guesses', { ...plain, speculation: { acceptance: 0.7, drafts: 3, draftCost: 0.03 } }],
  ['guesses of many ranks', { ...moe, speculation: { acceptance: 0.8, drafts: 2, draftCost: 0.05 } }],
  ['fitted constants under vLLM', { ...plain, constants: fitted.constants, engine: fitted.engines.vllm }],
  ['fitted constants, experts', { ...moe, constants: fitted.constants, engine: fitted.engines.sglang }],
  [
    'fitted constants, a workstation',
    { ...instanceOf({ ...base, gpu: 'RTX-PRO-6000-SE', weights: 'nvfp4', cache: 'fp8' }), constants: fitted.constants },
  ],
];
const all = [...named, ...strange];

const lengthsOf: readonly Lengths[] = [
  { input: 1000, output: 300, prefix: 0 },
  { input: 30_000, output: 50, prefix: 4000, equal: true },
  { input: 100, output: 2000, prefix: 0, running: { input: 150, output: 3000 } },
];

describe('figures', () => {
  test('of models as they are served', async () => {
    expect(everyArchitecture().length).toBeGreaterThan(24);
    const lines = everyArchitecture().map(
      ({ name, architecture, parameters }) => `${name}: ${digits(servedModel(architecture, parameters))}`,
    );
    await expectLines(lines, 'figures/models.txt');
  });

  test('of workloads', async () => {
    const classes = [
      { share: 0.2, input: 900, output: 50 },
      { share: 0.5, input: 100, output: 700 },
      { share: 0.3, input: 400, output: 200 },
    ];
    const percentiles = [0.99, 0.5, 0.9, 0.1].map((quantile) => ({ quantile, input: 3000 * quantile ** 2, output: 900 * quantile }));
    const log = Array.from({ length: 237 }, (_, at) => ({ input: 10 + ((at * 97) % 211), output: 5 + ((at * 61) % 173) }));
    const lines = [
      classes,
      classesOf(percentiles),
      classesOf(percentiles.slice(0, 2)),
      classesOf(percentiles.slice(0, 1)),
      classesOfLog(log),
      classesOfLog(log.slice(0, 3)),
    ].map((each) => {
      const { inputQuantile, outputQuantile, ...workload } = workloadOf(each);
      const quantiles = [0.01, 0.2, 0.5, 0.7, 0.95, 1];
      return digits({
        kinds: each.length,
        ...workload,
        inputs: quantiles.map(inputQuantile),
        outputs: quantiles.map(outputQuantile),
        third: each[2] ?? null,
      });
    });
    await expectLines(lines, 'figures/workloads.txt');
  });

  test('of memory, and of what nothing can be faster than', async () => {
    const lines = all.map(([name, one]) => {
      const bounds = {
        active: activeElements(one.model),
        compute: leastComputeSeconds(one, 100),
        read: leastReadSeconds(one),
        step: stepReadSeconds(one, 8, 8, 1000),
      };
      const cache = [100, 1000, 100_000].map((tokens) => cachePerSequence(one, tokens));
      return `${name}: ${digits({ ...servingMemory(one), own: weightsPerGpu(one), cache, gpus: layoutGpus(one.layout), ...bounds })}`;
    });
    await expectLines(lines, 'figures/memory.txt');
  });

  test('of loads', async () => {
    const lines = all.flatMap(([name, one]) =>
      lengthsOf.map((lengths) => {
        const served = serve(one, lengths);
        const { inMemory, largestBatch } = served;
        const steps = [1, 20, 700].map((batch) => [served.decode(batch), served.mixed(batch), served.mean(batch)]);
        const loops = [1, 16, 3000].map((concurrency) => closedLoop(served, concurrency));
        const run = finiteRun(served, 64, 150);
        return `${name}, ${digits(lengths)}: ${digits({ inMemory, largestBatch, steps, loops, full: saturated(served, 64), run, bounds: boundsOf(served, 32) })}`;
      }),
    );
    await expectLines(lines, 'figures/loads.txt');
  });

  test('of arrivals, targets, two pools and watts', async () => {
    const lines = all.flatMap(([name, one]) => {
      const lengths = lengthsOf[0] as Lengths;
      const served = serve(one, lengths);
      const full = served.largestBatch < 1 ? 1 : saturated(served, served.largestBatch).outputTokensPerSecond / lengths.output;
      const prompts = { inputCv: 0.5, inputQuantile: (quantile: number) => 1 + quantile };
      const tails = [0.1, 0.5, 0.9].flatMap((load) =>
        [0.5, 0.99].map((quantile) =>
          tailLatency(served, { requestsPerSecond: load * full, cv: 1 + load, ...(load > 0.3 ? prompts : equalPrompts) }, quantile),
        ),
      );
      const within = [0.02, 0.1].map((tpotSeconds) => {
        const { concurrency, point } = largestWithin(served, { ttftSeconds: 2, tpotSeconds }) ?? {};
        return { concurrency, ...point };
      });
      const pools = disaggregate(served, served, full, 32, 50e9);
      const said = {
        steady: steadyBatch(served, 0.7 * full),
        tails,
        within,
        load: loadFor(served, 0.5 * full * lengths.output, 256),
        pools,
        alone: predictedThroughput(one, 1000, 300, null),
        few: predictedThroughput(one, 1000, 300, 30),
        loop: predictedLatency(one, 1000, 300, 1e6, true),
        joules: joulesPerToken(layoutGpus(one.layout), 700, 64, 1000, power),
      };
      return [`${name}: ${digits(said)}`];
    });
    await expectLines(lines, 'figures/arrivals.txt');
  });

  test('of queues, layouts and guesses', async () => {
    const queues = [1, 4, 30].flatMap((servers) =>
      [0.05, 0.6, 0.95].flatMap((utilization) =>
        [1, 2].map((arrivalCv) => {
          const queue = { servers, serviceSeconds: 2, serviceCv: 0.5, arrivalCv, utilization };
          return `${digits(queue)}: ${digits([erlangC(servers, utilization), ...[0.5, 0.9, 0.999].map((quantile) => waitQuantile(queue, quantile))])}`;
        }),
      ),
    );
    const split = {
      llama: models['Llama-3.1-70B'],
      deepseek: models['DeepSeek-R1'],
      minimax: models['MiniMax-M2.5'],
      'heads of 24 and 32, and states': {
        ...models['Llama-3.1-70B'],
        mixers: [
          state,
          { ...heads, queryHeads: 24, window: null, cacheWindow: null, shared: false },
          { ...heads, window: null, cacheWindow: null, shared: false },
        ],
      },
      'of two layers': { ...models['Llama-3.1-70B'], layers: 2 },
    };
    const layouts = Object.entries(split).flatMap(([name, model]) =>
      [
        [8, 16],
        [4, 4],
        [64, 32],
      ].map(
        ([perServer = 0, most = 0]) =>
          `${name} ${perServer} ${most}: ${servingLayouts(model, perServer, most)
            .map((layout) => Object.values(layout).join('·'))
            .join(' ')}`,
      ),
    );
    await expectLines(
      [
        ...queues,
        ...layouts,
        digits([0.001, 0.02425, 0.1, 0.5, 0.9, 0.98, 0.9999].map(normalQuantile)),
        digits([0.5, 1, 3, 64, 1e9].map((sequences) => powerShare(sequences, power))),
        digits([0, 0.2, 0.7, 1].map((moving) => phaseShare(moving, 0.1))),
        digits([1, 4, 5, 32, 64, 65].map(measuredSpeculation)),
        digits([0, 0.5, 0.99, 1].map((acceptance) => tokensPerStep({ acceptance, drafts: 3 }))),
        digits([replicasFor(10, 5), replicasFor(10.1, 5), replicasFor(0.1, 5), leastOfEach(10, 4)]),
        digits(cards),
      ],
      'figures/queues.txt',
    );
  });
});
