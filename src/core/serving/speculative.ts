import type { ServedInstance } from './latency.js';

/** Tokens that a step of speculative decoding gives: the accepted drafts, each with chance `acceptance`, and one more. */
export function tokensPerStep(acceptance: number, drafts: number): number {
  return acceptance === 1 ? drafts + 1 : (1 - acceptance ** (drafts + 1)) / (1 - acceptance);
}

/** Factors on the time a token that were measured on one model (DeepSeek-R1 on B200, with and without), by concurrency. */
const MEASURED: readonly { readonly upTo: number; readonly low: number; readonly high: number }[] = [
  { upTo: 4, low: 0.43, high: 0.64 },
  { upTo: 32, low: 0.54, high: 0.83 },
  { upTo: 64, low: 0.55, high: 0.87 },
  { upTo: Number.POSITIVE_INFINITY, low: 0.76, high: 0.8 },
];

/** The range of factors on the time a token that speculation was measured to give at a concurrency: a range, no prediction. */
export function measuredSpeculation(concurrency: number): { readonly low: number; readonly high: number } {
  const { low, high } = MEASURED.find(({ upTo }) => concurrency <= upTo) as (typeof MEASURED)[number];
  return { low, high };
}

/**
 * Seconds a token while `batch` sequences decode with `drafts` guessed tokens each: a step verifies all of them at once,
 * and `draftShare` of a step goes into guessing.
 */
export function speculativeTokenSeconds(
  { instance, lengths, step }: ServedInstance,
  batch: number,
  { acceptance, drafts, draftShare }: { readonly acceptance: number; readonly drafts: number; readonly draftShare: number },
): number {
  const { adp, pp } = instance.layout;
  const own = batch / pp;
  const tokens = own * (drafts + 1);
  const verify = step(tokens / adp, tokens, 0, 0, 0, own / adp, lengths.input + lengths.output / 2);
  return (verify * (1 + draftShare)) / tokensPerStep(acceptance, drafts);
}
