import { type Architecture, placedTensors } from './architecture.js';
import { type Component, elementsOf, type Tensor } from './part.js';

/** How a repository keeps its weights: low precision where it says so, whole numbers of 16 or 32 bits elsewhere. */
export type StoredRule = {
  readonly bits: number;
  /** Elements that share a scale: along the input, and along the output. */
  readonly block: readonly [input: number, output: number];
  /** Bits of a scale, with a zero point or an offset where there is one. */
  readonly scaleBits: number;
  /** Bits that stand beside a matrix for each of its inputs. */
  readonly bitsPerInput: number;
  readonly wideBits: number;
  /** What is left in high precision though it is linear. */
  readonly kept: ReadonlySet<Component>;
  /** Every matrix is small, tables and routers included, where its inputs fill whole groups (MLX). */
  readonly tables: boolean;
};

/** Bytes of the weights in the files of a repository, scales included; headers and further modules are not. */
export function storedBytes(architecture: Architecture, rule: StoredRule): number {
  let bits = 0;
  for (const { tensor, layers } of placedTensors(architecture)) {
    if (!tensor.tied) bits += layers.value * tensorBits(tensor, rule);
  }
  return Math.ceil(bits / 8);
}

const TABLES: ReadonlySet<Component> = new Set(['tokenEmbedding', 'layerEmbedding', 'outputHead', 'router']);

function tensorBits(tensor: Tensor, rule: StoredRule): number {
  const elements = elementsOf(tensor);
  if (!isSmall(tensor, rule)) return elements * rule.wideBits;
  const [input, output] = extentOf(tensor);
  const copies = tensor.copies?.value ?? 1;
  const [along, across] = rule.block;
  const scales = Math.ceil(input / along) * Math.ceil(output / across);
  return elements * rule.bits + copies * (scales * rule.scaleBits + input * rule.bitsPerInput);
}

/** Inputs and outputs of a matrix: a table of tokens has its rows first. */
function extentOf({ shape, component }: Tensor): readonly [input: number, output: number] {
  const [first = 1, second = 1] = shape.map(({ value }) => value);
  return component === 'tokenEmbedding' ? [second, first] : [first, second];
}

function isSmall(tensor: Tensor, { kept, tables, block }: StoredRule): boolean {
  if (kept.has(tensor.component)) return false;
  if (!tables) return tensor.linear === true;
  return (tensor.linear === true || TABLES.has(tensor.component)) && tensor.shape.length === 2 && extentOf(tensor)[0] % block[0] === 0;
}
