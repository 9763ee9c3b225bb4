import { type Architecture, type Countable, placedTensors } from './architecture.js';
import { elementsOf, type Memory, type Tensor } from './part.js';
import { literal, plus, type Size, times } from './size.js';

/** A format that weights are stored in. Quantised ones keep the linear layers; the rest stays in 16 bits. */
export type WeightFormat = {
  readonly bits: number;
  /** Elements along the input that share a scale, and along the output; null where a whole row shares one. */
  readonly block: readonly [input: number | null, output: number];
  /** Bits of a scale, with the zero point where there is one. */
  readonly scaleBits: number;
  readonly quantized: boolean;
};

/** Every parameter in the same bits. */
const whole = (bits: number) => ({ bits, quantized: false, block: [null, 1], scaleBits: 0 }) as const;

/** Weight formats: 16 bits for everything, or low precision for the linear layers with scales beside it. */
export const weightFormats = {
  fp32: whole(32),
  bf16: whole(16),
  fp16: whole(16),
  /** DeepSeek-V3: an FP32 scale for each 128 × 128 block. */
  fp8: { bits: 8, block: [128, 128], scaleBits: 32, quantized: true },
  /** A 16-bit scale for each output channel. */
  int8: { bits: 8, block: [null, 1], scaleBits: 16, quantized: true },
  /** GPTQ, AWQ: groups of 128 with a 16-bit scale and a 4-bit zero point. */
  int4: { bits: 4, block: [128, 1], scaleBits: 20, quantized: true },
  /** OCP microscaling: an 8-bit exponent for 32 elements. */
  mxfp4: { bits: 4, block: [32, 1], scaleBits: 8, quantized: true },
  /** NVIDIA: an FP8 scale for 16 elements, and one FP32 scale a matrix that is too small to count. */
  nvfp4: { bits: 4, block: [16, 1], scaleBits: 8, quantized: true },
} as const satisfies Readonly<Record<string, WeightFormat>>;
export type WeightFormatName = keyof typeof weightFormats;

/** What is not quantised stays in BF16. */
const UNQUANTIZED_BITS = 16;

/** Which linear layers a quantised format holds: all, or those of the routed experts. */
type QuantizedLayers = 'linear' | 'experts';

/** Bytes of all weights in a format, scales included; `quantized` says which layers a low precision holds. */
function weightBytes(architecture: Architecture, format: WeightFormatName, quantized: QuantizedLayers = 'linear'): number {
  const chosen: WeightFormat = weightFormats[format];
  let bits = 0;
  for (const { tensor, layers } of placedTensors(architecture)) {
    if (tensor.tied) continue;
    const low = quantized === 'linear' || tensor.component === 'routedExperts';
    bits += layers.value * tensorBits(tensor, low ? chosen : weightFormats.bf16);
  }
  return bits / 8;
}

/**
 * Bytes of all weights in a format, as a repository that says `storedAs` of itself keeps them. Those that say `mxfp4` hold the
 * routed experts in it and all else in 16 bits (OpenAI 2025, gpt-oss model card, arXiv:2508.10925, section 2.1); another
 * format holds every linear layer.
 */
export function storedBytes(
  { architecture, storedAs }: { readonly architecture: Architecture; readonly storedAs: string | null },
  format: WeightFormatName,
): number {
  return weightBytes(architecture, format, format === 'mxfp4' && storedAs === 'mxfp4' ? 'experts' : 'linear');
}

/** Bytes of so many parameters in a format where no architecture tells which of them are quantised: all, with their scales. */
export function parameterBytes(parameters: number, format: WeightFormatName): number {
  const { bits, block, scaleBits }: WeightFormat = weightFormats[format];
  const [along, across] = block;
  // A scale for a whole row is too rare to count.
  return (parameters * (bits + (along === null ? 0 : scaleBits / (along * across)))) / 8;
}

function tensorBits(tensor: Tensor, { bits, quantized, block, scaleBits }: WeightFormat): number {
  const elements = elementsOf(tensor);
  if (!quantized) return elements * bits;
  if (!tensor.linear) return elements * UNQUANTIZED_BITS;
  return elements * bits + scalesOf(tensor, block) * scaleBits;
}

/** Scales of a matrix in blocks; a block at the edge has one too. */
export function scalesOf({ shape, copies }: Tensor, [along, across]: readonly [number | null, number]): number {
  const [input = 1, output = 1] = shape.map(({ value }) => value);
  return (copies?.value ?? 1) * Math.ceil(input / (along ?? input)) * Math.ceil(output / across);
}

/**
 * Bytes of an element of the KV cache. GGML's q8_0 and q4_0 keep blocks of 32 with a 16-bit scale;
 * fp4 blocks of 16 with an 8-bit scale (NVFP4).
 */
export const cacheFormats = { fp32: 4, bf16: 2, fp16: 2, fp8: 1, int8: 1, q8_0: 34 / 32, q4_0: 18 / 32, fp4: 9 / 16 } as const;
export type CacheFormatName = keyof typeof cacheFormats;
/** Recurrent states are accumulated over the whole sequence, in FP32. */
const WIDE_BYTES = 4;

/** Elements that share a scale of four bytes, where an entry has scales. */
const SCALED_TOGETHER = 128;
const WIDE_ELEMENT = cacheFormats.bf16;
/** Formats that have their scales within. */
const IN_BLOCKS: ReadonlySet<CacheFormatName> = new Set(['q8_0', 'q4_0', 'fp4']);

type CacheEntry = Extract<Memory, { is: 'cache' }>;

/** Bytes of one entry that is stored otherwise than in the format of the cache; null for one that is not. */
export function ownBytes({ elements, stored }: CacheEntry, format: CacheFormatName): Size | null {
  if (stored === undefined) return null;
  if (stored.as === 'scaledBytes') return plus(elements, scaleBytes(elements));
  const bytes = cacheFormats[format];
  if (bytes >= WIDE_ELEMENT) return null;
  const narrow = times(literal(bytes), stored.narrow);
  return plus(narrow, ...(IN_BLOCKS.has(format) ? [] : [scaleBytes(stored.narrow)]), times(literal(WIDE_ELEMENT), stored.wide));
}

function scaleBytes(elements: Size): Size {
  const text = elements.sum ? `(${elements.text})` : elements.text;
  return { text: `4 × ⌈${text} ÷ ${SCALED_TOGETHER}⌉`, value: 4 * Math.ceil(elements.value / SCALED_TOGETHER) };
}

/** What one sequence keeps in memory. */
export type CacheBytes = {
  /** Bytes that one more token takes while it is inside every window. */
  readonly perToken: number;
  /** Bytes that one more token takes once the windows are full. */
  readonly perTokenBeyondWindows: number;
  /** Bytes that one token of an encoder's input takes in the decoder's cross-attention. */
  readonly perSourceToken: number;
  /** Bytes of recurrent states, whatever the length. */
  readonly state: number;
  /** Bytes of one sequence of the context length, states included. */
  readonly atContext: number;
};

/** Memory of one sequence of `context` tokens (an encoder-decoder: as many on each side) in a cache format. */
export function cacheBytes(architecture: Countable, context: number, format: CacheFormatName): CacheBytes {
  const bytes = cacheFormats[format];
  const sum = { perToken: 0, perTokenBeyondWindows: 0, perSourceToken: 0, state: 0, atContext: 0 };
  for (const { part, layers } of architecture.placement.parts) {
    for (const memory of part.memory ?? []) {
      const elements = layers.value * memory.elements.value;
      if (memory.is === 'state') {
        sum.state += elements * (memory.wide ? WIDE_BYTES : bytes);
        continue;
      }
      const { limit, compression = 1, bySource } = memory;
      const own = ownBytes(memory, format);
      const entry = own === null ? elements * bytes : layers.value * own.value;
      const each = entry / compression;
      if (bySource) sum.perSourceToken += each;
      else {
        sum.perToken += each;
        if (limit === null) sum.perTokenBeyondWindows += each;
      }
      const entries = Math.floor(context / compression);
      sum.atContext += entry * (limit === null ? entries : Math.min(entries, limit));
    }
  }
  return { ...sum, atContext: sum.atContext + sum.state };
}
