import type { Recompute, ZeroStage } from './setup.js';
import type { ModelShape } from './shape.js';

/** What a search may vary; a list of one is given. */
export type Space = {
  readonly tp: readonly number[];
  readonly pp: readonly number[];
  readonly vp: readonly number[] | null;
  readonly cp: readonly number[];
  readonly ep: readonly number[];
  /** Null for all that divide the batch. */
  readonly microBatch: readonly number[] | null;
  readonly zero: readonly ZeroStage[];
  readonly recompute: readonly Recompute[];
};

/** More sequences than this in a micro batch are not tried unless they are asked for. */
const LARGEST_MICRO_BATCH = 16;
const LARGEST_VIRTUAL = 16;

function divisors(number: number, most = number): readonly number[] {
  const found: number[] = [];
  for (let one = 1; one <= Math.min(number, most); one++) if (number % one === 0) found.push(one);
  return found;
}

const powersOfTwo = (most: number): readonly number[] => {
  const found = [1];
  while ((found.at(-1) as number) * 2 <= most) found.push((found.at(-1) as number) * 2);
  return found;
};

/**
 * Every layout that people use: tensor parallelism inside a fast link, over heads; stages over layers,
 * or layers and the two of embedding and head; contexts in powers of two, of 4,096 tokens and more; experts
 * over what they are.
 */
export function spaceOf(model: ModelShape, gpus: number, domain: number, sequence: number): Space {
  let heads = 0;
  let experts = 1;
  for (const block of model.blocks) {
    if (block.is === 'attention') heads = heads === 0 ? block.heads : common(heads, block.heads);
    if (block.is === 'experts') experts = experts === 1 ? block.experts : common(experts, block.experts);
  }
  const tp = heads === 0 ? powersOfTwo(domain) : divisors(heads, domain);
  const pp = [...new Set(stackHeights(model).flatMap((height) => divisors(height)))].sort((one, other) => one - other);
  return {
    tp: tp.filter((size) => gpus % size === 0),
    pp: pp.filter((size) => size <= model.layers && gpus % size === 0),
    vp: null,
    cp: powersOfTwo(Math.max(1, sequence / 4096)).filter((size) => gpus % size === 0),
    ep: divisors(experts, gpus),
    microBatch: null,
    zero: [0, 1, 2, 3],
    recompute: ['none', 'selective', 'full'],
  };
}

/** Layers to spread over stages: alone, with embedding and head, and with the modules that predict further tokens. */
function stackHeights({ layers, outputHeads }: ModelShape): readonly number[] {
  const all = layers + outputHeads - 1;
  return [layers, layers + 2, all, all + 2];
}

/** Virtual stages of a pipeline: only where micro batches come in whole rounds, and as many as divide its layers. */
export function virtualStages(model: ModelShape, pp: number, microBatches: number): readonly number[] {
  if (pp === 1 || microBatches % pp !== 0) return [1];
  const height = stackHeights(model).find((one) => one % pp === 0);
  return height === undefined ? [1] : divisors(height / pp, LARGEST_VIRTUAL);
}

export function microBatchSizes(sequences: number): readonly number[] {
  return divisors(sequences, LARGEST_MICRO_BATCH);
}

function common(one: number, other: number): number {
  return other === 0 ? one : common(other, one % other);
}
