import { light, linear } from '../../core/architecture/part.js';
import { gatedLinearRecurrence, matrixMemory, timeMixing } from '../../core/architecture/recurrent.js';
import { TWO, times } from '../../core/architecture/size.js';
import { attentionOf, key, type Traits } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { decoders } from '../family.js';
import { qkvBias } from './traits.js';

/** The kinds of layers take turns in the order that the file says. */
function turns({ config }: Scope): (layer: number) => string {
  const given = config.raw('block_types');
  const length = Array.isArray(given) ? given.length : 0;
  const types = config.textList('block_types', 1) ?? ['recurrent', 'recurrent', 'attention'];
  const odd = types.find((type) => type !== 'recurrent' && type !== 'attention');
  if (odd !== undefined) config.conflict('block_types', odd, { say: 'none-of', choices: ['recurrent', 'attention'] });
  return (layer) => types[layer % (length || types.length)] ?? 'recurrent';
}

/** RecurrentGemma: gated linear recurrences, and attention to a window in between. */
const recurrentGemma: Traits = {
  tied: true,
  mixerKind: turns,
  windowed: () => () => true,
  window: ({ config }) => config.wholeOr(2048, ['attention_window_size', 'sliding_window']),
  mixer: (scope, kind) => {
    if (kind.mixer === 'attention') {
      return attentionOf(scope, { ...qkvBias(key('attention_bias')), outputBias: true, window: recurrentGemma.window ?? null }, kind);
    }
    const { config, hidden, heads } = scope;
    const inner = scope.size('innerWidth', config.wholeOr(hidden.value, ['lru_width']));
    return gatedLinearRecurrence({
      hidden,
      inner,
      heads,
      blockWidth: scope.size('stateHeadDim', Math.max(1, Math.floor(inner.value / heads.value))),
      convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['conv1d_width'])),
    });
  },
  feedForwardBias: true,
  // The file says the width of both matrices beside each other.
  feedForwardWidth: ({ config }) => Math.floor(config.whole(names.feedForward, { min: 2 }) / 2),
};

/** RWKV-4: time mixing, and a network without a gate whose output a receptance scales. */
const rwkv: Traits = {
  positions: 'none',
  norm: 'layer',
  embeddingNorm: true,
  mixer: (scope) =>
    timeMixing({
      hidden: scope.hidden,
      inner: scope.size('innerWidth', scope.config.wholeOr(scope.hidden.value, ['attention_hidden_size'])),
    }),
  gated: false,
  feedForwardWidth: ({ config, hidden }) => config.wholeOr(4 * hidden.value, names.feedForward),
  feedForwardExtra: ({ hidden }) => [linear('feedForward', hidden, hidden), light('feedForward', times(TWO, hidden))],
};

/** A fraction of the hidden size, as the file says it or by default. */
function fraction({ config }: Scope, name: string): number {
  const factor = config.raw(name);
  if (typeof factor === 'number' && factor > 0 && factor < 1000) return factor;
  if (factor !== undefined) config.conflict(name, factor, { say: 'no-factor' });
  else config.missing([name]);
  return 1;
}

/** xLSTM with matrix memories only, as the 7B is. */
const xlstm: Traits = {
  tied: 'never',
  positions: 'none',
  norm: ({ config }) => (config.flag('use_bias', false) ? 'layer' : 'rms'),
  lastNorm: 'rms',
  mixer: (scope) => {
    const { config, hidden, heads, layers } = scope;
    config.overruled(
      'add_post_blocks_norm',
      'mlstm_block_size',
      'norm_type',
      'weight_mode',
      'mode',
      'gate_soft_cap',
      'add_out_norm',
      'norm_reduction_force_float32',
    );
    for (const [name, value] of [
      ['embedding_dim', hidden.value],
      ['num_blocks', layers],
    ] as const) {
      const given = config.wholeOr(value, [name]);
      if (given !== value) config.conflict(name, given, { say: 'contradicts-key', value });
    }
    const width = (name: string) => Math.max(1, Math.floor(hidden.value * fraction(scope, name)));
    const valueWidth = width('v_dim_factor');
    if (valueWidth % heads.value !== 0)
      config.conflict('num_heads', heads.value, { say: 'divides-not', of: 'all-values', number: valueWidth });
    return matrixMemory({
      hidden,
      heads,
      keyWidth: scope.size('linearKeyWidth', width('qk_dim_factor')),
      valueWidth: scope.size('linearValueWidth', valueWidth),
      biased: config.flag('use_bias', false),
    });
  },
  feedForwardBias: key('use_bias'),
  feedForwardWidth: (scope) => {
    const multiple = scope.config.wholeOr(64, ['ffn_round_up_to_multiple_of']);
    return multiple * Math.floor((scope.hidden.value * fraction(scope, 'ffn_proj_factor') + multiple - 1) / multiple);
  },
};

/** Models whose recurrence is neither Mamba nor linear attention. */
export const recurrents = decoders({ recurrent_gemma: recurrentGemma, rwkv, xlstm });
