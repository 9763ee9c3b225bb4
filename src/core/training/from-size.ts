import type { ModelShape } from './shape.js';

/** Layers of a plain decoder are about so many times narrower than it is wide in all. */
const ASPECT = 128;
const HEAD = 128;
const VOCABULARY = 50_000;

/** A plain decoder of about so many parameters, where nothing else is known: 12 h² a layer, h = 128 × layers. */
export function shapeOfSize(parameters: number): ModelShape {
  const layers = Math.max(2, Math.round((parameters / (12 * ASPECT ** 2)) ** (1 / 3)));
  const hidden = Math.max(HEAD, HEAD * Math.round(Math.sqrt(parameters / (12 * layers)) / HEAD));
  const heads = hidden / HEAD;
  return {
    layers,
    hidden,
    vocabulary: VOCABULARY,
    outputHeads: 1,
    blocks: [
      { is: 'attention', count: layers, heads, keyValueHeads: heads, headDim: HEAD, window: null, latent: null },
      { is: 'feedForward', count: layers, width: 4 * hidden, gated: false },
    ],
  };
}
