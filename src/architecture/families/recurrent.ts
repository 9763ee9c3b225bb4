import { gatedLinearRecurrence } from '../../core/architecture/recurrent.js';
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
  if (odd !== undefined) config.conflict('block_types', odd, 'is none of recurrent and attention');
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

/** Models whose recurrence is neither Mamba nor linear attention. */
export const recurrents = decoders({ recurrent_gemma: recurrentGemma });
