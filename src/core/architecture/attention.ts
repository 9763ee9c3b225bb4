import { light, linear, matrix, type Part, type Reach, type Tensor } from './part.js';
import { plus, type Size, TWO, times } from './size.js';

/** Softmax attention over heads of its own keys and values (MHA, GQA, MQA). Sizes by their symbols. */
export type AttentionShape = {
  readonly hidden: Size;
  /** Width of what is projected, where it is not that of the stream. */
  readonly from?: Size | undefined;
  readonly heads: Size;
  readonly keyValueHeads: Size;
  readonly headDim: Size;
  /** Dimensions of a value where they are not those of a key. */
  readonly valueDim?: Size | undefined;
  readonly mask: 'causal' | 'bidirectional';
  /** Keys a query looks at; null for all. */
  readonly window?: number | null | undefined;
  /** The window is a fixed chunk of the sequence, not one that slides. */
  readonly chunked?: boolean | undefined;
  readonly queryBias?: boolean | undefined;
  readonly keyBias?: boolean | undefined;
  readonly valueBias?: boolean | undefined;
  readonly outputBias?: boolean | undefined;
  /** Norms of queries and keys: one of the size of a head, or one over all heads; with a bias where `biasedNorm`. */
  readonly queryKeyNorm?: 'head' | 'full' | null | undefined;
  readonly biasedNorm?: boolean | undefined;
  /** A gate of the output: one for each element or one for each head. */
  readonly gate?: 'element' | 'head' | null | undefined;
  readonly gateBias?: boolean | undefined;
  /** A learned score for each head that takes part in the softmax. */
  readonly sinks?: boolean | undefined;
  /** Values are the keys: no projection of their own. */
  readonly valuesAreKeys?: boolean | undefined;
  /** Keys and values are those of an earlier layer. */
  readonly sharedKeysAndValues?: boolean | undefined;
};

export function attention(shape: AttentionShape): Part {
  const { hidden, from = hidden, heads, keyValueHeads, headDim, valueDim = headDim, mask, window = null } = shape;
  const queryWidth = times(heads, headDim);
  const keyWidth = times(keyValueHeads, headDim);
  const valueWidth = times(keyValueHeads, valueDim);
  const outWidth = times(heads, valueDim);
  const tensors: Tensor[] = [linear('query', from, queryWidth)];
  if (!shape.sharedKeysAndValues) {
    tensors.push(linear('key', from, keyWidth));
    if (!shape.valuesAreKeys) tensors.push(linear('value', from, valueWidth));
  }
  tensors.push(linear('attentionOutput', outWidth, hidden));
  if (shape.queryBias) tensors.push(light('biases', queryWidth));
  if (shape.keyBias && !shape.sharedKeysAndValues) tensors.push(light('biases', keyWidth));
  if (shape.valueBias && !shape.sharedKeysAndValues && !shape.valuesAreKeys) tensors.push(light('biases', valueWidth));
  if (shape.outputBias) tensors.push(light('biases', hidden));
  tensors.push(...normTensors(shape, queryWidth, keyWidth));
  const gateWidth = shape.gate === 'element' ? outWidth : heads;
  if (shape.gate) tensors.push(linear('attentionGate', hidden, gateWidth));
  if (shape.gate && shape.gateBias) tensors.push(light('biases', gateWidth));
  if (shape.sinks) tensors.push(light('attentionBias', heads));
  return {
    is: 'selfAttention',
    tensors,
    reach: [{ ...pairs(heads, headDim, valueDim), mask, limit: window, ...(shape.chunked && { chunked: true as const }) }],
    memory:
      mask === 'bidirectional' || shape.sharedKeysAndValues
        ? []
        : [{ is: 'cache', elements: times(keyValueHeads, twice(headDim, valueDim)), limit: window }],
    facts: {
      mask,
      heads: heads.value,
      keyValueHeads: keyValueHeads.value,
      headDim: headDim.value,
      valueDim: valueDim.value,
      window,
      chunked: shape.chunked === true,
      shared: shape.sharedKeysAndValues === true,
    },
  };
}

function normTensors({ queryKeyNorm, biasedNorm, headDim, sharedKeysAndValues }: AttentionShape, query: Size, key: Size): Tensor[] {
  if (!queryKeyNorm) return [];
  const tensors: Tensor[] = [];
  const add = (width: Size) => {
    tensors.push(light('norms', width));
    if (biasedNorm) tensors.push(light('norms', width));
  };
  add(queryKeyNorm === 'full' ? query : headDim);
  if (!sharedKeysAndValues) add(queryKeyNorm === 'full' ? key : headDim);
  return tensors;
}

/** FLOP of one query and one key over all heads: a product of the key's width, and one of the value's. */
function pairs(heads: Size, headDim: Size, valueDim: Size): Pick<Reach, 'flopsPerPair'> {
  return { flopsPerPair: times(TWO, heads, twice(headDim, valueDim)) };
}

function twice(one: Size, other: Size): Size {
  return one.text === other.text ? times(TWO, one) : plus(one, other);
}

/** Experts that hold the queries and the way back, in front of heads that all share (JetMoE): each of those chosen asks with as many heads as there are keys. */
export function routedAttention(shape: {
  readonly hidden: Size;
  readonly experts: Size;
  readonly perToken: Size;
  readonly keyValueHeads: Size;
  readonly headDim: Size;
}): Part {
  const { hidden, experts, perToken, keyValueHeads, headDim } = shape;
  const width = times(keyValueHeads, headDim);
  const each = { copies: experts, active: perToken };
  const own = attention({ hidden, heads: times(perToken, keyValueHeads), keyValueHeads, headDim, mask: 'causal' });
  return {
    ...own,
    tensors: [
      { ...linear('query', hidden, width), ...each },
      ...own.tensors.filter(({ component }) => component === 'key' || component === 'value'),
      { ...linear('attentionOutput', width, hidden), ...each },
      light('biases', hidden),
      matrix('router', hidden, experts),
    ],
  };
}

/** Attention of the decoder to the encoder's output: keys and values are computed once for each token of the source. */
export function crossAttention(shape: {
  readonly hidden: Size;
  readonly heads: Size;
  readonly headDim: Size;
  readonly biased: boolean;
  /** Keys have no bias though the others have (Whisper). */
  readonly keyUnbiased?: boolean | undefined;
  /** Heads of keys and values, where they are fewer. */
  readonly keyValueHeads?: Size;
  /** Width of the encoder where it is another. */
  readonly sourceWidth?: Size;
  /** Norms of queries and keys, of the size of a head. */
  readonly normed?: boolean | undefined;
}): Part {
  const { hidden, heads, headDim, biased, keyUnbiased, keyValueHeads = heads, sourceWidth = hidden, normed } = shape;
  const width = times(heads, headDim);
  const keyWidth = times(keyValueHeads, headDim);
  const source: Tensor = { ...linear('crossAttention', sourceWidth, keyWidth), bySource: true };
  const ofKey = light('biases', keyWidth);
  const bias = biased ? [light('biases', width), ...(keyUnbiased ? [] : [ofKey]), ofKey, light('biases', hidden)] : [];
  const norms = normed ? [light('norms', headDim), light('norms', headDim)] : [];
  return {
    is: 'crossAttention',
    tensors: [linear('crossAttention', hidden, width), source, source, linear('crossAttention', width, hidden), ...bias, ...norms],
    reach: [{ ...pairs(heads, headDim, headDim), mask: 'cross', limit: null }],
    memory: [{ is: 'cache', elements: times(TWO, keyValueHeads, headDim), limit: null, bySource: true }],
    facts: { heads: heads.value, headDim: headDim.value },
  };
}

/** Multi-head latent attention (DeepSeek-V2): keys and values are kept as one compressed vector a token. */
export type LatentShape = {
  readonly hidden: Size;
  readonly heads: Size;
  /** Rank of the query projection; null where it is one matrix. */
  readonly queryRank: Size | null;
  readonly keyValueRank: Size;
  readonly plainDim: Size;
  readonly ropeDim: Size;
  readonly valueDim: Size;
  /** Biases of the down-projections and the output. */
  readonly biased?: boolean | undefined;
  readonly indexer?: IndexerShape | null | undefined;
};

/** A light attention that picks the keys which the real one looks at (DeepSeek-V3.2). */
type IndexerShape = {
  readonly heads: Size;
  readonly headDim: Size;
  readonly keys: number;
  readonly fromRank: Size;
  /** The choice of a layer before is used again: no indexer here, but its limit of keys. */
  readonly shared?: boolean;
};

export function latentAttention(shape: LatentShape): Part {
  const { hidden, heads, queryRank, keyValueRank, plainDim, ropeDim, valueDim, biased, indexer } = shape;
  const keyDim = plus(plainDim, ropeDim);
  const latent = plus(keyValueRank, ropeDim);
  const queries = times(heads, keyDim);
  const tensors: Tensor[] = [];
  if (queryRank === null) tensors.push(linear('query', hidden, queries));
  else tensors.push(linear('query', hidden, queryRank), light('norms', queryRank), linear('query', queryRank, queries));
  tensors.push(
    linear('keyValue', hidden, latent),
    light('norms', keyValueRank),
    linear('keyValue', keyValueRank, times(heads, plus(plainDim, valueDim))),
    linear('attentionOutput', times(heads, valueDim), hidden),
  );
  if (biased) {
    if (queryRank !== null) tensors.push(light('biases', queryRank));
    tensors.push(light('biases', latent), light('biases', hidden));
  }
  const limit = indexer?.keys ?? null;
  const reach: Reach[] = [
    {
      flopsPerPair: times(TWO, heads, plus(plainDim, ropeDim, valueDim)),
      // The latent vector is both key and value when one token at a time is generated; expanding it anew for all keys would cost more.
      flopsPerPairDecoding: times(TWO, heads, plus(times(TWO, keyValueRank), ropeDim)),
      mask: 'causal',
      limit,
    },
  ];
  // Sparse attention reads its latents from a cache that keeps the rotary part apart, and the keys of its indexer in bytes (FlashMLA).
  const memory: Part['memory'] & unknown[] = [
    { is: 'cache', elements: latent, limit: null, ...(indexer && { stored: { as: 'partlyWide', narrow: keyValueRank, wide: ropeDim } }) },
  ];
  if (indexer && !indexer.shared) {
    tensors.push(...indexerTensors(hidden, indexer));
    reach.push(indexerReach(indexer));
    memory.push({ is: 'cache', elements: indexer.headDim, limit: null, stored: { as: 'scaledBytes' } });
  }
  return {
    is: 'latentAttention',
    tensors,
    reach,
    memory,
    facts: {
      mask: 'causal',
      heads: heads.value,
      keyDim: keyDim.value,
      valueDim: valueDim.value,
      queryRank: queryRank?.value ?? null,
      rank: keyValueRank.value,
      keys: limit,
    },
  };
}

function indexerTensors(hidden: Size, { heads, headDim, fromRank }: IndexerShape): readonly Tensor[] {
  return [
    linear('indexer', fromRank, times(heads, headDim)),
    linear('indexer', hidden, headDim),
    // A LayerNorm of the key, with its bias.
    light('indexer', headDim),
    light('indexer', headDim),
    matrix('indexer', hidden, heads),
  ];
}

/** Scores of all keys by all heads of the indexer, and their weighted sum. */
function indexerReach({ heads, headDim }: IndexerShape): Reach {
  return { flopsPerPair: plus(times(TWO, heads, headDim), times(TWO, heads)), mask: 'causal', limit: null };
}

/** A bias of attention scores by distance, one table a stack (T5). */
export function relativePositions(buckets: Size, heads: Size): Part {
  return { is: 'embedding', tensors: [light('positionEmbedding', buckets, heads)], facts: { positions: 'relative', rows: buckets.value } };
}
