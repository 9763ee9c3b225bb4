import { relativePositions } from '../../core/architecture/attention.js';
import { light, linear, matrix, type Part, type Tensor } from '../../core/architecture/part.js';
import { classifier, norm, positionEmbedding } from '../../core/architecture/pieces.js';
import { literal, times } from '../../core/architecture/size.js';
import { key } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { bertHead, type EncoderTraits, readEncoder } from '../encoder.js';
import type { Families } from '../family.js';

const bert: EncoderTraits = { usual: 'base', asPublished: [] };
const roberta: EncoderTraits = { usual: 'base', asPublished: ['masked'], classifies: 'dense' };
/** RoBERTa as the library counts it, for families without published counts of another kind. */
const robertaLike: EncoderTraits = { classifies: 'dense' };
/** The bias of the vocabulary is there once, tied or not. */
const oneBias: EncoderTraits['head'] = (scope, width, tied) => bertHead(scope, width, tied, { biases: 1 });
const narrowTables = ({ config, hidden }: Scope) => config.wholeOr(hidden.value, ['embedding_size']);

/** Positions relative to each other that DeBERTa's attention looks at: a table a stack, and a projection or two a layer. */
function relative(scope: Scope, version: 1 | 2): { types: readonly string[]; rows: number } | null {
  const { config } = scope;
  if (!config.flag('relative_attention', false)) return null;
  const given = config.raw('pos_att_type');
  const types = Array.isArray(given) ? given.map(String) : typeof given === 'string' ? given.toLowerCase().split('|') : [];
  const said = config.wholeOr(-1, ['max_relative_positions'], { min: -1 });
  const distance = said < 1 ? config.whole(names.context) : said;
  const buckets = version === 2 ? config.wholeOr(-1, ['position_buckets'], { min: -1 }) : -1;
  return { types: types.map((type) => type.trim()), rows: 2 * (buckets > 0 ? buckets : distance) };
}

function deberta(version: 1 | 2): EncoderTraits {
  return {
    positionOffset: ({ config }) => (config.flag('position_biased_input', true) ? 0 : null),
    embeddingWidth: narrowTables,
    projection: 'where they differ',
    projectionBias: false,
    normAfterProjection: true,
    keyUnbiased: version === 1,
    pooler: 'never',
    attentionExtra: (scope) => relativeTensors(scope, version),
    before: (scope) => relativeTables(scope, version),
    head: (scope, width, tied) => {
      // The newer head has the width of the layers and no matrix of its own.
      if (scope.config.flag('legacy', true)) return bertHead(scope, width, tied);
      return bertHead(scope, scope.hidden, true);
    },
    labelled: (scope, labels, around) => {
      if (around !== 'sequence') return undefined;
      const { config, hidden } = scope;
      const pooled = config.wholeOr(hidden.value, ['pooler_hidden_size']);
      if (pooled !== hidden.value) config.doubt('pooler_hidden_size');
      return [classifier(hidden, labels, { dense: true })];
    },
    harmless: ['pooler_hidden_size'],
  };
}

function relativeTensors(scope: Scope, version: 1 | 2): readonly Tensor[] {
  const { config, hidden, heads, headDim } = scope;
  const square: Tensor = { ...linear('positionEmbedding', hidden, times(heads, headDim)), use: 'once' };
  const bias = light('biases', times(heads, headDim));
  const found = relative(scope, version);
  const tensors: Tensor[] = [];
  const shared = version === 2 && config.flag('share_att_key', false);
  if (found?.types.includes('c2p') && !shared) tensors.push(square, ...(version === 2 ? [bias] : []));
  if (found?.types.includes('p2c') && !shared) tensors.push(square, bias);
  if (version === 1 && config.flag('talking_head', false))
    tensors.push(light('attentionBias', heads, heads), light('attentionBias', heads, heads));
  return tensors;
}

function relativeTables(scope: Scope, version: 1 | 2): readonly Part[] {
  const { config, hidden } = scope;
  const found = relative(scope, version);
  const parts: Part[] = [];
  if (found !== null) parts.push(positionEmbedding(scope.size('positionBuckets', found.rows), hidden));
  if (version === 1) return parts;
  if (/layer_norm/.test(config.text('norm_rel_ebd')?.toLowerCase() ?? '')) parts.push(norm('layer', hidden));
  const kernel = config.wholeOr(0, ['conv_kernel_size'], { min: 0 });
  if (kernel > 0) {
    const groups = config.wholeOr(1, ['conv_groups']);
    if (hidden.value % groups !== 0)
      config.conflict('conv_groups', groups, { say: 'divides-not', of: 'hidden-size', number: hidden.value });
    const weights = matrix('convolution', literal(kernel), literal(Math.max(1, Math.floor(hidden.value / groups))), hidden);
    parts.push(
      { is: 'linear', tensors: [weights, light('biases', hidden)], facts: { from: hidden.value, to: hidden.value } },
      norm('layer', hidden),
    );
  }
  return parts;
}

const modernNorm = ({ config }: Scope) => (config.flag('norm_bias', false) ? ('layer' as const) : ('layerUnbiased' as const));
/** ModernBERT: rotary positions, gated networks, most layers with a window; a dense layer and a norm in front of whatever is predicted. */
const modernbert: EncoderTraits = {
  positionOffset: null,
  positions: 'rotary',
  segments: false,
  norm: modernNorm,
  arrangement: 'before',
  firstWithoutNorm: true,
  finalNorm: true,
  gated: true,
  biased: key('attention_bias'),
  networkBiased: key('mlp_bias'),
  window: ({ config, layers }) => {
    const types = config.textList('layer_types', layers);
    const every = config.wholeOr(3, ['global_attn_every_n_layers']);
    const width = config.wholeOr(128, ['local_attention']);
    return (layer) => ((types === undefined ? layer % every !== 0 : types[layer] === 'sliding_attention') ? width : null);
  },
  pooler: 'never',
  head: (scope, width, tied) =>
    bertHead(scope, width, tied, {
      denseBias: scope.config.flag('classifier_bias', false),
      norm: modernNorm(scope),
      biases: scope.config.flag('decoder_bias', true) ? 1 : 0,
    }),
  labelled: (scope, labels) => {
    const { config, hidden } = scope;
    const tensors = [matrix('outputHead', hidden, hidden), ...(config.flag('classifier_bias', false) ? [light('biases', hidden)] : [])];
    const dense: Part = { is: 'linear', tensors, facts: { from: hidden.value, to: hidden.value } };
    return [dense, norm(modernNorm(scope), hidden), classifier(hidden, labels)];
  },
};

/** ModernBERT that looks back only. */
const modernbertDecoder: EncoderTraits = {
  ...modernbert,
  decodes: true,
  labelled: ({ config }) => {
    config.conflict('architectures', 'ModernBertDecoder', { say: 'undescribed', what: 'class-head' });
    return undefined;
  },
};

/** EuroBERT: Llama that looks both ways. */
const eurobert: EncoderTraits = {
  positionOffset: null,
  positions: 'rotary',
  segments: false,
  embeddingNorm: false,
  norm: 'rms',
  arrangement: 'before',
  finalNorm: true,
  gated: true,
  biased: key('attention_bias'),
  networkBiased: key('mlp_bias'),
  keyValueHeads: (scope) => scope.keyValueHeads,
  pooler: 'never',
  tied: false,
  head: (scope, width, tied) =>
    bertHead(scope, width, tied, { dense: false, norm: 'none', biases: scope.config.flag('mlp_bias', false) ? 1 : 0 }),
  classifies: 'dense',
};

/** Encoders whose layers are BERT's but for a trait or two. */
const table: Readonly<Record<string, EncoderTraits>> = {
  bert,
  roberta,
  'xlm-roberta': roberta,
  camembert: roberta,
  distilbert: {
    usual: 'base',
    asPublished: [],
    segments: false,
    pooler: 'never',
    classifies: 'dense',
    feedForwardWidth: ({ config }) => config.whole(['hidden_dim']),
    head: oneBias,
  },
  albert: {
    embeddingWidth: ({ config }) => config.whole(['embedding_size']),
    projection: 'always',
    ownLayers: ({ config, layers }) => {
      const groups = config.wholeOr(1, ['num_hidden_groups']);
      if (groups > layers) config.conflict('num_hidden_groups', groups, { say: 'more-than', of: 'layers', limit: layers });
      return groups;
    },
  },
  electra: {
    embeddingWidth: ({ config }) => config.whole(['embedding_size']),
    projection: 'where they differ',
    pooler: 'never',
    classifies: 'dense',
    head: oneBias,
    pretraining: ({ hidden }) => [classifier(hidden, literal(1), { dense: true, once: false })],
  },
  deberta: deberta(1),
  'deberta-v2': deberta(2),
  modernbert,
  'modernbert-decoder': modernbertDecoder,
  eurobert,
  mpnet: {
    segments: false,
    before: (scope) => [
      relativePositions(scope.size('positionBuckets', scope.config.wholeOr(32, ['relative_attention_num_buckets'])), scope.heads),
    ],
    classifies: 'dense',
  },
  nomic_bert: {
    positionOffset: null,
    positions: 'rotary',
    gated: true,
    biased: false,
    networkBiased: false,
    pooler: 'never',
    classifies: 'dense',
  },
  // The table of tasks is there unless the file says otherwise.
  ernie: {
    tables: ({ config }, width) =>
      config.flag('use_task_id', false) ? [positionEmbedding(literal(config.wholeOr(3, ['task_type_vocab_size'])), width, 'segments')] : [],
  },
  big_bird: {
    biased: key('use_bias', true),
    outputBiased: true,
    pooler: 'always',
    classifies: 'dense',
    labelled: ({ config }, _, around) => {
      if (around === 'question') config.conflict('architectures', 'BigBirdForQuestionAnswering', { say: 'undescribed', what: 'head' });
      return undefined;
    },
    harmless: ['attention_type', 'num_random_blocks'],
  },
  'roberta-prelayernorm': { ...robertaLike, arrangement: 'before', finalNorm: true },
  'xlm-roberta-xl': { ...robertaLike, arrangement: 'before', finalNorm: true, embeddingNorm: false },
  'megatron-bert': { arrangement: 'before', finalNorm: true, embeddingNorm: false },
  'data2vec-text': robertaLike,
  splinter: {
    pooler: 'never',
    usual: 'base',
    labelled: ({ config }, _, around) => {
      if (around === 'question') config.conflict('architectures', 'SplinterForQuestionAnswering', { say: 'undescribed', what: 'head' });
      return undefined;
    },
    pretraining: ({ config }) => {
      config.conflict('architectures', 'SplinterForPreTraining', { say: 'undescribed', what: 'head' });
      return [];
    },
  },
  ibert: { ...robertaLike, harmless: ['quant_mode'] },
  rembert: {
    embeddingWidth: ({ config }) => config.wholeOr(256, ['input_embedding_size']),
    projection: 'always',
    tied: false,
    head: (scope) => {
      const out = scope.size('embeddingWidth', scope.config.wholeOr(1664, ['output_embedding_size']));
      return bertHead(scope, out, false, { biases: 1 });
    },
  },
  'bert-generation': {
    segments: false,
    pooler: 'never',
    head: (scope, width, tied) => bertHead(scope, width, tied, { dense: false, norm: 'none' }),
  },
  roformer: {
    // Rotations are kept in a table, which is no buffer.
    positionOffset: null,
    positions: 'rotary',
    embeddingWidth: ({ config, hidden }) => config.wholeOr(hidden.value, ['embedding_size']),
    projection: 'where they differ',
    before: (scope) => [positionEmbedding(scope.size('positions', scope.config.whole(names.context)), scope.headDim)],
    pooler: 'never',
    classifies: 'dense',
  },
  layoutlm: {
    pooler: 'always',
    tables: (scope, width) => {
      const rows = scope.size('coordinates', scope.config.wholeOr(1024, ['max_2d_position_embeddings']));
      return [1, 2, 3, 4].map(() => positionEmbedding(rows, width));
    },
  },
  jina_embeddings_v3: { ...robertaLike, positionOffset: null, positions: 'rotary' },
};

export const encoders: Families = Object.fromEntries(
  Object.entries(table).map(([family, traits]) => [family, (config) => readEncoder(config, family, traits)]),
);
