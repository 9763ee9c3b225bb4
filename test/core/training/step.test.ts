import { describe, expect, test } from 'vitest';
import { publishedShapes } from '../../../src/catalog/training/shapes.js';
import { constants } from '../../../src/core/training/constants.js';
import { defaultRecompute, defaultStack } from '../../../src/core/training/defaults.js';
import type { Hardware } from '../../../src/core/training/hardware.js';
import { multiplies } from '../../../src/core/training/rates.js';
import type { Setup } from '../../../src/core/training/setup.js';
import { type ModelShape, modelFlopsPerToken, modelWeights } from '../../../src/core/training/shape.js';
import { stepOf } from '../../../src/core/training/step.js';
import { published } from './published.js';
import { gpt3, llama70b, machine, setup } from './setups.js';

const a100 = machine('a100-sxm-80gb');
const h100 = machine('h100-sxm-80gb');
const seconds = (model: ModelShape, hardware: Hardware, one: Setup) => stepOf(model, hardware, one, constants).stepSeconds;

describe('what physics says, on every tenth published step', () => {
  const rows = published.filter((_, at) => at % 10 === 0);

  test('faster links, network and memory never slow a step', () => {
    for (const { shape, hardware, setup: one } of rows) {
      const before = seconds(shape, hardware, one);
      for (const key of ['linkBytesPerSecond', 'networkBytesPerSecond', 'memoryBytesPerSecond'] as const) {
        expect(seconds(shape, { ...hardware, [key]: 1.5 * hardware[key] }, one), key).toBeLessThanOrEqual(before);
      }
    }
  });

  test('a larger micro batch never takes less time', () => {
    for (const { shape, hardware, setup: one } of rows) {
      const larger = { ...one, microBatch: 2 * one.microBatch, globalBatch: 2 * one.globalBatch };
      const stage = (it: Setup) => stepOf(shape, hardware, it, constants).stageSeconds;
      expect(stage(larger)).toBeGreaterThan(stage(one));
    }
  });

  test('computing more again never takes less time', () => {
    for (const { shape, hardware, setup: one } of rows) {
      const of = (recompute: Setup['recompute']) => seconds(shape, hardware, { ...one, recompute });
      expect(of('selective')).toBeGreaterThanOrEqual(of('none'));
      expect(of('full')).toBeGreaterThan(of('selective'));
    }
  });
});

test('some layers computed again lie between none and all', () => {
  const of = (recomputeLayers: number | null) => seconds(gpt3, a100, { ...setup, recomputeLayers });
  expect(of(0)).toBe(of(null));
  expect(of(48)).toBeGreaterThan(of(0));
  expect(of(96)).toBe(seconds(gpt3, a100, { ...setup, recompute: 'full' }));
});

test('weights that are not trained have no gradients to compute', () => {
  const adapters = { parameters: 1e8, weightBytes: 2 };
  const adapted = stepOf(llama70b, h100, { ...setup, adapters }, constants);
  const full = stepOf(llama70b, h100, setup, constants);
  expect(adapted.backwardSeconds / full.backwardSeconds).toBeGreaterThan(0.5);
  expect(adapted.backwardSeconds / full.backwardSeconds).toBeLessThan(0.7);
});

test('a query of one matrix, in place of two of low rank', () => {
  const deepseek = publishedShapes['deepseek-v3'] as ModelShape;
  const blocks = deepseek.blocks.map((block) =>
    block.is === 'attention' && block.latent !== null ? { ...block, latent: { ...block.latent, queryRank: 0 } } : block,
  );
  const one = { ...deepseek, blocks };
  expect(modelWeights(one).dense).toBeGreaterThan(modelWeights(deepseek).dense);
  const step = { ...setup, gpus: 64, layout: { tp: 1, pp: 1, vp: 1, cp: 1, ep: 64 } };
  expect(seconds(one, machine('gb200'), step)).toBeGreaterThan(seconds(deepseek, machine('gb200'), step));
});

test('an exchange of unknown kind: between an all-to-all and one that is fused, in fp16 as in bf16', () => {
  const model = publishedShapes['qwen3-235b-a22b'] as ModelShape;
  const step: Setup = { ...setup, gpus: 64, layout: { tp: 1, pp: 1, vp: 1, cp: 1, ep: 64 }, fused: false };
  const of = (dispatcher: Setup['dispatcher'], precision: Setup['precision'] = 'bf16') =>
    seconds(model, machine('b200-sxm-180gb'), { ...step, dispatcher, precision });
  expect(of(null)).toBeGreaterThan(of('deepep'));
  expect(of(null)).toBeLessThan(of('alltoall'));
  expect(of(null, 'fp16')).toBe(of(null));
  expect(of(null, 'mxfp8')).toBeLessThan((of('deepep', 'mxfp8') + of('alltoall', 'mxfp8')) / 2);
});

test('a release of unknown kind lies between, where grouped multiplications may be fused', () => {
  const step: Setup = { ...setup, gpus: 64, layout: { tp: 1, pp: 1, vp: 1, cp: 1, ep: 64 }, precision: 'mxfp8' };
  const of = (name: string, fused: boolean | null) => seconds(publishedShapes[name] as ModelShape, machine('gb200'), { ...step, fused });
  expect(of('deepseek-v3', null)).toBeGreaterThan(of('deepseek-v3', true));
  expect(of('deepseek-v3', null)).toBeLessThan(of('deepseek-v3', false));
  expect(of('nemotron-3-super-120b-a12b', null)).toBe(of('nemotron-3-super-120b-a12b', false));
});

test('FLOP a token: weights, head and attention, in full or behind a causal mask', () => {
  const full = modelFlopsPerToken(gpt3, 2048, 'full');
  const [layers, hidden, vocabulary] = [96, 12_288, 51_200];
  expect(full).toBe(6 * (layers * 12 * hidden ** 2 + vocabulary * hidden) + 12 * layers * 2048 * hidden);
  expect(full - modelFlopsPerToken(gpt3, 2048, 'causal')).toBe(6 * layers * 2048 * hidden);
  const oss = publishedShapes['gpt-oss-120b'] as ModelShape;
  const window = (sequence: number) => modelFlopsPerToken(oss, sequence, 'causal') - modelFlopsPerToken(oss, 128, 'causal');
  expect(window(8192)).toBe(6 * 18 * (4096 - 64) * 64 * 128);
});

test('formats that an accelerator multiplies in', () => {
  const of = (name: string) => (['bf16', 'fp16', 'fp8', 'nvfp4'] as const).filter((precision) => multiplies(machine(name), precision));
  expect(of('v100-sxm-16gb')).toEqual(['bf16', 'fp16']);
  expect(of('h100-sxm-80gb')).toEqual(['bf16', 'fp16', 'fp8']);
  expect(of('gb200')).toEqual(['bf16', 'fp16', 'fp8', 'nvfp4']);
});

test('software and recomputation where nobody says', () => {
  const stack = (name: string, precision: Setup['precision'], zero: Setup['zero'], model = gpt3) =>
    defaultStack(model, machine(name), precision, zero);
  expect(stack('v100-sxm-16gb', 'bf16', 1)).toBe('old');
  expect(stack('a100-sxm-80gb', 'fp16', 1)).toBe('old');
  expect(stack('a100-sxm-80gb', 'bf16', 1)).toBe('megatron');
  expect(stack('a100-sxm-80gb', 'bf16', 3, llama70b)).toBe('torch');
  expect(stack('h100-sxm-80gb', 'bf16', 2)).toBe('torch');
  expect(stack('h100-sxm-80gb', 'bf16', 3, llama70b)).toBe('megatron');
  expect(stack('h100-hbm2e-96gb', 'bf16', 3, llama70b)).toBe('compiled');
  expect(stack('b200-sxm-180gb', 'bf16', 3)).toBe('megatron');

  const recompute = (model: ModelShape, one: Setup) => defaultRecompute(model, a100, one);
  expect(recompute(publishedShapes['deepseek-v3'] as ModelShape, setup)).toBe('none');
  expect(recompute(gpt3, setup)).toBe('none');
  expect(recompute(gpt3, { ...setup, microBatch: 8 })).toBe('full');
  expect(recompute(gpt3, { ...setup, stack: 'old', sequenceParallel: false })).toBe('full');
  expect(recompute(gpt3, { ...setup, stack: 'old', sequenceParallel: true, gpus: 512, layout: { ...setup.layout, pp: 64 } })).toBe('none');
});
