import { type Architecture, type PlacedPart, placedParts, placedTensors, type Stack, shapeOf } from '../architecture/architecture.js';
import { elementsOf, type Memory, type Tensor } from '../architecture/part.js';
import type { Size } from '../architecture/size.js';
import type { FeedForward, Mixer, ServedModel, StateMixer } from './served.js';

/** Families that keep attention in 16 bits where their experts are stored in 4. */
const ATTENTION_IN_16_BITS = /^(gpt_oss|qwen3_5|llama4)/;

/**
 * A counted model as the serving cost model sees it; null for one that does not generate from its own cache (an encoder,
 * an encoder-decoder) or whose attention has no kernel here (compressed attention of DeepSeek-V4).
 */
export function servedModel(architecture: Architecture, parameters: number): ServedModel | null {
  if (shapeOf(architecture) !== 'decoder') return null;
  const inStack = placedParts(architecture).filter(({ stack }) => stack !== null);
  if (inStack.some(({ part }) => part.is === 'compressedAttention')) return null;
  const mixers = withoutVainWindows(merged(inStack.flatMap((placed) => mixerOf(placed))));
  const stack = architecture.stacks[0] as Stack;
  return {
    hiddenSize: architecture.hiddenSize.value,
    vocabulary: architecture.vocabulary.value,
    layers: stack.order.length,
    parameters,
    vocabularyElements: vocabularyElements(architecture),
    mixers,
    feedForwards: merged(inStack.flatMap((placed) => feedForwardOf(placed))),
    attentionIn4Bits: mixers.some(({ is }) => is === 'latent') ? 'fp8' : ATTENTION_IN_16_BITS.test(architecture.family) ? 'bf16' : 'same',
  };
}

/**
 * Windows help an engine where some layers look at everything and it keeps two kinds of cache. A model whose every layer has
 * the same window (Mistral-7B) was served with a whole cache: runs of it are 15 to 25 % slower than its window would make them.
 */
function withoutVainWindows(mixers: readonly Mixer[]): readonly Mixer[] {
  if (mixers.some((mixer) => mixer.is !== 'heads' || mixer.window === null)) return mixers;
  return mixers.map((mixer) => ({ ...mixer, window: null, cacheWindow: null }) as Mixer);
}

function vocabularyElements(architecture: Architecture): number {
  let elements = 0;
  for (const { tensor } of placedTensors(architecture)) {
    if (tensor.tied || (tensor.component !== 'tokenEmbedding' && tensor.component !== 'outputHead')) continue;
    elements += elementsOf(tensor);
  }
  return elements;
}

/** A fact that is a number, whatever kind of part has it. */
function fact({ part }: PlacedPart, key: string): number {
  return (part.facts[key] as number | null | undefined) ?? 0;
}

function mixerOf(placed: PlacedPart): Mixer[] {
  const { part, layers } = placed;
  const of = (key: string) => fact(placed, key);
  switch (part.is) {
    case 'selfAttention': {
      const window = part.facts['window'] as number | null;
      return [
        {
          is: 'heads',
          layers: layers.value,
          queryHeads: of('heads'),
          keyValueHeads: of('keyValueHeads'),
          headDim: (of('headDim') + of('valueDim')) / 2,
          window,
          cacheWindow: part.facts['chunked'] === true ? null : window,
          shared: part.facts['shared'] === true,
        },
      ];
    }
    case 'latentAttention': {
      const [latent, indexer] = part.memory as readonly Memory[];
      const ropeDim = (latent as Memory).elements.value - of('rank');
      return [
        {
          is: 'latent',
          layers: layers.value,
          queryHeads: of('heads'),
          queryRank: of('queryRank'),
          keyValueRank: of('rank'),
          ropeDim,
          plainDim: of('keyDim') - ropeDim,
          valueDim: of('valueDim'),
          keys: part.facts['keys'] as number | null,
          indexerElements: indexer?.elements.value ?? 0,
        },
      ];
    }
    case 'linearAttention':
    case 'stateSpace':
      return [stateOf(placed)];
    default:
      return [];
  }
}

/** Its last matrix leads back to the stream and is split by its inputs, the others by their outputs. */
function stateOf({ part, layers }: PlacedPart): StateMixer {
  const matrices = part.tensors.filter(({ linear }) => linear);
  const projections = matrices.map(({ shape: [from, to] }, at) => ({
    from: (from as Size).value,
    to: (to as Size).value,
    splits: at === matrices.length - 1 ? ('from' as const) : ('to' as const),
  }));
  let stateElements = 0;
  for (const kept of part.memory as readonly Memory[]) if (kept.is === 'state' && kept.wide) stateElements += kept.elements.value;
  let streamElements = 0;
  for (const { to, splits } of projections) if (splits === 'to') streamElements += to;
  return { is: 'state', layers: layers.value, projections, stateElements, streamElements };
}

function feedForwardOf(placed: PlacedPart): FeedForward[] {
  const { part, layers } = placed;
  const of = (key: string) => fact(placed, key);
  const gated = part.facts['gated'] === true;
  if (part.is === 'feedForward') return [{ is: 'dense', layers: layers.value, width: of('width'), gated }];
  if (part.is !== 'experts') return [];
  const routed = part.tensors.find(({ component, copies }) => component === 'routedExperts' && copies !== undefined) as Tensor;
  return [
    {
      is: 'experts',
      layers: layers.value,
      experts: of('experts'),
      perToken: of('perToken'),
      width: of('width'),
      sharedWidth: of('sharedWidth'),
      inside: (routed.shape[0] as Size).value,
      gated,
    },
  ];
}

/** Kinds that differ in nothing but how many layers there are of them are one. */
function merged<Kind extends { readonly layers: number }>(kinds: readonly Kind[]): Kind[] {
  const found = new Map<string, Kind>();
  for (const kind of kinds) {
    const key = JSON.stringify({ ...kind, layers: 0 });
    const known = found.get(key);
    found.set(key, known === undefined ? kind : { ...known, layers: known.layers + kind.layers });
  }
  return [...found.values()];
}
