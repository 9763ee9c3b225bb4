import { type Architecture, type Placed, placedParts } from './architecture.js';
import { bracketedSize, type Computed, type Explanation, gathered, sumOver } from './explanation.js';
import { cacheFormats, ownBytes, type WeightFormat, weightFormats } from './memory.js';
import { type Memory, sizeOf } from './part.js';
import { literal, plus, type Size, times } from './size.js';

/** Bytes of the weights in a format. */
export function explainWeights(explanation: Explanation, placed: readonly Placed[], { weightsBytes, weights }: Computed): void {
  const { bits, quantized, block, scaleBits }: WeightFormat = weightFormats[weights];
  if (!quantized) {
    explanation.step('weightsBytes', 'B_w', 'B', `N × ${bits} ÷ 8`, weightsBytes, `${weights}: ${bits} bits a parameter`);
    return;
  }
  const linear = placed.filter(({ tensor }) => tensor.linear && !tensor.tied);
  const [along, across] = block;
  const elements = sumOver(linear, sizeOf);
  const blocks = plus(
    ...linear.map(({ tensor: { shape, copies = literal(1) }, layers }) => {
      const [input = literal(1), output = literal(1)] = shape;
      const parts = [layers, copies, ...(along === null ? [] : [inBlocks(input, along)]), inBlocks(output, across)];
      return times(...parts);
    }),
  );
  explanation.step(
    'linearParameters',
    'N_li',
    'parameters',
    elements.text,
    elements.value,
    `definition: the linear layers, which low precision keeps`,
  );
  explanation.step(
    'weightScales',
    'n_sc',
    'scales',
    blocks.text,
    blocks.value,
    `${weights}: one scale for ${along ?? 'all'} inputs × ${across} ${across === 1 ? 'output' : 'outputs'}`,
  );
  explanation.step(
    'weightsBytes',
    'B_w',
    'B',
    `(N_li × ${bits} + n_sc × ${scaleBits} + (N − N_li) × 16) ÷ 8`,
    weightsBytes,
    `${weights}: ${bits} bits in linear layers, ${scaleBits} a scale, 16 elsewhere`,
  );
}

function inBlocks(size: Size, block: number): Size {
  return block === 1 ? size : { text: `⌈${bracketedSize(size)} ÷ ${block}⌉`, value: Math.ceil(size.value / block) };
}

/** Bytes that one sequence keeps. */
export function explainCache(explanation: Explanation, architecture: Architecture, { cache, context, kv }: Computed): void {
  const bytes = cacheFormats[kv];
  const memories = placedParts(architecture).flatMap(({ part, layers }) => (part.memory ?? []).map((memory) => ({ memory, layers })));
  const cached = memories.filter(
    (entry): entry is { memory: Extract<Memory, { is: 'cache' }>; layers: Size } => entry.memory.is === 'cache',
  );
  const apart = cached.flatMap(({ memory, layers }) => {
    const bytes = ownBytes(memory, kv);
    return bytes === null ? [] : [{ memory, text: times(layers, bytes).text }];
  });
  const usual = cached.filter(({ memory }) => ownBytes(memory, kv) === null);
  const own = usual.filter(({ memory }) => !memory.bySource);
  const apartOf = (entry: (memory: (typeof apart)[number]['memory']) => string): readonly string[] =>
    apart.map(({ memory, text }) => `${text}${entry(memory)}`);
  if (own.length + apart.length > 0) {
    const whole = gathered(own.filter(({ memory }) => !memory.compression).map(({ memory, layers }) => times(layers, memory.elements)));
    const shared = own.filter(({ memory }) => memory.compression);
    const sum = [whole.text, ...shared.map(({ memory, layers }) => `${times(layers, memory.elements).text} ÷ ${memory.compression}`)].join(
      ' + ',
    );
    explanation.step(
      'kvBytesPerToken',
      'B_kv',
      'B/token',
      [...(own.length > 0 ? [`${bytes} × (${sum})`] : []), ...apartOf(() => '')].join(' + '),
      cache.perToken,
      apart.length === 0
        ? `keys and values that each layer keeps of a token, ${bytes} bytes each (${kv})`
        : `what each layer keeps of a token: ${bytes} bytes an element (${kv}), keys of an indexer in one with a scale of four for 128 of them; in a low format rotary parts stay in two bytes`,
    );
  }
  const states = memories.filter(({ memory }) => memory.is === 'state');
  if (states.length > 0) {
    const sum = states
      .map(({ memory, layers }) => times(literal(memory.is === 'state' && memory.wide ? 4 : bytes), layers, memory.elements).text)
      .join(' + ');
    explanation.step(
      'stateBytes',
      'B_st',
      'B',
      sum,
      cache.state,
      'recurrent states in FP32, trailing inputs of convolutions as the cache; whatever the length',
    );
  }
  if (cached.length === 0 && states.length === 0) return;
  const entries = ({ limit, compression = 1 }: Extract<Memory, { is: 'cache' }>): string => {
    const all = Math.floor(context / compression);
    if (limit !== null && limit < all) return String(limit);
    return compression === 1 ? 's' : String(all);
  };
  const sum = usual.map(({ memory, layers }) => `${times(layers, memory.elements).text} × ${entries(memory)}`).join(' + ');
  const parts = [
    ...(usual.length > 0 ? [`${bytes} × (${sum})`] : []),
    ...apartOf((memory) => ` × ${entries(memory)}`),
    ...(states.length > 0 ? ['B_st'] : []),
  ];
  explanation.step(
    'kvBytesAtContext',
    'B_c',
    'B',
    parts.join(' + '),
    cache.atContext,
    'one sequence of s tokens; a sliding window keeps no more than its width',
  );
}
