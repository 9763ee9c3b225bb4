import { attention } from '../../core/architecture/attention.js';
import { light, linear, matrix, type Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { literal, ONE, plus, TWO, times } from '../../core/architecture/size.js';
import { key, type Traits } from '../decoder.js';
import type { Scope } from '../dimensions.js';
import { decoders } from '../family.js';
import { qkvoBias } from './traits.js';

/** Attention whose queries and keys pass two convolutions side by side, and whose values are half of this token, half of the last. */
function convolved(scope: Scope, isWindowed: boolean): Part {
  const { config, hidden, heads, keyValueHeads, headDim } = scope;
  const bias = config.flag('attention_bias', false);
  const part = attention({
    hidden,
    heads,
    keyValueHeads,
    headDim,
    mask: 'causal',
    window: isWindowed ? config.wholeOr(null, ['sliding_window']) : null,
    queryBias: bias,
    keyBias: bias,
    valueBias: bias,
    outputBias: bias,
  });
  const channels = times(plus(heads, keyValueHeads), headDim);
  const kernel = (name: string) => scope.size('convolutionWidth', config.wholeOr(2, [name]));
  const last = kernel('cca_time0').value + kernel('cca_time1').value - 2;
  const values = keyValueHeads.value * headDim.value;
  if (values % 2 !== 0) config.conflict('head_dim', headDim.value, { say: 'odd-width' });
  return {
    ...part,
    tensors: [
      ...part.tensors,
      matrix('recurrence', channels, kernel('cca_time0')),
      matrix('recurrence', channels, headDim, kernel('cca_time1')),
      light('recurrence', times(TWO, channels)),
      // A temperature of each head of keys.
      light('attentionBias', keyValueHeads),
    ],
    memory: [...(part.memory ?? []), { is: 'state', elements: plus(times(channels, literal(last)), hidden), wide: false }],
  };
}

/** ZAYA: convolved attention, a router that is a network and sees that of the layer before, scales and shifts of the residual. */
const zaya: Traits = {
  tied: true,
  mixerKind: () => (layer) => (layer === 0 ? 'first' : 'attention'),
  windowed: ({ config, layers }) => {
    const types = config.textList('layer_types', layers);
    const odd = types?.find((type) => type !== 'hybrid' && type !== 'hybrid_sliding');
    if (odd !== undefined) config.conflict('layer_types', odd, { say: 'none-of', choices: ['hybrid', 'hybrid_sliding'] });
    return (layer) => types?.[layer] === 'hybrid_sliding';
  },
  mixer: (scope, { windowed }) => convolved(scope, windowed),
  ...qkvoBias(key('attention_bias')),
  headBias: key('lm_head_bias'),
  moreEmbedding: ({ hidden }) => [norm('layer', hidden)],
  mixture: {
    router: (scope, layer) => {
      const { config, hidden } = scope;
      const width = scope.size('routerWidth', config.wholeOr(256, ['router_hidden_size']));
      const classes = plus(scope.size('experts', config.whole(['num_experts'])), ONE);
      return [
        linear('router', hidden, width),
        linear('router', width, width),
        linear('router', width, width),
        linear('router', width, classes),
        light('router', times(literal(3), width)),
        light('norms', width),
        ...(layer === 0 ? [] : [light('router', width)]),
      ];
    },
    // Of both halves of a layer.
    extra: ({ hidden }) => [light('residualMixing', literal(8), hidden)],
  },
};

export const zayas = decoders({ zaya });
