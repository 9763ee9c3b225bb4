import { type Config, isObject } from './config.js';
import type { Scope } from './dimensions.js';

/** Parameters of an image encoder with its projector to the hidden size; null where the file is not of the kind that is counted. */
type Tower = (vision: Config, scope: Scope) => number | null;

/** A matrix with its bias. */
const affine = (from: number, to: number) => from * to + to;
/** A two-layer perceptron with biases. */
const mlp = (width: number, inner: number, out = width) => affine(width, inner) + affine(inner, out);
/** Four projections with biases. */
const attention = (width: number) => 4 * affine(width, width);
const layerNorm = (width: number) => 2 * width;
/** The layer of a plain vision Transformer: two LayerNorms, attention, a perceptron. */
const plainLayer = (width: number, inner: number) => attention(width) + 2 * layerNorm(width) + mlp(width, inner);
const COLOURS = 3;
/** A convolution whose kernel is its stride: one matrix, no bias. */
const patches = (pixels: number, width: number) => COLOURS * pixels * width;

/** A whole number above 0. The language model stays readable whatever stands beside it: anything else is no problem, and no number. */
function sizeOf(value: unknown): number | undefined {
  return typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** A tower by the keys that it cannot be counted without. A count that is not exact is none. */
function tower<Key extends string>(
  keys: Readonly<Record<Key, string>>,
  count: (sizes: Readonly<Record<Key, number>>, vision: Config, scope: Scope) => number | null,
): Tower {
  return (vision, scope) => {
    if ((vision.raw('num_channels', 'in_channels', 'in_chans') ?? COLOURS) !== COLOURS) return null;
    const sizes = {} as Record<Key, number>;
    for (const key of Object.keys(keys) as Key[]) {
      const size = sizeOf(vision.raw(keys[key]));
      if (size === undefined) return null;
      sizes[key] = size;
    }
    const parameters = count(sizes, vision, scope);
    return Number.isSafeInteger(parameters) ? parameters : null;
  };
}

/** Keys that many towers share; a family that takes them for its own is told by the `model_type` of the tower. */
const usual = { width: 'hidden_size', inner: 'intermediate_size', layers: 'num_hidden_layers', patch: 'patch_size' } as const;
const isKind = (vision: Config, kind: string) => (vision.text('model_type') ?? kind) === kind;

/** SigLIP with the projector of Gemma 3: patches, positions, layers, a norm, a head; then a norm and one matrix to the hidden size. */
export const siglip: Tower = tower({ ...usual, image: 'image_size' }, ({ width, inner, layers, patch, image }, vision, { hidden }) => {
  if (!isKind(vision, 'siglip_vision_model')) return null;
  const positions = Math.floor(image / patch) ** 2;
  const ends = patches(patch ** 2, width) + width + positions * width + layerNorm(width);
  // A head that pools: a query that is learned, attention, a norm, a network. It is there unless the file says that it is not.
  const head = vision.raw('vision_use_head') === false ? 0 : width + attention(width) + layerNorm(width) + mlp(width, inner);
  return ends + head + layers * plainLayer(width, inner) + width + width * hidden.value;
});

/** Gemma 4: gated networks without biases, norms of queries and keys, a table of positions for each axis. */
export const gemma4Vision: Tower = tower(
  { ...usual, positions: 'position_embedding_size', headDim: 'head_dim', heads: 'num_attention_heads', groups: 'num_key_value_heads' },
  ({ width, inner, layers, patch, positions, headDim, heads, groups }, vision, { hidden }) => {
    if (!isKind(vision, 'gemma4_vision')) return null;
    const projections = 2 * width * headDim * (heads + groups);
    const layer = projections + 2 * headDim + 3 * width * inner + 4 * width;
    const shiftAndScale = vision.raw('standardize') === true ? 2 * width : 0;
    return patches(patch ** 2, width) + 2 * positions * width + layers * layer + shiftAndScale + width * hidden.value;
  },
);

const qwen = { layers: 'depth', patch: 'patch_size', frames: 'temporal_patch_size', merge: 'spatial_merge_size' } as const;
/** What brings several patches side by side down to one vector of the language model. */
const merger = (merged: number, out: number) => mlp(merged, merged, out);

/** Qwen2-VL, whose `hidden_size` is that of the language model. */
const qwen2Vision = tower(
  { ...qwen, width: 'embed_dim', ratio: 'mlp_ratio', out: 'hidden_size' },
  ({ width, ratio, layers, patch, frames, merge, out }) =>
    patches(frames * patch ** 2, width) + layers * plainLayer(width, ratio * width) + layerNorm(width) + merger(merge ** 2 * width, out),
);

/** Qwen2.5-VL: RMSNorm, a gated network with biases. */
const qwen25Vision = tower(
  { ...qwen, width: 'hidden_size', inner: 'intermediate_size', out: 'out_hidden_size' },
  ({ width, inner, layers, patch, frames, merge, out }) => {
    const layer = attention(width) + 2 * affine(width, inner) + affine(inner, width) + 2 * width;
    return patches(frames * patch ** 2, width) + layers * layer + width + merger(merge ** 2 * width, out);
  },
);

/** Qwen2-VL and Qwen2.5-VL, which share the language model. */
export const qwen2Visions: Tower = (vision, scope) => (vision.has('embed_dim') ? qwen2Vision : qwen25Vision)(vision, scope);

/** Qwen3-VL and Qwen3.5: a table of positions, and a further merger for each layer that is fed in deeper. */
export const qwen3Vision: Tower = tower(
  { ...qwen, width: 'hidden_size', inner: 'intermediate_size', out: 'out_hidden_size', positions: 'num_position_embeddings' },
  ({ width, inner, layers, patch, frames, merge, out, positions }, vision) => {
    const merged = merge ** 2 * width;
    const deeper = vision.raw('deepstack_visual_indexes') ?? [];
    if (!Array.isArray(deeper)) return null;
    const ends = patches(frames * patch ** 2, width) + width + positions * width + layerNorm(width) + merger(merged, out);
    return ends + layers * plainLayer(width, inner) + deeper.length * (layerNorm(merged) + merger(merged, out));
  },
);

/** Llama 4: an encoder with a class token, an adapter of two matrices on shuffled pixels, one matrix to the hidden size. */
export const llama4Vision: Tower = tower(
  { ...usual, image: 'image_size', from: 'projector_input_dim', to: 'projector_output_dim', out: 'vision_output_dim' },
  ({ width, inner, layers, patch, image, from, to, out }, _, { hidden }) => {
    const positions = Math.floor(image / patch) ** 2 + 1;
    const encoder = patches(patch ** 2, width) + width + positions * width + layers * plainLayer(width, inner) + 2 * layerNorm(width);
    return encoder + inner * from + to * to + out * hidden.value;
  },
);

/** MiniMax-M3: CLIP on pairs of frames without a table of positions, a projector, and a merger of patches behind it. */
export const minimaxVision: Tower = tower(usual, ({ width, inner, layers, patch }, vision, { hidden }) => {
  const compression = vision.raw('img_token_compression_config');
  if (!isObject(compression)) return null;
  const frames = sizeOf(compression['temporal_patch_size']);
  const merge = sizeOf(compression['spatial_merge_size']);
  const middle = sizeOf(vision.rawHereOrOutside('projector_hidden_size'));
  if (frames === undefined || merge === undefined || middle === undefined) return null;
  const encoder = patches(frames * patch ** 2, width) + layerNorm(width) + layers * plainLayer(width, inner);
  return encoder + mlp(width, middle, hidden.value) + mlp(merge ** 2 * hidden.value, middle, hidden.value);
});

/** Step-3.7: a perception encoder whose layers are scaled, two convolutions that halve the picture, one matrix to the hidden size. */
export const stepVision: Tower = tower(
  { width: 'width', layers: 'layers', patch: 'patch_size', image: 'image_size' },
  ({ width, layers, patch, image }, vision, { hidden }) => {
    const ratio = vision.raw('mlp_ratio');
    if (typeof ratio !== 'number') return null;
    const inner = Math.trunc(width * ratio);
    const has = (name: string) => vision.raw(name) === true;
    if (has('use_cls_token') || !has('use_abs_posemb') || vision.rawHereOrOutside('projector_bias') !== false) return null;
    const norms = (Number(has('use_ln_pre')) + Number(has('use_ln_post'))) * layerNorm(width);
    const scales = vision.has('ls_init_value') ? 2 * width : 0;
    const encoder =
      patches(patch ** 2, width) + Math.floor(image / patch) ** 2 * width + norms + layers * (plainLayer(width, inner) + scales);
    const halvings = affine(9 * width, 2 * width) + affine(9 * 2 * width, 4 * width);
    return encoder + halvings + 4 * width * hidden.value;
  },
);

/** Pixtral with the projector of Mistral 3: RMSNorm and gated networks without biases; a norm, a merger of patches, two matrices. */
export const pixtral: Tower = tower(usual, ({ width, inner, layers, patch }, vision, { hidden }) => {
  const merge = sizeOf(vision.rawHereOrOutside('spatial_merge_size'));
  const feature = vision.rawHereOrOutside('vision_feature_layer') ?? -1;
  if (vision.text('model_type') !== 'pixtral' || merge === undefined || Array.isArray(feature)) return null;
  const h = hidden.value;
  const biases = vision.rawHereOrOutside('multimodal_projector_bias') === true ? 2 * h : 0;
  const layer = 4 * width * width + 3 * width * inner + 2 * width;
  const encoder = patches(patch ** 2, width) + width + layers * layer;
  return encoder + width + merge ** 2 * width * width + width * h + h * h + biases;
});
