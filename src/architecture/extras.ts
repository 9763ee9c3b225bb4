import { type Architecture, type Extra, type Layer, partsOf, placedTensors } from '../core/architecture/architecture.js';
import { scalesOf } from '../core/architecture/memory.js';
import { elementsOf, type Tensor } from '../core/architecture/part.js';
import { Config, isObject } from './config.js';
import { names, type Scope } from './dimensions.js';
import type { LayerKind } from './plan.js';

/** What a repository may hold beside the language model, by family. */
export type Extras = {
  /** Modules that predict further tokens: what their one layer is like, and how many there are where the file does not say. */
  readonly mtp?: { readonly kind: Partial<LayerKind>; readonly modules?: (scope: Scope) => number } | 'not-stored' | undefined;
  /** Tables with a vector for runs of several tokens: they are looked up, and nobody counts them with the rest. */
  readonly ngram?: ((scope: Scope) => number) | undefined;
  /** Parameters of the image encoder with its projector, from `vision_config`. */
  readonly vision?: ((vision: Config, scope: Scope) => number | null) | undefined;
};

/** Reads the extras of a file. */
export function extrasOf(scope: Scope, outer: Config, { mtp, vision, ngram }: Extras, build: (kind: LayerKind) => Layer): readonly Extra[] {
  const extras: Extra[] = [];
  const modules = typeof mtp === 'object' && mtp.modules ? mtp.modules(scope) : announcedModules(scope);
  if (typeof mtp === 'object' && modules > 0) {
    const h = scope.hidden.value;
    const kind = { mixer: 'attention', windowed: false, experts: false, layer: scope.layers, ...mtp.kind };
    // A projection of the embedding and the hidden state side by side, with a norm for each and one at the end.
    const layer = build(kind);
    const parameters = modules * (layerParameters(layer) + 2 * h * h + 3 * h);
    extras.push({ is: 'mtp', parameters, modules, layer });
  }
  const table = ngram?.(scope) ?? 0;
  if (table > 0) extras.push({ is: 'ngram', parameters: table });
  // Read on its own: what is wrong with an image encoder does not keep the language model from being counted.
  const image = outer.raw('vision_config');
  const parameters = isObject(image) ? (vision?.(new Config(image, 'vision_config.', outer), scope) ?? null) : null;
  if (parameters !== null) extras.push({ is: 'vision', parameters });
  return extras;
}

function announcedModules({ config }: Scope): number {
  return config.said.wholeOr(0, names.mtpLayers, { min: 0, max: 1000 });
}

export function layerParameters(layer: Layer): number {
  let sum = 0;
  for (const part of partsOf(layer)) for (const tensor of part.tensors) sum += elementsOf(tensor);
  return sum;
}

/** Modules that are always kept in high precision: naming them changes nothing. */
const NEVER_QUANTIZED = /lm_head|embed|norm|bias|gate$|router|eh_proj|shared_head|vision|visual/;

/**
 * Scales that a repository with block-quantised weights (FP8 of DeepSeek-V3) stores beside them, its
 * further-token modules included. None where the weights are not quantised so, and none that could
 * be wrong: a file that leaves out linear layers of its own, or mixes formats, is not counted.
 */
export function blockScales(config: Config, architecture: Architecture): readonly Extra[] {
  const quantization = config.rawHereOrOutside('quantization_config');
  if (!isObject(quantization) || config.has('expert_dtype')) return [];
  const block = quantization['weight_block_size'];
  if (!Array.isArray(block) || block.length !== 2 || !block.every((side) => Number.isInteger(side) && side > 0)) return [];
  const leftOut = quantization['modules_to_not_convert'] ?? quantization['ignored_layers'] ?? [];
  if (!Array.isArray(leftOut) || leftOut.some((name) => !NEVER_QUANTIZED.test(String(name)))) return [];
  const [across, along] = block as [number, number];
  const scales = (tensors: Iterable<Tensor>): number => {
    let sum = 0;
    for (const tensor of tensors) if (tensor.linear) sum += scalesOf(tensor, [along, across]);
    return sum;
  };
  let parameters = 0;
  for (const { tensor, layers } of placedTensors(architecture)) parameters += layers.value * scales([tensor]);
  for (const { layer, modules = 0 } of architecture.extras) {
    if (layer !== undefined) parameters += modules * scales(partsOf(layer).flatMap(({ tensors }) => tensors));
  }
  return [{ is: 'blockScales', parameters }];
}
