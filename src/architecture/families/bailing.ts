import { light, type Part } from '../../core/architecture/part.js';
import { kimiDeltaAttention, lightningAttention } from '../../core/architecture/recurrent.js';
import { TWO, times } from '../../core/architecture/size.js';
import { key, type Traits } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { decoders } from '../family.js';
import { latent } from './latent.js';
import { qkvBias } from './traits.js';

/** Shared experts of the routed width, or of one of their own. */
const sharedWidth = ({ config }: Scope): number => {
  const count = config.wholeOr(0, names.sharedExperts, { min: 0 });
  return count === 0 ? 0 : count * config.wholeOr(config.whole(names.expertWidth), ['moe_shared_expert_intermediate_size']);
};

/** Ling and Ring, versions 1 and 2. */
const ling: Traits = {
  ...qkvBias(key('use_qkv_bias')),
  outputBias: key('use_bias'),
  queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', false) ? 'head' : null),
  mixture: { routerBias: key('moe_router_enable_expert_bias'), sharedWidth },
  mtp: { kind: { experts: true } },
};

/** Versions 2.5 and 3: a recurrence in most layers, latent attention at the end of each group and in what is left over. */
const hybrid: Traits = {
  ...ling,
  mixerKind: ({ config, layers }) => {
    const size = config.whole(['layer_group_size']);
    const grouped = Math.floor(layers / size) * size;
    return (layer) => ((layer + 1) % size === 0 || layer >= grouped ? 'attention' : 'linear');
  },
  mixer: (scope, { mixer }) => {
    if (mixer === 'attention') return latent(scope);
    const { config } = scope;
    config.overruled(
      'linear_silu',
      'kda_safe_gate',
      'group_norm_size',
      'partial_rotary_factor',
      'qk_head_dim',
      'use_qk_norm',
      'num_kv_heads_for_linear_attn',
    );
    return config.has('short_conv_kernel_size', 'no_kda_lora') ? delta(scope) : lightning(scope);
  },
  mtp: { kind: { mixer: 'attention', experts: true } },
};

/** Version 3: Kimi Delta Attention, its decay and its gate of full rank where the file says so. */
function delta(scope: Scope): Part {
  const { config, hidden } = scope;
  const heads = scope.size('linearKeyHeads', scope.heads.value);
  const dim = scope.size('linearKeyDim', scope.headDim.value);
  const rank = config.flag('no_kda_lora', false) ? null : dim;
  return kimiDeltaAttention({
    hidden,
    keyHeads: heads,
    keyDim: dim,
    valueHeads: heads,
    valueDim: dim,
    decayRank: rank,
    gateRank: rank,
    convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['short_conv_kernel_size'])),
  });
}

/** Version 2.5: lightning attention with as many heads of keys as of queries, and norms of both. */
function lightning(scope: Scope): Part {
  const { config, hidden, heads, headDim } = scope;
  const part = lightningAttention({ hidden, heads, headDim });
  const width = times(heads, headDim);
  return {
    ...part,
    tensors: [
      ...part.tensors,
      ...(config.flag('use_qk_norm', false) ? [light('norms', times(TWO, headDim))] : []),
      ...(config.flag('use_qkv_bias', false) ? [light('biases', width), light('biases', width), light('biases', width)] : []),
      ...(config.flag('use_bias', false) ? [light('biases', hidden)] : []),
    ],
  };
}

/** The Ling family of inclusionAI. */
export const bailings = decoders({ bailing_moe: ling, bailing_moe_v2: ling, bailing_hybrid: hybrid });
