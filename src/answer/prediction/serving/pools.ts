import { type Disaggregated, disaggregate } from '../../../core/serving/disaggregated.js';
import type { ServedInstance } from '../../../core/serving/latency.js';
import type { ServingRequest } from './request.js';

/** Two pools: the replicas that read prompts and those that generate, each in its own layout. */
export type Pools = {
  readonly prefill: ServedInstance;
  readonly decode: ServedInstance;
  readonly sized: Disaggregated;
  readonly batch: number;
};

/** The two pools of fewest GPUs that keep the targets, or the nearest there are. */
export type PoolsFound = { readonly best: Pools | null; readonly nearest: Pools | null };

/** Sizes the pools apart: every layout for prompts with every layout for answers. */
export function sizePools(
  { ttft, tpot, networkBytesPerSecond }: ServingRequest,
  candidates: readonly ServedInstance[],
  requestsPerSecond: number,
): PoolsFound {
  const limits = { ttft: ttft?.seconds ?? Number.POSITIVE_INFINITY, tpot: tpot?.seconds ?? Number.POSITIVE_INFINITY };
  let best: Pools | null = null;
  let nearest: { pools: Pools; by: number } | null = null;
  for (const decode of candidates) {
    const batch = largestDecoding(decode, limits.tpot);
    for (const prefill of candidates) {
      const sized = disaggregate(prefill, decode, requestsPerSecond, batch, networkBytesPerSecond as number);
      const pools = { prefill, decode, sized, batch };
      const by = Math.max(sized.ttftSeconds / limits.ttft, sized.tpotSeconds / limits.tpot);
      if (nearest === null || by < nearest.by) nearest = { pools, by };
      if (by <= 1 && (best === null || fewer(pools, best))) best = pools;
    }
  }
  return { best, nearest: nearest?.pools ?? null };
}

function fewer({ sized: one }: Pools, { sized: other }: Pools): boolean {
  return one.gpus < other.gpus || (one.gpus === other.gpus && one.ttftSeconds < other.ttftSeconds);
}

/** The most sequences that an instance which only generates runs within a time a token; at least one. */
function largestDecoding({ decode, largestBatch }: ServedInstance, tpotSeconds: number): number {
  let low = 1;
  let high = Math.max(1, largestBatch);
  if (decode(high) <= tpotSeconds) return high;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (decode(middle) <= tpotSeconds) low = middle;
    else high = middle;
  }
  return low;
}
