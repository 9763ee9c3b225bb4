import { type Countable, shapeOf } from './architecture.js';
import { forwardFlops, tokenFlops, withoutHead } from './flops.js';

/**
 * FLOP that attention over a sequence of `context` tokens adds to a training token under the
 * convention of PaLM (Chowdhery et al. 2022, appendix B): 12·L·H·Q·T, with every key counted for
 * every query. An encoder-decoder gets `context` tokens on each side.
 */
export function palmAttentionFlops(architecture: Countable, context: number): number {
  let pairs = 0;
  for (const { part, layers, stack } of architecture.placement.parts) {
    for (const { flopsPerPair } of part.reach ?? []) {
      const share = stack !== null && shapeOf(architecture) === 'encoder-decoder' ? 0.5 : 1;
      pairs += share * layers.value * flopsPerPair.value;
    }
  }
  return 3 * pairs * context;
}

/** Training FLOP of one token under each convention. */
export type ConventionFlops = {
  /** 6·N with the active parameters, embedding included. */
  readonly sixN: number;
  readonly palm: number;
  /** Narayanan et al. 2021 without recomputation: 72·… in the form for 4·h feed-forward layers; model FLOP. */
  readonly megatron: number;
  /** The same with every activation recomputed: the published 96·…; hardware FLOP. */
  readonly megatronHardware: number;
  readonly exact: number;
};

export function conventionFlops(
  architecture: Countable,
  activeParameters: number,
  context: number,
  exact: number = tokenFlops(architecture, context).training,
): ConventionFlops {
  const sixN = 6 * activeParameters;
  const unmasked = unmaskedForward(architecture, context);
  return {
    sixN,
    palm: sixN + palmAttentionFlops(architecture, context),
    megatron: 3 * unmasked.total,
    megatronHardware: 3 * unmasked.total + unmasked.recomputed,
    exact,
  };
}

/** Forward FLOP of a token with every key counted for every query, and the part that recomputation repeats. */
function unmaskedForward(architecture: Countable, context: number): { total: number; recomputed: number } {
  const stretch = { tokens: context };
  const target = forwardFlops(architecture, stretch, { unmasked: true });
  if (shapeOf(architecture) !== 'encoder-decoder') return { total: target.total, recomputed: withoutHead(target) };
  const source = forwardFlops(architecture, stretch, { unmasked: true, passing: 'source' });
  return { total: (source.total + target.total) / 2, recomputed: (withoutHead(source) + withoutHead(target)) / 2 };
}
