import { attention } from '../../core/architecture/attention.js';
import type { Part } from '../../core/architecture/part.js';
import { key, readDecoder, sharedByCount, sharedByWidth, type Traits } from '../decoder.js';
import type { Scope } from '../dimensions.js';
import { names } from '../dimensions.js';
import { decoders, type Families } from '../family.js';
import type { LayerKind } from '../plan.js';
import { afterDense, everyNthFull, windowed, withExperts } from '../plan.js';
import { llama4Vision, qwen3Vision, stepVision } from '../vision.js';
import { allWindowed, qkvBias, qkvoBias, windowedIfUsed } from './traits.js';

/** The width of an expert is that of the dense network. */
const denseWidth = ({ config }: Scope) => config.whole(names.feedForward);

const qwen3Moe: Traits = {
  ...qkvoBias(key('attention_bias')),
  queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', true) ? 'head' : null),
  windowed: windowedIfUsed,
  mixture: { sharedWidth: sharedByWidth },
};
const granite: Traits = { ...qkvoBias(key('attention_bias')), tied: true, mixture: { width: denseWidth, sharedWidth: sharedByWidth } };
const minimaxM2: Traits = {
  queryKeyNorm: ({ config }) => {
    if (!config.flag('use_qk_norm', true)) return null;
    return config.text('qk_norm_type') === 'per_head' ? 'head' : 'full';
  },
  mixture: { width: denseWidth, routerBias: key('use_routing_bias', true) },
  mtp: 'not-stored',
  remarks: ({ config }) => (config.has('num_mtp_modules') ? ['mtp-not-stored'] : []),
};
const glm4Moe: Traits = {
  headDim: ({ config, hidden, heads }) => config.wholeOr(Math.max(1, Math.floor(hidden.value / heads.value)), names.headDim),
  ...qkvBias(key('attention_bias', true)),
  queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', false) ? 'head' : null),
  mixture: { routerBias: true, sharedWidth: sharedByCount },
  mtp: { kind: { experts: true } },
};
const llama4: Traits = {
  ...qkvoBias(key('attention_bias')),
  // Every fourth layer has no rotary positions and looks at everything, the others at their own chunk.
  windowed: ({ config, layers }) => {
    const given = config.raw('no_rope_layers');
    const rotary = Array.isArray(given) && given.length === 0 ? undefined : config.numberList('no_rope_layers', layers);
    const every = config.wholeOr(4, ['no_rope_layer_interval']);
    const chunked = config.has('attention_chunk_size');
    return windowed(config, layers, (layer) => chunked && (rotary === undefined ? (layer + 1) % every !== 0 : rotary[layer] !== 0));
  },
  window: ({ config }) => config.wholeOr(null, ['attention_chunk_size']),
  chunked: true,
  feedForwardWidth: ({ config }) => config.wholeOr(undefined, ['intermediate_size_mlp']) ?? config.whole(names.feedForward),
  mixture: { width: denseWidth, sharedWidth: denseWidth },
  vision: llama4Vision,
};
const grok: Traits = {
  // Grok-2, which has a dense network beside its experts, has an output matrix of its own.
  tied: ({ config }) => !config.flag('residual_moe', false),
  arrangement: 'around',
  // Grok-2 has experts of their own width, and a dense network beside them.
  mixture: {
    width: ({ config, hidden }) => config.wholeOr(config.wholeOr(8 * hidden.value, names.feedForward), names.expertWidth),
    sharedWidth: ({ config }) => (config.flag('residual_moe', false) ? config.whole(names.feedForward) : 0),
  },
};

/** Full and sliding layers of MiMo-V2 have heads of their own. */
function mimoAttention(scope: Scope, { windowed: isWindowed }: LayerKind): Part {
  const { config, hidden } = scope;
  const own = (name: string, fallback: number) => (isWindowed ? config.wholeOr(fallback, [`swa_${name}`]) : fallback);
  const published = config.has('swa_num_attention_heads', 'swa_num_key_value_heads', 'swa_head_dim');
  const keyValueHeads = scope.keyValueHeads.value;
  const headDim = own('head_dim', scope.headDim.value);
  return attention({
    hidden,
    heads: scope.size('queryHeads', own('num_attention_heads', scope.heads.value)),
    // Files that were converted have no keys for sliding layers: they have twice as many key-value heads.
    keyValueHeads: scope.size('keyValueHeads', own('num_key_value_heads', published || !isWindowed ? keyValueHeads : 2 * keyValueHeads)),
    headDim: scope.size('headDim', headDim),
    valueDim: scope.size('valueDim', own('v_head_dim', config.wholeOr(headDim, ['v_head_dim']))),
    mask: 'causal',
    window: isWindowed ? config.wholeOr(128, ['sliding_window', 'sliding_window_size']) : null,
    queryBias: config.flag('attention_bias', false),
    keyBias: config.flag('attention_bias', false),
    valueBias: config.flag('attention_bias', false),
    sinks: isWindowed ? config.flag('add_swa_attention_sink_bias', !published) : config.flag('add_full_attention_sink_bias', false),
  });
}

const mimoV2: Traits = {
  mixer: mimoAttention,
  windowed: ({ config, layers }) => {
    const pattern = config.numberList('hybrid_layer_pattern', layers);
    return windowed(config, layers, (layer) => (pattern === undefined ? layer !== 0 && (layer + 1) % 6 !== 0 : pattern[layer] === 1));
  },
  withExperts: afterDense(1),
  mixture: { routerBias: true, sharedWidth: sharedByCount },
  mtp: { kind: { windowed: true }, modules: ({ config }) => config.said.wholeOr(3, names.mtpLayers, { min: 0 }) },
};

/** Sliding layers of Step-3.5 may have more heads; a gate for each head scales its output. */
function stepAttention(scope: Scope, { windowed: isWindowed, layer }: LayerKind): Part {
  const { config, hidden } = scope;
  const other = isWindowed ? config.inner('attention_other_setting') : undefined;
  const bias = config.flag('attention_bias', false);
  const own = config.ofLayer(layer)?.wholeOr(undefined, names.heads);
  const heads =
    own ?? other?.wholeOr(undefined, names.heads) ?? (isWindowed ? config.wholeOr(undefined, ['num_sliding_attention_heads']) : undefined);
  return attention({
    hidden,
    heads: scope.size('queryHeads', heads ?? scope.heads.value),
    keyValueHeads: scope.size('keyValueHeads', other?.wholeOr(undefined, names.keyValueHeads) ?? scope.keyValueHeads.value),
    headDim: scope.size('headDim', other?.wholeOr(undefined, names.headDim) ?? scope.headDim.value),
    mask: 'causal',
    window: isWindowed ? config.wholeOr(512, ['sliding_window']) : null,
    queryBias: bias,
    keyBias: bias,
    valueBias: bias,
    outputBias: bias,
    queryKeyNorm: config.flag('use_qk_norm', true) ? 'head' : null,
    // Files of version 5 do not say what all have.
    gate: config.flag('use_head_wise_attn_gate', true) ? 'head' : null,
  });
}

const step: Traits = {
  feedForwardBias: key('mlp_bias'),
  mixer: stepAttention,
  windowed: ({ config, layers }) => windowed(config, layers, (layer) => layer % 4 !== 0),
  mixerKind:
    ({ config }) =>
    (layer) =>
      `${config.ofLayer(layer)?.wholeOr('', names.heads)}`,
  withExperts: ({ config, layers }) => {
    const types = config.textList('mlp_layer_types', layers);
    if (types !== undefined) return (layer) => types[layer] === 'sparse';
    const list = config.raw('moe_layers_enum');
    const chosen = new Set(typeof list === 'string' ? list.split(',').map(Number) : Array.isArray(list) ? list.map(Number) : []);
    const first = config.wholeOr(3, ['first_k_dense_replace'], { min: 0 });
    return (layer) => (chosen.size > 0 ? chosen.has(layer) : layer >= first);
  },
  mixture: { routerBias: key('use_moe_router_bias', true), sharedWidth: sharedByWidth, sharedBias: key('mlp_bias') },
  mtp: { kind: { windowed: true } },
  vision: stepVision,
};

const dbrx: Traits = {
  norm: 'layerUnbiased',
  keyValueHeads: ({ config }) => config.inner('attn_config')?.wholeOr(undefined, ['kv_n_heads']) ?? config.whole(names.heads),
  mixture: { width: denseWidth },
};

/** Decoders with a mixture of experts behind ordinary attention. */
export const mixtures: Families = {
  // The experts are described in an object of their own.
  dbrx: (config, outer) => readDecoder(config.joined('ffn_config'), 'dbrx', dbrx, outer),
  ...decoders({
    mixtral: { windowed: allWindowed, mixture: { width: denseWidth } },
    qwen2_moe: { ...qkvBias(key('qkv_bias', true)), windowed: windowedIfUsed, mixture: { sharedWidth: sharedByWidth, sharedGate: true } },
    qwen3_moe: qwen3Moe,
    qwen3_vl_moe_text: { ...qwen3Moe, vision: qwen3Vision },
    olmoe: { ...qkvoBias(key('attention_bias')), queryKeyNorm: 'full', mixture: { width: denseWidth } },
    phimoe: {
      ...qkvoBias(key('attention_bias')),
      norm: 'layer',
      windowed: allWindowed,
      mixture: {},
      headBias: key('lm_head_bias'),
    },
    granitemoe: granite,
    granitemoeshared: granite,
    'grok-1': grok,
    grok: grok,
    deepseek: { ...qkvoBias(key('attention_bias')), mixture: { sharedWidth: sharedByCount } },
    deepseek_ocr2_text: {
      ...qkvoBias(key('attention_bias')),
      headDim: ({ hidden, heads }) => Math.max(1, Math.floor(hidden.value / heads.value)),
      feedForwardBias: key('mlp_bias'),
      withExperts: ({ config, layers }) => {
        if (!config.has('mlp_layer_types')) config.missing(['mlp_layer_types']);
        return withExperts(config, layers);
      },
      mixture: { sharedWidth: sharedByCount, sharedBias: key('mlp_bias') },
    },
    dots1: {
      ...qkvoBias(key('attention_bias')),
      queryKeyNorm: 'head',
      windowed: windowedIfUsed,
      mixture: { routerBias: true, sharedWidth: sharedByCount },
    },
    ernie4_5_moe: {
      ...qkvoBias(key('use_bias')),
      tied: true,
      feedForwardBias: key('use_bias'),
      headBias: key('use_bias'),
      mixture: { routerBias: true, sharedWidth: sharedByCount, sharedBias: key('use_bias') },
    },
    glm4_moe: glm4Moe,
    gpt_oss: {
      ...qkvoBias(key('attention_bias', true)),
      sinks: true,
      windowed: ({ config, layers }) => windowed(config, layers, (layer) => layer % 2 === 0),
      mixture: { width: denseWidth, biased: true, routerBias: true },
    },
    granitemoe_swa: { ...granite, sinks: true, windowed: allWindowed },
    flex_olmo: { ...qkvoBias(key('attention_bias')), arrangement: 'after', queryKeyNorm: 'full', mixture: { width: denseWidth } },
    mellum: { ...qkvoBias(key('attention_bias')), queryKeyNorm: 'head', withExperts: afterDense(0), mixture: {} },
    solar_open: {
      ...glm4Moe,
      ...qkvBias(key('attention_bias')),
      queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', false) ? 'head' : null),
    },
    hy_v3: {
      ...qkvoBias(key('attention_bias')),
      queryKeyNorm: ({ config }) => (config.flag('qk_norm', true) ? 'head' : null),
      feedForwardBias: key('mlp_bias'),
      withExperts: afterDense(1),
      mixture: {
        routerBias: true,
        // None makes the library take the width of the dense network.
        sharedWidth: ({ config }) =>
          config.wholeOr(1, names.sharedExperts, { min: 0 }) * config.whole(names.expertWidth) || config.whole(names.feedForward),
        sharedBias: key('mlp_bias'),
      },
    },
    exaone_moe: {
      ...qkvoBias(key('attention_bias')),
      queryKeyNorm: 'head',
      windowed: ({ config, layers }) => windowed(config, layers, everyNthFull(config, 4)),
      mixture: { routerBias: true, sharedWidth: sharedByCount },
    },
    afmoe: {
      ...qkvoBias(key('attention_bias')),
      arrangement: 'around',
      queryKeyNorm: 'head',
      gate: 'element',
      windowed: ({ config, layers }) => {
        const every = config.wholeOr(4, ['global_attn_every_n_layers']);
        return windowed(config, layers, (layer) => (layer + 1) % every !== 0);
      },
      withExperts: ({ config }) => {
        const dense = config.wholeOr(1, ['num_dense_layers'], { min: 0 });
        return (layer) => layer >= dense;
      },
      mixture: { routerBias: true, sharedWidth: sharedByCount },
    },
    cohere2_moe: {
      ...qkvoBias(key('attention_bias')),
      tied: true,
      norm: 'layerUnbiased',
      arrangement: 'parallel',
      windowed: ({ config, layers }) => {
        const dense = config.said.wholeOr(0, ['first_k_dense_replace'], { min: 0 });
        const first = config.wholeOr(1, ['prefix_dense_sliding_window_pattern']);
        const rest = config.wholeOr(4, ['sliding_window_pattern']);
        return windowed(config, layers, (layer) => (layer < dense ? (layer + 1) % first : (layer - dense + 1) % rest) !== 0);
      },
      mixture: { width: denseWidth, sharedWidth: sharedByCount },
    },
    hunyuan_v1_moe: {
      ...qkvoBias(key('attention_bias')),
      queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', true) ? 'head' : null),
      mixture: {
        width: ({ config }) => config.wholeOr(config.whole(names.feedForward), names.expertWidth),
        sharedWidth: ({ config }) => config.wholeOr(1, names.sharedExperts) * config.whole(names.feedForward),
      },
    },
    laguna: {
      ...qkvoBias(key('attention_bias')),
      queryKeyNorm: 'head',
      gate: ({ config }) => (['per-element', false].includes(config.raw('gating') as string | boolean) ? 'element' : 'head'),
      heads: ({ config, layers, heads }, layer) => config.numberList('num_attention_heads_per_layer', layers)?.[layer] ?? heads.value,
      mixerKind: ({ config, layers }) => {
        const heads = config.numberList('num_attention_heads_per_layer', layers);
        return (layer) => `${heads?.[layer]}`;
      },
      windowed: ({ config, layers }) => windowed(config, layers, () => false),
      withExperts: afterDense(1),
      mixture: { routerBias: true, sharedWidth: sharedByWidth },
    },
    qwen3_omni_moe_text: qwen3Moe,
    glm4v_moe_text: { ...glm4Moe, queryKeyNorm: null },
    aria_text: {
      ...qkvoBias(key('attention_bias')),
      mixture: {
        width: denseWidth,
        sharedWidth: ({ config }) => config.wholeOr(2, names.sharedExperts, { min: 0 }) * config.whole(names.feedForward),
        sharedBias: key('mlp_bias'),
      },
    },
    llama4_text: llama4,
    minimax_m2: minimaxM2,
    mimo_v2_flash: mimoV2,
    mimo_v2: mimoV2,
    step3p5: step,
    step3p7: step,
  }),
};
