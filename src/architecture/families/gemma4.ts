import type { Architecture, Block } from '../../core/architecture/architecture.js';
import { attention } from '../../core/architecture/attention.js';
import { feedForward } from '../../core/architecture/feed-forward.js';
import { light, linear, type Part } from '../../core/architecture/part.js';
import { norm } from '../../core/architecture/pieces.js';
import { type Size, times } from '../../core/architecture/size.js';
import { assemble } from '../assemble.js';
import type { Config } from '../config.js';
import { expertsOf, gather } from '../decoder.js';
import { names, Scope } from '../dimensions.js';
import { extrasOf } from '../extras.js';
import type { Families } from '../family.js';
import { everyNthFull, windowed } from '../plan.js';
import { gemma4Vision } from '../vision.js';

type Kind = { readonly windowed: boolean; readonly shared: boolean; readonly own: Config | undefined };

/**
 * Gemma 4: full layers have heads of their own; the last layers may share the keys and values of
 * earlier ones; small models add a vector of each token in each layer; large ones add experts
 * beside the dense network.
 */
function gemma4(config: Config, family: string, outer: Config): Architecture {
  const scope = new Scope(config);
  const { hidden, layers } = scope;
  const rule = windowed(config, layers, everyNthFull(config, 6));
  const isWindowed = (layer: number) => rule(layer) && layer !== layers - 1;
  const shared = config.wholeOr(0, ['num_kv_shared_layers'], { min: 0 });
  const perLayer = config.wholeOr(family === 'gemma4_unified_text' ? 0 : 256, ['hidden_size_per_layer_input'], { min: 0 });
  const extra = perLayer === 0 ? null : scope.size('layerEmbeddingWidth', perLayer);
  const kinds = Array.from(
    { length: layers },
    (_, layer): Kind => ({ windowed: isWindowed(layer), shared: shared > 0 && layer >= layers - shared, own: config.ofLayer(layer) }),
  );
  const stack = gather(
    scope,
    kinds,
    ({ windowed: isLocal, shared: isShared, own }) =>
      `${isLocal} ${isShared} ${own?.wholeOr('', names.headDim)} ${own?.wholeOr('', names.keyValueHeads)}`,
    (kind) => ({ blocks: blocksOf(scope, kind, extra) }),
  );
  return assemble(scope, family, {
    positions: 'rotary',
    tied: true,
    moreEmbedding: extra === null ? [] : [layerTable(scope, extra)],
    stacks: [{ role: 'decoder', before: [], ...stack, after: [norm('rms', hidden)] }],
    extras: extrasOf(scope, outer, { vision: gemma4Vision }, () => ({ blocks: [] })),
    remarks: extra === null ? [] : ['per-layer-lookup'],
  });
}

/** A second table, with a vector of each token for each layer, and a projection of the first one to the same shape. */
export function layerTable(scope: Scope, width: Size): Part {
  const { config, hidden, layers } = scope;
  const all = times(scope.size('layers', layers), width);
  const rows = scope.size('layerVocabulary', config.wholeOr(262_144, ['vocab_size_per_layer_input']));
  return {
    is: 'layerEmbedding',
    tensors: [light('layerEmbedding', rows, all), linear('layerEmbedding', hidden, all), light('norms', width)],
    facts: { rows: rows.value, width: width.value },
  };
}

function blocksOf(scope: Scope, kind: Kind, extra: Size | null): readonly Block[] {
  const { config, hidden } = scope;
  const rms = () => norm('rms', hidden);
  // Not where all share.
  const some = config.wholeOr(0, ['num_kv_shared_layers'], { min: 0 }) < scope.layers;
  const wide = kind.shared && some && config.flag('use_double_wide_mlp', false) ? 2 : 1;
  const network = feedForward({ hidden, width: scope.size('feedForwardWidth', wide * scope.feedForward.value), gated: true });
  const mixture = config.flag('enable_moe_block', false) ? routed(scope) : null;
  const blocks: Block[] = [
    { before: [], branches: [[rms(), attentionOf(scope, kind), rms()]], after: [] },
    mixture === null
      ? { before: [], branches: [[rms(), network, rms()]], after: [] }
      : {
          before: [],
          branches: [
            [rms(), network, rms()],
            [rms(), mixture, rms()],
          ],
          merged: [rms()],
          after: [],
        },
  ];
  if (extra !== null) blocks.push({ before: [], branches: [[layerInput(hidden, extra), rms()]], after: [] });
  return blocks;
}

/** Experts behind a router that scales its input and each expert's output. */
function routed(scope: Scope): Part {
  const part = expertsOf(scope, {}, 0);
  return {
    ...part,
    tensors: [...part.tensors, light('router', scope.hidden), light('router', scope.size('experts', scope.config.whole(names.experts)))],
  };
}

/** A gate by the token's vector for this layer, and the way back to the stream. */
export function layerInput(hidden: Size, width: Size): Part {
  return {
    is: 'layerEmbedding',
    tensors: [linear('layerEmbedding', hidden, width), linear('layerEmbedding', width, hidden)],
    facts: { width: width.value },
  };
}

/** Full layers have heads of their own: those that the file gives the layer, else by keys of older files. */
function headsOf(scope: Scope, { windowed: isWindowed, own }: Kind, valuesAreKeys: boolean): { headDim: number; keyValueHeads: number } {
  const { config } = scope;
  config.overruled('global_head_dim', 'num_global_key_value_heads', 'vocab_size_per_layer_input');
  const local = { headDim: config.wholeOr(256, names.headDim), keyValueHeads: scope.keyValueHeads.value };
  if (config.has('per_layer_config')) {
    return {
      headDim: own?.wholeOr(undefined, names.headDim) ?? local.headDim,
      keyValueHeads: own?.wholeOr(undefined, names.keyValueHeads) ?? local.keyValueHeads,
    };
  }
  if (isWindowed) return local;
  return {
    headDim: config.wholeOr(512, ['global_head_dim']),
    keyValueHeads: valuesAreKeys ? config.wholeOr(local.keyValueHeads, ['num_global_key_value_heads']) : local.keyValueHeads,
  };
}

function attentionOf(scope: Scope, kind: Kind): Part {
  const { windowed: isWindowed, shared } = kind;
  const { config, hidden } = scope;
  const valuesAreKeys = !isWindowed && config.flag('attention_k_eq_v', false);
  const { headDim, keyValueHeads } = headsOf(scope, kind, valuesAreKeys);
  const bias = config.flag('attention_bias', false);
  const part = attention({
    hidden,
    heads: scope.heads,
    keyValueHeads: scope.size('keyValueHeads', keyValueHeads),
    headDim: scope.size('headDim', headDim),
    mask: 'causal',
    window: isWindowed ? config.wholeOr(512, ['sliding_window']) : null,
    queryBias: bias,
    keyBias: bias,
    valueBias: bias,
    outputBias: bias,
    queryKeyNorm: 'head',
    valuesAreKeys,
    sharedKeysAndValues: shared,
  });
  return part;
}

export const gemma4s: Families = {
  gemma4_text: (config, outer) => gemma4(config, 'gemma4_text', outer),
  gemma4: (config, outer) => gemma4(config, 'gemma4_text', outer),
  gemma4_unified_text: (config, outer) => gemma4(config, 'gemma4_unified_text', outer),
};
