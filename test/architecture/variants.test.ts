// Keys that few files set: what each adds to a model whose count is known, worked out by hand.
import { expect, test } from 'vitest';
import { describeModel, type Step } from '../../src/index.js';
import { liesOf } from '../core/lies.js';
import { caseOf } from './data/cases.js';

const DEEPSEEK = 'deepseek-ai/DeepSeek-V3';
const NANO = 'nvidia/NVIDIA-Nemotron-Nano-9B-v2';
const MAMBA = 'state-spaces/mamba-130m-hf';
const MAMBA_2 = 'AntonV/mamba2-130m-hf';

const nanoLayers = (kind: string) => [...(caseOf(NANO).config['hybrid_override_pattern'] as string)].filter((one) => one === kind).length;
/** Channels that the convolution of Mamba-2 runs over: inner width, and two states for each group. */
const nanoInner = 128 * 80;
const nanoChannels = nanoInner + 2 * 8 * 128;

const variants: readonly (readonly [what: string, model: string, changes: Readonly<Record<string, unknown>>, more: number])[] = [
  // On the compressed queries, on the compressed keys and values with the rotary part, and on the output.
  ['biases of latent attention', DEEPSEEK, { attention_bias: true }, 61 * (1536 + (512 + 64) + 7168)],
  // q_b alone remains, from the full width: 7168 × 128 × 192 in place of 7168 × 1536 + 1536 + 1536 × 128 × 192.
  [
    'latent attention without compressed queries',
    DEEPSEEK,
    { q_lora_rank: null },
    61 * (7168 * 24_576 - 7168 * 1536 - 1536 - 1536 * 24_576),
  ],
  [
    'biases of latent attention without compressed queries',
    'moonshotai/Moonlight-16B-A3B',
    { attention_bias: true },
    27 * (512 + 64 + 2048),
  ],
  ['projections of Mamba-2 with biases', NANO, { use_bias: true }, nanoLayers('M') * (nanoInner + nanoChannels + 128 + 4480)],
  ['a convolution without biases', NANO, { use_conv_bias: false }, -nanoLayers('M') * nanoChannels],
  ['a feed-forward network with biases', NANO, { mlp_bias: true }, nanoLayers('-') * (15_680 + 4480)],
  // The library builds its attention without biases, whatever the file says.
  ['attention with biases', NANO, { attention_bias: true }, 0],
  ['Mamba with biases', MAMBA, { use_bias: true }, 24 * (2 * 1536 + 768)],
  ['Mamba without biases of the convolution', MAMBA, { use_conv_bias: false }, -24 * 1536],
  ['Mamba-2 with biases', MAMBA_2, { use_bias: true }, 24 * (2 * 1536 + 2 * 128 + 24 + 768)],
  ['Mamba-2 without biases of the convolution', MAMBA_2, { use_conv_bias: false }, -24 * (1536 + 2 * 128)],
  ['a head of its own', MAMBA, { tie_word_embeddings: false }, 50_280 * 768],
];

test('keys that few files set, in models that the library itself built and counted', () => {
  const gpt2 = { model_type: 'gpt2', vocab_size: 1000, n_positions: 64, n_embd: 64, n_layer: 2, n_head: 4 };
  const qwen = {
    model_type: 'qwen2_moe',
    vocab_size: 1000,
    hidden_size: 64,
    num_hidden_layers: 2,
    num_attention_heads: 4,
    num_key_value_heads: 2,
    intermediate_size: 128,
    moe_intermediate_size: 32,
    shared_expert_intermediate_size: 64,
    num_experts: 4,
    num_experts_per_tok: 2,
  };
  const gemma3 = {
    model_type: 'gemma3',
    text_config: {
      model_type: 'gemma3_text',
      vocab_size: 101,
      hidden_size: 48,
      num_hidden_layers: 2,
      intermediate_size: 36,
      num_attention_heads: 6,
      num_key_value_heads: 2,
      head_dim: 8,
    },
  };
  const siglip = { hidden_size: 24, intermediate_size: 30, num_hidden_layers: 2, num_attention_heads: 4, patch_size: 4, image_size: 16 };
  const parameters = (config: object) => describeModel(config).answer.parameters;
  expect(parameters(gpt2)).toBe(168_192);
  expect(parameters({ ...gpt2, add_cross_attention: true })).toBe(201_728);
  expect(parameters(qwen)).toBe(227_520);
  expect(parameters({ ...qwen, qkv_bias: false })).toBe(227_264);
  const image = (more: object) => describeModel({ ...gemma3, vision_config: { ...siglip, ...more } }).answer.visionParameters;
  expect([image({}), image({ vision_use_head: true }), image({ vision_use_head: false })]).toEqual([14_730, 14_730, 10_764]);
});

test('what looks and listens beside a language model is told', () => {
  const phi = {
    model_type: 'phi4_multimodal',
    vocab_size: 101,
    hidden_size: 48,
    num_hidden_layers: 2,
    intermediate_size: 36,
    num_attention_heads: 6,
    num_key_value_heads: 2,
  };
  const hints = (config: object) => describeModel(config).hints.map(({ code }) => code);
  expect(hints(phi)).toContain('part-of-model');
  expect(hints({ ...phi, model_type: 'phi3', audio_processor: {} })).toContain('part-of-model');
  expect(hints({ ...phi, model_type: 'phi3' })).not.toContain('part-of-model');
  const { config } = caseOf('google/gemma-4-E2B-it');
  expect(hints(config)).not.toContain('sound-not-counted');
  expect(hints({ ...config, audio_config: {} })).toContain('sound-not-counted');
});

test.each(variants)('%s', (_, model, changes, more) => {
  const { config, parameters } = caseOf(model);
  const { answer, steps = [] } = describeModel({ ...config, ...changes }, { explain: true, weights: 'fp8' });
  expect(answer.parameters - parameters).toBe(more);
  expect(liesOf(steps as readonly Step[])).toEqual([]);
});
