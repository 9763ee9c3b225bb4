/** Guessing ahead: so many tokens at a time, each accepted with a chance, and what guessing one costs as a share of a step. */
export type Speculation = { readonly acceptance: number; readonly drafts: number; readonly draftCost: number };

/** Tokens that a step of speculative decoding gives: the accepted drafts, each with chance `acceptance`, and one more. */
export function tokensPerStep({ acceptance, drafts }: Pick<Speculation, 'acceptance' | 'drafts'>): number {
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
