import { attention } from '../../core/architecture/attention.js';
import { light, linear, matrix, type Part, type Tensor } from '../../core/architecture/part.js';
import { classifier, maskedHead, norm, positionEmbedding } from '../../core/architecture/pieces.js';
import { literal, ONE, type Size, TWO, times } from '../../core/architecture/size.js';
import { names, type Scope } from '../dimensions.js';
import { bertHead, type EncoderTraits, readEncoder } from '../encoder.js';
import type { Families } from '../family.js';
import { mobilebert } from './mobilebert.js';

/** The matrix to the vocabulary with a bias, and nothing before it. */
const plainHead: EncoderTraits['head'] = (scope, width, tied) => bertHead(scope, width, tied, { dense: false, norm: 'none', biases: 1 });
const biasOf = (width: Size) => light('biases', width);

/** Attention over all positions with biases, to which a family adds. */
function usualAttention(scope: Scope, window: number | null = null): Part {
  const { hidden, heads, headDim } = scope;
  const biases = { queryBias: true, keyBias: true, valueBias: true, outputBias: true };
  return attention({ hidden, heads, keyValueHeads: heads, headDim, mask: 'bidirectional', window, ...biases });
}

/** A matrix in as many blocks along its diagonal as the file says. */
function inGroups(
  { config }: Scope,
  component: 'query' | 'key' | 'value' | 'attentionOutput' | 'feedForward',
  key: string,
  from: Size,
  to: Size,
): Tensor {
  const groups = config.wholeOr(1, [key]);
  if (from.value % groups !== 0 || to.value % groups !== 0)
    config.conflict(key, groups, { say: 'divides-not-both', from: from.value, to: to.value });
  return linear(component, literal(Math.max(1, Math.floor(from.value / groups))), to);
}

/** SqueezeBERT: BERT whose matrices are convolutions in groups. */
const squeezebert: EncoderTraits = {
  pooler: 'always',
  mixer: (scope) => {
    const { config, hidden } = scope;
    if (config.whole(['embedding_size']) !== hidden.value)
      config.conflict('embedding_size', config.raw('embedding_size'), { say: 'not-hidden-size', hidden: hidden.value, times: 1 });
    const tensors = [
      inGroups(scope, 'query', 'q_groups', hidden, hidden),
      inGroups(scope, 'key', 'k_groups', hidden, hidden),
      inGroups(scope, 'value', 'v_groups', hidden, hidden),
      inGroups(scope, 'attentionOutput', 'post_attention_groups', hidden, hidden),
      ...new Array<Tensor>(4).fill(biasOf(hidden)),
    ];
    return { ...usualAttention(scope), tensors };
  },
  network: (scope) => {
    const { hidden, feedForward: width } = scope;
    const tensors = [
      inGroups(scope, 'feedForward', 'intermediate_groups', hidden, width),
      inGroups(scope, 'feedForward', 'output_groups', width, hidden),
      biasOf(width),
      biasOf(hidden),
    ];
    return { is: 'feedForward', tensors, facts: { width: width.value, gated: false } };
  },
};

/** FNet: in place of attention a Fourier transform, which has no parameters and is no matrix. */
const fnet: EncoderTraits = {
  projection: 'always',
  pooler: 'always',
  mixer: ({ hidden }) => ({ is: 'linear', tensors: [], facts: { from: hidden.value, to: hidden.value } }),
  harmless: ['use_tpu_fourier_optimizations', 'tpu_short_seq_length'],
};

/** XLNet: Transformer-XL's relative positions with a projection of their own, three biases of scores, two segments. */
const xlnet: EncoderTraits = {
  positionOffset: null,
  positions: 'relative',
  segments: false,
  embeddingNorm: false,
  pooler: 'never',
  classifies: 'dense',
  before: ({ hidden }) => [positionEmbedding(ONE, hidden)],
  mixer: ({ hidden, heads, headDim }) => {
    const width = times(heads, headDim);
    const own = attention({ hidden, heads, keyValueHeads: heads, headDim, mask: 'bidirectional' });
    const relative: Tensor = { ...linear('positionEmbedding', hidden, width), use: 'once' };
    const reach = [...(own.reach ?? []), { flopsPerPair: times(TWO, heads, headDim), mask: 'bidirectional' as const, limit: null }];
    return { ...own, reach, tensors: [...own.tensors, relative, light('attentionBias', literal(5), width)] };
  },
  feedForwardWidth: ({ config }) => config.whole(['d_inner']),
  head: plainHead,
  labelled: ({ config }, _, around) => {
    if (around === 'question') config.conflict('architectures', 'XLNetForQuestionAnswering', { say: 'undescribed', what: 'head' });
    return undefined;
  },
  harmless: [
    'mem_len',
    'reuse_len',
    'clamp_len',
    'same_length',
    'bi_data',
    'untie_r',
    'attn_type',
    'use_mems_eval',
    'start_n_top',
    'end_n_top',
    'ff_activation',
  ],
};

/** XLM and FlauBERT: BERT without segments, with a table of languages. */
const xlm: EncoderTraits = {
  segments: false,
  pooler: 'never',
  tables: ({ config }, width) => {
    const languages = config.wholeOr(1, ['n_langs']);
    if (config.flag('asm', false)) config.conflict('asm', true, { say: 'undescribed', what: 'output-in-parts' });
    return languages > 1 && config.flag('use_lang_emb', true) ? [positionEmbedding(literal(languages), width, 'segments')] : [];
  },
  feedForwardWidth: ({ hidden }) => 4 * hidden.value,
  head: plainHead,
  labelled: ({ config, hidden }, labels, around) => {
    if (around === 'question') config.conflict('architectures', 'ForQuestionAnswering', { say: 'undescribed', what: 'head' });
    return around === 'sequence' ? [classifier(hidden, labels)] : undefined;
  },
  harmless: [
    'gelu_activation',
    'sinusoidal_embeddings',
    'causal',
    'is_encoder',
    'pre_norm',
    'lang_id',
    'start_n_top',
    'end_n_top',
    'use_lang_emb',
    'asm',
    'n_langs',
    'bos_index',
    'eos_index',
    'pad_index',
    'unk_index',
    'mask_index',
    'lang2id',
    'id2lang',
    'max_vocab',
    'min_count',
    'share_inout_emb',
  ],
};

/** X-MOD: RoBERTa with a small network for each language, of which a token passes one. */
const xmod: EncoderTraits = {
  classifies: 'dense',
  arrangement: ({ config }) => (config.flag('pre_norm', false) ? 'before' : 'afterResidual'),
  after: ({ config, hidden }) => (config.flag('pre_norm', false) ? [norm('layer', hidden)] : []),
  feedForwardExtra: ({ config, hidden }) => {
    const given = config.raw('languages');
    const each = { copies: literal(Array.isArray(given) ? given.length : 1), active: ONE };
    const width = literal(Math.max(1, Math.floor(hidden.value / config.wholeOr(2, ['adapter_reduction_factor']))));
    const own = [linear('feedForward', hidden, width), biasOf(width), linear('feedForward', width, hidden), biasOf(hidden)];
    const normed = config.flag('adapter_layer_norm', false) ? [light('norms', TWO, hidden)] : [];
    return [...own.map((tensor) => ({ ...tensor, ...each })), ...normed];
  },
  harmless: ['adapter_reuse_layer_norm', 'ln_before_adapter', 'default_language'],
};

/** ESM: protein sequences; rotary or learned positions, and a logistic regression on all heads for contacts. */
const esm: EncoderTraits = {
  segments: false,
  arrangement: 'before',
  finalNorm: true,
  classifies: 'dense',
  embeddingNorm: ({ config }) => config.flag('emb_layer_norm_before', false),
  positionOffset: ({ config }) => ((config.text('position_embedding_type') ?? 'absolute') === 'absolute' ? 0 : null),
  after: ({ config, layers }) => {
    if (config.flag('is_folding_model', false)) config.conflict('is_folding_model', true, { say: 'undescribed', what: 'folding-parts' });
    const regression = light('biases', literal(layers * config.whole(names.heads) + 1));
    return [{ is: 'linear', tensors: [regression], facts: { from: layers, to: 1 } }];
  },
  head: (scope, width, tied) => bertHead(scope, width, tied, { biases: 1 }),
  harmless: ['token_dropout', 'mask_token_id'],
};

const square = (component: 'query' | 'key' | 'value', hidden: Size): Tensor => ({ ...linear(component, hidden, hidden), use: 'once' });
/** Longformer: a window, and three more projections for the tokens that look at everything. */
const longformer: EncoderTraits = {
  classifies: 'dense',
  window: ({ config }) => {
    const given = config.raw('attention_window');
    return (layer) => Number((Array.isArray(given) ? given[layer] : given) ?? 512);
  },
  attentionExtra: ({ hidden }) => [
    square('query', hidden),
    square('key', hidden),
    square('value', hidden),
    light('biases', literal(3), hidden),
  ],
  harmless: ['attention_mode', 'onnx_export', 'ignore_attention_mask', 'sep_token_id'],
};

/** Nyström: keys and queries are compared by way of a few landmarks; a convolution of the values beside it. */
const nystromformer: EncoderTraits = {
  positionOffset: 2,
  pooler: 'never',
  classifies: 'dense',
  mixer: (scope) => {
    const { config, heads } = scope;
    const own = usualAttention(scope, config.wholeOr(64, ['num_landmarks']));
    const taps = config.wholeOr(null, ['conv_kernel_size']);
    const [reach] = own.reach ?? [];
    return {
      ...own,
      reach: reach === undefined ? [] : [reach, reach],
      tensors: [...own.tensors, ...(taps === null ? [] : [light('convolution', heads, literal(taps))])],
    };
  },
  harmless: ['segment_means_seq_len', 'inv_coeff_init_option'],
};
/** MRA: blocks of 32 keys that are chosen for each query, and a coarse look at all. */
const mra: EncoderTraits = {
  positionOffset: 2,
  pooler: 'never',
  classifies: 'dense',
  mixer: (scope) => usualAttention(scope, 32 * scope.config.wholeOr(4, ['block_per_row'])),
  harmless: ['approx_mode', 'initial_prior_first_n_blocks', 'initial_prior_diagonal_n_blocks'],
};
/** YOSO: its expectation is attention over everything. */
const yoso: EncoderTraits = {
  positionOffset: 2,
  pooler: 'never',
  classifies: 'dense',
  attentionExtra: ({ config, heads }) => {
    const taps = config.wholeOr(null, ['conv_window']);
    return taps === null ? [] : [light('convolution', heads, literal(taps))];
  },
  harmless: ['use_expectation', 'hash_code_len', 'num_hash', 'use_fast_hash', 'lsh_backward'],
};

/** RoCBERT: tables of how a character sounds and looks beside that of tokens. */
const rocBert: EncoderTraits = {
  tables: ({ config, hidden }, width) => {
    const sound = literal(config.whole(['pronunciation_embed_dim']));
    const look = literal(config.whole(['shape_embed_dim']));
    const table = (rows: string, columns: Size): Part => {
      const count = literal(config.whole([rows]));
      return { is: 'embedding', tensors: [light('tokenEmbedding', count, columns)], facts: { rows: count.value, width: columns.value } };
    };
    const parts = [table('pronunciation_vocab_size', sound), table('shape_vocab_size', look)];
    if (!config.flag('concat_input', true)) return parts;
    const heard = config.flag('enable_pronunciation', true) ? sound.value : 0;
    const seen = config.flag('enable_shape', true) ? look.value : 0;
    const from = literal(width.value + heard + seen);
    return [
      ...parts,
      { is: 'linear', tensors: [matrix('tokenEmbedding', from, hidden), biasOf(hidden)], facts: { from: from.value, to: hidden.value } },
    ];
  },
  pretraining: ({ config }) => {
    config.conflict('architectures', 'RoCBertForPreTraining', { say: 'undescribed', what: 'heads' });
    return [];
  },
};

/** LUKE: a table of entities with positions, segments and a norm of its own, and queries for each kind of pair. */
const luke: EncoderTraits = {
  pooler: 'always',
  tables: (scope) => {
    const { config, hidden } = scope;
    const width = literal(config.whole(['entity_emb_size']));
    const rows = literal(config.whole(['entity_vocab_size']));
    const narrow = width.value !== hidden.value;
    return [
      { is: 'embedding', tensors: [light('tokenEmbedding', rows, width)], facts: { rows: rows.value, width: width.value } },
      ...(narrow
        ? [{ is: 'linear' as const, tensors: [matrix('tokenEmbedding', width, hidden)], facts: { from: width.value, to: hidden.value } }]
        : []),
      positionEmbedding(scope.size('positions', config.whole(names.context)), hidden),
      positionEmbedding(scope.size('segments', config.wholeOr(2, ['type_vocab_size'])), hidden, 'segments'),
      norm('layer', hidden),
    ];
  },
  attentionExtra: ({ config, hidden }) =>
    config.flag('use_entity_aware_attention', true)
      ? [square('query', hidden), square('query', hidden), square('query', hidden), light('biases', literal(3), hidden)]
      : [],
  head: ({ config, hidden, vocabulary }, _, tied) => {
    const width = literal(config.whole(['entity_emb_size']));
    const rows = literal(config.whole(['entity_vocab_size']));
    // The matrix to words is never tied; that to entities is where the file ties.
    const words = maskedHead({
      from: hidden,
      width: hidden,
      rows: vocabulary,
      tied: false,
      dense: true,
      denseBias: true,
      norm: 'layer',
      biases: tied ? 1 : 2,
    });
    const entities = maskedHead({ from: hidden, width, rows, tied, dense: true, denseBias: true, norm: 'layer', biases: 1 });
    return { ...words, tensors: [...words.tensors, ...entities.tensors] };
  },
  labelled: ({ config }) => {
    config.conflict('architectures', 'Luke', { say: 'undescribed', what: 'class-head' });
    return undefined;
  },
};

const table: Readonly<Record<string, EncoderTraits>> = {
  squeezebert,
  fnet,
  xlnet,
  xlm,
  flaubert: xlm,
  xmod,
  esm,
  longformer,
  nystromformer,
  mra,
  yoso,
  roc_bert: rocBert,
  mobilebert,
  luke,
};

/** Encoders whose layers are others than BERT's. */
export const rareEncoders: Families = Object.fromEntries(
  Object.entries(table).map(([family, traits]) => [family, (config) => readEncoder(config, family, traits)]),
);
