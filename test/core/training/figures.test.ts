// What the cost model says of steps, five digits each: a change of the model shows here. After one that is meant,
// `npx vitest run test/core/training/figures.test.ts --update=all`, and look at the difference.
import { expect, test } from 'vitest';
import { publishedShapes } from '../../../src/catalog/training/shapes.js';
import { adaptersOf } from '../../../src/core/training/adapters.js';
import { constants } from '../../../src/core/training/constants.js';
import { defaultRecompute, defaultStack } from '../../../src/core/training/defaults.js';
import { shapeOfArchitecture } from '../../../src/core/training/from-architecture.js';
import { shapeOfSize } from '../../../src/core/training/from-size.js';
import { goodputOf, llama3Failures } from '../../../src/core/training/goodput.js';
import { machines } from '../../../src/core/training/machines.js';
import { gatheredBytes, memoryOf, stateBytes } from '../../../src/core/training/memory.js';
import {
  adapted,
  distillation,
  exampleTokens,
  groupRelative,
  preferences,
  pretraining,
  rlhf,
  supervised,
} from '../../../src/core/training/methods.js';
import type { Found } from '../../../src/core/training/ranking.js';
import { multiplies } from '../../../src/core/training/rates.js';
import { computeOptimal, lossLaws, overTraining, tokensForLoss } from '../../../src/core/training/scaling.js';
import { search } from '../../../src/core/training/search.js';
import { type Space, spaceOf, virtualStages } from '../../../src/core/training/search-space.js';
import type { Setup } from '../../../src/core/training/setup.js';
import { frozenFlopsPerToken, type ModelShape, modelFlopsPerToken, modelWeights } from '../../../src/core/training/shape.js';
import { countedFlopsPerToken, recomputedFactor, stepOf } from '../../../src/core/training/step.js';
import { digits, expectLines } from '../digits.js';
import { everyArchitecture } from '../presets.js';
import { published } from './published.js';
import { gpt3, llama70b, llama405b, machine, setup } from './setups.js';

const file = (name: string, lines: readonly string[]) => expectLines(lines, `figures/${name}.txt`);

const moe = publishedShapes['deepseek-v3'] as ModelShape;
const recurrent = Object.values(publishedShapes).find(({ blocks }) => blocks.some(({ is }) => is === 'recurrent')) as ModelShape;
const twoWidths: ModelShape = {
  ...llama70b,
  blocks: [...llama70b.blocks, ...moe.blocks, ...gpt3.blocks].map((block, at) =>
    block.is === 'attention' ? { ...block, heads: [24, 36, 96][at % 3] as number } : block,
  ),
};
const shapes: Readonly<Record<string, ModelShape>> = {
  gpt3,
  llama70b,
  llama405b,
  ...publishedShapes,
  'of 7B': shapeOfSize(7e9),
  'of 1M': shapeOfSize(1e6),
  'of two widths': twoWidths,
  'all recurrent': { ...recurrent, blocks: recurrent.blocks.filter(({ is }) => is === 'recurrent') },
};
test('models: their weights, FLOP of a token, adapters, and what a search would try', async () => {
  const lines = Object.entries(shapes).map(([name, shape]) =>
    digits({
      [name]: modelWeights(shape),
      full: modelFlopsPerToken(shape, 8192, 'full'),
      causal: modelFlopsPerToken(shape, 8192, 'causal'),
      frozen: frozenFlopsPerToken(shape),
      adapters: adaptersOf(shape, 16),
      space: JSON.stringify(spaceOf(shape, 96, 8, 16_384)),
      odd: JSON.stringify(spaceOf(shape, 20, 8, 32_768)),
      stages: [1, 2, 4, 8].map((pp) => `${virtualStages(shape, pp, 16)}`),
    }),
  );
  await file('models', lines);
});

test('every twentieth published step, and its memory', async () => {
  const rows = published.filter((_, at) => at % 20 === 7);
  await file(
    'steps',
    rows.flatMap(({ shape, hardware, setup: one, group }) => [
      `${group}: ${digits(stepOf(shape, hardware, one, constants))}`,
      `  ${digits({ ...memoryOf(shape, one), gathered: gatheredBytes(memoryOf(shape, one)), counted: countedFlopsPerToken(shape, one), again: recomputedFactor(shape, one) })}`,
    ]),
  );
});

test('models taken apart as they are trained', async () => {
  expect(everyArchitecture().length).toBeGreaterThan(24);
  await file(
    'architectures',
    everyArchitecture().map(({ name, architecture }) => `${name}: ${digits(shapeOfArchitecture(architecture))}`),
  );
});

/** One step changed in one thing each. */
const changes: readonly Partial<Setup>[] = [
  ...([0, 1, 2, 3] as const).flatMap((zero) => (['old', 'torch', 'compiled', 'megatron'] as const).map((stack) => ({ zero, stack }))),
  ...(['adam', 'adam-bf16', 'adam-8bit', 'adafactor', 'muon', 'sgd', 'none'] as const).map((optimizer) => ({ optimizer })),
  ...(['none', 'selective', 'selective-op', 'selective-layer', 'full'] as const).map((recompute) => ({ recompute })),
  ...[3, 200].map((recomputeLayers) => ({ recomputeLayers })),
  ...(['bf16', 'fp16', 'fp8', 'mxfp8', 'nvfp4'] as const).map((precision) => ({ precision })),
  ...[true, false].flatMap((overlap) => [{ overlap }, { overlap, zero: 3 as const }]),
  ...[true, false].flatMap((sequenceParallel) => [
    { sequenceParallel },
    { sequenceParallel, stack: 'old' as const },
    { sequenceParallel, scattered: false },
  ]),
  { pureBf16: true, zero: 3 },
  { gather8: true, zero: 3 },
  { balanced: true },
  { besideBytes: 1e9 },
  { microBatch: 4 },
  { adapters: { parameters: 1e8, weightBytes: 2 } },
  { adapters: { parameters: 1e8, weightBytes: 0.516 }, zero: 3 },
  ...(['alltoall', 'deepep', null] as const).flatMap((dispatcher) => [true, false, null].map((fused) => ({ dispatcher, fused }))),
  { layout: { tp: 2, pp: 4, vp: 4, cp: 2, ep: 8 } },
  { layout: { tp: 1, pp: 1, vp: 1, cp: 8, ep: 4 }, sequenceParallel: false },
  { layout: { tp: 4, pp: 2, vp: 1, cp: 1, ep: 32 } },
  { layout: { tp: 16, pp: 1, vp: 1, cp: 1, ep: 1 } },
  { gpus: 8, layout: { tp: 8, pp: 1, vp: 1, cp: 1, ep: 8 }, globalBatch: 8 },
];

test('steps that differ in one thing: what else that changes', async () => {
  const cases = [
    ['gpt3', gpt3, 'a100-sxm-80gb'],
    ['llama70b', llama70b, 'h100-sxm-80gb'],
    ['deepseek-v3', moe, 'gb200'],
    ['recurrent', recurrent, 'b200-sxm-180gb'],
  ] as const;
  const lines = cases.flatMap(([name, model, gpu]) => {
    const figures = (change: Partial<Setup>): Readonly<Record<string, unknown>> => {
      const one: Setup = { ...setup, layout: { tp: 4, pp: 4, vp: 1, cp: 1, ep: 4 }, ...change };
      const { work, ...step } = stepOf(model, machine(gpu), one, constants);
      const of = { counted: countedFlopsPerToken(model, one), again: recomputedFactor(model, one) };
      return { ...step, head: work.head, ...memoryOf(model, one), ...of };
    };
    const usual = figures({});
    const changed = (change: Partial<Setup>) =>
      Object.entries(figures(change)).filter(([key, value]) => digits(value) !== digits(usual[key]));
    return [
      `${name}: ${digits(usual)}`,
      ...changes
        .filter(({ precision = 'bf16' }) => multiplies(machine(gpu), precision))
        .map((change) => `  ${JSON.stringify(change)}: ${digits(Object.fromEntries(changed(change)))}`),
    ];
  });
  await file('changes', lines);
});

test('what a setup is where nobody says', async () => {
  const setups: readonly Partial<Setup>[] = [
    {},
    { stack: 'old' },
    { stack: 'old', sequenceParallel: false },
    { stack: 'old', gpus: 8 },
    { gpus: 8 },
  ];
  const lines = Object.entries({ gpt3, llama70b, 'deepseek-v3': moe, 'of 7B': shapeOfSize(7e9) }).flatMap(([name, shape]) =>
    Object.entries(machines).map(([gpu, hardware]) => {
      const stacks = ([0, 2, 3] as const).map((zero) => defaultStack(shape, hardware, 'bf16', zero));
      const again = setups.map((change) => {
        const one = { ...setup, ...change };
        return defaultRecompute(shape, hardware, one.gpus === 8 ? { ...one, layout: { tp: 8, pp: 1, vp: 1, cp: 1, ep: 1 } } : one);
      });
      return `${name} ${gpu}: ${stacks}, ${defaultStack(shape, hardware, 'fp16', 0)}; ${again}`;
    }),
  );
  const states = changes.map(({ zero = 1, stack = 'megatron', pureBf16 = false, optimizer = 'adam' }) =>
    digits(stateBytes({ zero, stack, pureBf16, optimizer })),
  );
  await file('defaults', [...lines, ...new Set(states)]);
});

test('the fastest layouts of small spaces', async () => {
  const cases: readonly (readonly [string, ModelShape, string, Partial<Setup>, number, Partial<Space>?])[] = [
    ['gpt3', gpt3, 'a100-sxm-80gb', {}, 80e9],
    ['llama70b', llama70b, 'h100-sxm-80gb', { precision: 'fp8' }, 80e9],
    ['deepseek-v3', moe, 'gb200', { precision: 'mxfp8' }, 184e9],
    ['deepseek-v3, not fused', moe, 'gb200', { precision: 'mxfp8', fused: false }, 184e9, { ep: [8], cp: [1], recompute: ['none'] }],
    ['recurrent', recurrent, 'b200-sxm-180gb', {}, 180e9],
    ['llama405b, none fits', llama405b, 'h100-sxm-80gb', {}, 20e9],
    ['unfused', gpt3, 'a100-sxm-80gb', { stack: 'old' }, 80e9, { recompute: ['full'] }],
    ['unfused, selective', gpt3, 'a100-sxm-80gb', { stack: 'old' }, 80e9, { recompute: ['selective'], zero: [2] }],
    ['long', llama70b, 'h100-sxm-80gb', { sequence: 32_768, globalBatch: 24 }, 80e9, { cp: [1, 2, 8], microBatch: [1, 2, 3] }],
  ];
  const lines = cases.flatMap(([name, model, gpu, change, memoryBytes, only]) => {
    const hardware = machine(gpu);
    const one: Setup = { ...setup, globalBatch: 128, sequence: 4096, ...change };
    const space = { ...spaceOf(model, 64, 8, 4096), tp: [1, 4, 8], pp: [1, 2, 4, 8], ...only };
    const { found, smallest, rated, pruned } = search(model, hardware, one, space, constants, { top: 4, memoryBytes });
    const shown = ({ setup: there, ...figures }: Found) => {
      const { layout, sequenceParallel, zero, microBatch, recompute } = there;
      return `  ${digits({ ...layout, sequenceParallel, zero, microBatch, recompute, ...figures })}`;
    };
    // Each is what the model of a step says of it.
    for (const { setup: there, stepSeconds, memoryBytes: bytes } of found) {
      expect(stepSeconds / stepOf(model, hardware, there, constants).stepSeconds).toBeCloseTo(1, 9);
      expect(bytes / memoryOf(model, there).total).toBeCloseTo(1, 9);
    }
    return [`${name}: ${rated} rated, ${pruned} pruned`, ...[...found, ...(smallest === null ? [] : [smallest])].map(shown)];
  });
  await file('search', lines);
});

test('runs, laws and methods', async () => {
  const examples = { examples: 1e5, tokensPerExample: 300, sequence: 2048, epochs: 2 };
  const packed = { ...examples, packed: true };
  const failures = { ...llama3Failures, restartSeconds: 600 };
  await file('runs', [
    digits(goodputOf(failures)),
    digits(goodputOf(failures, 3600)),
    digits(goodputOf({ ...failures, storageBytesPerSecond: 1e8 })),
    digits(goodputOf({ ...failures, gpus: 1e6, restartSeconds: 0 })),
    ...(['approach1', 'approach2', 'chinchilla', 'besiroglu'] as const).map((approach) => digits(computeOptimal(5.76e23, approach))),
    ...(['chinchilla', 'besiroglu'] as const).flatMap((law) => [7e9, 2e10, 1e12].map((size) => digits(overTraining(5.76e23, size, law)))),
    digits([1.9, 1.95, 1.8172].map((loss) => tokensForLoss(lossLaws.besiroglu, 7e9, loss))),
    digits([exampleTokens(packed), exampleTokens({ ...examples, packed: false })]),
    digits(
      rlhf({
        policy: 175e9,
        reward: 6e9,
        sft: packed,
        comparisons: { prompts: 33_000, answers: 4, tokens: 500 },
        ppo: { episodes: 256_000, tokens: 700, epochs: 4, pretrainingPerEpisode: 8 },
      }),
    ),
    digits([pretraining(7e9, 1e12), supervised(7e9, packed), adapted(7e9, 1e8, 0.516, 1e9)]),
    digits(preferences(7e9, 60_000, 400, 3)),
    ...[0, 7e9].map((reward) => digits(groupRelative({ parameters: 7e9, reward, prompts: 1e4, group: 64, tokens: 1024, epochs: 2 }))),
    ...[true, false].map((written) => digits(distillation(1e9, 70e9, 1e10, written))),
  ]);
});
