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

/** Outputs of the seven, and what stays in 16 bits. */
const OUTPUTS = 5 * 256 + 2 * 512;
const HEAD = 1000 * 256;
const WIDE = 2 * (TABLES + NORMS);
const compressed = (format: string, weights: object, input_activations: object | null = null, ignore = ['lm_head']) => ({
  quantization_config: {
    quant_method: 'compressed-tensors',
    format,
    config_groups: { group_0: { targets: ['Linear'], weights, input_activations } },
    ignore,
  },
});
const packed = (more: object = {}, ignore = ['lm_head']) =>
  compressed('pack-quantized', { num_bits: 4, type: 'int', strategy: 'group', group_size: 128, symmetric: true, ...more }, null, ignore);

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
    [
      'AWQ but for the attention of one layer',
      { quantization_config: { ...awq, modules_to_not_convert: ['model.layers.0.self_attn', 'model.layers.1.mlp.down_proj'] } },
      (LINEAR - attention) / 2 + ((LINEAR - attention) / 128) * 2.5 + 2 * (TABLES + NORMS + attention),
    ],
    ['AWQ but for a third of the network', { quantization_config: { ...awq, modules_to_not_convert: ['mlp.down_proj'] } }, null],
    ['AWQ in another order', { quantization_config: { ...awq, version: 'gemv' } }, null],
    [
      'GPTQ, one group for all inputs',
      { quantization_config: { quant_method: 'gptq', bits: 4, group_size: -1 } },
      LINEAR / 2 + OUTPUTS * 2.5 + 4 * INPUTS + 2 * (TABLES + NORMS),
    ],
    ['GPTQ with rules of its own', { quantization_config: { quant_method: 'gptq', bits: 4, group_size: 128, dynamic: { a: {} } } }, null],
    ['GPTQ with the head', { quantization_config: { quant_method: 'gptq', bits: 4, group_size: 128, lm_head: true } }, null],
    ['packed, groups of 128', packed(), LINEAR / 2 + (LINEAR / 128) * 2 + 7 * 16 + 2 * (TABLES + NORMS)],
    ['packed, with zero points', packed({ symmetric: false }), LINEAR / 2 + (LINEAR / 128) * 2.5 + 7 * 16 + 2 * (TABLES + NORMS)],
    [
      'packed, in order of the groups',
      packed({ actorder: 'group' }),
      LINEAR / 2 + (LINEAR / 128) * 2 + 4 * INPUTS + 7 * 16 + 2 * (TABLES + NORMS),
    ],
    ['packed, head included', packed({}, []), (LINEAR + HEAD) / 2 + ((LINEAR + HEAD) / 128) * 2 + 8 * 16 + 2 * (HEAD + NORMS)],
    [
      'packed but for the network, by a pattern',
      packed({}, ['lm_head', 're:.*mlp[.](gate|up|down)_proj$']),
      attention / 2 + (attention / 128) * 2 + 4 * 16 + 2 * (TABLES + NORMS + LINEAR - attention),
    ],
    ['packed but for a pattern that is none', packed({}, ['re:(']), null],
    ['packed but for one expert', packed({}, ['model.layers.0.mlp.experts.3.up_proj']), null],
    ['packed in a strategy that is not known', packed({ strategy: 'head' }), null],
    ['int8 for each output', compressed('int-quantized', { num_bits: 8, type: 'int', strategy: 'channel' }), LINEAR + 2 * OUTPUTS + WIDE],
    [
      'fp8 for each output',
      compressed('float-quantized', { num_bits: 8, type: 'float', strategy: 'channel' }),
      LINEAR + 2 * OUTPUTS + WIDE,
    ],
    [
      'fp8 for each matrix, its input scaled once',
      compressed('float-quantized', { num_bits: 8, type: 'float', strategy: 'tensor' }, { dynamic: false }),
      LINEAR + 7 * (2 + 2) + WIDE,
    ],
    [
      'fp8 in blocks of compressed-tensors',
      compressed('float-quantized', { num_bits: 8, type: 'float', strategy: 'block', block_structure: [128, 128] }),
      LINEAR + 2 * (LINEAR / 128 / 128) + WIDE,
    ],
    [
      'NVFP4 of compressed-tensors',
      compressed('nvfp4-pack-quantized', { num_bits: 4, type: 'float', strategy: 'tensor_group', group_size: 16 }, { dynamic: 'local' }),
      LINEAR / 2 + LINEAR / 16 + 7 * 8 + WIDE,
    ],
    [
      'NVFP4 of weights only',
      compressed('nvfp4-pack-quantized', { num_bits: 4, type: 'float', group_size: 16 }),
      LINEAR / 2 + LINEAR / 16 + 7 * 4 + WIDE,
    ],
    ['MXFP4 of compressed-tensors', compressed('mxfp4-pack-quantized', { num_bits: 4, group_size: 32 }), LINEAR / 2 + LINEAR / 32 + WIDE],
    ['a form of compressed-tensors that is not known', compressed('marlin-24', { num_bits: 4, group_size: 128 }), null],
    [
      'NVFP4 of ModelOpt',
      { quantization_config: { quant_method: 'modelopt', quant_algo: 'NVFP4', ignore: ['lm_head'] } },
      LINEAR / 2 + LINEAR / 16 + 7 * 8 + WIDE,
    ],
    [
      'NVFP4 of ModelOpt but for the attention',
      { quantization_config: { quant_method: 'modelopt', quant_algo: 'NVFP4', ignore: ['lm_head', 'model.layers.0.self_attn*'] } },
      (LINEAR - attention) / 2 + (LINEAR - attention) / 16 + 3 * 8 + WIDE + 2 * attention,
    ],
    ['FP8 of ModelOpt', { quantization_config: { quant_algo: 'FP8', exclude_modules: ['lm_head'] } }, LINEAR + 7 * 8 + WIDE],
    ['another format of ModelOpt', { quantization_config: { quant_method: 'modelopt', quant_algo: 'W4A8_AWQ' } }, null],
    ['FP8 of FBGEMM', { quantization_config: { quant_method: 'fbgemm_fp8' } }, LINEAR + 4 * OUTPUTS + WIDE],
    ['MXFP4 where there are no experts', { quantization_config: { quant_method: 'mxfp4' } }, 2 * LINEAR + WIDE],
    ['fp8 in blocks that are none', { quantization_config: { quant_method: 'fp8', weight_block_size: [128] } }, null],
    [
      'experts in a format of their own',
      { expert_dtype: 'fp4', quantization_config: { quant_method: 'fp8', weight_block_size: [128, 128] } },
      null,
    ],
    [
      'MLX, scales of a byte',
      { quantization: { bits: 4, group_size: 32, mode: 'mxfp4' } },
      (LINEAR + TABLES) / 2 + (LINEAR + TABLES) / 32 + 2 * NORMS,
    ],
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
    ['MLX in a mode that is not known', { quantization: { bits: 4, group_size: 32, mode: 'other' } }, null],
    ['MLX without a group', { quantization: { bits: 4 } }, null],
    [
      'fp8 in blocks',
      { quantization_config: { quant_method: 'fp8', weight_block_size: [128, 128] } },
      LINEAR + 4 * (LINEAR / 128 / 128) + 2 * (TABLES + NORMS),
    ],
    ['a format that is not known', { quantization_config: { quant_method: 'hqq', bits: 4 } }, null],
    ['bitsandbytes that says no bits', { quantization_config: { quant_method: 'bitsandbytes' } }, null],
    ['a type of TorchAO that is not known', { quantization_config: { quant_method: 'torchao', quant_type: 'autoquant' } }, null],
    ['modules that are no list', { quantization_config: { ...awq, modules_to_not_convert: 'lm_head' } }, null],
    ['modules that are no names', { quantization_config: { ...awq, modules_to_not_convert: [3] } }, null],
    ['no low precision', {}, null],
  ])('%s', (_, config, bytes) => {
    expect(stored(config)).toBe(bytes);
  });

  test.each([
    // 8.5 and 4.5 bits, 4.127 with scales of scales, 8 and a scale for each output or for each matrix.
    [{ quant_method: 'fp8' }, LINEAR + 7 * 4],
    [{ quant_method: 'fp8', activation_scheme: 'static' }, LINEAR + 7 * 8],
    [{ quant_method: 'bitsandbytes', load_in_8bit: true }, LINEAR + 4 * OUTPUTS + 7],
    [{ quant_method: 'bitsandbytes', load_in_4bit: true }, LINEAR / 2 + (LINEAR / 64) * 4 + 7 * (4 * 272 + 200)],
    [
      { quant_method: 'bitsandbytes', load_in_4bit: true, bnb_4bit_use_double_quant: true },
      LINEAR / 2 + LINEAR / 64 + (LINEAR / 64 / 256) * 4 + 7 * (4 * 272 + 200),
    ],
    [{ quant_method: 'torchao', quant_type: 'int8_weight_only' }, LINEAR + 4 * OUTPUTS],
    [{ quant_method: 'torchao', quant_type: 'int4_weight_only', quant_type_kwargs: { group_size: 64 } }, LINEAR / 2 + (LINEAR / 64) * 4],
    [
      { quant_method: 'torchao', quant_type: { default: { _type: 'Int4WeightOnlyConfig', _data: { group_size: 32 } } } },
      LINEAR / 2 + (LINEAR / 32) * 4,
    ],
    [{ quant_algo: 'FP8', exclude_modules: ['lm_head'], kv_cache_quant_algo: 'FP8' }, LINEAR + 7 * 8],
  ])('an estimate says that it is one: %j', (quantization_config, bytes) => {
    const { answer, hints } = describeModel({ ...small, quantization_config });
    expect(answer.storedWeightsBytes).toBe(bytes + WIDE);
    expect(hints.map(({ code }) => code)).toContain('stored-estimated');
  });

  test('gpt-oss-20b has as many bytes as the index of its files says', () => {
    const { config } = caseOf('openai/gpt-oss-20b');
    const { answer } = describeModel({ ...config, quantization_config: { quant_method: 'mxfp4' } });
    expect(answer.storedWeightsBytes).toBe(13_761_264_768);
  });

  test('a matrix that layers share in name only is kept where the list says so', () => {
    const { config } = caseOf('XiaomiMiMo/MiMo-V2-Flash');
    const list = (config['quantization_config'] as { ignored_layers: string[] }).ignored_layers;
    const withList = describeModel(config).answer.storedWeightsBytes ?? 0;
    const fewer = { ...config, quantization_config: { ...(config['quantization_config'] as object), ignored_layers: list.slice(1) } };
    const o = 64 * 128 * 4096;
    // The first layer's output projection is in FP8 then, with a scale in FP32 for each block.
    expect(withList - (describeModel(fewer).answer.storedWeightsBytes ?? 0)).toBe(o - 4 * (o / 128 / 128));
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
