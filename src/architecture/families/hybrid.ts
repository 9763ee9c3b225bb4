import type { Architecture, Block } from '../../core/architecture/architecture.js';
import { attention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import type { Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { gatedDeltaNet, kimiDeltaAttention, lightningAttention, mamba, mamba2 } from '../../core/architecture/recurrent.js';
import { assemble, repeated } from '../assemble.js';
import type { Config } from '../config.js';
import { attentionOf, expertsOf, gather, key, type Mixture, sharedByWidth, type Traits } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import { layerParameters } from '../extras.js';
import { decoders, type Families } from '../family.js';
import { type LayerKind, withExperts } from '../plan.js';
import { qwen3Vision } from '../vision.js';
import { latent, withOutputGate } from './latent.js';
import { qkvoBias } from './traits.js';

/** What lists call the kinds of layers of a hybrid. */
const KINDS: ReadonlySet<string> = new Set(['full_attention', 'attention', 'linear_attention', 'mamba']);

/** Which layers of Qwen3-Next and its successors have softmax attention: the file's list, else every fourth. */
const everyFourth: NonNullable<Traits['mixerKind']> = ({ config, layers }) => {
  const types = config.textList('layer_types', layers);
  const odd = types?.find((type) => !KINDS.has(type));
  if (odd !== undefined) config.conflict('layer_types', odd, { say: 'none-of', choices: [...KINDS] });
  const every = config.wholeOr(4, ['full_attention_interval']);
  return (layer) => {
    const full = types === undefined ? (layer + 1) % every === 0 : types[layer] === 'full_attention' || types[layer] === 'attention';
    return full ? 'attention' : 'linear';
  };
};

/** Gated DeltaNet by the keys of Qwen3-Next. */
export function deltaNet(scope: Scope): Part {
  const { config, hidden } = scope;
  return gatedDeltaNet({
    hidden,
    keyHeads: scope.needed('linearKeyHeads', 'linear_num_key_heads'),
    keyDim: scope.needed('linearKeyDim', 'linear_key_head_dim'),
    valueHeads: scope.needed('linearValueHeads', 'linear_num_value_heads'),
    valueDim: scope.needed('linearValueDim', 'linear_value_head_dim'),
    convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['linear_conv_kernel_dim'])),
  });
}

function qwenMixer(scope: Scope, { mixer }: LayerKind): Part {
  const { config, hidden } = scope;
  if (mixer === 'linear') return deltaNet(scope);
  const bias = config.flag('attention_bias', false);
  return attention({
    hidden,
    heads: scope.heads,
    keyValueHeads: scope.keyValueHeads,
    headDim: scope.headDim,
    mask: 'causal',
    queryBias: bias,
    keyBias: bias,
    valueBias: bias,
    outputBias: bias,
    queryKeyNorm: 'head',
    gate: config.flag('attn_output_gate', true) ? 'element' : null,
    gateBias: bias,
  });
}

const qwenHybrid: Traits = { mixerKind: everyFourth, mixer: qwenMixer };
const qwenHybridExperts: Traits = {
  ...qwenHybrid,
  mixture: { sharedWidth: sharedByWidth, sharedGate: true },
  mtp: { kind: { mixer: 'attention', experts: true } },
};

/** OLMo Hybrid: the norms stand behind attention and before the recurrence; at least one layer has attention. */
const olmoKind: NonNullable<Traits['mixerKind']> = ({ config, layers }) => {
  const types = config.textList('layer_types', layers);
  return (layer) => {
    const full = types === undefined ? layer % 4 === 3 || (layers < 4 && layer === layers - 1) : types[layer] === 'full_attention';
    if (!full && types !== undefined && types[layer] !== 'linear_attention')
      config.conflict('layer_types', types[layer], { say: 'none-of', choices: ['full_attention', 'linear_attention'] });
    return full ? 'attention' : 'linear';
  };
};

const olmoHybrid: Traits = {
  arrangement: (scope, layer) => (olmoKind(scope)(layer) === 'attention' ? 'after' : 'before'),
  mixerKind: olmoKind,
  mixer: (scope, kind) => {
    const { config, hidden, heads } = scope;
    if (kind.mixer === 'attention') return attentionOf(scope, { ...qkvoBias(key('attention_bias')), queryKeyNorm: 'full' }, kind);
    const keyHeads = config.wholeOr(heads.value, ['linear_num_key_heads']);
    const keyDim = config.wholeOr(Math.max(1, Math.floor((0.75 * hidden.value) / keyHeads)), ['linear_key_head_dim']);
    return gatedDeltaNet({
      hidden,
      keyHeads: scope.size('linearKeyHeads', keyHeads),
      keyDim: scope.size('linearKeyDim', keyDim),
      valueHeads: scope.size('linearValueHeads', config.wholeOr(heads.value, ['linear_num_value_heads'])),
      valueDim: scope.size('linearValueDim', config.wholeOr(2 * keyDim, ['linear_value_head_dim'])),
      convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['linear_conv_kernel_dim'])),
    });
  },
};

/** Kimi-Linear, and K3 that adds gates and narrower experts: layer lists count from 1. */
const kimiLinear: Traits = {
  tied: 'never',
  mixerKind: ({ config, layers }) => {
    const types = config.textList('layer_types', layers);
    const odd = types?.find((type) => !KINDS.has(type));
    if (odd !== undefined) config.conflict('layer_types', odd, { say: 'none-of', choices: [...KINDS] });
    const linear = config.inner('linear_attn_config');
    const full = linear?.numberList('full_attn_layers', 0);
    const kda = linear?.numberList('kda_layers', 0);
    const softmax = (layer: number) => {
      if (types !== undefined) return types[layer] === 'full_attention' || types[layer] === 'attention';
      if (full === undefined) return kda === undefined ? layer > 0 && layer % 4 === 0 : !kda.includes(layer + 1);
      return full.includes(layer + 1);
    };
    return (layer) => (softmax(layer) ? 'attention' : 'linear');
  },
  mixer: (scope, { mixer }) => {
    const { config, hidden } = scope;
    if (mixer !== 'linear') return config.flag('mla_use_output_gate', false) ? withOutputGate(scope, latent(scope)) : latent(scope);
    const linear = config.inner('linear_attn_config');
    const heads = linear?.wholeOr(undefined, ['num_heads']) ?? config.wholeOr(32, ['linear_num_heads']);
    const dim = linear?.wholeOr(undefined, ['head_dim']) ?? config.wholeOr(128, ['linear_head_dim']);
    const width = linear?.wholeOr(undefined, ['short_conv_kernel_size']) ?? config.wholeOr(4, ['linear_conv_kernel_dim']);
    return kimiDeltaAttention({
      hidden,
      keyHeads: scope.size('linearKeyHeads', heads),
      keyDim: scope.size('linearKeyDim', dim),
      valueHeads: scope.size('linearKeyHeads', heads),
      valueDim: scope.size('linearKeyDim', dim),
      decayRank: scope.size('linearKeyDim', dim),
      gateRank: linear?.flag('use_full_rank_gate', false) ? null : scope.size('linearKeyDim', dim),
      convolutionWidth: scope.size('convolutionWidth', width),
    });
  },
  withExperts: ({ config, layers }) => {
    const first = config.wholeOr(1, ['first_k_dense_replace'], { min: 0 });
    config.overruled('moe_layer_freq', ...names.sharedExperts);
    return config.has('mlp_layer_types') ? withExperts(config, layers) : (layer) => layer >= first;
  },
  mixture: {
    routerBias: true,
    // Experts may work in a narrower space (Kimi K3).
    latentWidth: ({ config }) => config.wholeOr(null, ['routed_expert_hidden_size']),
    sharedWidth: ({ config }) => {
      const count = config.wholeOr(0, names.sharedExperts, { min: 0 });
      return count === 0 ? 0 : count * config.whole(names.expertWidth);
    },
  },
  mtp: { kind: { mixer: 'attention', experts: true } },
};

/** MiniMax-Text-01: lightning attention, and softmax attention where `attn_type_list` says 1. */
const minimaxText: Traits = {
  mixerKind: ({ config, layers }) => {
    const list = config.numberList('attn_type_list', layers);
    const types = config.textList('layer_types', layers);
    if (types !== undefined) return (layer) => (types[layer] === 'full_attention' ? 'attention' : 'linear');
    // Every other layer from the first on, where the file does not say.
    return (layer) => ((list === undefined ? layer % 2 === 0 : list[layer] === 1) ? 'attention' : 'linear');
  },
  mixer: (scope, kind) =>
    kind.mixer === 'linear'
      ? lightningAttention({ hidden: scope.hidden, heads: scope.heads, headDim: scope.headDim })
      : attentionOf(scope, {}, kind),
  mixture: { width: ({ config }) => config.whole(names.feedForward), sharedWidth: sharedByWidth },
};

/** What the letters of a Nemotron-H pattern stand for. */
const letters: Readonly<Record<string, string>> = { M: 'mamba', '*': 'attention', '-': 'mlp', E: 'moe' };

/** Nemotron-H: each layer is one thing, a state-space mixer, attention, a network or experts, by a pattern of letters. */
function nemotronH(config: Config): Architecture {
  const plan = nemotronPlan(config, 'hybrid_override_pattern', ['layers_block_type', 'layer_types']) ?? [
    'mamba',
    'moe',
    'attention',
    'mlp',
  ];
  if (plan.length === 0) config.missing(['layers_block_type', 'hybrid_override_pattern']);
  const scope = new Scope(config, Math.max(1, plan.length));
  const stated = config.wholeOr(plan.length, names.layers);
  if (plan.length > 0 && stated !== plan.length)
    config.conflict(names.layers[0], stated, { say: 'layer-count', layers: plan.length, of: 'pattern' });
  const { hidden } = scope;
  const block = (kind: string): Block => ({ before: [], branches: [[norm('rms', hidden), nemotronPart(scope, kind)]], after: [] });
  const stack = gather(
    scope,
    plan,
    (kind) => kind,
    (kind) => ({ blocks: [block(kind)] }),
  );
  const mtp = nemotronPlan(config, 'mtp_hybrid_override_pattern', ['mtp_layers_block_type']);
  const modules = config.said.wholeOr(0, names.mtpLayers, { min: 0, max: 1000 });
  const h = hidden.value;
  const perModule = (mtp ?? []).reduce((sum, kind) => sum + layerParameters({ blocks: [block(kind)] }), 2 * h * h + 3 * h);
  return assemble(scope, 'nemotron_h', {
    positions: 'none',
    tied: 'never',
    stacks: [{ role: 'decoder', before: [], ...stack, after: [norm('rms', hidden)] }],
    extras: mtp !== undefined && modules > 0 ? [{ is: 'mtp', parameters: modules * perModule, modules }] : [],
  });
}

/** What the lists of version 5 and of files before call the same. */
const blockTypes: Readonly<Record<string, string>> = {
  mamba: 'mamba',
  linear_attention: 'mamba',
  attention: 'attention',
  full_attention: 'attention',
  mlp: 'mlp',
  moe: 'moe',
};

function nemotronPlan(config: Config, pattern: string, lists: readonly string[]): readonly string[] | undefined {
  const list = lists.find((name) => config.has(name));
  if (list !== undefined) {
    return config.textList(list, 0)?.map((type) => {
      if (!Object.hasOwn(blockTypes, type)) config.conflict(list, type, { say: 'none-of', choices: Object.keys(blockTypes) });
      return blockTypes[type] ?? 'mlp';
    });
  }
  const text = config.text(pattern);
  if (text === undefined) return undefined;
  const kinds = [...text].map((letter) => letters[letter] ?? '');
  const wrong = kinds.indexOf('');
  if (wrong < 0) return kinds;
  config.conflict(pattern, text, { say: 'unknown-letter', letter: [...text][wrong] as string, known: Object.keys(letters) });
  return undefined;
}

const nemotronMixture: Mixture = {
  gated: false,
  latentWidth: ({ config }) => config.wholeOr(null, ['moe_latent_size']),
  // The width is that of all shared experts together.
  sharedWidth: ({ config }) => config.whole(['moe_shared_expert_intermediate_size']),
  sharedBias: key('mlp_bias'),
  latentBias: key('mlp_bias'),
};

function nemotronPart(scope: Scope, kind: string): Part {
  const { config, hidden } = scope;
  switch (kind) {
    case 'mamba':
      return mamba2By(scope, {
        heads: 'mamba_num_heads',
        headDim: 'mamba_head_dim',
        stateSize: 'ssm_state_size',
        biased: config.flag('use_bias', false),
        groups: ['mamba_n_groups', 'n_groups'],
        convolution: ['mamba_d_conv', 'conv_kernel'],
        convolutionBias: config.flag('mamba_conv_bias', config.flag('use_conv_bias', true)),
      });
    case 'attention':
      return attentionOf(scope, {}, { mixer: kind, windowed: false, experts: false, layer: 0 });
    case 'moe':
      return expertsOf(scope, nemotronMixture, 0);
    default:
      return feedForward({ hidden, width: scope.feedForward, gated: false, biased: config.flag('mlp_bias', false) });
  }
}

/** Mamba models: a norm and a mixer a layer, nothing else. */
function stateSpaceModel(config: Config, family: string, mixer: (scope: Scope) => Part): Architecture {
  const scope = new Scope(config);
  const { hidden, layers } = scope;
  const block: Block = { before: [], branches: [[norm('rms', hidden), mixer(scope)]], after: [] };
  return assemble(scope, family, {
    positions: 'none',
    tied: true,
    stacks: [{ role: 'decoder', before: [], ...repeated(scope, { blocks: [block] }, layers), after: [norm('rms', hidden)] }],
  });
}

function mambaMixer(scope: Scope): Part {
  const { config, hidden } = scope;
  const inner = config.wholeOr(config.wholeOr(2, ['expand']) * hidden.value, ['intermediate_size', 'd_inner']);
  return mamba({
    hidden,
    inner: scope.size('innerWidth', inner),
    stateSize: scope.size('stateSize', config.wholeOr(16, ['state_size', 'd_state'])),
    timeStepRank: scope.size(
      'timeStepRank',
      config.text('time_step_rank') ? Math.ceil(hidden.value / 16) : config.wholeOr(Math.ceil(hidden.value / 16), ['time_step_rank']),
    ),
    convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, ['conv_kernel', 'd_conv'])),
    biased: config.flag('use_bias', false),
    convolutionBias: config.flag('use_conv_bias', true),
  });
}

function mamba2Mixer(scope: Scope): Part {
  const biased = scope.config.flag('use_bias', false);
  return mamba2By(scope, {
    heads: 'num_heads',
    headDim: 'head_dim',
    stateSize: 'state_size',
    groups: ['n_groups'],
    convolution: ['conv_kernel'],
    biased,
    convolutionBias: scope.config.flag('use_conv_bias', true),
  });
}

type Mamba2Keys = {
  readonly heads: string;
  readonly headDim: string;
  readonly stateSize: string;
  readonly groups: readonly string[];
  readonly convolution: readonly string[];
  readonly biased: boolean;
  readonly convolutionBias: boolean;
};

/** Mamba-2 by the names that a family gives its dimensions. */
function mamba2By(scope: Scope, { biased, convolutionBias, ...keys }: Mamba2Keys): Part {
  const { config, hidden } = scope;
  return mamba2({
    hidden,
    heads: scope.needed('stateHeads', keys.heads),
    headDim: scope.needed('stateHeadDim', keys.headDim),
    groups: scope.size('stateGroups', config.wholeOr(8, keys.groups)),
    stateSize: scope.size('stateSize', config.wholeOr(128, [keys.stateSize])),
    convolutionWidth: scope.size('convolutionWidth', config.wholeOr(4, keys.convolution)),
    biased,
    convolutionBias,
  });
}

/** Models whose layers are not all attention. */
export const hybrids: Families = {
  ...decoders({
    qwen3_next: qwenHybridExperts,
    qwen3_5_text: { ...qwenHybrid, mtp: { kind: { mixer: 'attention' } }, vision: qwen3Vision },
    qwen3_5_moe_text: { ...qwenHybridExperts, vision: qwen3Vision },
    olmo_hybrid: olmoHybrid,
    kimi_linear: kimiLinear,
    minimax: minimaxText,
    minimax_text_01: minimaxText,
    minimax_m1: minimaxText,
  }),
  nemotron_h: (config) => nemotronH(config),
  mamba: (config) => stateSpaceModel(config, 'mamba', mambaMixer),
  falcon_mamba: (config) => stateSpaceModel(config, 'falcon_mamba', mambaMixer),
  mamba2: (config) => stateSpaceModel(config, 'mamba2', mamba2Mixer),
};
