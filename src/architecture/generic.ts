import type { Architecture } from '../core/architecture/architecture.js';
import { type Config, isObject } from './config.js';
import { readDecoder, sharedByCount, sharedByWidth, type Traits } from './decoder.js';
import { names } from './dimensions.js';
import { allWindowed, qkvBias } from './families/traits.js';

/** Keys of structures that a plain decoder does not have: what they mean differs from family to family. */
const UNUSUAL =
  /lora_rank|latent|^(ssm|mamba|linear|conv|delta|kda|rwkv|lru|rnn|recurrent|hybrid|attn_type|mixer|altup|laurel|index|hc|compress|swa|global)_|block_(configs|types?)|layers_block_type|num_hidden_groups|^embedding_size$|state_size|per_layer|kv_shared|(encoder|decoder)_(layers|ffn_dim)|num_(encoder|decoder)_layers|pattern$/;
/** Where a file says its activation, the usual name first. */
const ACTIVATIONS = ['hidden_act', 'hidden_activation', 'activation_function', 'activation'];
/** Activations that only gated networks use under this key, and those that only plain ones do. */
const GATED = new Set(['silu', 'swish', 'swiglu', 'geglu']);
const PLAIN = new Set(['relu', 'relu2', 'gelu_new', 'gelu_fast', 'quick_gelu', 'squared_relu']);

/**
 * Reads a decoder of a family that is not known, by what its keys usually mean. What is not
 * unambiguous is a problem that names the key; the count is an estimate.
 */
export function readGeneric(config: Config, fields: Readonly<Record<string, unknown>>, modelType: string, outer: Config): Architecture {
  for (const [name, value] of Object.entries(fields)) {
    if (value === null || value === false || value === 0 || !UNUSUAL.test(name)) continue;
    config.conflict(name, value, { say: 'family-structure', family: modelType }, isObject(value) ? { say: 'object' } : undefined);
  }
  const types = config.raw('layer_types');
  const odd = Array.isArray(types) ? types.find((type) => type !== 'full_attention' && type !== 'sliding_attention') : undefined;
  if (odd !== undefined) config.conflict('layer_types', odd, { say: 'family-layer' });
  if (config.flagAtBothEnds('tie_word_embeddings').outermost === undefined) config.missing(['tie_word_embeddings']);
  if (config.flag('is_encoder_decoder', false)) config.conflict('is_encoder_decoder', true, { say: 'family-needed' });
  const named = ACTIVATIONS.find((name) => config.has(name)) ?? 'hidden_act';
  const activation = config.text(named);
  if (activation === undefined) config.missing(ACTIVATIONS);
  else if (!GATED.has(activation) && !PLAIN.has(activation)) {
    config.conflict(named, activation, { say: 'gate-open' });
  }
  const traits: Traits = {
    ...qkvBias(({ config: own }) => biased(own, ['attention_bias', 'qkv_bias', 'use_qkv_bias', 'add_qkv_bias'])),
    outputBias: ({ config: own }) => biased(own, ['attention_bias']),
    feedForwardBias: ({ config: own }) => biased(own, ['mlp_bias']),
    norm: config.has('layer_norm_eps', 'layer_norm_epsilon') ? 'layer' : 'rms',
    gated: GATED.has(activation ?? ''),
    queryKeyNorm: ({ config: own }) => (own.flag('use_qk_norm', false) || own.flag('qk_layernorm', false) ? 'head' : null),
    windowed: allWindowed,
    ...(config.has(...names.experts) && {
      mixture: { sharedWidth: (scope) => (config.has(...names.sharedWidth) ? read(sharedByWidth, scope) : read(sharedByCount, scope)) },
    }),
  };
  return { ...readDecoder(config, modelType, traits, outer), estimated: true };
}

/** True where one of the keys, or a general one, says that there are biases. */
function biased(config: Config, keys: readonly string[]): boolean {
  return [...keys, 'use_bias', 'bias'].some((name) => config.raw(name) === true);
}

function read(choice: typeof sharedByWidth, scope: Parameters<Extract<typeof choice, (...all: never[]) => unknown>>[0]): number {
  return typeof choice === 'function' ? choice(scope, 0) : choice;
}
