import { literal, type Size, times } from './size.js';

/** What a parameter is for: the rows of a count. */
export const components = [
  'tokenEmbedding',
  'positionEmbedding',
  'layerEmbedding',
  'query',
  'key',
  'value',
  'keyValue',
  'attentionOutput',
  'attentionGate',
  'attentionBias',
  'indexer',
  'crossAttention',
  'recurrence',
  'convolution',
  'feedForward',
  'router',
  'routedExperts',
  'sharedExperts',
  'residualMixing',
  'norms',
  'biases',
  'pooler',
  'outputHead',
] as const;
export type Component = (typeof components)[number];

/** What happens to a token's vector at a tensor. */
type Use =
  /** It is multiplied by every element: two FLOP each. */
  | 'multiply'
  /** Nothing that counts: a row is looked up, a bias added, a norm scaled. */
  | 'light'
  /** It is multiplied once a sequence, not once a token. */
  | 'once';

/** Trainable numbers of one shape. */
export type Tensor = {
  readonly component: Component;
  /** Its extent in each direction: `[in, out]` of a matrix, one of a vector. */
  readonly shape: readonly Size[];
  /** Copies of it (experts), and how many of them one token passes. */
  readonly copies?: Size;
  readonly active?: Size;
  readonly use: Use;
  /** Another part holds the numbers (tied matrices): multiplied, not counted. */
  readonly tied?: true;
  /** The tokens of the encoder pass it, not those of its own stack. */
  readonly bySource?: true;
  /** A linear layer that quantised weights keep in low precision. */
  readonly linear?: true;
};

/** How a part looks at other tokens. */
export type Reach = {
  /** FLOP for one query and one key, over all heads. */
  readonly flopsPerPair: Size;
  /** The same when tokens are generated one by one, where an engine computes it otherwise (latent attention). */
  readonly flopsPerPairDecoding?: Size;
  readonly mask: 'causal' | 'bidirectional' | 'cross';
  /** At most so many keys are looked at: a sliding window, or the keys an indexer picks; null for all. */
  readonly limit: number | null;
  /** Keys are only those of the query's own chunk of so many tokens. */
  readonly chunked?: true;
  /** One key stands for so many tokens. */
  readonly compression?: number;
};

/** How engines store an entry that is not all in the format of the cache: a scale in FP32 for 128 elements, or fewer. */
type Stored =
  /** One byte an element and its scales, always (keys of an indexer). */
  | { readonly as: 'scaledBytes' }
  /** Where the format has fewer than 16 bits, these of the elements stay in 16, and the others have scales. */
  | { readonly as: 'partlyWide'; readonly narrow: Size; readonly wide: Size };

/** What a part keeps of the tokens that it has seen, for one sequence. */
export type Memory =
  /** Elements for each token; of the last `limit` tokens only where that is set; one entry for `compression` tokens. */
  | {
      readonly is: 'cache';
      readonly elements: Size;
      readonly limit: number | null;
      readonly compression?: number;
      /** The tokens are those of the encoder. */
      readonly bySource?: true;
      /** Kept in a format of its own, whatever that of the cache, or in two formats where that is a low one. */
      readonly stored?: Stored;
    }
  /** Elements whatever the length of the sequence; `wide` ones are kept in FP32. */
  | { readonly is: 'state'; readonly elements: Size; readonly wide: boolean };

/** What a part is, as a drawing names it. */
export type PartKind =
  | 'embedding'
  | 'norm'
  | 'selfAttention'
  | 'crossAttention'
  | 'latentAttention'
  | 'compressedAttention'
  | 'linearAttention'
  | 'stateSpace'
  | 'feedForward'
  | 'experts'
  | 'linear'
  | 'layerEmbedding'
  | 'residualMixing'
  | 'pooler'
  | 'outputHead';

/** One piece of a model: its tensors, what it looks at and what it remembers. Everything countable follows from these. */
export type Part = {
  readonly is: PartKind;
  readonly tensors: readonly Tensor[];
  readonly reach?: readonly Reach[];
  readonly memory?: readonly Memory[];
  /** FLOP of a recurrence a token, beside its tensors. */
  readonly recurrenceFlops?: Size;
  /** What a drawing says of it: widths, heads, windows, kinds. */
  readonly facts: Readonly<Record<string, number | string | boolean | null>>;
};

/** A linear layer. */
export function linear(component: Component, from: Size, to: Size): Tensor {
  return { component, shape: [from, to], use: 'multiply', linear: true };
}

/** A matrix that a token's vector is multiplied by and that stays in high precision. */
export function matrix(component: Component, ...shape: readonly Size[]): Tensor {
  return { component, shape, use: 'multiply' };
}

/** Numbers that cost nothing to speak of: looked up, added or scaled by. */
export function light(component: Component, ...shape: readonly Size[]): Tensor {
  return { component, shape, use: 'light' };
}

/** The same part once more, with the numbers of the first. */
export function repeatedPart(part: Part): Part {
  return { ...part, tensors: part.tensors.map((tensor): Tensor => ({ ...tensor, tied: true })) };
}

const ONE_COPY = literal(1);

/** Trainable numbers of a tensor, as a formula; none where another part holds them. */
export function sizeOf({ shape, copies = ONE_COPY }: Tensor): Size {
  return times(copies, ...shape);
}

/** Those of them that one token passes, as a formula. */
export function activeSizeOf({ shape, copies = ONE_COPY, active = copies }: Tensor): Size {
  return times(active, ...shape);
}

/** How many trainable numbers a tensor has. */
export function elementsOf({ shape, copies }: Tensor): number {
  let elements = copies?.value ?? 1;
  for (const { value } of shape) elements *= value;
  return elements;
}

/** How many of them one token passes. */
export function activeElementsOf({ shape, copies, active = copies }: Tensor): number {
  let elements = active?.value ?? 1;
  for (const { value } of shape) elements *= value;
  return elements;
}
