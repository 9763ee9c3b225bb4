import type { Architecture, Countable, CountablePart, Stack } from '../core/architecture/architecture.js';
import type { ParameterCount } from '../core/architecture/count.js';
import { storedBytes, type WeightFormatName, weightFormats } from '../core/architecture/memory.js';
import { activeElementsOf, type Component, type Memory, type Reach } from '../core/architecture/part.js';
import { ONE, type Size } from '../core/architecture/size.js';

/** What a sheet asks of a model whose architecture is known. */
export type Counted = Pick<ParameterCount, 'parameters' | 'activeParameters'> & {
  /** The low precision that its repository says it is kept in. */
  readonly storedAs: string | null;
  readonly architecture: Countable;
  /** Bytes of all weights in a format. */
  readonly weightsBytes: (format: WeightFormatName) => number;
};

/** A model that was read, with its counts. */
type Read = { readonly architecture: Architecture; readonly count: ParameterCount; readonly storedAs: string | null };

/** What a sheet asks, of an architecture with all its parts. */
export function countedOf(read: Read): Counted {
  const { architecture, count, storedAs } = read;
  const { parameters, activeParameters } = count;
  return { parameters, activeParameters, storedAs, architecture, weightsBytes: (format) => storedBytes(read, format) };
}

type InLayers<Thing> = Thing & { readonly layers: number };
type Elements = Readonly<Partial<Record<Component, number>>>;

/** The parts of one stack together, or those outside of all stacks; what they have nothing of is left out. */
type PackedParts = {
  /** Elements that each token is multiplied by, over all layers. */
  readonly multiplied: Elements;
  /** The same of the tokens of an encoder, where a decoder looks at them. */
  readonly bySource?: Elements;
  readonly reach?: readonly InLayers<Plain<Reach>>[];
  readonly memory?: readonly InLayers<Plain<Memory>>[];
  readonly recurrenceFlops?: number;
};

/** The same with a number in the place of a size and its formula. */
type Plain<Thing> = Thing extends Size ? number : Thing extends object ? { readonly [Key in keyof Thing]: Plain<Thing[Key]> } : Thing;

/** What a sheet asks of a model, as JSON: numbers without the formulas they are written in, and matrices added up. */
export type Packed = Pick<Counted, 'parameters' | 'activeParameters' | 'storedAs'> & {
  readonly contextTokens: number | null;
  readonly outside: PackedParts;
  readonly stacks: readonly (PackedParts & Pick<Stack, 'role'>)[];
  /** In the order of `weightFormats`. */
  readonly weightsBytes: readonly number[];
};

const FORMATS = Object.keys(weightFormats) as readonly WeightFormatName[];

/** The numbers of a model that was read. */
export function packed(read: Read): Packed {
  const { architecture, count, storedAs } = read;
  return {
    parameters: count.parameters,
    activeParameters: count.activeParameters,
    storedAs,
    contextTokens: architecture.contextTokens,
    outside: packedParts(architecture, null),
    stacks: architecture.stacks.map((stack) => ({ role: stack.role, ...packedParts(architecture, stack) })),
    weightsBytes: FORMATS.map((format) => storedBytes(read, format)),
  };
}

function packedParts({ placement }: Architecture, wanted: Stack | null): PackedParts {
  const multiplied: Partial<Record<Component, number>> = {};
  const bySource: Partial<Record<Component, number>> = {};
  const reach: InLayers<Plain<Reach>>[] = [];
  const memory: InLayers<Plain<Memory>>[] = [];
  let recurrenceFlops = 0;
  for (const { part, layers, stack } of placement.parts) {
    if (stack !== wanted) continue;
    for (const tensor of part.tensors) {
      if (tensor.use !== 'multiply') continue;
      const sums = tensor.bySource ? bySource : multiplied;
      sums[tensor.component] = (sums[tensor.component] ?? 0) + layers.value * activeElementsOf(tensor);
    }
    for (const each of part.reach ?? []) reach.push({ ...(plain(each) as Plain<Reach>), layers: layers.value });
    for (const each of part.memory ?? []) memory.push({ ...(plain(each) as Plain<Memory>), layers: layers.value });
    recurrenceFlops += layers.value * (part.recurrenceFlops?.value ?? 0);
  }
  return {
    multiplied,
    ...(Object.keys(bySource).length > 0 && { bySource }),
    ...(reach.length > 0 && { reach }),
    ...(memory.length > 0 && { memory }),
    ...(recurrenceFlops > 0 && { recurrenceFlops }),
  };
}

/** Sizes as their numbers, however deep they stand. */
function plain(thing: unknown): unknown {
  if (typeof thing !== 'object' || thing === null) return thing;
  if ('text' in thing) return (thing as Size).value;
  return Object.fromEntries(Object.entries(thing).map(([key, value]) => [key, plain(value)]));
}

/** A number that nobody writes a formula with. */
const size = (value: number): Size => ({ text: '', value });

/** What a sheet asks of a model, from its numbers: FLOP, caches and bytes are those of the architecture, to the last digit. */
export function unpacked({ parameters, activeParameters, storedAs, contextTokens, outside, stacks, weightsBytes }: Packed): Counted {
  const placed = stacks.map(({ role, ...parts }) => ({ stack: { role }, parts }));
  return {
    parameters,
    activeParameters,
    storedAs,
    architecture: {
      contextTokens,
      stacks: placed.map(({ stack }) => stack),
      placement: { parts: [...placed.flatMap(({ stack, parts }) => unpackedParts(parts, stack)), ...unpackedParts(outside, null)] },
    },
    weightsBytes: (format) => weightsBytes[FORMATS.indexOf(format)] as number,
  };
}

function unpackedParts(parts: PackedParts, stack: CountablePart['stack']): CountablePart[] {
  const { multiplied, bySource = {}, reach = [], memory = [], recurrenceFlops } = parts;
  const tensors = (elements: Elements, more: { readonly bySource?: true }) =>
    (Object.entries(elements) as [Component, number][]).map(
      ([component, count]) => ({ component, shape: [size(count)], use: 'multiply', ...more }) as const,
    );
  const matrices = [...tensors(multiplied, {}), ...tensors(bySource, { bySource: true })];
  return [
    { part: { tensors: matrices, ...(recurrenceFlops !== undefined && { recurrenceFlops: size(recurrenceFlops) }) }, layers: ONE, stack },
    ...reach.map(({ layers, ...each }) => ({ part: { tensors: [], reach: [sized(each)] }, layers: size(layers), stack })),
    ...memory.map(({ layers, ...each }) => ({ part: { tensors: [], memory: [kept(each)] }, layers: size(layers), stack })),
  ];
}

function sized({ flopsPerPair, flopsPerPairDecoding, ...rest }: Plain<Reach>): Reach {
  return {
    ...rest,
    flopsPerPair: size(flopsPerPair),
    ...(flopsPerPairDecoding !== undefined && { flopsPerPairDecoding: size(flopsPerPairDecoding) }),
  };
}

function kept(memory: Plain<Memory>): Memory {
  const elements = size(memory.elements);
  if (memory.is === 'state') return { ...memory, elements };
  const { stored, ...rest } = memory;
  if (stored?.as !== 'partlyWide') return { ...rest, elements, ...(stored && { stored }) };
  return { ...rest, elements, stored: { ...stored, narrow: size(stored.narrow), wide: size(stored.wide) } };
}
