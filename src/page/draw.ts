import type { Result } from '../answer/contract/result.js';
import { type LiveWords, written } from '../render/report/live-words.js';
import { tradeOffChart } from '../render/report/trade-off-chart.js';
import { redraw } from './redraw.js';

/** Draws GPUs against time anew. */
export function draw(result: Result, { table, amounts, tradeOff }: LiveWords): void {
  if (tradeOff) redraw(tradeOffChart(result, { amounts, terms: tradeOff.terms, otherTerms: [] }, written(tradeOff.duration)), table);
}
