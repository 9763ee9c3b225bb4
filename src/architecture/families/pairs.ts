import { relativePositions } from '../../core/architecture/attention.js';
import { experts } from '../../core/architecture/feed-forward.js';
import { light, linear, matrix, type Part, type Tensor } from '../../core/architecture/part.js';
import { norm, outputHead, positionEmbedding, tokenEmbedding } from '../../core/architecture/pieces.js';
import { literal, type Size, times } from '../../core/architecture/size.js';
import { tiedIn } from '../assemble.js';
import { aroundOf } from '../classes.js';
import type { Config } from '../config.js';
import { names, type Scope } from '../dimensions.js';
import type { Families } from '../family.js';
import { type Pair, readPair, type Side, sharedTable } from '../pair.js';

const buckets = (scope: Scope) => scope.size('positionBuckets', scope.config.wholeOr(32, ['relative_attention_num_buckets']));
const decoderLayers = ({ config, layers }: Scope) => config.wholeOr(layers, ['num_decoder_layers', 'decoder_layers']);

/** T5: relative positions from one table a stack, no biases; version 1.1 has a gate and an output matrix of its own. */
function t5(later: boolean): (scope: Scope) => Pair {
  return (scope) => {
    unclearTie(scope.config, 'gated-gelu');
    return t5Like(scope, later);
  };
}

/** Version 5 of the library ties whatever the file says; version 4, which writes `is_gated_act`, did not. All that were published untied are gated-gelu. */
function unclearTie(config: Config, published: string | null): void {
  const { said } = config;
  if (said.raw('tie_word_embeddings') !== false) return;
  const clear = published === null ? !said.has('is_gated_act') : said.has('is_gated_act') || said.text('feed_forward_proj') === published;
  if (clear) return;
  config.conflict('tie_word_embeddings', false, { say: 'versions-differ' });
}

function t5Like(scope: Scope, later: boolean): Pair {
  const projection = scope.config.text('feed_forward_proj') ?? (later ? 'gated-gelu' : 'relu');
  return {
    norm: 'rms',
    arrangement: 'before',
    biased: false,
    networkBiased: false,
    gated: projection.startsWith('gated'),
    tied: !later,
    positions: 'relative',
    finalNorm: true,
    before: () => [relativePositions(buckets(scope), scope.heads)],
    feedForward: () => scope.feedForward,
    layers: (side) => (side === 'encoder' ? scope.layers : decoderLayers(scope)),
    ends: (around, tied) => sharedTable(scope, around, tied, 0),
  };
}

/** UMT5: a table of relative positions in every layer; tied whatever the file says. */
function umt5(scope: Scope): Pair {
  return {
    ...t5Like(scope, true),
    tied: 'always',
    before: () => [],
    attentionExtra: () => [light('positionEmbedding', buckets(scope), scope.heads)],
  };
}

/** LongT5: the encoder looks at its neighbours, and at means of blocks where it says so. */
function longt5(scope: Scope): Pair {
  const { config, hidden, heads } = scope;
  const globally = config.text('encoder_attention_type') === 'transient-global';
  const radius = config.wholeOr(127, ['local_radius']);
  unclearTie(config, null);
  return {
    ...t5Like(scope, false),
    tied: 'always',
    harmless: ['global_block_size'],
    before: (side) => {
      const table = relativePositions(buckets(scope), heads);
      return side === 'encoder' && globally ? [table, table] : [table];
    },
    attentionExtra: (side) => (side === 'encoder' && globally ? [light('norms', hidden)] : []),
    window: (side) => (side === 'encoder' ? 2 * radius + 1 : null),
  };
}

/** Switch Transformers: T5 whose every so-many-th network is a mixture of which a token passes one expert. */
function switchTransformers(scope: Scope): Pair {
  const { config, hidden } = scope;
  if (config.flag('is_decoder', false) && aroundOf(config) === 'encoder') {
    config.conflict('is_decoder', true, { say: 'encoder-is-another-model' });
  }
  const sparse = (side: Side): number => {
    const layers = side === 'encoder' ? scope.layers : decoderLayers(scope);
    const count = config.wholeOr(3, [`num_sparse_${side}_layers`], { min: 0 });
    return count > 0 ? Math.floor(layers / count) : layers;
  };
  return {
    ...t5Like(scope, false),
    gated: false,
    tied: true,
    ends: (around, tied) => sharedTable(scope, around, tied),
    harmless: ['encoder_sparse_step', 'decoder_sparse_step'],
    // With more of them than layers there are none.
    sparse: (side, layer) => layer % sparse(side) === 1 || sparse(side) === 1,
    experts: () =>
      experts({
        hidden,
        experts: scope.needed('experts', 'num_experts'),
        perToken: literal(1),
        width: scope.feedForward,
        gated: false,
        routerBias: config.flag('router_bias', false),
      }),
  };
}

/** The Transformer of 2017: sinusoidal positions, one table for both sides and the output, biases in the networks only. */
function transformer(scope: Scope): Pair {
  return {
    norm: 'layer',
    arrangement: 'afterResidual',
    biased: false,
    networkBiased: true,
    gated: false,
    tied: true,
    positions: 'sinusoidal',
    finalNorm: false,
    before: () => [],
    feedForward: () => scope.feedForward,
    layers: (side) => (side === 'encoder' ? scope.layers : decoderLayers(scope)),
    ends: (around, tied) => sharedTable(scope, around, tied, 0),
  };
}

/** What the descendants of BART have in common: biases everywhere, tables of positions, sides of their own sizes. */
function bartLike(scope: Scope, differs: Partial<Pair> = {}): Pair {
  const { config, layers } = scope;
  return {
    norm: 'layer',
    arrangement: 'before',
    biased: true,
    networkBiased: true,
    gated: false,
    tied: true,
    positions: 'learned',
    finalNorm: true,
    before: () => [],
    feedForward: (side) => scope.size('feedForwardWidth', config.whole([`${side}_ffn_dim`])),
    layers: (side) => config.wholeOr(layers, [`${side}_layers`]),
    ends: (around, tied) => {
      // Version 4 of the library, which writes `num_hidden_layers`, had one table for both sides.
      const older = config.said.has(...names.layers) || config.text('transformers_version')?.startsWith('4.');
      // In a multimodal model (Florence-2) the whole says whether the output is tied, and this part whether the tables are.
      const within = config.wholeModelType !== undefined && config.flag('tie_word_embeddings', true);
      return sharedTable(scope, around, tied, older || within ? 0 : 2);
    },
    ...differs,
  };
}

const positionsOf = (scope: Scope, offset = 0, keys: readonly string[] = names.context) =>
  positionEmbedding(scope.size('positions', scope.config.whole(keys) + offset), scope.hidden);
const layerNorm = ({ hidden }: Scope) => norm('layer', hidden);

const bart = (scope: Scope) =>
  bartLike(scope, { arrangement: 'afterResidual', finalNorm: false, before: () => [positionsOf(scope, 2), layerNorm(scope)] });
const mbart = (scope: Scope) => bartLike(scope, { before: () => [positionsOf(scope, 2), layerNorm(scope)] });
/** M2M-100, which NLLB is too: mBART with positions that are computed, and no norm in front of the stacks. */
const m2m = (scope: Scope) => bartLike(scope, { positions: 'sinusoidal' });
const blenderbot = (scope: Scope) => bartLike(scope, { before: () => [positionsOf(scope)] });
const blenderbotSmall = (scope: Scope) =>
  bartLike(scope, { arrangement: 'afterResidual', finalNorm: false, before: () => [positionsOf(scope), layerNorm(scope)] });
/** Pegasus and Marian keep their sinusoids as a table. */
const pegasus = (scope: Scope) => bartLike(scope, { positions: 'sinusoidal', before: () => [positionsOf(scope)] });

function mvp(scope: Scope): Pair {
  if (scope.config.flag('use_prompt', false)) scope.config.conflict('use_prompt', true, { say: 'undescribed', what: 'prompts' });
  return bart(scope);
}

/** Marian: as Pegasus with the norms behind; each side may have a vocabulary of its own. */
function marian(scope: Scope): Pair {
  const { config, vocabulary, hidden } = scope;
  const usual = bartLike(scope, {
    arrangement: 'afterResidual',
    finalNorm: false,
    positions: 'sinusoidal',
    before: () => [positionsOf(scope)],
  });
  const rows = config.wholeOr(vocabulary.value, ['decoder_vocab_size']);
  const alone = aroundOf(config) === 'causal';
  const shared = config.flag('share_encoder_decoder_embeddings', true);
  if (rows !== vocabulary.value && (alone || (shared && !tiedIn(config, true)))) {
    config.conflict('decoder_vocab_size', rows, { say: 'two-vocabularies', vocabulary: vocabulary.value });
  }
  if (shared || alone) return usual;
  const own = scope.size('vocabulary', rows);
  return {
    ...usual,
    ends: (around, tied) => ({
      embedding: [tokenEmbedding(vocabulary, hidden), tokenEmbedding(own, hidden)],
      head: around === 'base' ? [] : [outputHead(hidden, own, { tied, biased: false })],
    }),
  };
}

/** Whisper: two convolutions over the spectrum in front of the encoder; keys have no bias. */
function whisper(scope: Scope): Pair {
  const { config, hidden } = scope;
  const taps = literal(3);
  const convolutions = (): Part => {
    const bins = literal(config.whole(['num_mel_bins']));
    const tensors: readonly Tensor[] = [
      matrix('convolution', taps, bins, hidden),
      matrix('convolution', taps, hidden, hidden),
      light('biases', literal(2), hidden),
    ];
    return { is: 'linear', tensors, facts: { from: bins.value, to: hidden.value } };
  };
  return bartLike(scope, {
    keyUnbiased: true,
    harmless: [
      'apply_spec_augment',
      'mask_time_length',
      'mask_time_min_masks',
      'mask_feature_length',
      'mask_feature_min_masks',
      'median_filter_width',
    ],
    before: (side) =>
      side === 'encoder'
        ? [convolutions(), positionsOf(scope, 0, ['max_source_positions'])]
        : [positionsOf(scope, 0, ['max_target_positions'])],
    ends: (around, tied) => sharedTable(scope, around, tied, 0),
  });
}

/** Three more projections for the tokens that look at everything; how few those are the input says. */
function globalTensors(hidden: Size): readonly Tensor[] {
  const square: Tensor = { ...linear('query', hidden, hidden), use: 'once' };
  return [square, { ...square, component: 'key' }, { ...square, component: 'value' }, light('biases', literal(3), hidden)];
}

/** The Longformer's window, which may be a list of one for each layer: the first is taken for all. */
function attentionWindow({ config }: Scope): number {
  const given = config.raw('attention_window');
  const [first] = Array.isArray(given) ? given : [given];
  return typeof first === 'number' && first > 0 ? first : 512;
}

function led(scope: Scope): Pair {
  return bartLike(scope, {
    arrangement: 'afterResidual',
    finalNorm: false,
    before: (side) => [positionsOf(scope, 0, [`max_${side}_position_embeddings`]), layerNorm(scope)],
    attentionExtra: (side) => (side === 'encoder' ? globalTensors(scope.hidden) : []),
    window: (side) => (side === 'encoder' ? attentionWindow(scope) : null),
  });
}

/** Pegasus-X: no biases of attention; a few global tokens with a table and a norm of their own. */
function pegasusX(scope: Scope): Pair {
  const { config, hidden } = scope;
  return bartLike(scope, {
    positions: 'sinusoidal',
    biased: false,
    before: (side) => (side === 'encoder' ? [positionEmbedding(literal(config.wholeOr(32, ['num_global_tokens'])), hidden)] : []),
    attentionExtra: (side) => (side === 'encoder' ? [light('norms', literal(2), hidden)] : []),
    window: (side) => (side === 'encoder' ? config.wholeOr(512, ['block_size']) : null),
  });
}

/** NLLB-MoE: M2M-100 whose every so-many-th network is a mixture of which a token passes two experts. */
function nllbMoe(scope: Scope): Pair {
  const { config, hidden } = scope;
  const step = (side: Side) => config.wholeOr(4, [`${side}_sparse_step`], { min: 0 });
  const usual = m2m(scope);
  return {
    ...usual,
    sparse: (side, layer) => step(side) > 0 && (layer + 1) % step(side) === 0,
    experts: (side) =>
      experts({
        hidden,
        experts: scope.needed('experts', 'num_experts'),
        perToken: literal(2),
        width: usual.feedForward(side),
        gated: false,
        biased: true,
        routerBias: config.flag('router_bias', false),
      }),
  };
}

/** ProphetNet: the decoder predicts several tokens ahead, with a table of their places and relative positions in each layer. */
function prophetnet(scope: Scope): Pair {
  const { config, hidden } = scope;
  const count = (side: Side) => config.whole([`num_${side}_attention_heads`]);
  const relative = times(literal(config.wholeOr(32, ['num_buckets'])), literal(count('decoder')));
  return bartLike(scope, {
    arrangement: 'afterResidual',
    finalNorm: false,
    across: config.flag('add_cross_attention', true),
    ends: (around, tied) => {
      const { embedding, head } = sharedTable(scope, around, tied);
      // The decoder alone has a table of its own beside the first, too.
      return { embedding: around === 'causal' && !tied ? [...embedding, ...embedding] : embedding, head };
    },
    layers: (side) => config.whole([`num_${side}_layers`]),
    before: (side) => [
      positionsOf(scope),
      ...(side === 'decoder' ? [positionEmbedding(literal(config.wholeOr(2, ['ngram'])), hidden)] : []),
      layerNorm(scope),
    ],
    attentionExtra: (side) => (side === 'decoder' ? [linear('positionEmbedding', hidden, relative), light('biases', relative)] : []),
  });
}

/** FSMT, of WMT 2019: a vocabulary for each side, sinusoids in a table with the row of padding. */
function fsmt(scope: Scope): Pair {
  const { config, hidden } = scope;
  const source = scope.size('vocabulary', config.whole(['src_vocab_size']));
  const target = scope.size('vocabulary', config.whole(['tgt_vocab_size']));
  const padding = config.wholeOr(1, ['pad_token_id'], { min: 0 });
  return bartLike(scope, {
    arrangement: 'afterResidual',
    finalNorm: false,
    tied: false,
    positions: 'sinusoidal',
    harmless: ['langs'],
    before: () => [positionsOf(scope, padding + 1)],
    ends: (_, tied) => ({
      // Tied, one table is all three.
      embedding: [...(tied ? [] : [tokenEmbedding(source, hidden)]), tokenEmbedding(target, hidden)],
      head: [outputHead(hidden, target, { tied, biased: false })],
    }),
  });
}

/** TrOCR: the decoder alone, which may look at an encoder of another width. */
function trocr(scope: Scope): Pair {
  const { config, hidden } = scope;
  const source = config.wholeOr(hidden.value, ['cross_attention_hidden_size']);
  if (source !== hidden.value) config.conflict('cross_attention_hidden_size', source, { say: 'not-decoder-width', width: hidden.value });
  const learned = config.flag('use_learned_position_embeddings', true);
  return bartLike(scope, {
    arrangement: 'afterResidual',
    finalNorm: false,
    positions: learned ? 'learned' : 'sinusoidal',
    harmless: ['is_decoder'],
    before: () => [...(learned ? [positionsOf(scope, 2)] : []), ...(config.flag('layernorm_embedding', true) ? [layerNorm(scope)] : [])],
    usual: 'causal',
  });
}

/** BigBird-Pegasus: learned positions, biases of attention only where it says so. */
function bigbirdPegasus(scope: Scope): Pair {
  return bartLike(scope, {
    biased: scope.config.flag('use_bias', false),
    harmless: ['attention_type', 'num_random_blocks', 'block_size'],
    before: () => [positionsOf(scope)],
    // The decoder alone is never tied.
    ends: (around, tied) => sharedTable(scope, around, tied && around !== 'causal'),
  });
}

const table: Readonly<Record<string, (scope: Scope) => Pair>> = {
  t5: t5(false),
  mt5: t5(true),
  umt5,
  longt5,
  switch_transformers: switchTransformers,
  transformer,
  bart,
  mbart,
  m2m_100: m2m,
  'nllb-moe': nllbMoe,
  blenderbot,
  'blenderbot-small': blenderbotSmall,
  pegasus,
  pegasus_x: pegasusX,
  bigbird_pegasus: bigbirdPegasus,
  marian,
  plbart: bart,
  mvp,
  whisper,
  led,
  prophetnet,
  fsmt,
  trocr,
};

/** Encoders with a decoder. */
export const pairs: Families = Object.fromEntries(
  Object.entries(table).map(([family, describe]) => [family, (config: Config) => readPair(config, family, describe)]),
);
