import { hyperConnection, joinStreams } from '../../core/architecture/compressed-attention.js';
import { light, linear, matrix, type Part } from '../../core/architecture/part.js';
import { kimiDeltaAttention } from '../../core/architecture/recurrent.js';
import { literal, plus, type Size, TWO, times } from '../../core/architecture/size.js';
import { attentionOf, sharedByCount, sharedByWidth, type Traits } from '../decoder.js';
import type { Scope } from '../dimensions.js';
import { decoders } from '../family.js';
import { afterDense, type LayerKind } from '../plan.js';
import { deltaNet } from './hybrid.js';
import { latent, sharedIndexers, withOutputGate } from './latent.js';
import { ngramRows } from './ngram.js';

const streamsOf = (scope: Scope, name: string): Size => scope.size('residualStreams', scope.config.wholeOr(4, [name]));

/** Hy4: latent attention with an indexer every fourth layer, a gate and sinks; streams that are read and written. */
const hunyuan4: Traits = {
  streams: (scope) => {
    const streams = streamsOf(scope, 'hc_mult');
    return { each: hyperConnection(streams, scope.hidden, false), last: joinStreams(streams, scope.hidden) };
  },
  mixerKind: ({ config, layers }) => {
    config.overruled('enable_ihc', 'gated_mla', 'gating_type', 'learnable_sink', 'use_dsa', 'use_mla', 'layer_types');
    const types = config.textList('indexer_types', layers);
    const shares = (layer: number) => (types === undefined ? layer !== 0 && (layer - 1) % 4 !== 0 : types[layer] === 'shared');
    return (layer) => (shares(layer) ? 'shared indexer' : 'attention');
  },
  mixer: (scope, kind) => {
    const part = withOutputGate(scope, latent(scope, kind));
    return { ...part, tensors: [...part.tensors, light('attentionBias', scope.heads)] };
  },
  withExperts: afterDense(1),
  mixture: { routerBias: true, sharedWidth: sharedByCount },
};

/** GLM-5.3 Flash: Kimi Delta Attention, and every fourth layer latent attention without positions, whose indexer looks at several keys at once. */
const glmNext: Traits = {
  streams: (scope) => ({ each: hyperConnection(streamsOf(scope, 'hc_mult'), scope.hidden), last: null }),
  mixerKind: ({ config, layers }) => {
    config.overruled('mhc', 'mla_use_nope', 'index_kpool_compress', 'first_k_dense_replace', 'head_dim');
    const types = config.textList('layer_types', layers);
    const shares = sharedIndexers(config, layers);
    const odd = types?.find((type) => !GLM_KINDS.has(type));
    if (odd !== undefined) config.conflict('layer_types', odd, { say: 'none-of', choices: [...GLM_KINDS] });
    return (layer) => {
      if (types === undefined ? layer % 4 !== 3 : types[layer] === 'linear_attention') return 'linear';
      return shares(layer) ? 'shared indexer' : 'attention';
    };
  },
  mixer: (scope, kind) => {
    if (kind.mixer === 'linear') return glmDelta(scope);
    const { config, hidden } = scope;
    const part = latent(scope, kind);
    if (kind.mixer === 'shared indexer') return part;
    const headDim = scope.needed('indexerDim', 'index_head_dim');
    const pool = scope.size('compression', config.wholeOr(16, ['index_kpool']));
    return { ...part, tensors: [...part.tensors, light('indexer', pool, headDim), matrix('indexer', hidden, headDim)] };
  },
  withExperts: ({ config, layers }) => {
    const types = config.textList('mlp_layer_types', layers);
    return (layer) => (types === undefined ? layer >= 3 : types[layer] === 'sparse');
  },
  mixture: { routerBias: true, sharedWidth: sharedByCount },
  mtp: { kind: { mixer: 'attention', experts: true } },
};

const GLM_KINDS: ReadonlySet<string> = new Set([
  'linear_attention',
  'full_attention',
  'attention',
  'indexed_attention',
  'deepseek_sparse_attention',
]);

function glmDelta(scope: Scope): Part {
  const { config, hidden } = scope;
  const nested = config.inner('linear_attn_config');
  const own = (name: string, outer: string, fallback: number) => nested?.wholeOr(undefined, [name]) ?? config.wholeOr(fallback, [outer]);
  const heads = scope.size('linearKeyHeads', own('num_heads', 'linear_num_heads', 64));
  const dim = scope.size('linearKeyDim', own('head_dim', 'linear_head_dim', 128));
  const width = scope.size('convolutionWidth', own('short_conv_kernel_size', 'linear_conv_kernel_dim', 4));
  return kimiDeltaAttention({
    hidden,
    keyHeads: heads,
    keyDim: dim,
    valueHeads: heads,
    valueDim: dim,
    decayRank: dim,
    gateRank: dim,
    convolutionWidth: width,
  });
}

/** Qwen4 (experimental): gated DeltaNet and attention by an indexer, streams of low rank in place of norms, vectors of several tokens in some layers. */
const qwen4: Traits = {
  norm: 'none',
  finalNorm: false,
  streams: (scope) => ({ each: gatedStreams(scope, true), last: gatedStreams(scope, false) }),
  mixerKind: ({ config, layers }) => {
    config.overruled(
      'full_attention_interval',
      'output_gate_type',
      'split_ngram_parts',
      'seed',
      'indexer_budget',
      'indexer_compress_ratio',
    );
    const types = config.textList('layer_types', layers);
    const every = config.wholeOr(4, ['full_attention_interval']);
    const looked = config.numberList('ple_layer_ids', 0) ?? [];
    return (layer) => {
      if (types === undefined ? (layer + 1) % every === 0 : types[layer] !== 'linear_attention') return 'attention';
      return looked.includes(layer + 1) ? 'looked up' : 'linear';
    };
  },
  mixer: qwen4Mixer,
  mixture: { sharedWidth: sharedByWidth, sharedGate: true },
  ngram: ({ config, hidden }) => {
    const layers = new Set(config.numberList('ple_layer_ids', 0) ?? []).size;
    if (layers === 0) return 0;
    const heads = (config.wholeOr(3, ['ngram_size'], { min: 2, max: 100 }) - 1) * config.wholeOr(8, ['heads_per_ngram'], { max: 100 });
    const width = Math.floor(config.wholeOr(hidden.value, ['ple_embed_dim']) / heads);
    const base = config.wholeOr(20_000_000, ['ngram_vocab_size_base']);
    const divisor = config.wholeOr(128, ['make_ngram_vocab_size_divisible_by']);
    return width * ngramRows({ base, heads, layers: Math.min(layers, 1000), divisor });
  },
};

/** Mixes the streams by their norm: in through a narrow middle, and out by a weight for each. */
function gatedStreams(scope: Scope, out: boolean): Part {
  const streams = streamsOf(scope, 'hc_count');
  const wide = times(streams, scope.hidden);
  const rank = scope.size('adapterRank', scope.config.wholeOr(320, ['hc_lowrank']));
  return {
    is: 'residualMixing',
    tensors: [
      light('norms', wide),
      linear('residualMixing', wide, rank),
      linear('residualMixing', rank, wide),
      ...(out ? [matrix('residualMixing', wide, streams)] : []),
    ],
    facts: { streams: streams.value },
  };
}

function qwen4Mixer(scope: Scope, kind: LayerKind): Part {
  const { config, hidden } = scope;
  if (kind.mixer === 'attention') {
    const bias = config.flag('attention_bias', false);
    const part = attentionOf(
      scope,
      { queryBias: bias, keyBias: bias, valueBias: bias, outputBias: bias, queryKeyNorm: 'head', gate: 'element' },
      kind,
    );
    const heads = scope.needed('indexerHeads', 'indexer_n_heads');
    const headDim = scope.needed('indexerDim', 'indexer_head_dim');
    const both = plus(heads, literal(config.whole(['indexer_kv_heads'])));
    const keys = config.wholeOr(2048, ['indexer_budget']);
    const every = config.wholeOr(4, ['indexer_compress_ratio']);
    return {
      ...part,
      tensors: [
        ...part.tensors,
        ...(bias ? [light('biases', times(scope.heads, scope.headDim))] : []),
        linear('indexer', hidden, times(both, headDim)),
        light('indexer', times(TWO, headDim)),
      ],
      reach: [
        ...(part.reach ?? []).map((reach) => ({ ...reach, limit: keys })),
        { flopsPerPair: times(TWO, heads, headDim), mask: 'causal', limit: null, compression: every },
      ],
      memory: [...(part.memory ?? []), { is: 'cache', elements: headDim, limit: null, compression: every }],
      facts: { ...part.facts, keys },
    };
  }
  const part = deltaNet(scope);
  return kind.mixer === 'linear' ? part : { ...part, tensors: [...part.tensors, ...lookedUp(scope)] };
}

/** What weighs the vector of several tokens by each stream, and the convolution behind. */
function lookedUp(scope: Scope): Part['tensors'] {
  const { config, hidden } = scope;
  const wide = times(streamsOf(scope, 'hc_count'), hidden);
  const width = scope.size('layerEmbeddingWidth', config.wholeOr(hidden.value, ['ple_embed_dim']));
  return [
    linear('layerEmbedding', width, wide),
    linear('layerEmbedding', width, hidden),
    light('norms', literal(3), wide),
    matrix('layerEmbedding', wide, scope.size('convolutionWidth', config.wholeOr(4, ['ple_conv_kernel_size']))),
  ];
}

/** Models of several residual streams. */
export const streamed = decoders({ hy_v4: hunyuan4, glm5_next_text: glmNext, qwen4_exp_text: qwen4 });
