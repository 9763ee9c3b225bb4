import { tradeOffOf } from '../answer/outlook/trade-off.js';
import type { ExtrasOf } from '../answer/sheet/answer.js';

/** What a page adds to its answers: the curve that one of its pictures shows. */
export const extrasWith = (): ExtrasOf => (plan) => {
  const tradeOff = tradeOffOf(plan);
  return { parts: { ...(tradeOff && { tradeOff }) }, warnings: [], hints: [] };
};
