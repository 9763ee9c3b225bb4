import { expect, test } from 'vitest';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';
import { adaptersOf } from '../../../src/core/training/adapters.js';
import { shapeOfArchitecture } from '../../../src/core/training/from-architecture.js';
import type { Block } from '../../../src/core/training/shape.js';

function adapters(model: string, rank: number): number {
  const counted = builtInCatalog().model(model).found?.architecture();
  if (!counted) throw new Error(`${model} has no architecture`);
  return adaptersOf(shapeOfArchitecture(counted.architecture), rank);
}

// What PEFT and Unsloth print as trainable parameters with adapters beside all linear layers.
test.each([
  ['llama-2-7b', 16, 39_976_960],
  ['llama-2-7b', 64, 159_907_840],
  ['llama-3-8b', 16, 41_943_040],
  ['mistral-7b', 16, 41_943_040],
])('%s with rank %i has %i parameters of adapters', (model, rank, parameters) => {
  expect(adapters(model, rank)).toBe(parameters);
});

test('two matrices of a feed-forward, and adapters of every expert', () => {
  // GPT-3: queries, keys, values and output of 12,288², two matrices of 12,288 × 49,152, in 96 layers.
  expect(adapters('gpt3', 1)).toBe(96 * (4 * 2 * 12_288 + 2 * (12_288 + 49_152)));
  // Mixtral: attention as in Mistral 7B, eight experts of three matrices each.
  expect(adapters('mixtral-8x7b', 1)).toBe(32 * (2 * 8192 + 2 * (4096 + 1024) + 8 * 3 * (4096 + 14_336)));
});

test('latent attention has one beside each of its matrices; shared experts are as wide as they are together', () => {
  // DeepSeek-V3: 7168 → 1536 → 128 × 192; 7168 → 576; 512 → 128 × 256; 128 × 128 → 7168.
  const attention = 7168 + 1536 + (1536 + 128 * 192) + (7168 + 576) + (512 + 128 * 256) + (128 * 128 + 7168);
  // 61 layers and one module for a further token; three are dense, of width 18,432; 256 experts and a shared one of width 2048.
  const dense = 3 * (7168 + 18_432);
  const experts = 257 * 3 * (7168 + 2048);
  expect(adapters('deepseek-v3', 1)).toBe(62 * attention + 3 * dense + 59 * experts);
  // DeepSeek-V2-Lite: the query is one matrix, 2048 → 16 × 192; 64 experts of width 1408, and two shared ones.
  const lite = 2048 + 16 * 192 + (2048 + 576) + (512 + 16 * 256) + (16 * 128 + 2048);
  expect(adapters('deepseek-v2-lite', 1)).toBe(27 * lite + 3 * (2048 + 10_944) + 26 * (64 * 3 * (2048 + 1408) + 3 * (2048 + 2816)));
});

test('a block without gates, experts that share nothing, a recurrence', () => {
  const of = (block: Block) => adaptersOf({ layers: 1, hidden: 8, vocabulary: 10, outputHeads: 1, blocks: [block] }, 2);
  expect(of({ is: 'feedForward', count: 3, width: 16, gated: false })).toBe(2 * 3 * 2 * (8 + 16));
  const experts = { is: 'experts', count: 1, experts: 4, perToken: 1, width: 16, latentWidth: 4, groupLimit: null } as const;
  expect(of({ ...experts, sharedWidth: 0, gated: false })).toBe(2 * 4 * 2 * (4 + 16));
  expect(of({ ...experts, sharedWidth: 32, gated: false })).toBe(2 * (4 * 2 * (4 + 16) + 2 * (8 + 32)));
  expect(of({ ...experts, sharedWidth: 32, gated: true })).toBe(2 * (4 * 3 * (4 + 16) + 3 * (8 + 32)));
  expect(of({ is: 'recurrent', count: 5, innerWidth: 16, projectedWidth: 40 })).toBe(2 * 5 * (8 + 40 + (16 + 8)));
});
