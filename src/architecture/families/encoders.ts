import type { Architecture, Layer, Positions, Stack } from '../../core/architecture/architecture.js';
import { attention, crossAttention, relativePositions } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import type { Part } from '../../core/architecture/part.js';
import { type NormKind, norm, pooler, positionEmbedding, tokenEmbedding } from '../../core/architecture/pieces.js';
import type { Size } from '../../core/architecture/size.js';
import { assemble, repeated } from '../assemble.js';
import type { Config } from '../config.js';
import { type Arrangement, arrange } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';

/** BERT: tables of tokens, positions and segments, a norm; layers with the norm behind the residual; a pooler. */
function bert(config: Config, family: string, { segments, pooled }: { segments: boolean; pooled: boolean }): Architecture {
  const scope = new Scope(config);
  const { hidden, heads, headDim } = scope;
  const width = scope.size('feedForwardWidth', config.whole(family === 'distilbert' ? ['hidden_dim'] : names.feedForward));
  const layer = plainLayer('layer', 'afterResidual', hidden, [
    attention({
      hidden,
      heads,
      keyValueHeads: heads,
      headDim,
      mask: 'bidirectional',
      queryBias: true,
      keyBias: true,
      valueBias: true,
      outputBias: true,
    }),
    feedForward({ hidden, width, gated: false, biased: true }),
  ]);
  const types = segments ? config.wholeOr(2, ['type_vocab_size'], { min: 0 }) : 0;
  return assemble(scope, family, {
    positions: 'learned',
    tied: true,
    stacks: [
      {
        role: 'encoder',
        before: [
          positionEmbedding(scope.size('positions', config.whole(names.context)), hidden),
          ...(types > 0 ? [positionEmbedding(scope.size('segments', types), hidden, 'segments')] : []),
          norm('layer', hidden),
        ],
        ...repeated(scope, layer, scope.layers),
        after: [],
      },
    ],
    head: pooled ? [pooler(hidden)] : [],
    remarks: pooled ? ['pooler-counted'] : [],
  });
}

/** A layer of any number of parts, each with its norm. */
function plainLayer(kind: NormKind, arrangement: Arrangement, hidden: Size, parts: readonly Part[]): Layer {
  return {
    blocks: parts.map((part) => {
      const [first] = arrange(arrangement, () => norm(kind, hidden), part, part);
      return first ?? { before: [], branches: [[part]], after: [] };
    }),
  };
}

/** What an encoder-decoder is made of. */
type Pair = {
  readonly norm: NormKind;
  readonly arrangement: Arrangement;
  /** Biases of attention, and of the feed-forward network. */
  readonly biased: boolean;
  readonly networkBiased: boolean;
  readonly gated: boolean;
  readonly tied: boolean;
  readonly positions: Positions;
  readonly finalNorm: boolean;
  /** Before each stack: positions, a norm. */
  readonly before: (scope: Scope) => readonly Part[];
  readonly feedForward: (scope: Scope, side: 'encoder' | 'decoder') => Size;
  readonly layers: (scope: Scope, side: 'encoder' | 'decoder') => number;
  /** Tables of tokens beside the first. */
  readonly tables?: (scope: Scope) => readonly Part[];
};

function pair(config: Config, family: string, describe: (scope: Scope) => Pair): Architecture {
  const scope = new Scope(config, config.whole([...names.layers, 'encoder_layers']));
  const { hidden } = scope;
  const shape = describe(scope);
  const stack = (role: 'encoder' | 'decoder'): Stack => ({
    role,
    before: shape.before(scope),
    ...repeated(scope, sideLayer(scope, shape, role), shape.layers(scope, role)),
    after: shape.finalNorm ? [norm(shape.norm, hidden)] : [],
  });
  return assemble(scope, family, {
    positions: shape.positions,
    tied: shape.tied,
    moreEmbedding: shape.tables?.(scope) ?? [],
    stacks: [stack('encoder'), stack('decoder')],
  });
}

function sideLayer(scope: Scope, shape: Pair, role: 'encoder' | 'decoder'): Layer {
  const { hidden } = scope;
  const heads = scope.size('queryHeads', scope.config.whole([...names.heads, `${role}_attention_heads`]));
  const own = scope.config.wholeOr(undefined, ['d_kv', 'head_dim']);
  const headDim = scope.size('headDim', own ?? Math.max(1, Math.floor(hidden.value / heads.value)));
  const { biased } = shape;
  return plainLayer(shape.norm, shape.arrangement, hidden, [
    attention({
      hidden,
      heads,
      keyValueHeads: heads,
      headDim,
      mask: role === 'encoder' ? 'bidirectional' : 'causal',
      queryBias: biased,
      keyBias: biased,
      valueBias: biased,
      outputBias: biased,
    }),
    ...(role === 'decoder' ? [crossAttention({ hidden, heads, headDim, biased })] : []),
    feedForward({ hidden, width: shape.feedForward(scope, role), gated: shape.gated, biased: shape.networkBiased }),
  ]);
}

/** T5: relative positions from one table a stack, no biases; version 1.1 has a gate and an output matrix of its own. */
function t5(config: Config, family: string, later: boolean): Architecture {
  return pair(config, family, (scope) => {
    const projection = config.text('feed_forward_proj') ?? (later ? 'gated-gelu' : 'relu');
    // All that were published untied are gated-gelu. Version 5 of the library ties the others whatever the file says; version 4, which writes `is_gated_act`, did not.
    if (
      config.said.raw('tie_word_embeddings') === false &&
      config.said.text('feed_forward_proj') !== 'gated-gelu' &&
      !config.said.has('is_gated_act')
    ) {
      config.conflict(
        'tie_word_embeddings',
        false,
        'is obeyed by some versions of the library and not by others, and the file does not say which wrote it',
      );
    }
    const layers = scope.layers;
    return {
      norm: 'rms',
      arrangement: 'before',
      biased: false,
      networkBiased: false,
      gated: projection.startsWith('gated'),
      tied: config.flag('tie_word_embeddings', !later),
      positions: 'relative',
      finalNorm: true,
      before: ({ heads }) => [
        relativePositions(scope.size('positionBuckets', config.wholeOr(32, ['relative_attention_num_buckets'])), heads),
      ],
      feedForward: () => scope.feedForward,
      layers: (_, role) => (role === 'encoder' ? layers : config.wholeOr(layers, ['num_decoder_layers'])),
    };
  });
}

/** The Transformer of 2017: sinusoidal positions, one table for both sides and the output, biases in the networks only. */
function transformer(config: Config): Architecture {
  return pair(config, 'transformer', (scope) => ({
    norm: 'layer',
    arrangement: 'afterResidual',
    biased: false,
    networkBiased: true,
    gated: false,
    tied: config.flag('tie_word_embeddings', true),
    positions: 'sinusoidal',
    finalNorm: false,
    before: () => [],
    feedForward: () => scope.feedForward,
    layers: (_, role) => (role === 'encoder' ? scope.layers : config.wholeOr(scope.layers, ['num_decoder_layers', 'decoder_layers'])),
  }));
}

/** Untied, encoder and decoder have tables of their own beside the shared one. Version 4 of the library, which writes `num_hidden_layers`, shared it. */
function untiedTables(scope: Scope): readonly Part[] {
  const { config, vocabulary, hidden } = scope;
  const older = config.said.has(...names.layers) || config.text('transformers_version')?.startsWith('4.');
  if (config.flag('tie_word_embeddings', true) || older) return [];
  return [tokenEmbedding(vocabulary, hidden), tokenEmbedding(vocabulary, hidden)];
}

/** BART and mBART: learned positions and a norm in front of each stack, biases everywhere. */
function bart(config: Config, family: string): Architecture {
  const normBefore = family !== 'bart';
  return pair(config, family, (scope) => ({
    norm: 'layer',
    arrangement: normBefore ? 'before' : 'afterResidual',
    biased: true,
    networkBiased: true,
    gated: false,
    tied: config.flag('tie_word_embeddings', true),
    positions: 'learned',
    finalNorm: normBefore,
    before: ({ hidden }) => [positionEmbedding(scope.size('positions', config.whole(names.context) + 2), hidden), norm('layer', hidden)],
    feedForward: (_, role) => scope.size('feedForwardWidth', config.whole([`${role}_ffn_dim`])),
    layers: (_, role) => config.wholeOr(scope.layers, [`${role}_layers`]),
    tables: untiedTables,
  }));
}

/** M2M-100, which NLLB is too: mBART with positions that are computed, and no norm in front of the stacks. */
function m2m(config: Config): Architecture {
  return pair(config, 'm2m_100', (scope) => ({
    norm: 'layer',
    arrangement: 'before',
    biased: true,
    networkBiased: true,
    gated: false,
    tied: config.flag('tie_word_embeddings', true),
    positions: 'sinusoidal',
    finalNorm: true,
    before: () => [],
    feedForward: (_, role) => scope.size('feedForwardWidth', config.whole([`${role}_ffn_dim`])),
    layers: (_, role) => config.wholeOr(scope.layers, [`${role}_layers`]),
    tables: untiedTables,
  }));
}

const withPooler = { segments: true, pooled: true };

/** Encoders, and encoders with a decoder. */
export const encoders: Families = {
  bert: (config) => bert(config, 'bert', withPooler),
  roberta: (config) => bert(config, 'roberta', withPooler),
  'xlm-roberta': (config) => bert(config, 'xlm-roberta', withPooler),
  camembert: (config) => bert(config, 'camembert', withPooler),
  distilbert: (config) => bert(config, 'distilbert', { segments: false, pooled: false }),
  t5: (config) => t5(config, 't5', false),
  mt5: (config) => t5(config, 'mt5', true),
  transformer,
  bart: (config) => bart(config, 'bart'),
  mbart: (config) => bart(config, 'mbart'),
  m2m_100: (config) => m2m(config),
};
