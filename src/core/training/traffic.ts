import { collectiveSeconds } from './collective.js';
import type { Rates } from './rates.js';
import { dataParallel, type Setup } from './setup.js';
import type { ModelShape, ModelWeights } from './shape.js';

/** What an accelerator holds of the weights, and the groups that share the same. */
export type Holding = {
  /** Parameters that are sent between data parallel ranks, embedding or head once. */
  readonly sentParameters: number;
  /** Data parallel ranks of these, context parallel ones among them. */
  readonly ranks: number;
  /** Parameters of routed experts, and the ranks that hold the same ones. */
  readonly expertParameters: number;
  readonly expertRanks: number;
};

export function holdingOf({ hidden, vocabulary }: ModelShape, { dense, routed }: ModelWeights, setup: Setup): Holding {
  const { tp, pp, cp, ep } = setup.layout;
  const ranks = dataParallel(setup) * cp;
  return {
    sentParameters: dense / (pp * tp) + (vocabulary * hidden) / tp,
    ranks,
    expertParameters: routed / (ep * pp),
    expertRanks: Math.max(1, (ranks * tp) / ep),
  };
}

/** Weights are gathered, and gradients scattered, with every micro batch: they do not stay on the accelerator. */
export function sendsEveryMicroBatch({ zero, layout: { pp } }: Setup): boolean {
  return zero === 3 || (zero === 2 && pp === 1);
}

/** Seconds of data parallel traffic: of a micro batch where it comes with each, else of a step (7). */
export function trafficSeconds({ sentParameters, ranks, expertParameters, expertRanks }: Holding, setup: Setup, rates: Rates): number {
  const { tp, ep } = setup.layout;
  const { domain } = rates;
  const dense = (bytes: number) => collectiveSeconds(bytes * sentParameters, ranks, domain / tp, rates);
  const routed = (bytes: number) =>
    expertParameters === 0 ? 0 : collectiveSeconds(bytes * expertParameters, expertRanks, domain / ep, rates);
  const torch = setup.stack === 'torch' || setup.stack === 'compiled';
  if (setup.zero === 3) {
    const reduced = torch && !setup.pureBf16 ? 4 : 2;
    return 2 * dense(setup.gather8 ? 1 : 2) + dense(reduced) + 2 * routed(2) + routed(reduced);
  }
  if (sendsEveryMicroBatch(setup)) return dense(2) + dense(4) + routed(2) + routed(4);
  return dense(2) + dense(setup.stack === 'torch' ? 4 : 2) + routed(4);
}
