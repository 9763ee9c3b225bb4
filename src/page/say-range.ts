import type { Result } from '../answer/contract/result.js';
import { filled, type LiveWords } from '../render/report/live-words.js';
import { shown } from '../render/shown.js';

/** Says anew how sure a predicted answer is. */
export function draw({ solved, uncertainty }: Result, { amounts, range }: LiveWords): void {
  const lead = document.querySelector('[data-range]');
  const known = uncertainty?.percentiles[solved];
  if (lead === null || known === undefined || range === undefined) return;
  const { p10, p50, p90 } = known;
  lead.textContent = filled(range)(...[p10, p50, p90].map((value) => shown(solved, value, { amounts })));
}
