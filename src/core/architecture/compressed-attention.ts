import { light, linear, matrix, type Part, type Reach, type Tensor } from './part.js';
import { literal, type Size, TWO, times } from './size.js';

/**
 * Attention of DeepSeek-V4: one vector a token is key and value of all heads; each layer keeps a
 * window of them, and where `compression` is above 1 a summary of every so many tokens too.
 */
export type CompressedShape = {
  readonly hidden: Size;
  readonly heads: Size;
  readonly headDim: Size;
  readonly queryRank: Size;
  readonly outputRank: Size;
  readonly outputGroups: Size;
  readonly window: number;
  /** Tokens that one summary stands for; null for a window only. */
  readonly compression: Size | null;
  /** Summaries overlap: each is made of two stretches. */
  readonly overlapping: boolean;
  /** A light attention that picks the summaries which count. */
  readonly indexer: { readonly heads: Size; readonly headDim: Size; readonly keys: number } | null;
};

export function compressedAttention(shape: CompressedShape): Part {
  const { hidden, heads, headDim, queryRank, outputRank, outputGroups, window, compression, overlapping, indexer } = shape;
  const tensors: Tensor[] = [
    linear('query', hidden, queryRank),
    light('norms', queryRank),
    linear('query', queryRank, times(heads, headDim)),
    linear('keyValue', hidden, headDim),
    light('norms', headDim),
    // Each group of heads is projected by itself: heads × headDim inputs in all, outputRank outputs a group.
    linear('attentionOutput', times(heads, headDim), outputRank),
    linear('attentionOutput', times(outputGroups, outputRank), hidden),
    light('attentionBias', heads),
  ];
  const flopsPerPair = times(literal(4), heads, headDim);
  const reach: Reach[] = [{ flopsPerPair, mask: 'causal', limit: window }];
  const memory: NonNullable<Part['memory']>[number][] = [{ is: 'cache', elements: headDim, limit: window }];
  if (compression !== null) {
    const z = compression.value;
    tensors.push(...compressor('keyValue', hidden, headDim, compression, overlapping));
    reach.push({ flopsPerPair, mask: 'causal', limit: indexer?.keys ?? null, compression: z });
    memory.push({ is: 'cache', elements: headDim, limit: null, compression: z });
    if (indexer !== null) {
      tensors.push(
        linear('indexer', queryRank, times(indexer.heads, indexer.headDim)),
        matrix('indexer', hidden, indexer.heads),
        ...compressor('indexer', hidden, indexer.headDim, compression, overlapping),
      );
      reach.push({ flopsPerPair: times(TWO, indexer.heads, indexer.headDim), mask: 'causal', limit: null, compression: z });
      memory.push({ is: 'cache', elements: indexer.headDim, limit: null, compression: z });
    }
  }
  return {
    is: 'compressedAttention',
    tensors,
    reach,
    memory,
    facts: {
      mask: 'causal',
      heads: heads.value,
      headDim: headDim.value,
      window,
      compression: compression?.value ?? null,
      keys: indexer?.keys ?? null,
    },
  };
}

/** What makes a summary: values and weights, a position table, a norm. */
function compressor(
  component: 'keyValue' | 'indexer',
  hidden: Size,
  width: Size,
  compression: Size,
  overlapping: boolean,
): readonly Tensor[] {
  const wide = overlapping ? times(TWO, width) : width;
  return [matrix(component, hidden, wide), matrix(component, hidden, wide), light(component, compression, wide), light('norms', width)];
}

/** Hyper-connections: several residual streams, mixed before and after each half of a layer; or only read and written, where they are not `mixed` with each other. */
export function hyperConnection(streams: Size, hidden: Size, mixed = true): Part {
  const own = mixed ? { text: `2 + ${streams.text}`, value: 2 + streams.value, sum: true as const } : TWO;
  const weights = times(streams, own);
  return {
    is: 'residualMixing',
    tensors: [
      matrix('residualMixing', times(streams, hidden), weights),
      light('residualMixing', weights),
      light('residualMixing', literal(mixed ? 3 : 2)),
    ],
    facts: { streams: streams.value },
  };
}

/** The streams become one again in front of the output. */
export function joinStreams(streams: Size, hidden: Size): Part {
  return {
    is: 'residualMixing',
    tensors: [
      matrix('residualMixing', times(streams, hidden), streams),
      light('residualMixing', streams),
      light('residualMixing', literal(1)),
    ],
    facts: { streams: streams.value },
  };
}
