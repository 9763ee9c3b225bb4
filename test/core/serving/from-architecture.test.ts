import { describe, expect, test } from 'vitest';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';
import { servedModel } from '../../../src/core/serving/from-architecture.js';
import { models } from './book.js';

function presetModel(name: string) {
  const { found } = builtInCatalog().model(name);
  const architecture = found?.architecture();
  if (!architecture) throw new Error(`${name} has no architecture`);
  return servedModel(architecture.architecture, architecture.count.parameters);
}

describe('a counted model as the cost model sees it', () => {
  test.each([
    ['llama-3.1-8b', 'Llama-3.1-8B'],
    ['llama-3.1-70b', 'Llama-3.1-70B'],
    ['mixtral-8x7b', 'Mixtral-8x7B'],
    ['qwen3-30b-a3b', 'Qwen3-30B-A3B'],
    ['qwen3-235b-a22b', 'Qwen3-235B-A22B'],
    ['deepseek-r1', 'DeepSeek-R1'],
  ] as const)('%s is what was written out by hand', (preset, name) => {
    expect(presetModel(preset)).toEqual(models[name]);
  });

  test('windows, chunks, states, indexers and tied matrices are found', () => {
    const oss = presetModel('gpt-oss-120b');
    expect(oss?.mixers).toMatchObject([
      { layers: 18, window: 128, cacheWindow: 128 },
      { layers: 18, window: null },
    ]);
    expect(oss?.attentionIn4Bits).toBe('bf16');
    const scout = presetModel('llama-4-scout');
    expect(scout?.mixers.some((mixer) => mixer.is === 'heads' && mixer.window === 8192 && mixer.cacheWindow === null)).toBe(true);
    const next = presetModel('qwen3-next-80b-a3b');
    expect(next?.mixers.map(({ is }) => is).sort()).toEqual(['heads', 'state']);
    expect(presetModel('deepseek-v3.2')?.mixers[0]).toMatchObject({ is: 'latent', keys: 2048, indexerElements: 128 });
    expect(presetModel('deepseek-v2-lite')?.mixers[0]).toMatchObject({ is: 'latent', queryRank: 0, ropeDim: 64, plainDim: 128 });
    const tied = presetModel('gemma-2-9b');
    expect(tied?.vocabularyElements).toBe((tied?.vocabulary ?? 0) * (tied?.hiddenSize ?? 0));
  });

  test('a window that every layer has is none to an engine', () => {
    const mixers = presetModel('mistral-7b')?.mixers;
    expect(mixers).toHaveLength(1);
    expect(mixers?.[0]).toMatchObject({ is: 'heads', layers: 32, window: null, cacheWindow: null });
  });

  test('what generates nothing from a cache of its own has no model here', () => {
    expect(presetModel('bert-base')).toBeNull();
    expect(presetModel('t5-base')).toBeNull();
    expect(presetModel('deepseek-v4-flash')).toBeNull();
  });
});
