/** Softmax attention over heads of its own keys and values, or over a latent vector of both. */
export type AttentionBlock = {
  readonly is: 'attention';
  readonly count: number;
  readonly heads: number;
  readonly keyValueHeads: number;
  /** Elements of a head; of latent attention its keys' (plain and rotary). */
  readonly headDim: number;
  /** Keys a query looks at; null for all before it. */
  readonly window: number | null;
  /** Multi-head latent attention; null for plain heads. */
  readonly latent: LatentRanks | null;
};

/** Ranks and widths of latent attention. `queryRank` is 0 where the query is one matrix. */
export type LatentRanks = {
  readonly queryRank: number;
  readonly keyValueRank: number;
  readonly plainDim: number;
  readonly ropeDim: number;
  readonly valueDim: number;
};

/** Two matrices, or three where it is gated. */
export type FeedForwardBlock = { readonly is: 'feedForward'; readonly count: number; readonly width: number; readonly gated: boolean };

/** A mixture of experts: each token passes `perToken` of the routed ones and all of the shared ones. */
export type ExpertsBlock = {
  readonly is: 'experts';
  readonly count: number;
  readonly experts: number;
  readonly perToken: number;
  readonly width: number;
  /** Width of all shared experts together; 0 for none. */
  readonly sharedWidth: number;
  /** Width in which the routed experts work; that of the stream where it is the same. */
  readonly latentWidth: number;
  readonly gated: boolean;
  /** Servers that the experts of one token may be spread over; null for no limit. */
  readonly groupLimit: number | null;
};

/** Mamba-2, or another recurrence with projections of about these sizes. */
export type RecurrentBlock = {
  readonly is: 'recurrent';
  readonly count: number;
  readonly innerWidth: number;
  /** Outputs of the projection into the block. */
  readonly projectedWidth: number;
};

export type Block = AttentionBlock | FeedForwardBlock | ExpertsBlock | RecurrentBlock;

/** A Transformer as the cost model sees it: blocks and how many there are of each, in no order. */
export type ModelShape = {
  readonly layers: number;
  readonly hidden: number;
  readonly vocabulary: number;
  readonly blocks: readonly Block[];
  /** Output heads: 1, and one for each module that predicts further tokens. */
  readonly outputHeads: number;
};

/** With experts or recurrent blocks: its layers are not alike, and its norms are counted by the block. */
export function isHybrid({ blocks }: ModelShape): boolean {
  return blocks.some(({ is }) => is === 'experts' || is === 'recurrent');
}

export function hasGatedFeedForward({ blocks }: ModelShape): boolean {
  return blocks.some((block) => block.is === 'feedForward' && block.gated);
}

/** Elements of a query's and of a value's head. */
export function headDims({ headDim, latent }: AttentionBlock): { readonly key: number; readonly value: number } {
  return latent === null ? { key: headDim, value: headDim } : { key: latent.plainDim + latent.ropeDim, value: latent.valueDim };
}

/** Elements of all keys and values of a token. */
export function keyValueWidth(block: AttentionBlock): number {
  const { key, value } = headDims(block);
  return block.latent === null ? 2 * block.keyValueHeads * block.headDim : block.heads * (key + value);
}

/** Weights of one block: those that every token passes, those of its routed experts, and how many of these one token passes. */
function blockWeights(block: Block, hidden: number): { readonly dense: number; readonly routed: number; readonly active: number } {
  switch (block.is) {
    case 'attention':
      return { dense: attentionWeights(block, hidden), routed: 0, active: 0 };
    case 'feedForward':
      return { dense: matrices(block.gated) * hidden * block.width, routed: 0, active: 0 };
    case 'experts': {
      const { experts, perToken, width, sharedWidth, latentWidth, gated } = block;
      const latent = latentWidth < hidden ? 2 * latentWidth * hidden : 0;
      const one = matrices(gated) * latentWidth * width;
      return { dense: experts * hidden + matrices(gated) * hidden * sharedWidth + latent, routed: experts * one, active: perToken * one };
    }
    case 'recurrent':
      return { dense: hidden * (block.projectedWidth + block.innerWidth), routed: 0, active: 0 };
  }
}

/** Matrices of a feed-forward network. */
function matrices(gated: boolean): number {
  return gated ? 3 : 2;
}

function attentionWeights({ heads, keyValueHeads, headDim, latent }: AttentionBlock, hidden: number): number {
  if (latent === null) return (2 * heads + 2 * keyValueHeads) * headDim * hidden;
  const { queryRank, keyValueRank, plainDim, ropeDim, valueDim } = latent;
  const queries = heads * (plainDim + ropeDim);
  const query = queryRank === 0 ? hidden * queries : queryRank * (hidden + queries);
  return query + hidden * (keyValueRank + ropeDim) + keyValueRank * heads * (plainDim + valueDim) + heads * valueDim * hidden;
}

/** Weights of a model by how they are spread over accelerators. Norms and biases, a thousandth, are left out. */
export type ModelWeights = {
  /** All but the embedding, the head and the routed experts. */
  readonly dense: number;
  /** The routed experts of all blocks. */
  readonly routed: number;
  /** What one token passes, without embedding and head. */
  readonly active: number;
  /** Embedding or head: one matrix. */
  readonly vocabulary: number;
};

export function modelWeights({ blocks, hidden, vocabulary }: ModelShape): ModelWeights {
  let dense = 0;
  let routed = 0;
  let active = 0;
  for (const block of blocks) {
    const weights = blockWeights(block, hidden);
    dense += block.count * weights.dense;
    routed += block.count * weights.routed;
    active += block.count * (weights.dense + weights.active);
  }
  return { dense, routed, active, vocabulary: vocabulary * hidden };
}

/**
 * FLOP of a model for one token, forward and backward, as MFU counts them: two for each weight and
 * pass, and attention over the sequence in full or, as a causal mask needs it, in half.
 */
export function modelFlopsPerToken(model: ModelShape, sequence: number, attention: 'causal' | 'full'): number {
  let pairs = 0;
  for (const block of model.blocks) {
    if (block.is !== 'attention') continue;
    const { key, value } = headDims(block);
    const reach = block.window === null ? (attention === 'causal' ? sequence / 2 : sequence) : Math.min(block.window, sequence);
    pairs += block.count * reach * block.heads * (key + value);
  }
  const { active, vocabulary } = modelWeights(model);
  return 6 * (active + model.outputHeads * vocabulary + pairs);
}

/** FLOP of weights that are not trained: the gradients that are not computed for one token. */
export function frozenFlopsPerToken(model: ModelShape): number {
  const { active, vocabulary } = modelWeights(model);
  return 2 * (active + model.outputHeads * vocabulary);
}
