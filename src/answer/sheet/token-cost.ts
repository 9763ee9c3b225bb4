import type { Counted } from '../../catalog/facts.js';
import { type Countable, shapeOf } from '../../core/architecture/architecture.js';
import { conventionFlops, palmAttentionFlops } from '../../core/architecture/conventions.js';
import { forwardFlops, tokenFlops } from '../../core/architecture/flops.js';
import type { Resolved } from '../../scenario/resolved.js';

/** Training a token takes three times its forward pass. */
const PASSES = { train: 3, infer: 1 } as const;

/** What the sheet is told of the FLOP of a token under the convention of the scenario; nothing for 6·N. */
export function conventionQuantities(resolved: Resolved): readonly (readonly [key: string, value: number])[] {
  const { kind, flops } = resolved;
  const counted = resolved.model?.counted() ?? null;
  if (flops === '6nd' || counted === null) return [];
  const sequence = sequenceOf(resolved);
  if (flops === 'palm') return [['attentionFlopsPerToken', (palmAttentionFlops(counted.architecture, sequence) * PASSES[kind]) / 3]];
  if (flops === 'megatron') return [['flopsPerToken', (conventionFlops(counted.architecture, 0, sequence).megatron * PASSES[kind]) / 3]];
  const { mean, prefill, decode } = exactCost(resolved, counted);
  if (prefill === undefined || decode === undefined) return [['flopsPerToken', mean]];
  return [
    ['prefillFlopsPerToken', prefill],
    ['decodeFlopsPerToken', decode],
  ];
}

/** Exact matrix FLOP of one token: of training, or of serving a request. */
export type ExactCost = {
  /** Mean over the tokens that are computed. */
  readonly mean: number;
  /** Of a token of the prompt and of a generated one, where the demand tells them apart. */
  readonly prefill?: number;
  readonly decode?: number;
};

export function exactCost(resolved: Resolved, { architecture }: Pick<Counted, 'architecture'>): ExactCost {
  const { kind, demand, quantities } = resolved;
  const sequence = sequenceOf(resolved);
  if (kind === 'train' || demand !== 'tokens') return { mean: (tokenFlops(architecture, sequence).training * PASSES[kind]) / 3 };
  const turns = turnsOf(quantities);
  const costs = Array.from({ length: turns }, (_, before) => requestCost(resolved, architecture, before + 1));
  const sum = (of: (cost: RequestCost) => number) => costs.reduce((total, cost) => total + of(cost), 0);
  const [only] = costs;
  const output = quantities.get('outputTokens') ?? 0;
  const fresh = sum((cost) => cost.fresh) / turns;
  const mean = (of: 'prefill' | 'decode', tokens: 'fresh' | 'one') =>
    turns === 1
      ? (only as RequestCost)[of]
      : sum((cost) => cost[of] * (tokens === 'one' ? 1 : cost.fresh)) / (tokens === 'one' ? turns : fresh * turns);
  const prefill = mean('prefill', fresh > 0 ? 'fresh' : 'one');
  const decode = mean('decode', 'one');
  return { mean: (prefill * fresh + decode * output) / (fresh + output), prefill, decode };
}

/** What a token of one request costs, and how many of its prompt are computed. */
type RequestCost = { readonly prefill: number; readonly decode: number; readonly fresh: number };

/** Of the request that is the given turn of its conversation: each carries what was said before. */
function requestCost({ quantities }: Resolved, architecture: Countable, turn: number): RequestCost {
  const output = quantities.get('outputTokens') ?? 0;
  const prompt = promptTokens(quantities, turn);
  const cached = cachedTokens(quantities, prompt);
  const fresh = prompt - cached;
  const shape = shapeOf(architecture);
  // With nothing left to read the cost of reading is not used: any stretch will do.
  const reading = { tokens: fresh > 0 ? fresh : 1, after: cached };
  const prefill =
    shape === 'encoder-decoder'
      ? forwardFlops(architecture, { tokens: prompt }, { passing: 'source' }).total
      : forwardFlops(architecture, reading, { head: shape === 'encoder' }).total;
  const decode =
    shape === 'encoder'
      ? prefill
      : shape === 'encoder-decoder'
        ? forwardFlops(architecture, { tokens: output, sourceTokens: prompt }, { decoding: true }).total
        : forwardFlops(architecture, { tokens: output, after: prompt }, { decoding: true }).total;
  return { prefill, decode, fresh };
}

/** Tokens of the sequence that a token is part of: given, or as long as the request. */
export function sequenceOf({ sequence, demand, quantities }: Resolved): number {
  if (sequence !== null) return sequence;
  const quantity = (key: string) => quantities.get(key) ?? 0;
  if (demand === 'tokens') return promptTokens(quantities) + quantity('outputTokens');
  const conversation = quantity('questions') * quantity('words') * quantity('tokensPerWord');
  return Math.max(1, Math.round(conversation + quantity('shots') * quantity('tokensPerShot')));
}

/** Turns of a conversation; a request that is none has one. */
function turnsOf(quantities: Resolved['quantities']): number {
  return quantities.get('turns') ?? 1;
}

/** Tokens of the prompt of a request that is the given turn of its conversation: by default the mean over the turns. */
function promptTokens(quantities: Resolved['quantities'], turn = (turnsOf(quantities) + 1) / 2): number {
  const quantity = (key: string) => quantities.get(key) ?? 0;
  const history = (turn - 1) * (quantity('inputTokens') + quantity('outputTokens'));
  return quantity('inputTokens') + history + quantity('shots') * quantity('tokensPerShot');
}

/** Tokens of a prompt that a cache holds: a share of it, or so many of the mean prompt. */
function cachedTokens(quantities: Resolved['quantities'], prompt: number): number {
  const share = quantities.get('cachedPrefixShare');
  if (share !== undefined) return share * prompt;
  const cached = quantities.get('cachedPrefixTokens') ?? 0;
  return Math.min(turnsOf(quantities) === 1 ? cached : (cached * prompt) / promptTokens(quantities), prompt);
}

/** Tokens of the longest sequence that a cache must hold: of a conversation, its last turn. */
export function longestSequence(resolved: Resolved): number {
  const { sequence, demand, quantities } = resolved;
  if (sequence !== null || demand !== 'tokens') return sequenceOf(resolved);
  return promptTokens(quantities, turnsOf(quantities)) + (quantities.get('outputTokens') ?? 0);
}
