import { type Architecture, partsOf, placedTensors } from './architecture.js';
import { type Component, elementsOf, type Part, type Tensor } from './part.js';

/** How a repository keeps its weights: low precision where it says so, whole numbers of 16 or 32 bits elsewhere. */
export type StoredRule = {
  readonly bits: number;
  /** Elements that share a scale, along the input and along the output; null for all of them. */
  readonly block: readonly [input: number | null, output: number | null];
  /** Bits of a scale, with an offset where there is one. */
  readonly scaleBits: number;
  /** Bits of a zero point of each scale. */
  readonly zeroBits: number;
  /** Elements and zero points stand in words of so many bits, which the last of a row need not fill; 1 for none. */
  readonly wordBits: number;
  /** Bits that stand beside a matrix for each of its inputs, and those that stand beside it once. */
  readonly bitsPerInput: number;
  readonly bitsPerMatrix: number;
  readonly wideBits: number;
  /** What is left in high precision though it is linear: outside of the layers, or everywhere where no layer is told apart; else in each layer. */
  readonly kept: ReadonlySet<Component>;
  readonly keptIn: ReadonlyMap<number, ReadonlySet<Component>>;
  /** What is small though it is no layer that every format makes small: routers, the output matrix. */
  readonly also: ReadonlySet<Component>;
  /** Every matrix is small, tables and routers included, where its inputs fill whole groups (MLX). */
  readonly tables: boolean;
};

/** Bytes of the weights in the files of a repository, scales included; headers and further modules are not. */
export function storedBytes(architecture: Architecture, rule: StoredRule): number {
  let bits = 0;
  if (rule.keptIn.size === 0) {
    for (const { tensor, layers } of placedTensors(architecture)) bits += layers.value * tensorBits(tensor, rule, rule.kept);
    return Math.ceil(bits / 8);
  }
  const add = (parts: readonly Part[], kept: ReadonlySet<Component>): void => {
    for (const { tensors } of parts) for (const tensor of tensors) bits += tensorBits(tensor, rule, kept);
  };
  add([...architecture.embedding, ...architecture.head], rule.kept);
  for (const { before, layers, order, after } of architecture.stacks) {
    add([...before, ...after], rule.kept);
    const parts = layers.map(({ layer }) => partsOf(layer));
    for (const [place, kind] of order.entries()) add(parts[kind] as readonly Part[], rule.keptIn.get(place) as ReadonlySet<Component>);
  }
  return Math.ceil(bits / 8);
}

const TABLES: ReadonlySet<Component> = new Set(['tokenEmbedding', 'layerEmbedding', 'outputHead', 'router']);

function tensorBits(tensor: Tensor, rule: StoredRule, kept: ReadonlySet<Component>): number {
  if (tensor.tied) return 0;
  if (!isSmall(tensor, rule, kept)) return elementsOf(tensor) * rule.wideBits;
  const [input, output] = extentOf(tensor);
  const copies = tensor.copies?.value ?? 1;
  const words = (elements: number, bits: number) => Math.ceil((elements * bits) / rule.wordBits) * rule.wordBits;
  const [along, across] = [Math.ceil(input / (rule.block[0] ?? input)), Math.ceil(output / (rule.block[1] ?? output))];
  const scales = along * across * rule.scaleBits + along * words(across, rule.zeroBits);
  return copies * (output * words(input, rule.bits) + scales + input * rule.bitsPerInput + rule.bitsPerMatrix);
}

/** Inputs and outputs of a matrix: a table of tokens has its rows first. */
function extentOf({ shape, component }: Tensor): readonly [input: number, output: number] {
  const [first = 1, second = 1] = shape.map(({ value }) => value);
  return component === 'tokenEmbedding' ? [second, first] : [first, second];
}

function isSmall(tensor: Tensor, { tables, block, also }: StoredRule, kept: ReadonlySet<Component>): boolean {
  const { component, linear, shape } = tensor;
  if (kept.has(component) || shape.length !== 2) return false;
  if (!tables) return linear === true || (also.has(component) && tensor.use === 'multiply');
  return (linear === true || TABLES.has(component)) && extentOf(tensor)[0] % (block[0] as number) === 0;
}
