import type { Architecture } from '../../core/architecture/architecture.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { light, type Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { mamba, mamba2 } from '../../core/architecture/recurrent.js';
import { plus, TWO, times } from '../../core/architecture/size.js';
import { assemble, repeated } from '../assemble.js';
import type { Config } from '../config.js';
import { arrange, attentionOf, key, readDecoder, type Traits } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import type { Families } from '../family.js';
import { qkvoBias } from './traits.js';

const inProjections: Traits = { ...qkvoBias(key('attention_bias')) };

/** Mamba-2 by the keys that Bamba brought: heads of the expanded width; a head's own width may be ‘auto’. */
function bambaMixer(scope: Scope, inner: number): Part {
  const { config, hidden } = scope;
  const heads = scope.size('stateHeads', config.wholeOr(128, ['mamba_n_heads']));
  const auto = config.text('mamba_d_head') === 'auto' || !config.has('mamba_d_head');
  const headDim = auto ? Math.max(1, Math.floor(inner / heads.value)) : config.whole(['mamba_d_head']);
  if (headDim * heads.value !== inner) config.conflict('mamba_n_heads', heads.value, { say: 'not-inner-width', headDim, inner });
  return mamba2({
    hidden,
    heads,
    headDim: scope.size('stateHeadDim', headDim),
    groups: scope.size('stateGroups', config.wholeOr(1, ['mamba_n_groups'])),
    stateSize: scope.size('stateSize', config.wholeOr(256, ['mamba_d_state'])),
    convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['mamba_d_conv'])),
    biased: config.flag('mamba_proj_bias', false),
    convolutionBias: config.flag('mamba_conv_bias', true),
  });
}

function expanded({ config, hidden }: Scope): number {
  return config.wholeOr(2, ['mamba_expand']) * hidden.value;
}

const mixerOf: NonNullable<Traits['mixer']> = (scope, kind) =>
  kind.mixer === 'mamba' ? bambaMixer(scope, expanded(scope)) : attentionOf(scope, inProjections, kind);

const kindOfType: Readonly<Record<string, string>> = {
  mamba: 'mamba',
  linear_attention: 'mamba',
  attention: 'attention',
  full_attention: 'attention',
};

/** Granite 4: Mamba-2 but for the layers that the file names; experts beside a shared network, or that network alone. */
const granite: Traits = {
  positions: ({ config }) => (config.text('position_embedding_type') === 'rope' ? 'rotary' : 'none'),
  mixerKind: ({ config, layers }) => {
    config.overruled('mamba_expand');
    const list = config.has('layer_types') ? 'layer_types' : 'layers_block_type';
    const kinds = config.textList(list, layers)?.map((type) => {
      if (!Object.hasOwn(kindOfType, type)) config.conflict(list, type, { say: 'none-of', choices: Object.keys(kindOfType) });
      return kindOfType[type];
    });
    return (layer) => kinds?.[layer] ?? 'mamba';
  },
  mixer: mixerOf,
  feedForwardWidth: ({ config }) => config.whole(['shared_intermediate_size']),
  mixture: {
    width: ({ config }) => config.whole(names.feedForward),
    sharedWidth: ({ config }) => config.whole(['shared_intermediate_size']),
  },
};

const bamba: Traits = {
  mixerKind: ({ config }) => {
    const attentive = new Set(config.numberList('attn_layer_indices', 0));
    return (layer) => (attentive.has(layer) ? 'attention' : 'mamba');
  },
  mixer: mixerOf,
  feedForwardBias: key('mlp_bias'),
};

/** Jamba: Mamba with norms of the step and of both projections of the state; attention and experts by their periods. */
const jamba: Traits = {
  positions: 'none',
  mixerKind: ({ config }) => {
    const every = config.wholeOr(8, ['attn_layer_period']);
    const offset = config.wholeOr(4, ['attn_layer_offset'], { min: 0 });
    return (layer) => (layer % every === offset ? 'attention' : 'mamba');
  },
  mixer: (scope, kind) => {
    if (kind.mixer !== 'mamba') return attentionOf(scope, {}, kind);
    const { config, hidden } = scope;
    const auto = Math.ceil(hidden.value / 16);
    const rank = scope.size('timeStepRank', config.text('mamba_dt_rank') === 'auto' ? auto : config.wholeOr(auto, ['mamba_dt_rank']));
    const stateSize = scope.size('stateSize', config.wholeOr(16, ['mamba_d_state']));
    const part = mamba({
      hidden,
      inner: scope.size('innerWidth', expanded(scope)),
      stateSize,
      timeStepRank: rank,
      convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['mamba_d_conv'])),
      biased: config.flag('mamba_proj_bias', false),
      convolutionBias: config.flag('mamba_conv_bias', true),
    });
    return { ...part, tensors: [light('norms', plus(rank, times(TWO, stateSize))), ...part.tensors] };
  },
  withExperts: ({ config }) => {
    const every = config.wholeOr(2, ['expert_layer_period']);
    const offset = config.wholeOr(1, ['expert_layer_offset'], { min: 0 });
    const several = config.whole(names.experts) > 1;
    return (layer) => several && layer % every === offset;
  },
  mixture: { width: ({ config }) => config.whole(names.feedForward) },
};

/** Falcon-H1: Mamba-2 and attention side by side behind one norm, in every layer. */
function falconH1(config: Config): Architecture {
  config.overruled('mamba_expand');
  const scope = new Scope(config);
  const { hidden, layers } = scope;
  const state = bambaMixer(scope, config.wholeOr(config.raw('mamba_d_ssm') === undefined ? expanded(scope) : 1024, ['mamba_d_ssm']));
  const [outBias, inBias] = [config.flag('projectors_bias', false), config.flag('mamba_proj_bias', false)];
  // A norm in front of the output and the bias behind it are switches of their own.
  const normed = config.flag('mamba_rms_norm', false);
  const tensors = state.tensors.filter(
    ({ component }, at) => (component !== 'norms' || normed) && !(inBias && at === state.tensors.length - 1),
  );
  const mixer: Part = { ...state, tensors: outBias ? [...tensors, light('biases', hidden)] : tensors };
  const attentive = attentionOf(scope, inProjections, { mixer: 'attention', windowed: false, experts: false, layer: 0 });
  const network = feedForward({ hidden, width: scope.feedForward, gated: true, biased: config.flag('mlp_bias', false) });
  const [first] = arrange('parallel', () => norm('rms', hidden), mixer, attentive);
  const last = { before: [], branches: [[norm('rms', hidden), network]], after: [] };
  return assemble(scope, 'falcon_h1', {
    positions: 'rotary',
    tied: false,
    stacks: [
      {
        role: 'decoder',
        before: [],
        ...repeated(scope, { blocks: first === undefined ? [last] : [first, last] }, layers),
        after: [norm('rms', hidden)],
      },
    ],
  });
}

/** Models of state-space layers with attention in between or beside. */
export const stateSpaces: Families = {
  granitemoehybrid: (config, outer) => readDecoder(config, 'granitemoehybrid', granite, outer),
  bamba: (config, outer) => readDecoder(config, 'bamba', bamba, outer),
  jamba: (config, outer) => readDecoder(config, 'jamba', jamba, outer),
  falcon_h1: (config) => falconH1(config),
};
