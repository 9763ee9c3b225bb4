import type { Config } from './config.js';
import type { Scope } from './dimensions.js';

/** A two-layer perceptron with biases. */
const mlp = (width: number, inner: number) => 2 * width * inner + inner + width;
/** Four projections with biases. */
const attention = (width: number) => 4 * (width * width + width);
const layerNorm = (width: number) => 2 * width;

/** SigLIP with the projector of Gemma 3: patches, positions, layers, a norm; then a norm and one matrix to the hidden size. */
export function siglip(vision: Config, { hidden }: Scope): number {
  const w = vision.whole(['hidden_size']);
  const inner = vision.whole(['intermediate_size']);
  const layers = vision.whole(['num_hidden_layers']);
  const patch = vision.whole(['patch_size']);
  const patches = Math.floor(vision.whole(['image_size']) / patch) ** 2;
  const layer = attention(w) + 2 * layerNorm(w) + mlp(w, inner);
  return layers * layer + 3 * patch * patch * w + w + patches * w + layerNorm(w) + w + w * hidden.value;
}
