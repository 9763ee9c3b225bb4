import { type Architecture, type Layer, partsOf } from '../architecture/architecture.js';
import type { Part } from '../architecture/part.js';
import type { AttentionBlock, Block, ModelShape } from './shape.js';

/** A Transformer that was taken apart, as the cost model sees it; modules that predict further tokens are trained too. */
export function shapeOfArchitecture({ stacks, hiddenSize, vocabulary, extras }: Architecture): ModelShape {
  const hidden = hiddenSize.value;
  const blocks: Block[] = [];
  const add = (layer: Layer, count: number): void => {
    for (const part of partsOf(layer)) {
      const block = blockOf(part, hidden, count);
      if (block !== null) blocks.push(block);
    }
  };
  let layers = 0;
  for (const stack of stacks) {
    for (const { layer, count } of stack.layers) {
      layers += count.value;
      add(layer, count.value);
    }
  }
  let further = 0;
  for (const { modules, layer } of extras) {
    if (modules === undefined || layer === undefined) continue;
    further += modules;
    add(layer, modules);
  }
  return { layers, hidden, vocabulary: vocabulary.value, outputHeads: 1 + further, blocks };
}

/** The block that a part is; null for what costs next to nothing. */
function blockOf(part: Part, hidden: number, count: number): Block | null {
  const fact = (name: string): number => Number(part.facts[name] ?? 0);
  switch (part.is) {
    case 'selfAttention':
      return attention(count, fact('heads'), fact('keyValueHeads'), fact('headDim'), part.facts['window']);
    case 'crossAttention':
      return attention(count, fact('heads'), fact('heads'), fact('headDim'), null);
    case 'compressedAttention':
      // One vector a token is key and value of all heads.
      return attention(count, fact('heads'), 1, fact('headDim'), null);
    case 'latentAttention': {
      const rank = fact('rank');
      const ropeDim = widthInto(part, hidden, 'keyValue') - rank;
      const plainDim = fact('keyDim') - ropeDim;
      const ranks = { queryRank: fact('queryRank'), keyValueRank: rank, plainDim, ropeDim, valueDim: fact('valueDim') };
      return { ...attention(count, fact('heads'), fact('heads'), fact('keyDim'), null), latent: ranks };
    }
    case 'feedForward':
      return { is: 'feedForward', count, width: fact('width'), gated: part.facts['gated'] === true };
    case 'experts':
      return {
        is: 'experts',
        count,
        experts: fact('experts'),
        perToken: fact('perToken'),
        width: fact('width'),
        sharedWidth: fact('sharedWidth'),
        latentWidth: fact('latentWidth') || hidden,
        gated: part.facts['gated'] === true,
        groupLimit: null,
      };
    case 'linearAttention':
    case 'stateSpace':
      return { is: 'recurrent', count, ...recurrentWidths(part, hidden) };
    default:
      return null;
  }
}

function attention(count: number, heads: number, keyValueHeads: number, headDim: number, window: unknown): AttentionBlock {
  return { is: 'attention', count, heads, keyValueHeads, headDim, window: typeof window === 'number' ? window : null, latent: null };
}

/** Outputs of the matrices that take the stream. */
function widthInto({ tensors }: Part, hidden: number, component?: string): number {
  let width = 0;
  for (const tensor of tensors) {
    const [from, to] = tensor.shape;
    if (to !== undefined && from?.value === hidden && (component === undefined || tensor.component === component)) width += to.value;
  }
  return width;
}

/** Outputs of the matrices that take the stream, and inputs of those that return to it. */
function recurrentWidths(part: Part, hidden: number): { readonly innerWidth: number; readonly projectedWidth: number } {
  const projectedWidth = widthInto(part, hidden);
  let innerWidth = 0;
  for (const { shape } of part.tensors) {
    const [from, to] = shape.map(({ value }) => value) as [number, number?];
    if (to === hidden && from !== hidden) innerWidth += from;
  }
  // Where the block is as wide as the stream, one of the square matrices is the one that returns.
  return innerWidth > 0 ? { innerWidth, projectedWidth } : { innerWidth: hidden, projectedWidth: projectedWidth - hidden };
}
