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

test.each(variants)('%s', (_, model, changes, more) => {
  const { config, parameters } = caseOf(model);
  const { answer, steps = [] } = describeModel({ ...config, ...changes }, { explain: true, weights: 'fp8' });
  expect(answer.parameters - parameters).toBe(more);
  expect(liesOf(steps as readonly Step[])).toEqual([]);
});
