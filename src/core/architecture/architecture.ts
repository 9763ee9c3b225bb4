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
  readonly is: 'mtp' | 'vision' | 'blockScales';
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
  /** What the reader of a count should know; codes that are worded elsewhere. */
  readonly remarks: readonly ArchitectureRemark[];
};

export type ArchitectureRemark = 'pooler-counted' | 'mtp-not-stored' | 'per-layer-lookup';

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

/** Every count goes through the same list, which is made once. */
const partsByArchitecture = new WeakMap<Architecture, readonly PlacedPart[]>();
const tensorsByArchitecture = new WeakMap<Architecture, readonly Placed[]>();

/** Every part of a model once, with the layers that each have one. */
export function placedParts(architecture: Architecture): readonly PlacedPart[] {
  let placed = partsByArchitecture.get(architecture);
  if (placed === undefined) {
    placed = placeParts(architecture);
    partsByArchitecture.set(architecture, placed);
  }
  return placed;
}

function placeParts({ embedding, stacks, head }: Architecture): readonly PlacedPart[] {
  const placed: PlacedPart[] = [];
  const add = (parts: readonly Part[], layers: Size, stack: Stack | null): void => {
    for (const part of parts) placed.push({ part, layers, stack });
  };
  add(embedding, ONE, null);
  for (const stack of stacks) {
    add(stack.before, ONE, stack);
    for (const { layer, count } of stack.layers) add(partsOf(layer), count, stack);
    add(stack.after, ONE, stack);
  }
  add(head, ONE, null);
  return placed;
}

/** Every tensor of a model once, with the layers that each have one. */
export function placedTensors(architecture: Architecture): readonly Placed[] {
  let placed = tensorsByArchitecture.get(architecture);
  if (placed === undefined) {
    placed = placedParts(architecture).flatMap(({ part, layers, stack }) => part.tensors.map((tensor) => ({ tensor, layers, stack })));
    tensorsByArchitecture.set(architecture, placed);
  }
  return placed;
}

/** What kind of model the stacks make. */
export function shapeOf({ stacks }: Pick<Architecture, 'stacks'>): 'decoder' | 'encoder' | 'encoder-decoder' {
  const [first] = stacks;
  return stacks.length > 1 ? 'encoder-decoder' : (first as Stack).role;
}
