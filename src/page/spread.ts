import { diagnose, type Where } from '../diagnostics/diagnostic.js';
import type { SpreadRead } from '../scenario/spread.js';

/** A page answers for one value of each field: a range is refused. */
export function readSpread(_type: unknown, text: string, where: Where): SpreadRead {
  return { ok: false, diagnostics: [diagnose('range-unsupported', { text }, where)] };
}
