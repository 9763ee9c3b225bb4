import type { Dimension } from '../quantity/parse.js';
import type { FieldKind, FieldType, Kind } from './field.js';

export const precisions = [
  'fp64',
  'fp64Tensor',
  'fp64Matrix',
  'fp32',
  'fp32Matrix',
  'tf32',
  'bf16',
  'fp16',
  'fp16Fp16Accumulate',
  'fp8',
  'mxfp8',
  'fp8Fp16Accumulate',
  'fp6',
  'fp4',
  'nvfp4',
  'int8',
  'int4',
] as const;

/** Formats that weights are stored in. */
export const weightFormats = ['fp32', 'bf16', 'fp16', 'fp8', 'int8', 'int4', 'mxfp4', 'nvfp4'] as const;

/** How the FLOP of a token are counted: by parameters alone, or by the architecture under a published convention. */
export const conventions = ['6nd', 'palm', 'megatron', 'exact'] as const;
export type Convention = (typeof conventions)[number];

export const both: readonly Kind[] = ['train', 'infer'];
export const all: readonly FieldKind[] = ['train', 'infer', 'model'];
export const train: readonly Kind[] = ['train'];
export const infer: readonly Kind[] = ['infer'];
export const DAY_SECONDS = 86_400;
/** Large enough for anyone, small enough that no product of figures leaves the range of numbers. */
const LARGEST = 1e30;

export const count = (nouns: readonly string[]): FieldType => ({
  is: 'quantity',
  dimension: 'count',
  min: 1,
  range: { say: 'at-least', least: '1' },
  nouns,
});
export const whole = (nouns: readonly string[]): Extract<FieldType, { is: 'quantity' }> => ({
  is: 'quantity',
  dimension: 'count',
  min: 1,
  whole: true,
  range: { say: 'whole-at-least', least: '1' },
  nouns,
});
export const share: Extract<FieldType, { is: 'quantity' }> = {
  is: 'quantity',
  dimension: 'ratio',
  aboveZero: true,
  max: 1,
  range: { say: 'above-up-to', above: '0%', most: '100%' },
};
export const positive = (dimension: Dimension): Extract<FieldType, { is: 'quantity' }> => ({
  is: 'quantity',
  dimension,
  aboveZero: true,
  max: LARGEST,
  range: { say: 'above-up-to', above: '0', most: '1e30' },
});

export const tokenNouns = ['tokens', 'token', 'tok'];
export const parameterNouns = ['parameters', 'params', 'parameter'];
export const gpuNouns = ['gpus', 'gpu', 'cards'];
