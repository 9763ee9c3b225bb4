import { light, linear, matrix, type Part, type Tensor } from './part.js';
import type { Size } from './size.js';

export type NormKind = 'rms' | 'layer' | 'layerUnbiased' | 'none';

/** A norm over `width`: one weight an element, a LayerNorm a bias too; or no parameters at all. */
export function norm(kind: NormKind, width: Size): Part {
  const weight = light('norms', width);
  const tensors = kind === 'none' ? [] : kind === 'layer' ? [weight, weight] : [weight];
  return { is: 'norm', tensors, facts: { kind } };
}

/** The table that a token's vector is looked up in. */
export function tokenEmbedding(rows: Size, width: Size): Part {
  return { is: 'embedding', tensors: [light('tokenEmbedding', rows, width)], facts: { rows: rows.value, width: width.value } };
}

/** A table with a vector for each position (or segment) of a sequence. */
export function positionEmbedding(rows: Size, width: Size, of: 'learned' | 'segments' = 'learned'): Part {
  return { is: 'embedding', tensors: [light('positionEmbedding', rows, width)], facts: { positions: of, rows: rows.value } };
}

/** A projection between two widths of the stream. */
export function projection(from: Size, to: Size, component: 'tokenEmbedding' | 'outputHead'): Part {
  return { is: 'linear', tensors: [matrix(component, from, to)], facts: { from: from.value, to: to.value } };
}

/** One linear layer. */
export function projectionOf(component: 'feedForward' | 'residualMixing', from: Size, to: Size): Part {
  return { is: 'linear', tensors: [linear(component, from, to)], facts: { from: from.value, to: to.value } };
}

/** The matrix to the vocabulary; one that is tied is multiplied by and belongs to the embedding. */
export function outputHead(width: Size, rows: Size, { tied, biased }: { tied: boolean; biased: boolean }): Part {
  const weights = matrix('outputHead', width, rows);
  return {
    is: 'outputHead',
    tensors: [tied ? { ...weights, tied: true } : weights, ...(biased ? [light('biases', rows)] : [])],
    facts: { from: width.value, to: rows.value, tied },
  };
}

/** What stands between the last layer and the vocabulary where masked tokens are predicted: a matrix to the width of the table, a norm, the matrix to the vocabulary. */
export type MaskedHeadShape = {
  readonly from: Size;
  readonly width: Size;
  readonly rows: Size;
  readonly tied: boolean;
  readonly dense: boolean;
  readonly denseBias: boolean;
  readonly norm: NormKind;
  /** Biases of the vocabulary, and how often they are there. */
  readonly biases: number;
};

export function maskedHead({ from, width, rows, tied, dense, denseBias, norm: kind, biases }: MaskedHeadShape): Part {
  const weights = matrix('outputHead', width, rows);
  const tensors: Tensor[] = dense ? [matrix('outputHead', from, width)] : [];
  if (dense && denseBias) tensors.push(light('biases', width));
  tensors.push(...norm(kind, width).tensors, tied ? { ...weights, tied: true } : weights);
  for (let bias = 0; bias < biases; bias++) tensors.push(light('biases', rows));
  return { is: 'outputHead', tensors, facts: { from: from.value, to: rows.value, tied } };
}

/** A matrix to as many numbers as a task has labels, once a sequence or for each token; a dense layer may stand before it. */
export function classifier(from: Size, labels: Size, { dense = false, once = true, biased = true } = {}): Part {
  const use = once ? ('once' as const) : ('multiply' as const);
  const tensors: Tensor[] = dense ? [{ ...matrix('outputHead', from, from), use }, light('biases', from)] : [];
  tensors.push({ ...matrix('outputHead', from, labels), use });
  if (biased) tensors.push(light('biases', labels));
  return { is: 'outputHead', tensors, facts: { from: from.value, to: labels.value, tied: false } };
}

/** A dense layer on the first token of a sequence. */
export function pooler(hidden: Size): Part {
  return {
    is: 'pooler',
    tensors: [
      { ...linear('pooler', hidden, hidden), use: 'once' },
      { ...light('pooler', hidden), use: 'once' },
    ],
    facts: { width: hidden.value },
  };
}
