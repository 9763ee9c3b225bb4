import type { ModelArchitecture } from '../../catalog/facts.js';
import { shapeOf } from '../../core/architecture/architecture.js';
import { conventionFlops, palmAttentionFlops } from '../../core/architecture/conventions.js';
import { forwardFlops, tokenFlops } from '../../core/architecture/flops.js';
import type { Resolved } from '../../scenario/resolved.js';

/** Training a token takes three times its forward pass. */
const PASSES = { train: 3, infer: 1 } as const;

/** What the sheet is told of the FLOP of a token under the convention of the scenario; nothing for 6·N. */
export function conventionQuantities(resolved: Resolved): readonly (readonly [key: string, value: number])[] {
  const { kind, flops } = resolved;
  const read = resolved.model?.architecture() ?? null;
  if (flops === '6nd' || read === null) return [];
  const sequence = sequenceOf(resolved);
  if (flops === 'palm') return [['attentionFlopsPerToken', (palmAttentionFlops(read.architecture, sequence) * PASSES[kind]) / 3]];
  if (flops === 'megatron') return [['flopsPerToken', (conventionFlops(read.architecture, 0, sequence).megatron * PASSES[kind]) / 3]];
  const { mean, prefill, decode } = exactCost(resolved, read);
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

export function exactCost(resolved: Resolved, { architecture }: ModelArchitecture): ExactCost {
  const { kind, demand, quantities } = resolved;
  const sequence = sequenceOf(resolved);
  if (kind === 'train' || demand !== 'tokens') return { mean: (tokenFlops(architecture, sequence).training * PASSES[kind]) / 3 };
  const quantity = (key: string) => quantities.get(key) ?? 0;
  const output = quantity('outputTokens');
  const prompt = promptTokens(quantities);
  const cached = Math.min(quantity('cachedPrefixTokens'), prompt);
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
  return { mean: (prefill * fresh + decode * output) / (fresh + output), prefill, decode };
}

/** Tokens of the sequence that a token is part of: given, or as long as the request. */
export function sequenceOf({ sequence, demand, quantities }: Resolved): number {
  if (sequence !== null) return sequence;
  const quantity = (key: string) => quantities.get(key) ?? 0;
  if (demand === 'tokens') return promptTokens(quantities) + quantity('outputTokens');
  const conversation = quantity('questions') * quantity('words') * quantity('tokensPerWord');
  return Math.max(1, Math.round(conversation + quantity('shots') * quantity('tokensPerShot')));
}

function promptTokens(quantities: Resolved['quantities']): number {
  const quantity = (key: string) => quantities.get(key) ?? 0;
  return quantity('inputTokens') + quantity('shots') * quantity('tokensPerShot');
}
