import { describe, expect, test } from 'vitest';
import { publishedShapes } from '../../../src/catalog/training/shapes.js';
import { constants } from '../../../src/core/training/constants.js';
import type { Hardware } from '../../../src/core/training/hardware.js';
import { memoryOf } from '../../../src/core/training/memory.js';
import { search } from '../../../src/core/training/search.js';
import { microBatchSizes, type Space, spaceOf, virtualStages } from '../../../src/core/training/search-space.js';
import type { Setup } from '../../../src/core/training/setup.js';
import type { ModelShape } from '../../../src/core/training/shape.js';
import { stepOf } from '../../../src/core/training/step.js';
import { gpt3, llama405b, machine, setup } from './setups.js';

const deepseek = publishedShapes['deepseek-v3'] as ModelShape;

/** Every setup of a space, one after the other, by the functions that explain a single step. */
function everySetup(model: ModelShape, hardware: Hardware, base: Setup, space: Space) {
  let best: { setup: Setup; seconds: number } | null = null;
  let count = 0;
  for (const tp of space.tp) {
    for (const pp of space.pp) {
      for (const cp of space.cp) {
        for (const ep of space.ep) {
          const ranks = base.gpus / (tp * pp * cp);
          if (!Number.isInteger(ranks) || base.globalBatch % ranks !== 0 || (ranks * cp * tp) % ep !== 0) continue;
          for (const microBatch of microBatchSizes(base.globalBatch / ranks)) {
            for (const vp of virtualStages(model, pp, base.globalBatch / ranks / microBatch)) {
              for (const recompute of space.recompute) {
                for (const zero of space.zero) {
                  if (zero === 2 && pp > 1) continue;
                  const one = { ...base, layout: { tp, pp, vp, cp, ep }, sequenceParallel: tp > 1, microBatch, recompute, zero };
                  count++;
                  if (memoryOf(model, one).total > hardware.memoryBytes) continue;
                  const seconds = stepOf(model, hardware, one, constants).stepSeconds;
                  if (best === null || seconds < best.seconds) best = { setup: one, seconds };
                }
              }
            }
          }
        }
      }
    }
  }
  return { best, count };
}

describe.each([
  ['dense', gpt3, 'a100-sxm-80gb', { ...setup, gpus: 128, globalBatch: 256 }],
  [
    'experts of an unknown release',
    deepseek,
    'gb200',
    { ...setup, gpus: 256, globalBatch: 512, sequence: 4096, precision: 'mxfp8' as const },
  ],
  ['experts of a known one', deepseek, 'b200-sxm-180gb', { ...setup, gpus: 256, globalBatch: 512, sequence: 4096, fused: false }],
])('%s', (_, model, gpu, base) => {
  const hardware = machine(gpu);
  const space = spaceOf(model, base.gpus, hardware.domain, base.sequence);
  const options = { top: 5, memoryBytes: hardware.memoryBytes };
  const found = search(model, hardware, base, space, constants, options);

  test('timing every setup one by one finds the same best, and counts the same', () => {
    const { best, count } = everySetup(model, hardware, base, space);
    expect(found.rated + found.pruned).toBe(count);
    expect(found.found[0]?.stepSeconds).toBeCloseTo(best?.seconds as number, 9);
    expect(found.found[0]?.setup).toEqual(best?.setup);
  });

  test('pruning loses nothing', () => {
    const all = search(model, hardware, base, space, constants, { ...options, exhaustive: true });
    expect(all.pruned).toBe(0);
    expect(found.pruned).toBeGreaterThan(0);
    expect(all.found.map(({ setup: one }) => one)).toEqual(found.found.map(({ setup: one }) => one));
  });

  test('seconds and bytes are those of the step', () => {
    for (const { setup: one, stepSeconds, memoryBytes } of found.found) {
      expect(stepOf(model, hardware, one, constants).stepSeconds).toBeCloseTo(stepSeconds, 9);
      expect(memoryOf(model, one).total / memoryBytes).toBeCloseTo(1, 12);
    }
  });
});

test('what is given is kept: a part of the layout, the micro batch', () => {
  const hardware = machine('a100-sxm-80gb');
  const space: Space = { ...spaceOf(gpt3, 64, 8, 2048), tp: [8], vp: [1], microBatch: [1, 3], recompute: ['full'], zero: [1] };
  const { found } = search(gpt3, hardware, setup, space, constants, { top: 20, memoryBytes: hardware.memoryBytes });
  expect(found.length).toBeGreaterThan(0);
  for (const { setup: one } of found) {
    expect(one.layout).toMatchObject({ tp: 8, vp: 1 });
    expect(one).toMatchObject({ microBatch: 1, recompute: 'full', zero: 1 });
  }
});

test('where nothing fits, the setup of the least memory is named', () => {
  const hardware = { ...machine('v100-sxm-16gb'), memoryBytes: 2 ** 30 };
  const space = spaceOf(gpt3, 16, 8, 2048);
  const { found, smallest } = search(gpt3, hardware, { ...setup, gpus: 16, stack: 'old', precision: 'fp16' }, space, constants, {
    top: 3,
    memoryBytes: hardware.memoryBytes,
  });
  expect(found).toEqual([]);
  expect(smallest?.memoryBytes).toBeGreaterThan(hardware.memoryBytes);
});

test('Llama 3.1 405B on 16,384 H100: what is found is as fast as what was published', () => {
  const hardware = machine('h100-sxm-80gb');
  const base = { ...setup, gpus: 16_384, globalBatch: 2048, sequence: 8192 };
  const { found } = search(llama405b, hardware, base, spaceOf(llama405b, base.gpus, 8, base.sequence), constants, {
    top: 1,
    memoryBytes: hardware.memoryBytes,
  });
  const published = stepOf(llama405b, hardware, { ...base, layout: { tp: 8, pp: 16, vp: 8, cp: 1, ep: 1 } }, constants);
  expect(found[0]?.setup.layout).toMatchObject({ tp: 8, pp: 16 });
  expect(Math.abs((found[0]?.stepSeconds as number) / published.stepSeconds - 1)).toBeLessThan(0.05);
});

test('a space: contexts of 4,096 tokens and more, experts over what they are, stages over layers', () => {
  const space = spaceOf(deepseek, 256, 64, 4096);
  expect(space.cp).toEqual([1]);
  expect(space.ep).toContain(64);
  expect(space.pp).toContain(4);
  const recurrent: ModelShape = { ...gpt3, blocks: [{ is: 'recurrent', count: 96, innerWidth: 1024, projectedWidth: 2048 }] };
  expect(spaceOf(recurrent, 8, 8, 16_384)).toMatchObject({ tp: [1, 2, 4, 8], cp: [1, 2, 4] });
  const two: ModelShape = { ...deepseek, blocks: [...deepseek.blocks, ...deepseek.blocks] };
  expect(spaceOf(two, 256, 64, 4096).ep).toEqual(space.ep);
  expect(virtualStages(gpt3, 7, 70)).toEqual([1, 2, 7, 14].slice(0, 4));
  expect(virtualStages(gpt3, 11, 22)).toEqual([1]);
  expect(virtualStages(gpt3, 8, 9)).toEqual([1]);
});

test('unfused Megatron shares sequences where recomputation is selective: both came together', () => {
  const hardware = machine('a100-sxm-80gb');
  const base: Setup = { ...setup, gpus: 64, globalBatch: 64, stack: 'old', precision: 'fp16', overlap: false, sequenceParallel: false };
  const space = spaceOf(gpt3, 64, 8, 2048);
  const options = { top: 3, memoryBytes: hardware.memoryBytes };
  const found = (recompute: Space['recompute']) => search(gpt3, hardware, base, { ...space, recompute, tp: [8] }, constants, options).found;
  expect(found(['selective']).every(({ setup: one }) => one.sequenceParallel)).toBe(true);
  expect(found(['full']).some(({ setup: one }) => one.sequenceParallel)).toBe(false);
  for (const recompute of [['selective'], ['full']] as const) {
    for (const { setup: one, stepSeconds, memoryBytes } of found(recompute)) {
      expect(stepOf(gpt3, hardware, one, constants).stepSeconds).toBeCloseTo(stepSeconds, 9);
      expect(memoryOf(gpt3, one).total / memoryBytes).toBeCloseTo(1, 12);
    }
  }
});
