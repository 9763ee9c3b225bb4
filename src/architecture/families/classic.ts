import { attention, relativePositions } from '../../core/architecture/attention.js';
import type { Part } from '../../core/architecture/part.js';
import { light } from '../../core/architecture/part.js';
import { positionEmbedding } from '../../core/architecture/pieces.js';
import { plus, TWO, times } from '../../core/architecture/size.js';
import { type Choice, key, readDecoder, type Traits } from '../decoder.js';
import { names, type Scope } from '../dimensions.js';
import { decoders, type Families } from '../family.js';
import { windowed } from '../plan.js';
import { qkvBias, qkvoBias } from './traits.js';

/** Four times the hidden size where the file does not say. */
const fourTimes: Choice<number> = ({ config, hidden }) => config.wholeOr(4 * hidden.value, names.feedForward);

const gpt2: Traits = {
  ...qkvoBias(true),
  tied: true,
  positions: 'learned',
  norm: 'layer',
  gated: false,
  feedForwardBias: true,
  feedForwardWidth: fourTimes,
  crossAttention: key('add_cross_attention'),
};
const xglm: Traits = {
  ...gpt2,
  positions: 'sinusoidal',
  feedForwardWidth: ({ config }) => config.whole(names.feedForward),
  crossAttention: key('add_cross_attention'),
};
const gptj: Traits = {
  norm: 'layer',
  arrangement: 'parallel',
  gated: false,
  feedForwardBias: true,
  feedForwardWidth: fourTimes,
  headBias: true,
};
const phi: Traits = {
  ...gptj,
  // Files with the names of GPT-2 are older than the configuration of the library, and mean four times the hidden size.
  feedForwardWidth: ({ config, hidden }) => (config.said.has('n_embd') ? config.said : config).wholeOr(4 * hidden.value, names.feedForward),
  ...qkvoBias(true),
  queryKeyNorm: ({ config }) => (config.flag('qk_layernorm', false) ? 'head' : null),
  biasedQueryKeyNorm: true,
};
const falcon: Traits = {
  ...qkvoBias(key('bias')),
  tied: true,
  positions: ({ config }) => (config.flag('alibi', false) ? 'alibi' : 'rotary'),
  norm: 'layer',
  arrangement: ({ config }) => {
    if (!config.flag('parallel_attn', true)) return 'before';
    const norms = config.wholeOr(config.flag('new_decoder_architecture', false) ? 2 : 1, ['num_ln_in_parallel_attn']);
    return norms === 2 ? 'parallelTwoNorms' : 'parallel';
  },
  keyValueHeads: ({ config }) => {
    const heads = config.whole(names.heads);
    if (config.flag('new_decoder_architecture', false)) return config.wholeOr(heads, names.keyValueHeads);
    return config.flag('multi_query', true) ? 1 : heads;
  },
  gated: false,
  feedForwardBias: key('bias'),
  feedForwardWidth: fourTimes,
};

/** Attention with the learned projection of relative positions of Transformer-XL: one more square matrix. */
function relativeAttention(scope: Scope): Part {
  const { hidden, heads, keyValueHeads, headDim } = scope;
  const own = attention({
    hidden,
    heads,
    keyValueHeads,
    headDim,
    mask: 'causal',
    queryBias: true,
    keyBias: true,
    valueBias: true,
    outputBias: true,
  });
  return { ...own, tensors: [...own.tensors, light('positionEmbedding', hidden, hidden)] };
}

/** ChatGLM-6B: one matrix for input and output, LayerNorm, biases; told from its successors by the name of the inner width. */
const chatglm1: Traits = { ...gpt2, positions: 'rotary', feedForwardWidth: ({ config }) => config.whole(names.feedForward) };
const linearBias = key('add_bias_linear');
const chatglm: Traits = {
  ...qkvBias((scope) => scope.config.flag('add_qkv_bias', false) || scope.config.flag('add_bias_linear', false)),
  outputBias: linearBias,
  norm: ({ config }) => (config.flag('rmsnorm', true) ? 'rms' : 'layer'),
  keyValueHeads: ({ config }) => {
    const heads = config.whole(names.heads);
    return config.flag('multi_query_attention', false) ? config.wholeOr(1, ['multi_query_group_num']) : heads;
  },
  feedForwardBias: linearBias,
};

const gopher: Traits = { ...gpt2, positions: 'relative', mixer: relativeAttention };
const attentionConfig = ({ config }: Scope) => config.inner('attn_config');

/** The line of GPT, and what came out of it before Llama. */
export const classic: Families = {
  chatglm: (config, outer) => readDecoder(config, 'chatglm', config.has('inner_hidden_size') ? chatglm1 : chatglm, outer),
  ...decoders({
    chatglm1,
    gpt2,
    'openai-gpt': { ...gpt2, arrangement: 'afterResidual', finalNorm: false },
    gpt_bigcode: {
      ...gpt2,
      keyValueHeads: ({ config }) => (config.flag('multi_query', true) ? 1 : config.whole(names.heads)),
      crossAttention: ({ config }) => {
        const added = config.flag('add_cross_attention', false);
        if (added && config.flag('multi_query', true))
          config.conflict('add_cross_attention', true, { say: 'absent-with', key: 'multi_query' });
        return added;
      },
    },
    gpt_neo: {
      ...gpt2,
      ...qkvBias(false),
      windowed: ({ config, layers }) => {
        const types = config.textList('attention_layers', layers);
        return windowed(config, layers, (layer) => (types === undefined ? layer % 2 === 1 : types[layer] === 'local'));
      },
      window: ({ config }) => config.wholeOr(256, ['window_size']),
    },
    gptj,
    codegen: gptj,
    gpt_neox: {
      ...qkvoBias(key('attention_bias', true)),
      norm: 'layer',
      arrangement: ({ config }) => (config.flag('use_parallel_residual', true) ? 'parallelTwoNorms' : 'before'),
      gated: false,
      feedForwardBias: true,
      feedForwardWidth: fourTimes,
    },
    biogpt: { ...gpt2, positionOffset: 2, feedForwardWidth: ({ config }) => config.whole(names.feedForward) },
    xglm,
    // With a norm in front of both outputs (Magneto).
    kosmos_2_text_model: {
      ...xglm,
      attentionExtra: ({ hidden }) => [light('norms', TWO, hidden)],
      feedForwardExtra: ({ feedForward }) => [light('norms', TWO, feedForward)],
    },
    kosmos_2_5_text_model: {
      ...xglm,
      feedForwardExtra: ({ feedForward }) => [light('norms', TWO, feedForward)],
      moreEmbedding: (scope) => [positionEmbedding(scope.size('segments', 2), scope.hidden, 'segments')],
    },
    ctrl: {
      ...gpt2,
      positions: 'sinusoidal',
      feedForwardWidth: ({ config }) => config.whole(['dff', ...names.feedForward]),
      headBias: true,
    },
    // Biases in the last layer only, behind attention.
    gpt_neox_japanese: {
      tied: true,
      norm: 'layer',
      mixerKind:
        ({ layers }) =>
        (layer) =>
          layer === layers - 1 ? 'last' : 'attention',
      outputBias: ({ layers }, layer) => layer === layers - 1,
      gated: false,
      feedForwardWidth: ({ config, hidden }) => config.wholeOr(4, ['intermediate_multiple_size']) * hidden.value,
    },
    opt: {
      ...qkvoBias(key('enable_bias', true)),
      tied: true,
      positions: 'learned',
      positionOffset: 2,
      norm: ({ config }) => (config.flag('layer_norm_elementwise_affine', true) ? 'layer' : 'none'),
      arrangement: ({ config }) => (config.flag('do_layer_norm_before', true) ? 'before' : 'afterResidual'),
      finalNorm: ({ config }) => config.flag('do_layer_norm_before', true) && !config.flag('_remove_final_layer_norm', false),
      embeddingWidth: ({ config }) => config.wholeOr(null, ['word_embed_proj_dim']),
      gated: false,
      feedForwardBias: key('enable_bias', true),
      feedForwardWidth: fourTimes,
    },
    bloom: { ...gpt2, positions: 'alibi', embeddingNorm: true },
    falcon,
    RefinedWeb: {
      ...falcon,
      keyValueHeads: ({ config }) => config.wholeOr(config.whole(names.heads), names.keyValueHeads),
      arrangement: 'parallelTwoNorms',
    },
    RefinedWebModel: falcon,
    mpt: {
      tied: true,
      positions: (scope) => {
        const inner = attentionConfig(scope);
        if (inner?.flag('alibi', true) ?? true) return 'alibi';
        if (inner?.flag('rope', false)) return 'rotary';
        // Its own code has a table then, the library none.
        if (scope.config.flag('learned_pos_emb', true)) inner?.conflict('alibi', false, { say: 'positions-open' });
        return 'rotary';
      },
      // No bias anywhere: the library obeys no `no_bias: false`.
      norm: 'layerUnbiased',
      keyValueHeads: (scope) => {
        const heads = scope.config.whole(names.heads);
        const inner = attentionConfig(scope);
        return inner?.wholeOr(inner.text('attn_type') === 'multiquery_attention' ? 1 : heads, ['kv_n_heads']) ?? heads;
      },
      queryKeyNorm: (scope) => (attentionConfig(scope)?.flag('qk_ln', false) ? 'full' : null),
      gated: false,
      feedForwardWidth: ({ config, hidden }) => {
        const ratio = config.wholeOr(4, ['expansion_ratio']);
        if (ratio !== 4) config.conflict('expansion_ratio', ratio, { say: 'own-code-only', library: 4 });
        return ratio * hidden.value;
      },
    },
    // Rows of the table for prompts, a table of segments, and scores of segments and distances.
    cpmant: {
      tied: 'never',
      positions: 'relative',
      norm: 'layerUnbiased',
      headDim: ({ config }) => config.wholeOr(128, ['dim_head']),
      keyValueHeads: ({ config }) => config.whole(names.heads),
      feedForwardWidth: ({ config }) => config.whole(['dim_ff']),
      embeddingRows: ({ config, vocabulary }) =>
        vocabulary.value + config.wholeOr(32, ['prompt_types']) * config.wholeOr(32, ['prompt_length']),
      moreEmbedding: (scope) => {
        const { config, hidden, heads } = scope;
        const segments = scope.size('segments', config.wholeOr(32, ['segment_types']));
        const buckets = scope.size('positionBuckets', config.wholeOr(512, ['position_bias_num_buckets']));
        return [positionEmbedding(segments, hidden, 'segments'), relativePositions(plus(times(segments, segments), buckets), heads)];
      },
    },
    phi,
    'phi-msft': phi,
    'mixformer-sequential': phi,
    // PaLM (Chowdhery et al. 2022): one key-value head, no biases, attention and feed-forward side by side.
    palm: {
      tied: true,
      norm: 'layerUnbiased',
      arrangement: 'parallel',
      keyValueHeads: 1,
      feedForwardWidth: fourTimes,
    },
    gopher,
    chinchilla: gopher,
  }),
};
