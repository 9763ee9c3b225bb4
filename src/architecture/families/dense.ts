import { light, linear, matrix, type Tensor } from '../../core/architecture/part.js';
import { type NormKind, norm, projection } from '../../core/architecture/pieces.js';
import { literal, TWO, times } from '../../core/architecture/size.js';
import { attentionOf, type Choice, key, type Traits } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { decoders } from '../family.js';
import { everyNthFull, windowed } from '../plan.js';
import { pixtral, qwen2Visions, qwen3Vision, siglip } from '../vision.js';
import { allWindowed, qkvBias, qkvoBias, windowedIfUsed } from './traits.js';

const llama: Traits = { ...qkvoBias(key('attention_bias')), feedForwardBias: key('mlp_bias') };
const qwen2: Traits = { ...qkvBias(true), windowed: windowedIfUsed, vision: qwen2Visions };
const qwen3: Traits = { ...qkvoBias(key('attention_bias')), queryKeyNorm: 'head', windowed: windowedIfUsed };
const gemma: Traits = { ...qkvoBias(key('attention_bias')), tied: true, headDim: ({ config }) => config.wholeOr(256, names.headDim) };
const gemma2: Traits = {
  ...gemma,
  arrangement: 'around',
  windowed: ({ config, layers }) => windowed(config, layers, (layer) => layer % 2 === 0),
};
const gemma3: Traits = {
  ...gemma2,
  queryKeyNorm: 'head',
  windowed: ({ config, layers }) => windowed(config, layers, everyNthFull(config, 6)),
  vision: siglip,
};
const olmo2: Traits = { ...qkvoBias(key('attention_bias')), arrangement: 'after', queryKeyNorm: 'full' };
const cohere: Traits = {
  ...qkvoBias(key('attention_bias')),
  tied: true,
  norm: 'layerUnbiased',
  arrangement: 'parallel',
  queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', false) ? 'full' : null),
};
const glm: Traits = { ...qkvBias(key('attention_bias', true)) };
const hunyuan: Traits = {
  ...qkvoBias(key('attention_bias')),
  queryKeyNorm: ({ config }) => (config.flag('use_qk_norm', true) ? 'head' : null),
};
const internlm: Traits = { ...qkvoBias(key('bias', true)) };

/** Doge's experts: a vector in and a vector out each, found by the sum of two keys, beside the dense network. */
function singleVectors(scope: Scope): readonly Tensor[] {
  const { config, hidden } = scope;
  if (!config.flag('is_moe', false)) return [];
  const copies = scope.size('experts', config.whole(['num_experts']));
  const active = scope.size('expertsPerToken', config.whole(['num_experts_per_tok']));
  const keys = scope.size('routerWidth', 2 * Math.floor(Math.sqrt(copies.value)));
  const vector: Tensor = { ...matrix('routedExperts', hidden), copies, active };
  return [matrix('router', hidden, keys), vector, vector];
}

/** Rows for pictures, beside those of the table of tokens. */
const MOLMO_ROWS = 128;
const molmoRows = ({ config, vocabulary }: Scope): number => config.wholeOr(vocabulary.value, ['embedding_size']);

/** Molmo's language model: OLMo 2 or Qwen2 by its switches; the file says the width of both halves of the gated network. */
const molmo: Traits = {
  ...qkvBias(key('qkv_bias')),
  tied: key('weight_tying'),
  norm: ({ config }) => {
    const kind = config.text('layer_norm_type') ?? 'rms';
    if (kind !== 'rms') config.conflict('layer_norm_type', kind, { say: 'described-for', key: 'rms' });
    return 'rms';
  },
  arrangement: ({ config }) => (config.flag('norm_after', false) ? 'after' : 'before'),
  queryKeyNorm: ({ config }) => (config.flag('attention_layer_norm', false) ? 'full' : null),
  embeddingRows: (scope) => molmoRows(scope) + MOLMO_ROWS,
  headRows: molmoRows,
  feedForwardWidth: ({ config }) => Math.floor(config.whole(names.feedForward, { min: 2 }) / 2),
};

const modernNorm: Choice<NormKind> = ({ config }) => (config.flag('norm_bias', false) ? 'layer' : 'layerUnbiased');

/** ModernBERT as a decoder: the first layer has no norm in front, and a dense layer with a norm stands before the output. */
const modernDecoder: Traits = {
  ...qkvoBias(key('attention_bias')),
  tied: true,
  norm: modernNorm,
  embeddingNorm: true,
  arrangement: (_, layer) => (layer === 0 ? 'beforeLater' : 'before'),
  mixerKind: () => (layer) => (layer === 0 ? 'first' : 'attention'),
  windowed: ({ config, layers }) => {
    const every = config.wholeOr(3, ['global_attn_every_n_layers']);
    return windowed(config, layers, (layer) => layer % every !== 0);
  },
  window: ({ config }) => Math.floor(config.wholeOr(128, ['local_attention']) / 2),
  feedForwardBias: key('mlp_bias'),
  beforeHead: (scope) => {
    const { config, hidden } = scope;
    const dense = projection(hidden, hidden, 'outputHead');
    const bias = config.flag('classifier_bias', false) ? [light('biases', hidden)] : [];
    return [{ ...dense, tensors: [...dense.tensors, ...bias] }, norm(config.flag('norm_bias', false) ? 'layer' : 'layerUnbiased', hidden)];
  },
  headBias: key('decoder_bias', true),
};

/** Dense decoders with rotary positions, most of them Llama but for a trait or two. */
export const dense = decoders({
  llama,
  Yi: llama,
  mistral: { windowed: allWindowed, vision: pixtral },
  ministral: { windowed: allWindowed },
  ministral3: { windowed: allWindowed, vision: pixtral },
  granite: llama,
  smollm3: { ...llama, tied: true },
  seed_oss: { ...qkvBias(key('attention_bias', true)), outputBias: key('attention_out_bias'), feedForwardBias: key('mlp_bias') },
  baichuan: { positions: ({ config }) => (config.has('model_max_length') && config.raw('num_hidden_layers') === 40 ? 'alibi' : 'rotary') },
  internlm,
  internlm2: { ...qkvoBias(key('bias')) },
  internlm3: { ...qkvBias(key('qkv_bias')), outputBias: key('bias'), feedForwardBias: key('bias') },
  phi3: { windowed: allWindowed },
  qwen2,
  qwen2_vl_text: qwen2,
  qwen2_5_vl_text: qwen2,
  qwen2_5_omni_text: qwen2,
  qwen3,
  qwen3_vl_text: { ...qwen3, vision: qwen3Vision },
  // Version 1: the file says twice the real inner width, and queries, keys and values always have a bias.
  qwen: {
    ...qkvBias(true),
    outputBias: ({ config }) => !config.flag('no_bias', true),
    feedForwardBias: ({ config }) => !config.flag('no_bias', true),
    feedForwardWidth: ({ config }) => Math.floor(config.whole(names.feedForward, { min: 2 }) / 2),
  },
  mimo: { ...qkvBias(key('attention_bias', true)), windowed: windowedIfUsed, mtp: { kind: {} } },
  gemma,
  gemma2,
  gemma3_text: gemma3,
  gemma3: gemma3,
  cohere,
  cohere2: { ...cohere, queryKeyNorm: null, windowed: ({ config, layers }) => windowed(config, layers, everyNthFull(config, 4)) },
  cohere_compass_text: { ...cohere, queryKeyNorm: null, windowed: ({ config, layers }) => windowed(config, layers, () => false) },
  olmo: { ...qkvoBias(key('attention_bias')), norm: 'none' },
  olmo2,
  olmo3: { ...olmo2, windowed: ({ config, layers }) => windowed(config, layers, everyNthFull(config, 4)) },
  stablelm: {
    ...qkvBias(key('use_qkv_bias')),
    norm: 'layer',
    arrangement: ({ config }) => (config.flag('use_parallel_residual', false) ? 'parallel' : 'before'),
    queryKeyNorm: ({ config }) => (config.flag('qk_layernorm', false) ? 'full' : null),
  },
  starcoder2: {
    ...qkvoBias(key('use_bias', true)),
    tied: true,
    norm: 'layer',
    gated: false,
    feedForwardBias: key('use_bias', true),
    windowed: allWindowed,
  },
  glm,
  glm4: { ...glm, arrangement: 'around' },
  glm4v_text: { ...qkvBias(true), arrangement: 'around' },
  glm_ocr_text: { arrangement: 'around', mtp: { kind: {} } },
  paddleocr_vl_text: { ...qkvoBias(key('use_bias')), tied: true, feedForwardBias: key('use_bias') },
  muse_glimmer_text: { ...qkvoBias(key('attention_bias')), arrangement: 'around', gate: 'element', windowed: allWindowed },
  // Squared ReLU without a gate; LayerNorm with a bias.
  nemotron: { ...qkvoBias(key('attention_bias')), norm: 'layer', gated: false, feedForwardBias: key('mlp_bias') },
  arcee: { ...llama, gated: false },
  molmo,
  // Its text decoder: one row more of the table, and both halves of the gated network in one matrix.
  moshi: {
    tied: 'never',
    windowed: allWindowed,
    embeddingRows: ({ config, vocabulary }) => {
      const classes = config.raw('architectures');
      const [name] = Array.isArray(classes) ? classes : [];
      if (name !== 'MoshiForCausalLM') config.conflict('architectures', name ?? 'none', { say: 'sound-beside' });
      return vocabulary.value + 1;
    },
    feedForwardWidth: ({ config }) => Math.floor(config.whole(names.feedForward, { min: 2 }) / 2),
  },
  'modernbert-decoder': modernDecoder,
  cosmos3_edge_text: { ...llama, tied: 'never', gated: false },
  // A pair of narrow matrices scales the input of the network by the time.
  voxtral_realtime_text: {
    tied: true,
    windowed: allWindowed,
    feedForwardExtra: (scope) => {
      const rank = scope.size('adapterRank', 32);
      return [linear('residualMixing', scope.hidden, rank), linear('residualMixing', rank, scope.hidden)];
    },
  },
  exaone: llama,
  exaone4: { ...llama, arrangement: 'after', queryKeyNorm: 'head' },
  hunyuan_v1_dense: hunyuan,
  hunyuan_vl_text: hunyuan,
  cwm: { ...llama, windowed: allWindowed },
  helium: {
    ...qkvBias(key('attention_bias')),
    feedForwardBias: key('mlp_bias'),
    // The output matrix is a square, whatever the heads are.
    mixer: (scope, kind) => {
      const { hidden } = scope;
      const part = attentionOf(scope, qkvBias(key('attention_bias')), kind);
      return {
        ...part,
        tensors: part.tensors.map((tensor) =>
          tensor.component === 'attentionOutput' ? linear('attentionOutput', hidden, hidden) : tensor,
        ),
      };
    },
  },
  // Squared ReLU without a gate, norms without weights.
  nanochat: { ...qkvoBias(key('attention_bias')), norm: 'none', gated: false },
  // No gate; the activation has two numbers of its own.
  apertus: {
    ...qkvoBias(key('attention_bias')),
    gated: false,
    queryKeyNorm: 'head',
    feedForwardExtra: () => [light('feedForward', TWO)],
  },
  bitnet: { ...qkvoBias(key('attention_bias')), innerNorms: true },
  vaultgemma: { ...gemma2, arrangement: 'before' },
  // Pairs of heads are subtracted from each other, by four vectors of a head.
  diffllama: { ...qkvoBias(key('attention_bias')), attentionExtra: ({ headDim }) => [light('attentionBias', literal(4), headDim)] },
  // A mask that each head learns, and a weight for each element of both residual steps.
  doge: {
    ...llama,
    queryKeyNorm: 'head',
    attentionExtra: ({ config, keyValueHeads, headDim }) => {
      return [
        light('attentionBias', keyValueHeads),
        linear('attentionBias', times(keyValueHeads, headDim), keyValueHeads),
        ...(config.flag('attention_bias', false) ? [light('biases', keyValueHeads)] : []),
      ];
    },
    feedForwardExtra: (scope) => [light('residualMixing', TWO, scope.hidden), ...singleVectors(scope)],
  },
  persimmon: {
    ...qkvoBias(true),
    norm: 'layer',
    gated: false,
    feedForwardBias: true,
    keyValueHeads: ({ config }) => config.whole(names.heads),
    queryKeyNorm: ({ config }) => (config.flag('qk_layernorm', true) ? 'head' : null),
    biasedQueryKeyNorm: true,
  },
  hyperclovax: { ...llama, arrangement: ({ config }) => (config.flag('use_post_norm', false) ? 'around' : 'before') },
  jais2: { ...qkvoBias(key('attention_bias', true)), norm: 'layer', gated: false, feedForwardBias: key('mlp_bias', true) },
  granite_swa: { ...llama, sinks: true, windowed: allWindowed },
  ernie4_5: { ...qkvoBias(key('use_bias')), tied: true, feedForwardBias: key('use_bias') },
});
