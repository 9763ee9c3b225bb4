import { isLowPrecision } from './hardware.js';
import { dataParallel, microBatches, type Optimizer, type Setup, sequenceShare } from './setup.js';
import { type Block, hasGatedFeedForward, headDims, keyValueWidth, type ModelShape, type ModelWeights, modelWeights } from './shape.js';

/** Bytes of the fullest accelerator, by what holds them. */
export type TrainingMemory = {
  readonly weights: number;
  readonly gradients: number;
  readonly optimizer: number;
  readonly activations: number;
  /** Logits and loss in 32 bits. */
  readonly logits: number;
  /** Layers gathered for the moment, buffers, fragments, and what a context takes. */
  readonly other: number;
  readonly total: number;
};

/** Share of memory that fragments take, and what a context and its communicators take beside. */
const FRAGMENTS = 0.06;
const CONTEXT_BYTES = 1.5 * 2 ** 30;

/** Bytes of a parameter that stay with each rank, and those that are spread over the ranks of a group. */
type Spread = { readonly whole: number; readonly shared: number };
type StateBytes = { readonly weights: Spread; readonly gradients: Spread; readonly optimizer: Spread };

const whole = (bytes: number): Spread => ({ whole: bytes, shared: 0 });
const shared = (bytes: number): Spread => ({ whole: 0, shared: bytes });

/** Bytes of a parameter: a copy of the weights in 32 bits where there is one, and the moments. */
const optimizerBytes: Readonly<Record<Optimizer, number>> = {
  // Two moments in 32 bits.
  adam: 12,
  'adam-bf16': 8,
  // Two moments of 8 bits.
  'adam-8bit': 6,
  // Rows and columns of the second moment only: next to nothing.
  adafactor: 4,
  // One momentum.
  muon: 8,
  sgd: 8,
  none: 0,
};

/** Bytes of a parameter by what holds them: weights and gradients in 16 bits, gradients in 32 where they are summed so. */
export function stateBytes(setup: Pick<Setup, 'zero' | 'stack' | 'pureBf16' | 'optimizer'>): StateBytes {
  const { zero, stack, pureBf16 } = setup;
  const states = optimizerBytes[setup.optimizer];
  // In bf16 alone there is no copy of the weights, and moments have half the bits.
  if (zero === 3) return { weights: shared(2), gradients: shared(2), optimizer: shared(pureBf16 ? states / 2 : states) };
  // Unfused Megatron sums gradients in 16 bits; eager PyTorch keeps weights and gradients in 32 beside.
  if (zero === 2) return { weights: whole(2), gradients: shared(stack === 'old' ? 2 : 4), optimizer: shared(states) };
  const gradients = whole(stack === 'old' ? 2 : stack === 'torch' ? 6 : 4);
  return { weights: whole(2), gradients, optimizer: zero === 1 ? shared(states) : whole(states) };
}

/** Bytes of weights, gradients, optimizer, and of the layer that is gathered for the moment. */
export function stateOf(
  model: ModelShape,
  weights: ModelWeights,
  setup: Setup,
): { readonly weights: number; readonly gradients: number; readonly optimizer: number; readonly gathered: number } {
  const { tp, pp, cp, ep } = setup.layout;
  const ranks = dataParallel(setup) * cp;
  const own = (weights.dense / pp + weights.vocabulary) / tp;
  const experts = weights.routed / (ep * pp);
  const expertRanks = Math.max(1, (ranks * tp) / ep);
  const bytes = stateBytes(setup);
  const held = ({ whole: all, shared: part }: Spread) => own * (all + part / ranks) + experts * (all + part / expertRanks);
  const gathered = setup.zero === 3 ? (4 * Math.max(weights.dense / model.layers, weights.vocabulary)) / tp : 0;
  const { adapters } = setup;
  if (adapters === null) {
    return {
      weights: held(bytes.weights),
      gradients: held(bytes.gradients),
      optimizer: held(bytes.optimizer),
      gathered: gathered + setup.besideBytes,
    };
  }
  const share = adapters.parameters / (weights.dense + weights.routed + weights.vocabulary);
  return {
    weights: held(bytes.weights) * (adapters.weightBytes / 2 + share),
    gradients: held(bytes.gradients) * share,
    optimizer: held(bytes.optimizer) * share,
    gathered: (gathered * adapters.weightBytes) / 2 + setup.besideBytes,
  };
}

/** What fragments and a context add to what is used. */
export const OVERHEAD = { factor: 1 + FRAGMENTS, contextBytes: CONTEXT_BYTES } as const;

/** What is gathered for the moment, of all that is neither states nor activations nor logits. */
export function gatheredBytes({ total, weights, gradients, optimizer, activations, logits }: TrainingMemory): number {
  return Math.max(0, Math.round((total - CONTEXT_BYTES) / (1 + FRAGMENTS) - weights - gradients - optimizer - activations - logits));
}

/** All of it with what fragments and a context take. */
export function withOverhead(bytes: number): number {
  return bytes + FRAGMENTS * bytes + CONTEXT_BYTES;
}

export function memoryOf(model: ModelShape, setup: Setup): TrainingMemory {
  const { tp, pp, vp, cp } = setup.layout;
  const { weights, gradients, optimizer, gathered } = stateOf(model, modelWeights(model), setup);
  const tokens = (setup.microBatch * setup.sequence) / cp;
  const sent = keepsOutputs(setup) ? 2 * model.hidden * tokens * Math.min(microBatches(setup), pp) : 0;
  const { kept, live } = activationsOfLayer(model, setup);
  const first = firstStageBytes(kept, live, tokens * model.layers, tokens, microBatches(setup), pp, vp) + sent;
  const last = tokens * (kept * (model.layers / pp) + live);
  const loss = 4 * tokens * (model.vocabulary / tp) * model.outputHeads;
  const lossStage = pp === 1 || last + loss >= first;
  const activations = lossStage ? last : first;
  const logits = lossStage ? loss : 0;
  const used = weights + gradients + optimizer + gathered + activations + logits;
  const total = withOverhead(used);
  return { weights, gradients, optimizer, activations, logits, other: total - used + gathered, total };
}

/** Until Korthikanti et al. 2022 (appendix B) a stage kept what it had sent on until the gradient of it came back. */
export function keepsOutputs({ stack, sequenceParallel, layout: { pp } }: Pick<Setup, 'stack' | 'sequenceParallel' | 'layout'>): boolean {
  return stack === 'old' && !sequenceParallel && pp > 1;
}

/** Activations of the first stage, which holds the most micro batches. */
export function firstStageBytes(
  kept: number,
  live: number,
  tokenLayers: number,
  tokens: number,
  count: number,
  pp: number,
  vp: number,
): number {
  const interleaved = vp > 1 ? 1 + (pp - 1) / (pp * vp) : 1;
  return ((kept * tokenLayers) / pp) * Math.min(count, pp) * interleaved + live * tokens;
}

/** Bytes a token and layer that are kept until the backward pass, and those of the one layer that is computed again. */
export function activationsOfLayer(model: ModelShape, setup: Setup): { readonly kept: number; readonly live: number } {
  const { hidden, layers } = model;
  const copies = keptCopies(model, setup);
  let sum = 0;
  let selected = 0;
  for (const block of model.blocks) {
    sum += block.count * blockActivations(block, hidden, setup);
    selected += block.count * selectedBytes(block, setup);
  }
  const all = (copies * sum) / layers;
  const input = (2 * hidden) / sequenceShare(setup);
  if (setup.recomputeLayers !== null) {
    const again = Math.min(1, setup.recomputeLayers / layers);
    return { kept: (1 - again) * all + again * input, live: again === 0 ? 0 : all };
  }
  switch (setup.recompute) {
    case 'none':
      return { kept: all, live: 0 };
    case 'selective':
      return { kept: all - (copies * selected) / layers, live: 0 };
    case 'selective-op':
      return { kept: 0.5 * all, live: 0 };
    case 'selective-layer':
      return { kept: (all + 2 * hidden) / 2, live: 0 };
    case 'full':
      return { kept: input, live: all };
  }
}

/** Norms, rotary embeddings and gates that are not fused keep copies. */
function keptCopies(model: ModelShape, { stack }: Setup): number {
  if (!hasGatedFeedForward(model)) return 1;
  return stack === 'torch' ? 1.5 : stack === 'compiled' ? 1.3 : 1;
}

/** Scores, their softmax and dropout, of attention that is not fused. */
function scoreBytes(heads: number, { stack, sequence, layout: { tp } }: Setup): number {
  return stack === 'old' ? (5 * heads * sequence) / tp : 0;
}

/** What selective recomputation does not keep: scores that are not fused; queries, keys and values of latent attention; activations of experts. */
function selectedBytes(block: Block, setup: Setup): number {
  const { tp } = setup.layout;
  if (block.is === 'attention') {
    if (block.latent === null) return scoreBytes(block.heads, setup);
    return (2 * block.heads * headDims(block).key + 2 * keyValueWidth(block)) / tp;
  }
  if (block.is !== 'experts') return 0;
  const low = block.gated && setup.stack === 'megatron' && isLowPrecision(setup.precision);
  return ((low ? 1 : 2) * block.perToken * block.width) / tp;
}

function blockActivations(block: Block, hidden: number, setup: Setup): number {
  const { tp } = setup.layout;
  const low = setup.stack === 'megatron' && isLowPrecision(setup.precision);
  const stream = ((setup.stack === 'old' ? 10 : low ? 6 : 8) * hidden) / sequenceShare(setup);
  const wide = (gated: boolean) => (gated ? (low ? 5 : 6) : 4);
  switch (block.is) {
    case 'attention': {
      const { key, value } = headDims(block);
      const queries = 2 * block.heads * (key + value);
      return stream + (queries + 2 * keyValueWidth(block)) / tp + scoreBytes(block.heads, setup);
    }
    case 'feedForward':
      return (wide(block.gated) * block.width) / tp;
    case 'experts': {
      const routed = block.perToken * (2 * block.latentWidth + wide(block.gated) * block.width);
      return (routed + (block.gated ? 5 : 4) * block.sharedWidth) / tp;
    }
    case 'recurrent':
      return stream + (8 * block.innerWidth) / tp;
  }
}
