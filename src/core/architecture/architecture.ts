import type { Part, Tensor } from './part.js';
import { ONE, type Size, type Symbols } from './size.js';

/** One residual step of a layer: what comes before the branches, the branches that are added to the stream, what comes after. */
export type Block = {
  readonly before: readonly Part[];
  readonly branches: readonly (readonly Part[])[];
  /** On the sum of the branches, before it is added to the stream. */
  readonly merged?: readonly Part[];
  readonly after: readonly Part[];
};

/** One kind of layer. */
export type Layer = { readonly blocks: readonly Block[] };

/** Layers that a token passes one after the other. */
export type Stack = {
  readonly role: 'encoder' | 'decoder';
  /** Before the first layer: positions, a norm on the embedding. */
  readonly before: readonly Part[];
  /** The kinds of layers that there are, and how many of each. */
  readonly layers: readonly { readonly layer: Layer; readonly count: Size }[];
  /** Which kind each layer is, first to last. */
  readonly order: readonly number[];
  /** After the last layer: a norm. */
  readonly after: readonly Part[];
};

/** Parameters that a repository may hold beside the language model. */
export type Extra = {
  readonly is: 'mtp' | 'vision' | 'ngram' | 'blockScales';
  readonly parameters: number;
  /** How many modules there are (mtp), and the layer that each has. */
  readonly modules?: number;
  readonly layer?: Layer;
};

/** Positions as the model knows them. */
export type Positions = 'rotary' | 'learned' | 'sinusoidal' | 'alibi' | 'relative' | 'none';

/** A Transformer taken apart. Counts, FLOP, memory and the drawing all come from this one description. */
export type Architecture = {
  /** `model_type` of its config.json. */
  readonly family: string;
  /** Its family is not known: it was read by what its fields usually mean. */
  readonly estimated: boolean;
  readonly symbols: Symbols;
  readonly hiddenSize: Size;
  readonly vocabulary: Size;
  readonly positions: Positions;
  /** Longest sequence in tokens, where the file says it. */
  readonly contextTokens: number | null;
  /** Before the stacks: embedding of tokens. */
  readonly embedding: readonly Part[];
  readonly stacks: readonly Stack[];
  /** After the last stack: output matrix, pooler. */
  readonly head: readonly Part[];
  readonly extras: readonly Extra[];
  /** The parts above in one list. */
  readonly placement: Placement;
  /** What the reader of a count should know; codes that are worded elsewhere. */
  readonly remarks: readonly ArchitectureRemark[];
};

export type ArchitectureRemark = 'pooler-counted' | 'mtp-not-stored' | 'per-layer-lookup' | 'sound-not-counted' | 'idle-experts-counted';

/** A tensor, the layers that each have one, and the stack that they are in. */
export type Placed = { readonly tensor: Tensor; readonly layers: Size; readonly stack: Stack | null };

/** The parts of a layer in order. */
export function partsOf({ blocks }: Layer): readonly Part[] {
  const parts: Part[] = [];
  for (const { before, branches, merged, after } of blocks) {
    parts.push(...before);
    for (const branch of branches) parts.push(...branch);
    if (merged !== undefined) parts.push(...merged);
    parts.push(...after);
  }
  return parts;
}

/** A part, the layers that each have one, and the stack that they are in. */
export type PlacedPart = { readonly part: Part; readonly layers: Size; readonly stack: Stack | null };

/** Every part and every tensor of a model once, with the layers that each have one: every count goes through these lists. */
export type Placement = { readonly parts: readonly PlacedPart[]; readonly tensors: readonly Placed[] };

export function placementOf({ embedding, stacks, head }: Pick<Architecture, 'embedding' | 'stacks' | 'head'>): Placement {
  const parts: PlacedPart[] = [];
  const tensors: Placed[] = [];
  const add = (list: readonly Part[], layers: Size, stack: Stack | null): void => {
    for (const part of list) {
      parts.push({ part, layers, stack });
      for (const tensor of part.tensors) tensors.push({ tensor, layers, stack });
    }
  };
  add(embedding, ONE, null);
  for (const stack of stacks) {
    add(stack.before, ONE, stack);
    for (const { layer, count } of stack.layers) add(partsOf(layer), count, stack);
    add(stack.after, ONE, stack);
  }
  add(head, ONE, null);
  return { parts, tensors };
}

export function placedParts({ placement }: Architecture): readonly PlacedPart[] {
  return placement.parts;
}

export function placedTensors({ placement }: Architecture): readonly Placed[] {
  return placement.tensors;
}

/** As much of an architecture as FLOP and caches are computed from: an `Architecture` is one, and so is what `unpacked` makes. */
export type Countable = {
  readonly contextTokens: number | null;
  readonly stacks: readonly Pick<Stack, 'role'>[];
  readonly placement: { readonly parts: readonly CountablePart[] };
};

export type CountablePart = {
  readonly part: Pick<Part, 'tensors' | 'reach' | 'memory' | 'recurrenceFlops'>;
  readonly layers: Size;
  readonly stack: Pick<Stack, 'role'> | null;
};

/** What kind of model the stacks make. */
export function shapeOf({ stacks }: { readonly stacks: readonly Pick<Stack, 'role'>[] }): 'decoder' | 'encoder' | 'encoder-decoder' {
  const [first] = stacks;
  return stacks.length > 1 ? 'encoder-decoder' : (first as Pick<Stack, 'role'>).role;
}
