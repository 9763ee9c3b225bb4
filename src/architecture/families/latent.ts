import type { Architecture } from '../../core/architecture/architecture.js';
import { latentAttention } from '../../core/architecture/attention.js';
import { compressedAttention, hyperConnection, joinStreams } from '../../core/architecture/compressed-attention.js';
import { light, linear, type Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { TWO, times } from '../../core/architecture/size.js';
import { assemble } from '../assemble.js';
import type { Config } from '../config.js';
import { attentionOf, type Choice, expertsOf, gather, key, type Mixture, sharedByCount, type Traits } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import { decoders, type Families } from '../family.js';
import { afterDense, type LayerKind, withExperts } from '../plan.js';
import { minimaxVision, pixtral } from '../vision.js';
import { qkvoBias } from './traits.js';

/** Multi-head latent attention by the keys of DeepSeek; `head_dim` of such files means nothing. */
export function latent(scope: Scope, kind?: LayerKind, fallback?: (scope: Scope) => number): Part {
  const { config, hidden, heads } = scope;
  const queryRank = config.wholeOr(null, ['q_lora_rank']);
  const rank = queryRank === null ? null : scope.size('queryRank', queryRank);
  const indexed = config.has('index_n_heads', 'index_head_dim');
  const shared = kind?.mixer === 'shared indexer';
  return latentAttention({
    hidden,
    heads,
    queryRank: rank,
    keyValueRank: scope.needed('keyValueRank', 'kv_lora_rank'),
    plainDim: scope.needed('plainDim', 'qk_nope_head_dim'),
    ropeDim: scope.size('ropeDim', config.whole(['qk_rope_head_dim'], { min: 0 })),
    valueDim: scope.size('valueDim', config.has('v_head_dim') || fallback === undefined ? config.whole(['v_head_dim']) : fallback(scope)),
    biased: config.flag('attention_bias', false),
    indexer: indexed
      ? {
          heads: scope.needed('indexerHeads', 'index_n_heads'),
          headDim: scope.needed('indexerDim', 'index_head_dim'),
          keys: config.wholeOr(2048, ['index_topk']),
          fromRank: rank ?? hidden,
          shared,
        }
      : null,
  });
}

/** A gate of each element of the output, by one matrix from the stream. */
export function withOutputGate(scope: Scope, part: Part): Part {
  const values = times(scope.heads, scope.needed('valueDim', 'v_head_dim'));
  return { ...part, tensors: [...part.tensors, linear('attentionGate', scope.hidden, values)] };
}

/** Files of version 4 of the library, whose experts had the biases of the dense network. */
function older(config: Config): boolean {
  const version = config.rawHereOrOutside('transformers_version');
  return typeof version === 'string' ? version.startsWith('4.') : config.said.has('seq_aux', 'rope_theta');
}

/** DeepSeek before latent attention: heads of the hidden size, whatever the parts of a head say. */
function ordinary(scope: Scope, kind: LayerKind): Part {
  const { config, hidden, heads } = scope;
  config.overruled('q_lora_rank', 'kv_lora_rank', 'qk_nope_head_dim', 'qk_rope_head_dim', 'v_head_dim');
  return attentionOf(scope, { ...qkvoBias(key('attention_bias')), headDim: Math.max(1, Math.floor(hidden.value / heads.value)) }, kind);
}

/** A bias for each expert balances the load where the router says so. */
const noAux =
  (fallback: boolean): Choice<boolean> =>
  ({ config }) => {
    const method = config.text('topk_method');
    return method === undefined ? fallback : method === 'noaux_tc';
  };
const deepseek = (biased: boolean): Traits => ({
  mixer: latent,
  mixerKind: indexerKind,
  mixture: { routerBias: noAux(biased), sharedWidth: sharedByCount },
  mtp: { kind: { experts: true } },
});

/** Layers that reuse the choice of an indexer before them: the file's list or pattern, else by a period (GLM-5.2). */
const indexerKind: NonNullable<Traits['mixerKind']> = ({ config, layers }) => {
  const shares = sharedIndexers(config, layers);
  return (layer) => (shares(layer) ? 'shared indexer' : 'attention');
};

export function sharedIndexers(config: Config, layers: number): (layer: number) => boolean {
  config.overruled('index_topk_freq', 'index_skip_topk_offset', 'index_topk_pattern');
  const types = config.textList('indexer_types', layers) ?? patternOf(config, layers);
  if (types !== undefined) return (layer) => types[layer] === 'shared' || types[layer] === 'S';
  const every = config.wholeOr(1, ['index_topk_freq'], { min: 0 });
  const offset = config.wholeOr(2, ['index_skip_topk_offset'], { min: 0 });
  return (layer) => every > 1 && Math.max(layer - offset + 1, 0) % every !== 0;
}

function patternOf(config: Config, layers: number): readonly string[] | undefined {
  const text = config.text('index_topk_pattern');
  if (text === undefined) return config.textList('index_topk_pattern', layers);
  if (text.length < layers) config.conflict('index_topk_pattern', text, { say: 'entry-count', of: 'letters', count: text.length, layers });
  return [...text];
}

/** Block-sparse attention of MiniMax-M3: ordinary heads, and in most layers an indexer that picks their keys. */
function minimaxAttention(scope: Scope, kind: LayerKind): Part {
  const own = attentionOf(scope, minimaxM3, kind);
  if (kind.mixer !== 'sparse') return own;
  const { config, hidden } = scope;
  const sparse = config.inner('sparse_attention_config') ?? config;
  const heads = scope.size('indexerHeads', sparse.wholeOr(4, ['sparse_num_index_heads', 'index_n_heads']));
  const headDim = scope.size('indexerDim', sparse.wholeOr(128, ['sparse_index_dim', 'index_head_dim']));
  const keys =
    sparse.wholeOr(16, ['sparse_topk_blocks', 'index_topk_blocks']) * sparse.wholeOr(128, ['sparse_block_size', 'index_block_size']);
  return {
    ...own,
    tensors: [
      ...own.tensors,
      linear('indexer', hidden, times(heads, headDim)),
      linear('indexer', hidden, headDim),
      light('indexer', times(TWO, headDim)),
    ],
    reach: [
      ...(own.reach ?? []).map((reach) => ({ ...reach, limit: keys })),
      { flopsPerPair: times(TWO, heads, headDim), mask: 'causal', limit: null },
    ],
    memory: [...(own.memory ?? []), { is: 'cache', elements: headDim, limit: null }],
    facts: { ...own.facts, keys },
  };
}

const minimaxM3: Traits = {
  queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', true) ? (config.text('qk_norm_type') === 'per_layer' ? 'full' : 'head') : null),
  mixerKind: ({ config, layers }) => {
    config.overruled('index_block_size');
    const types = config.textList('layer_types', layers);
    const sparse = config.inner('sparse_attention_config')?.numberList('sparse_attention_freq', layers);
    return (layer) => (types?.[layer]?.includes('sparse') || (sparse?.[layer] ?? 0) !== 0 ? 'sparse' : 'full');
  },
  withExperts: ({ config, layers }) => {
    const first = config.wholeOr(0, ['first_k_dense_replace'], { min: 0 });
    if (first > 0 && !config.has('mlp_layer_types', 'moe_layer_freq'))
      config.conflict('first_k_dense_replace', first, { say: 'library-goes-by', key: 'mlp_layer_types' });
    return withExperts(config, layers);
  },
  mixer: minimaxAttention,
  feedForwardWidth: ({ config }) => config.wholeOr(12_288, ['dense_intermediate_size']),
  mixture: {
    width: ({ config }) => config.whole(names.feedForward),
    routerBias: key('use_routing_bias', true),
    sharedWidth: ({ config }) => {
      const count = config.wholeOr(1, names.sharedExperts, { min: 0 });
      return count === 0 ? 0 : config.wholeOr(count * config.whole(names.feedForward), names.sharedWidth);
    },
  },
  mtp: 'not-stored',
  vision: minimaxVision,
  remarks: ({ config }) => (config.has('num_mtp_modules') ? ['mtp-not-stored'] : []),
};

/** DeepSeek-V4: compressed attention in every layer, hyper-connections around it, experts from the first layer on. */
function deepseekV4(config: Config): Architecture {
  const scope = new Scope(config);
  const { hidden, layers } = scope;
  const streams = scope.size('residualStreams', config.wholeOr(4, ['hc_mult']));
  const hashed = hashedLayers(config, layers);
  const ratios = compressionRatios(config, layers);
  const mixture = (biased: boolean): Mixture => ({
    routerBias: biased,
    // One, whatever the file says: `n_shared_experts` has no other value in any model.
    sharedWidth: ({ config: own }) => own.whole(names.expertWidth),
    sharedBias: key('mlp_bias'),
  });
  const kinds = Array.from({ length: layers }, (_, layer) => ({ ratio: ratios[layer] ?? LOCAL, hashed: hashed(layer), layer }));
  const half = (part: Part) => ({ before: [hyperConnection(streams, hidden)], branches: [[norm('rms', hidden), part]], after: [] });
  const stack = gather(
    scope,
    kinds,
    (kind) => `${kind.ratio.every} ${kind.ratio.indexed} ${kind.hashed}`,
    (kind) => ({
      blocks: [half(compressed(scope, kind.ratio)), half(expertsOf(scope, mixture(!kind.hashed), kind.layer))],
    }),
  );
  return assemble(scope, 'deepseek_v4', {
    positions: 'rotary',
    tied: false,
    stacks: [{ role: 'decoder', before: [], ...stack, after: [joinStreams(streams, hidden), norm('rms', hidden)] }],
    extras: deepseekV4Mtp(scope, streams, mixture(true)),
  });
}

/** Layers whose experts are looked up by the token, without a bias of the router: the first three, where the file does not say. */
function hashedLayers(config: Config, layers: number): (layer: number) => boolean {
  const types = config.textList('mlp_layer_types', layers);
  if (types === undefined) {
    const first = config.wholeOr(3, ['num_hash_layers'], { min: 0 });
    return (layer) => layer < first;
  }
  const odd = types.slice(0, layers).find((type) => type !== 'hash_moe' && type !== 'moe');
  if (odd !== undefined) config.conflict('mlp_layer_types', odd, { say: 'none-of', choices: ['hash_moe', 'moe'] });
  return (layer) => types[layer] === 'hash_moe';
}

/** How many tokens one summary of a layer stands for, 0 for a window only, and whether an indexer picks among overlapping ones. */
type Compression = { readonly every: number; readonly indexed: boolean };
export const LOCAL: Compression = { every: 0, indexed: false };

/** One for each layer: of the file's kinds and their rates, of older files' ratios (4 with an indexer, 128 without), else taking turns. */
function compressionRatios(config: Config, layers: number): readonly Compression[] {
  const list = config.numberList('compress_ratios', layers);
  const rates = config.inner('compress_rates');
  const sparse = { every: rate(config, rates, 'compressed_sparse_attention', 'compress_rate_csa', 4), indexed: true };
  const heavy = { every: rate(config, rates, 'heavily_compressed_attention', 'compress_rate_hca', 128), indexed: false };
  const types = config.textList('layer_types', layers);
  if (types !== undefined) {
    const kinds: Readonly<Record<string, Compression>> = {
      sliding_attention: LOCAL,
      compressed_sparse_attention: sparse,
      heavily_compressed_attention: heavy,
    };
    return types.slice(0, layers).map((type) => {
      if (!Object.hasOwn(kinds, type)) config.conflict('layer_types', type, { say: 'none-of', choices: Object.keys(kinds) });
      return kinds[type] ?? LOCAL;
    });
  }
  if (list !== undefined) return list.map((every) => ({ every, indexed: every === 4 }));
  return Array.from({ length: layers }, (_, layer) => (layer >= 2 && layer % 2 !== 0 ? sparse : heavy));
}

function rate(config: Config, rates: Config | undefined, name: string, older: string, fallback: number): number {
  return rates?.wholeOr(undefined, [name]) ?? config.wholeOr(fallback, [older]);
}

export function compressed(scope: Scope, { every, indexed }: Compression): Part {
  const { config, hidden, heads, headDim } = scope;
  const outputGroups = scope.needed('outputGroups', 'o_groups');
  if ((heads.value * headDim.value) % outputGroups.value !== 0)
    config.conflict('o_groups', outputGroups.value, { say: 'divides-not-heads', heads: heads.value, headDim: headDim.value });
  return compressedAttention({
    hidden,
    heads,
    headDim,
    queryRank: scope.needed('queryRank', 'q_lora_rank'),
    outputRank: scope.needed('outputRank', 'o_lora_rank'),
    outputGroups,
    window: config.wholeOr(128, ['sliding_window']),
    compression: every > 0 ? scope.size('compression', every) : null,
    overlapping: indexed,
    indexer: indexed
      ? {
          heads: scope.needed('indexerHeads', 'index_n_heads'),
          headDim: scope.needed('indexerDim', 'index_head_dim'),
          keys: config.wholeOr(512, ['index_topk']),
        }
      : null,
  });
}

/** A layer with a window only, two projections, three norms, and streams of its own to join. */
function deepseekV4Mtp(scope: Scope, streams: ReturnType<Scope['size']>, mixture: Mixture): Architecture['extras'] {
  const modules = scope.config.said.wholeOr(0, names.mtpLayers, { min: 0, max: 1000 });
  if (modules === 0) return [];
  const h = scope.hidden.value;
  const parts = [
    hyperConnection(streams, scope.hidden),
    hyperConnection(streams, scope.hidden),
    norm('rms', scope.hidden),
    norm('rms', scope.hidden),
    compressed(scope, LOCAL),
    expertsOf(scope, mixture, scope.layers),
    joinStreams(streams, scope.hidden),
  ];
  const tensors = parts.flatMap((part) => part.tensors);
  const layer = tensors.reduce((sum, { shape, copies }) => sum + (copies?.value ?? 1) * times(...shape).value, 0);
  return [{ is: 'mtp', parameters: modules * (layer + 2 * h * h + 3 * h), modules }];
}

/** dots3: full layers pick their keys by an indexer, sliding ones have latent heads of their own and no indexer. */
const dots3: Traits = {
  mixerKind: ({ config, layers }) => {
    config.overruled('swa_num_key_value_heads');
    const types = config.textList('layer_types', layers);
    return (layer) => ((types === undefined ? layer >= 2 && layer % 4 !== 1 : types[layer] === 'sliding_attention') ? 'sliding' : 'full');
  },
  mixer: (scope, kind) => {
    if (kind.mixer !== 'sliding') return latent(scope);
    const { config, hidden } = scope;
    const part = latentAttention({
      hidden,
      heads: scope.needed('queryHeads', 'swa_num_attention_heads'),
      queryRank: scope.needed('queryRank', 'swa_q_lora_rank'),
      keyValueRank: scope.needed('keyValueRank', 'swa_kv_lora_rank'),
      plainDim: scope.needed('plainDim', 'swa_qk_nope_head_dim'),
      ropeDim: scope.needed('ropeDim', 'swa_qk_rope_head_dim'),
      valueDim: scope.needed('valueDim', 'swa_v_head_dim'),
    });
    const window = config.wholeOr(512, ['sliding_window_size', 'sliding_window']);
    return {
      ...part,
      reach: (part.reach ?? []).map((reach) => ({ ...reach, limit: window })),
      memory: (part.memory ?? []).map((memory) => ({ ...memory, limit: window })),
      facts: { ...part.facts, keys: window },
    };
  },
  mixture: {
    routerBias: true,
    sharedWidth: ({ config }) =>
      config.wholeOr(0, names.sharedExperts, { min: 0 }) *
      config.wholeOr(config.whole(names.expertWidth), ['moe_shared_expert_intermediate_size']),
  },
};

/** Attention that keeps compressed keys and values, or picks them by an indexer. */
export const latents: Families = {
  ...decoders({
    deepseek_v2: {
      ...deepseek(false),
      mixer: (scope, kind) => (scope.config.flag('use_mla', true) ? latent(scope, kind) : ordinary(scope, kind)),
      feedForwardBias: key('mlp_bias'),
      mixture: {
        routerBias: noAux(false),
        sharedWidth: sharedByCount,
        sharedBias: key('mlp_bias'),
        biased: ({ config }) => config.flag('mlp_bias', false) && older(config),
        // Shared experts of no width still have the bias behind them.
        extra: ({ config, hidden }) =>
          config.flag('mlp_bias', false) && config.wholeOr(1, names.sharedExperts, { min: 0 }) === 0 ? [light('biases', hidden)] : [],
      },
    },
    deepseek_v3: deepseek(true),
    kimi_k2: deepseek(true),
    deepseek_v32: deepseek(true),
    glm_moe_dsa: deepseek(true),
    // A norm behind the experts.
    axk1: {
      ...deepseek(true),
      mixture: { routerBias: true, sharedWidth: sharedByCount, extra: ({ hidden }) => [light('norms', hidden)] },
    },
    // All but the first layer have experts, where the file does not say.
    glm4_moe_lite: { ...deepseek(true), withExperts: afterDense(1) },
    dots3_note: dots3,
    mistral_large3: { ...deepseek(true), vision: pixtral },
    mistral4: { ...deepseek(false), vision: pixtral },
    youtu: { mixer: latent, tied: true, feedForwardBias: key('mlp_bias') },
    // MiniCPM3: latent attention and a dense network.
    minicpm3: {
      mixer: (scope, kind) => latent(scope, kind, ({ hidden, heads }) => Math.floor(hidden.value / heads.value)),
      feedForwardBias: key('mlp_bias'),
      tied: true,
    },
    minimax_m3: minimaxM3,
    minimax_m3_text: minimaxM3,
    minimax_m3_vl: minimaxM3,
    minimax_m3_vl_text: minimaxM3,
  }),
  deepseek_v4: (config) => deepseekV4(config),
};
