import { attention } from '../../core/architecture/attention.js';
import { light, linear, matrix, type Part, type Tensor } from '../../core/architecture/part.js';
import { literal, times } from '../../core/architecture/size.js';
import type { Mixture, Traits } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { decoders } from '../family.js';
import { type LayerKind, withExperts } from '../plan.js';

/** A short convolution of each channel of keys, of values, and behind each half of a layer. */
function convolution(scope: Scope, channels: ReturnType<typeof times>): Tensor {
  const width = scope.config.wholeOr(4, ['sconv_kernel_size', 'conv_kernel_size']);
  return matrix('recurrence', channels, scope.size('convolutionWidth', width));
}

/** Heads of a full or of a sliding layer, scores by distance, and convolutions. */
function inklingAttention(scope: Scope, { windowed }: LayerKind): Part {
  const { config, hidden } = scope;
  const own = (name: string, keys: readonly string[]) => (windowed ? config.whole([`swa_${name}`]) : config.whole(keys));
  const heads = scope.size('queryHeads', own('num_attention_heads', names.heads));
  const keyValueHeads = scope.size('keyValueHeads', own('num_key_value_heads', names.keyValueHeads));
  const headDim = scope.size('headDim', own('head_dim', names.headDim));
  const window = config.wholeOr(512, ['sliding_window_size', 'sliding_window']);
  const part = attention({ hidden, heads, keyValueHeads, headDim, mask: 'causal', window: windowed ? window : null, queryKeyNorm: 'head' });
  const relative = scope.size('relativeDim', config.wholeOr(16, ['d_rel']));
  const extent = scope.size('positions', windowed ? window : config.wholeOr(1024, ['rel_extent']));
  const keys = convolution(scope, times(keyValueHeads, headDim));
  return {
    ...part,
    tensors: [
      ...part.tensors,
      linear('attentionBias', hidden, times(heads, relative)),
      matrix('attentionBias', relative, extent),
      keys,
      keys,
      convolution(scope, hidden),
    ],
  };
}

const LOCAL: ReadonlySet<string> = new Set(['hybrid_sliding', 'hybrid']);

const inkling: Traits = {
  tied: 'never',
  positions: 'relative',
  embeddingNorm: true,
  windowed: ({ config, layers }) => {
    const types = config.textList('layer_types', layers);
    const odd = types?.find((type) => !LOCAL.has(type));
    if (odd !== undefined) config.conflict('layer_types', odd, { say: 'none-of', choices: [...LOCAL] });
    const local = config.numberList('local_layer_ids', 0);
    if (types !== undefined) return (layer) => types[layer] === 'hybrid_sliding';
    return (layer) => local?.includes(layer) ?? (layer + 1) % 6 !== 0;
  },
  mixer: inklingAttention,
  feedForwardWidth: ({ config }) => config.wholeOr(undefined, ['dense_intermediate_size']) ?? config.whole(names.feedForward),
  // A scale of the output, and the convolution behind it.
  feedForwardExtra: (scope) => [light('feedForward', literal(1)), convolution(scope, scope.hidden)],
  withExperts: ({ config, layers }) => {
    config.overruled(
      'dense_intermediate_size',
      'number_of_conv_states',
      'use_embed_norm',
      'use_sconv',
      'use_gate_bias',
      'use_global_scale',
    );
    const dense = config.wholeOr(0, ['dense_mlp_idx'], { min: 0 });
    return config.has('mlp_layer_types') ? withExperts(config, layers) : (layer) => layer >= dense;
  },
  mixture: {
    routerBias: true,
    sharedWidth: ({ config }) => sharedCount(config) * config.whole(names.expertWidth),
    // The router scores the shared experts too.
    extra: (scope) => {
      const shared = sharedCount(scope.config);
      const rows = shared === 0 ? [] : [matrix('router', scope.hidden, literal(shared))];
      return [...rows, light('router', literal(1)), convolution(scope, scope.hidden)];
    },
  } satisfies Mixture,
};

function sharedCount(config: Scope['config']): number {
  return config.wholeOr(2, names.sharedExperts, { min: 0 });
}

/** Inkling: convolutions in and behind attention and network, positions as learned scores of distances. */
export const inklings = decoders({ inkling_text: inkling });
