import { type Countable, shapeOf } from './architecture.js';
import { activeElementsOf, type Component, type Reach } from './part.js';
import { meanKeys } from './reach.js';

/** What a FLOP is spent on: a matrix of a component, or the looking at other tokens. */
export type FlopComponent = Component | 'attentionScores' | 'recurrenceState';
export type FlopCount = { readonly total: number; readonly components: Readonly<Partial<Record<FlopComponent, number>>> };

/** Tokens whose cost is asked for: `tokens` of them, behind `after` others of the same sequence; and the source that a decoder looks at. */
export type Stretch = { readonly tokens: number; readonly after?: number; readonly sourceTokens?: number };

/** Which tokens of a model are meant: those of the decoder (or of the only stack), or those of an encoder in front of it. */
type Passing = 'own' | 'source';

export type FlopOptions = {
  readonly passing?: Passing;
  /** Every position is projected to the vocabulary (training, generating), or none is (reading a prompt). */
  readonly head?: boolean;
  /** Tokens are generated one by one: latent attention then works on the compressed vectors. */
  readonly decoding?: boolean;
  /** Attention without masks or windows: each query is counted with every key, as the published conventions do. */
  readonly unmasked?: boolean;
};

/**
 * Matrix FLOP of one token in a forward pass, averaged over a stretch of a sequence: two for each
 * element of each matrix that the token passes, and those of attention and recurrences. Norms,
 * activations and biases are left out: they are one element each, not one matrix.
 */
export function forwardFlops(architecture: Countable, stretch: Stretch, options: FlopOptions = {}): FlopCount {
  const { passing = 'own', head = true, decoding = false, unmasked = false } = options;
  const counts: Partial<Record<FlopComponent, number>> = {};
  const add = (component: FlopComponent, flops: number): void => {
    counts[component] = (counts[component] ?? 0) + flops;
  };
  const own = ownStack(architecture, passing);
  for (const { part, layers, stack } of architecture.placement.parts) {
    const here = stack === null ? passing === 'own' : stack === own;
    for (const tensor of part.tensors) {
      const passed = tensor.bySource ? passing === 'source' && stack !== own : here;
      if (!passed || tensor.use !== 'multiply' || (tensor.component === 'outputHead' && !head)) continue;
      add(tensor.component, 2 * layers.value * activeElementsOf(tensor));
    }
    if (!here) continue;
    for (const reach of part.reach ?? []) {
      const pair = decoding ? (reach.flopsPerPairDecoding ?? reach.flopsPerPair) : reach.flopsPerPair;
      add('attentionScores', layers.value * pair.value * keysSeen(reach, stretch, unmasked));
    }
    if (part.recurrenceFlops) add('recurrenceState', layers.value * part.recurrenceFlops.value);
  }
  // All but the means over a sequence are whole numbers: added first, they are exact in whatever order.
  let total = 0;
  for (const [component, flops] of Object.entries(counts)) if (component !== 'attentionScores') total += flops;
  total += counts.attentionScores ?? 0;
  return { total, components: counts };
}

function keysSeen(reach: Reach, { tokens, after = 0, sourceTokens = after + tokens }: Stretch, unmasked: boolean): number {
  if (reach.mask === 'cross') return sourceTokens;
  return unmasked ? after + tokens : meanKeys(reach, tokens, after);
}

function ownStack({ stacks }: Countable, passing: Passing): Countable['stacks'][number] | undefined {
  return passing === 'source' ? stacks[0] : stacks.at(-1);
}

/** The parts that are counted once a layer when activations are computed again in the backward pass: all but the head. */
export function withoutHead({ total, components }: FlopCount): number {
  return total - (components.outputHead ?? 0);
}

/** FLOP of one token, in FLOP: forward over a sequence, and what published conventions make of it. */
export type TokenFlops = {
  /** Mean over a sequence of `context` tokens, each projected to the vocabulary. */
  readonly forward: FlopCount;
  /** Reading a prompt of `context` tokens: no position is projected. */
  readonly prefill: FlopCount;
  /** Generating the token at position `context`; null for a model that generates none. */
  readonly decode: FlopCount | null;
  /** Forward and backward: the backward pass has two products for each one of the forward pass. */
  readonly training: number;
};

/** FLOP a token of a model at a context length in tokens. An encoder-decoder gets `context` source and as many target tokens. */
export function tokenFlops(architecture: Countable, context: number): TokenFlops {
  const shape = shapeOf(architecture);
  if (shape === 'encoder') {
    const forward = forwardFlops(architecture, { tokens: context });
    return { forward, prefill: forward, decode: null, training: 3 * forward.total };
  }
  const decode = forwardFlops(architecture, { tokens: 1, after: context - 1, sourceTokens: context }, { decoding: true });
  if (shape === 'decoder') {
    const forward = forwardFlops(architecture, { tokens: context });
    const prefill = forwardFlops(architecture, { tokens: context }, { head: false });
    return { forward, prefill, decode, training: 3 * forward.total };
  }
  const source = forwardFlops(architecture, { tokens: context }, { passing: 'source' });
  const target = forwardFlops(architecture, { tokens: context });
  const forward = mean(source, target);
  return { forward, prefill: source, decode, training: 3 * forward.total };
}

/** Half of each; a token of the target passes every kind of matrix that one of the source does. */
function mean(source: FlopCount, target: FlopCount): FlopCount {
  const components: Partial<Record<FlopComponent, number>> = {};
  for (const [key, flops] of Object.entries(target.components) as [FlopComponent, number][]) {
    components[key] = ((source.components[key] ?? 0) + flops) / 2;
  }
  return { total: (source.total + target.total) / 2, components };
}
