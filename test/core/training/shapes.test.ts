import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readArchitecture } from '../../../src/architecture/read.js';
import { grokShape, publishedShapes } from '../../../src/catalog/training/shapes.js';
import { shapeOfArchitecture } from '../../../src/core/training/from-architecture.js';
import { shapeOfSize } from '../../../src/core/training/from-size.js';
import { modelWeights } from '../../../src/core/training/shape.js';

function presetShape(id: string) {
  const preset = JSON.parse(readFileSync(new URL(`../../../presets/models/${id}.json`, import.meta.url), 'utf8')) as {
    config: unknown;
    parameters: { total: number };
  };
  const read = readArchitecture(preset.config);
  if (!read.ok) throw new Error(id);
  return { shape: shapeOfArchitecture(read.architecture), total: preset.parameters.total };
}

test('a config gives the shapes that published steps were fitted with', () => {
  // Super was trained with two modules for further tokens; its repository has one.
  for (const [id, published] of Object.entries(publishedShapes)) {
    if (id !== 'nemotron-3-super-120b-a12b') expect(modelWeights(presetShape(id).shape), id).toEqual(modelWeights(published));
  }
  expect(modelWeights(presetShape('grok-1').shape)).toEqual(modelWeights(grokShape(64)));
  expect(presetShape('deepseek-v3').shape.outputHeads).toBe(2);
});

test.each([
  'llama-3.1-70b',
  'gpt-3-175b',
  'qwen3-next-80b-a3b',
  'deepseek-v2-lite',
  'kimi-linear-48b-a3b',
  't5-11b',
  'mamba-130m',
  'deepseek-v4-pro',
])('%s: its weights are its parameters, but for norms, convolutions and tables', (id) => {
  const { shape, total } = presetShape(id);
  const { dense, routed, vocabulary } = modelWeights(shape);
  const further = shape.outputHeads > 1 ? 0.1 : 0.06;
  expect(Math.abs((dense + routed + 2 * vocabulary) / total - 1)).toBeLessThan(id === 'mamba-130m' ? 0.35 : further);
});

// RWKV: receptance, key and value take the stream, and one matrix returns to it. MiniMax: query, key and value in one, and a gate.
test.each([
  [
    { model_type: 'rwkv', vocab_size: 386, hidden_size: 48, num_hidden_layers: 1 },
    { innerWidth: 48, projectedWidth: 144 },
  ],
  [
    {
      model_type: 'minimax',
      vocab_size: 1000,
      hidden_size: 64,
      intermediate_size: 100,
      num_hidden_layers: 1,
      num_attention_heads: 4,
      num_key_value_heads: 2,
      head_dim: 16,
      num_local_experts: 4,
      num_experts_per_tok: 2,
      layer_types: ['linear_attention'],
    },
    { innerWidth: 64, projectedWidth: 256 },
  ],
])('a recurrence as wide as the stream: the matrix that returns is counted once: %o', (config, widths) => {
  const read = readArchitecture(config);
  if (!read.ok) throw new Error(config.model_type);
  expect(shapeOfArchitecture(read.architecture).blocks).toContainEqual({ is: 'recurrent', count: 1, ...widths });
});

test('where only a size is known, a plain decoder of about that size', () => {
  for (const parameters of [1e6, 1.3e8, 1e9, 7e9, 175e9, 1e12]) {
    const { dense, vocabulary } = modelWeights(shapeOfSize(parameters));
    if (parameters > 1e8) expect(Math.abs(dense / parameters - 1)).toBeLessThan(0.15);
    expect(vocabulary).toBeGreaterThan(0);
  }
});
