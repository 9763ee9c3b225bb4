import type { Config } from './config.js';
import { names } from './dimensions.js';

/** What a layer is: layers of one kind are built once. */
export type LayerKind = { readonly mixer: string; readonly windowed: boolean; readonly experts: boolean; readonly layer: number };

/** Which layers look at a window only: from the file's own list, else by the rule of the family. */
export function windowed(config: Config, layers: number, rule: (layer: number) => boolean): (layer: number) => boolean {
  const types = config.textList('layer_types', layers);
  if (types !== undefined) return (layer) => /sliding|local|chunked/.test(types[layer] ?? '');
  return rule;
}

/** Every so-many-th layer looks at everything, the others at a window. */
export function everyNthFull(config: Config, fallback: number): (layer: number) => boolean {
  const every = config.wholeOr(fallback, ['sliding_window_pattern', '_sliding_window_pattern']);
  return (layer) => (layer + 1) % every !== 0;
}

/** Which layers have experts, by whichever of the usual keys the file has; all where it has none. */
export function withExperts(config: Config, layers: number): (layer: number) => boolean {
  config.overruled('first_k_dense_replace', 'moe_layer_freq', 'decoder_sparse_step', 'mlp_only_layers');
  const types = config.textList('mlp_layer_types', layers);
  if (types !== undefined) return (layer) => types[layer] !== 'dense';
  const list = config.numberList('moe_layer_freq', layers) ?? config.numberList('moe_layers_freq', layers);
  if (list !== undefined) return (layer) => list[layer] !== 0;
  const first = config.wholeOr(0, ['first_k_dense_replace', 'moe_layer_start_index'], { min: 0 });
  const last = config.wholeOr(Number.POSITIVE_INFINITY, ['moe_layer_end_index'], { min: -1 });
  const every = Array.isArray(config.raw('moe_layer_freq')) ? 1 : config.wholeOr(1, ['moe_layer_freq']);
  const step = config.wholeOr(1, ['decoder_sparse_step', 'interleave_moe_layer_step', 'moe_layer_interval']);
  const only = new Set(layerNumbers(config, 'mlp_only_layers'));
  const chosen = config.has('moe_layers') ? new Set(layerNumbers(config, 'moe_layers')) : undefined;
  return (layer) => {
    if (chosen !== undefined) return chosen.has(layer);
    const inside = layer >= first && (last < 0 || layer <= last);
    return inside && layer % every === 0 && (layer + 1) % step === 0 && !only.has(layer);
  };
}

/** The first layers are dense, where the file lists no kinds. The library has so many whatever `first_k_dense_replace` says, others obey it. */
export function afterDense(dense: number): (scope: { config: Config; layers: number }) => (layer: number) => boolean {
  return ({ config, layers }) => {
    if (config.has('mlp_layer_types')) return withExperts(config, layers);
    const said = config.wholeOr(dense, ['first_k_dense_replace'], { min: 0 });
    const list = config.numberList('moe_layer_freq', layers)?.slice(0, layers);
    config.overruled('moe_layer_freq');
    if (list?.some((sparse, layer) => (sparse !== 0) !== layer >= dense))
      config.conflict('moe_layer_freq', list, { say: 'library-goes-by', key: 'mlp_layer_types', dense, list: true }, { say: 'this-list' });
    if (said !== dense) config.conflict('first_k_dense_replace', said, { say: 'library-goes-by', key: 'mlp_layer_types', dense });
    return (layer) => layer >= dense;
  };
}

/** A list of layer numbers, in JSON or written out with commas. */
function layerNumbers(config: Config, name: string): readonly number[] {
  const value = config.raw(name);
  if (typeof value === 'string') return value.split(',').map(Number);
  return config.numberList(name, 0) ?? [];
}

/** How many experts a layer has; undefined for a dense model. */
export function expertCount(config: Config): number | undefined {
  const count = config.wholeOr(undefined, names.experts, { min: 0 });
  return count === 0 ? undefined : count;
}
