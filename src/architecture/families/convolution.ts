import { shortConvolution } from '../../core/architecture/recurrent.js';
import type { Config } from '../config.js';
import { attentionOf, type Traits } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { decoders } from '../family.js';

/** What the lists of files call the kinds of layers. The library makes a convolution of every kind but full attention. */
const KINDS: Readonly<Record<string, string>> = {
  full_attention: 'attention',
  attention: 'attention',
  conv: 'convolution',
  sliding_attention: 'convolution',
};

/** From the file's list; without one, version 1 has attention in the layers that are numbered, or in all. */
function kindsOf(config: Config, layers: number): readonly string[] | undefined {
  return config.textList('layer_types', layers)?.map((type) => {
    if (!Object.hasOwn(KINDS, type)) config.conflict('layer_types', type, { say: 'none-of', choices: Object.keys(KINDS) });
    return KINDS[type] ?? 'attention';
  });
}

/** Two thirds of what the file says, times a factor, rounded up to a multiple. */
function adjustedWidth({ config }: Scope): number {
  const stated = config.wholeOr(undefined, ['block_ff_dim']) ?? config.whole(names.feedForward);
  if (!config.flag('block_auto_adjust_ff_dim', true)) return stated;
  const reduced = Math.floor((2 * stated) / 3);
  const factor = config.raw('block_ffn_dim_multiplier');
  if (typeof factor !== 'number') return reduced;
  const multiple = config.wholeOr(256, ['block_multiple_of']);
  return multiple * Math.ceil(Math.floor(factor * reduced) / multiple);
}

const liquid: Traits = {
  tied: true,
  queryKeyNorm: 'head',
  mixer: (scope, kind) => {
    const { config, hidden } = scope;
    // Files say these of their first code; the library looks at none.
    config.overruled('block_dim', 'block_use_swiglu', 'conv_dim', 'conv_dim_out', 'use_pos_enc');
    if (kind.mixer === 'attention') return attentionOf(scope, { queryKeyNorm: 'head' }, kind);
    return shortConvolution({
      hidden,
      convolutionWidth: scope.size('convolutionWidth', config.wholeOr(3, ['conv_L_cache'])),
      biased: config.flag('conv_bias', false),
    });
  },
};

/** LFM2: short convolutions, with attention in some layers. */
export const convolutions = decoders({
  lfm2: {
    ...liquid,
    mixerKind: ({ config, layers }) => {
      const kinds = kindsOf(config, layers);
      const numbered = config.numberList('full_attn_idxs', 0);
      return (layer) => kinds?.[layer] ?? ((numbered?.includes(layer) ?? true) ? 'attention' : 'convolution');
    },
    feedForwardWidth: adjustedWidth,
  },
  lfm2_moe: {
    ...liquid,
    mixerKind: ({ config, layers }) => {
      const kinds = kindsOf(config, layers);
      if (!config.has('layer_types')) config.missing(['layer_types']);
      return (layer) => kinds?.[layer] ?? 'attention';
    },
    withExperts: ({ config }) => {
      const dense = config.wholeOr(2, ['num_dense_layers'], { min: 0 });
      return (layer) => layer >= dense;
    },
    mixture: { routerBias: ({ config }) => config.flag('use_expert_bias', true) },
  },
});
