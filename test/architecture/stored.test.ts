// What a repository and a cache keep, to the byte: each number is worked out by hand.
import { describe, expect, test } from 'vitest';
import { describeModel, type Step } from '../../src/index.js';
import { liesOf } from '../core/lies.js';
import { caseOf } from './data/cases.js';

const small = {
  model_type: 'llama',
  hidden_size: 256,
  num_hidden_layers: 1,
  num_attention_heads: 4,
  num_key_value_heads: 4,
  intermediate_size: 512,
  vocab_size: 1000,
  tie_word_embeddings: false,
};
const LINEAR = 4 * 256 * 256 + 3 * 256 * 512;
const TABLES = 2 * 1000 * 256;
const NORMS = 3 * 256;
/** Inputs of the seven matrices, one beside the other. */
const INPUTS = 6 * 256 + 512;
const stored = (config: object) => describeModel({ ...small, ...config }).answer.storedWeightsBytes;

describe('weights of a small Llama', () => {
  const awq = { quant_method: 'awq', bits: 4, group_size: 128, zero_point: true };
  const attention = 4 * 256 * 256;

  test.each<readonly [string, object, number | null]>([
    ['AWQ, groups of 128', { quantization_config: awq }, LINEAR / 2 + (LINEAR / 128) * 2.5 + 2 * (TABLES + NORMS)],
    [
      'AWQ without zero points',
      { quantization_config: { ...awq, zero_point: false } },
      LINEAR / 2 + (LINEAR / 128) * 2 + 2 * (TABLES + NORMS),
    ],
    ['AWQ of float32', { quantization_config: awq, torch_dtype: 'float32' }, LINEAR / 2 + (LINEAR / 128) * 2.5 + 4 * (TABLES + NORMS)],
    [
      'AWQ but for the attention',
      { quantization_config: { ...awq, modules_to_not_convert: ['self_attn', 'vision_tower'] } },
      (LINEAR - attention) / 2 + ((LINEAR - attention) / 128) * 2.5 + 2 * (TABLES + NORMS + attention),
    ],
    ['AWQ but for one layer', { quantization_config: { ...awq, modules_to_not_convert: ['model.layers.0.self_attn'] } }, null],
    ['AWQ but for what is not known', { quantization_config: { ...awq, modules_to_not_convert: ['something'] } }, null],
    ...[32, 64, 128].map((group): readonly [string, object, number] => [
      `GPTQ, groups of ${group}`,
      { quantization_config: { quant_method: 'gptq', bits: 4, group_size: group } },
      LINEAR / 2 + (LINEAR / group) * 2.5 + 4 * INPUTS + 2 * (TABLES + NORMS),
    ]),
    ['MLX, groups of 64', { quantization: { bits: 4, group_size: 64 } }, (LINEAR + TABLES) / 2 + ((LINEAR + TABLES) / 64) * 4 + 2 * NORMS],
    [
      'MLX in the other key too',
      { quantization_config: { bits: 8, group_size: 32 } },
      LINEAR + TABLES + ((LINEAR + TABLES) / 32) * 4 + 2 * NORMS,
    ],
    // No group of 1,000 inputs is whole.
    ['MLX, groups that no input fills', { quantization: { bits: 4, group_size: 1000 } }, 2 * (LINEAR + TABLES + NORMS)],
    ['MLX with modules apart', { quantization: { bits: 4, group_size: 64, lm_head: { bits: 8, group_size: 64 } } }, null],
    ['MLX in another mode', { quantization: { bits: 4, group_size: 32, mode: 'mxfp4' } }, null],
    ['MLX without a group', { quantization: { bits: 4 } }, null],
    [
      'fp8 in blocks',
      { quantization_config: { quant_method: 'fp8', weight_block_size: [128, 128] } },
      LINEAR + 4 * (LINEAR / 128 / 128) + 2 * (TABLES + NORMS),
    ],
    ['fp8 without blocks', { quantization_config: { quant_method: 'fp8' } }, null],
    ['a format that is not known', { quantization_config: { quant_method: 'bitsandbytes', load_in_4bit: true } }, null],
    ['modules that are no list', { quantization_config: { ...awq, modules_to_not_convert: 'lm_head' } }, null],
    ['modules that are no names', { quantization_config: { ...awq, modules_to_not_convert: [3] } }, null],
    ['no low precision', {}, null],
  ])('%s', (_, config, bytes) => {
    expect(stored(config)).toBe(bytes);
  });

  test('AWQ and MLX, as their repositories are', () => {
    expect(stored({ quantization_config: awq })).toBe(1_366_016);
    expect(stored({ quantization: { bits: 4, group_size: 64 } })).toBe(658_176);
  });

  test('tied, a table is kept once', () => {
    expect(stored({ quantization: { bits: 4, group_size: 64 }, tie_word_embeddings: true })).toBe(
      (LINEAR + TABLES / 2) / 2 + ((LINEAR + TABLES / 2) / 64) * 4 + 2 * NORMS,
    );
  });
});

describe('a token of DeepSeek-V3.2 in the cache', () => {
  /** A latent of 512 and a rotary part of 64; a key of the indexer in 128 bytes and a scale. */
  const INDEX = 128 + 4;
  const kept = (kv: 'bf16' | 'fp8' | 'q8_0' | 'q4_0' | 'fp4') =>
    describeModel(caseOf('deepseek-ai/DeepSeek-V3.2').config, { kv, explain: true });

  test.each([
    ['bf16', 78_324, 2 * (512 + 64)],
    ['fp8', 48_068, 512 + 4 * 4 + 2 * 64],
    ['q8_0', 61 * (544 + 128 + INDEX), (512 * 34) / 32 + 2 * 64],
    ['q4_0', 61 * (288 + 128 + INDEX), (512 * 18) / 32 + 2 * 64],
    ['fp4', 61 * (288 + 128 + INDEX), (512 * 9) / 16 + 2 * 64],
  ] as const)('%s', (kv, bytes, latent) => {
    const { answer, steps = [] } = kept(kv);
    expect(answer.kvBytesPerToken).toBe(bytes);
    expect(bytes).toBe(61 * (latent + INDEX));
    expect(liesOf(steps as readonly Step[])).toEqual([]);
  });

  test('layers of GLM-5.2 that share an indexer keep no keys of their own for it', () => {
    const { answer } = describeModel({ ...caseOf('zai-org/GLM-5-FP8').config, index_topk_freq: 4, index_skip_topk_offset: 3 });
    const layers = 78;
    const full = Array.from({ length: layers }, (_, layer) => layer).filter((layer) => Math.max(layer - 2, 0) % 4 === 0).length;
    expect(answer.kvBytesPerToken).toBe(layers * 2 * (512 + 64) + full * INDEX);
  });
});

test.each([
  ['q8_0', 34 / 32],
  ['q4_0', 18 / 32],
  ['fp4', 9 / 16],
] as const)('keys and values of Llama in %s', (kv, bytes) => {
  expect(describeModel(small, { kv }).answer.kvBytesPerToken).toBe(2 * 4 * 64 * bytes);
});

test('DeepSeek-V2 without latent attention has ordinary heads', () => {
  const { answer, warnings } = describeModel({
    model_type: 'deepseek_v2',
    use_mla: false,
    vocab_size: 100,
    hidden_size: 64,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    intermediate_size: 128,
    moe_intermediate_size: 32,
    n_routed_experts: 4,
    n_shared_experts: 1,
    num_experts_per_tok: 2,
    first_k_dense_replace: 1,
    q_lora_rank: null,
    kv_lora_rank: null,
    qk_nope_head_dim: 0,
    qk_rope_head_dim: 0,
    v_head_dim: 0,
    tie_word_embeddings: false,
  });
  expect(answer).toMatchObject({ parameters: 101_440, activeParameters: 89_152, kvBytesPerToken: 512 });
  expect(warnings).toEqual([]);
});

test('a key that may change the shape and is not understood is named', () => {
  const { evidence, warnings } = describeModel({ ...small, headwise_attn_output_gate: true });
  expect(evidence.estimated).toBe(true);
  expect(warnings.map(({ message }) => message).join()).toContain('headwise_attn_output_gate');
});

test('a key that is left out is said with its default', () => {
  const { num_key_value_heads: _, ...sparse } = small;
  const { answer, hints } = describeModel({ ...sparse, model_type: 'qwen2', num_attention_heads: 32, head_dim: 8 });
  expect(hints.map(({ message }) => message).join()).toContain('num_key_value_heads (32)');
  expect(answer.kvBytesPerToken).toBe(2 * 32 * 8 * 2);
});
