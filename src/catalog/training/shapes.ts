import type { AttentionBlock, Block, ExpertsBlock, LatentRanks, ModelShape, RecurrentBlock } from '../../core/training/shape.js';

const attention = (count: number, heads: number, keyValueHeads: number, headDim = 128, window: number | null = null): AttentionBlock => ({
  is: 'attention',
  count,
  heads,
  keyValueHeads,
  headDim,
  window,
  latent: null,
});

const deepseekRanks: LatentRanks = { queryRank: 1536, keyValueRank: 512, plainDim: 128, ropeDim: 64, valueDim: 128 };
const latent = (count: number, heads: number): AttentionBlock => ({ ...attention(count, heads, heads), latent: deepseekRanks });

const experts = (
  count: number,
  sizes: readonly [experts: number, perToken: number, width: number, sharedWidth: number],
  inside: number,
  more: Partial<ExpertsBlock> = {},
): ExpertsBlock => {
  const [of, perToken, width, sharedWidth] = sizes;
  return { is: 'experts', count, experts: of, perToken, width, sharedWidth, latentWidth: inside, gated: true, groupLimit: null, ...more };
};

const feedForward = (count: number, width: number): Block => ({ is: 'feedForward', count, width, gated: true });

const mamba = (count: number, innerWidth: number, heads: number): RecurrentBlock => ({
  is: 'recurrent',
  count,
  innerWidth,
  projectedWidth: 2 * innerWidth + 2 * 8 * 128 + heads,
});

/** Models with experts whose steps were published, as they were trained: modules that predict further tokens among them. */
export const publishedShapes: Readonly<Record<string, ModelShape>> = {
  'deepseek-v3': {
    layers: 61,
    hidden: 7168,
    vocabulary: 129280,
    outputHeads: 2,
    blocks: [latent(62, 128), feedForward(3, 18432), experts(59, [256, 8, 2048, 2048], 7168, { groupLimit: 4 })],
  },
  'kimi-k2': {
    layers: 61,
    hidden: 7168,
    vocabulary: 163840,
    outputHeads: 1,
    blocks: [latent(61, 64), feedForward(1, 18432), experts(60, [384, 8, 2048, 2048], 7168)],
  },
  'gpt-oss-120b': {
    layers: 36,
    hidden: 2880,
    vocabulary: 201088,
    outputHeads: 1,
    blocks: [attention(18, 64, 8, 64), attention(18, 64, 8, 64, 128), experts(36, [128, 4, 2880, 0], 2880)],
  },
  'qwen3-30b-a3b': {
    layers: 48,
    hidden: 2048,
    vocabulary: 151936,
    outputHeads: 1,
    blocks: [attention(48, 32, 4), experts(48, [128, 8, 768, 0], 2048)],
  },
  'qwen3-235b-a22b': {
    layers: 94,
    hidden: 4096,
    vocabulary: 151936,
    outputHeads: 1,
    blocks: [attention(94, 64, 4), experts(94, [128, 8, 1536, 0], 4096)],
  },
  'nemotron-3-nano-30b-a3b': {
    layers: 52,
    hidden: 2688,
    vocabulary: 131072,
    outputHeads: 1,
    blocks: [attention(6, 32, 2), experts(23, [128, 6, 1856, 3712], 2688, { gated: false }), mamba(23, 4096, 64)],
  },
  'nemotron-3-super-120b-a12b': {
    layers: 88,
    hidden: 4096,
    vocabulary: 131072,
    outputHeads: 3,
    blocks: [attention(10, 32, 2), experts(42, [512, 22, 2688, 5376], 1024, { gated: false }), mamba(40, 8192, 128)],
  },
};

/** Grok-1, of which some measured runs have fewer layers. */
export function grokShape(layers: number): ModelShape {
  return {
    layers,
    hidden: 6144,
    vocabulary: 131072,
    outputHeads: 1,
    blocks: [attention(layers, 48, 8), experts(layers, [8, 2, 32768, 0], 6144)],
  };
}

/** A model all of whose layers are attention and a feed-forward network. */
export function denseShape(sizes: {
  readonly layers: number;
  readonly hidden: number;
  readonly width: number;
  readonly gated: boolean;
  readonly heads: number;
  readonly keyValueHeads: number;
  readonly vocabulary: number;
}): ModelShape {
  const { layers, hidden, width, gated, heads, keyValueHeads, vocabulary } = sizes;
  return {
    layers,
    hidden,
    vocabulary,
    outputHeads: 1,
    blocks: [attention(layers, heads, keyValueHeads, hidden / heads), { is: 'feedForward', count: layers, width, gated }],
  };
}
