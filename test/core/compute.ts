import { compileSheet } from '../../src/core/compile.js';
import type { Sheet } from '../../src/core/formula.js';

/** Every quantity of a sheet by key, from the inputs that are known; the rest of them are unknown. */
export function compute(sheet: Sheet, known: Readonly<Record<string, number>>, given: readonly string[] = []): Record<string, number> {
  const { slots, slotCount, evaluate } = compileSheet(sheet, new Set(given));
  const values = new Float64Array(slotCount).fill(Number.NaN);
  for (const [key, value] of Object.entries(known)) {
    const slot = slots.get(key);
    if (slot === undefined) throw new Error(`the sheet has no ${key}`);
    values[slot] = value;
  }
  evaluate(values);
  return Object.fromEntries([...slots].map(([key, slot]) => [key, values[slot] as number]));
}
