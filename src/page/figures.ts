import type { DisplayUnit } from '../quantity/format.js';
import { live } from './live.js';

/** Figures of the answer, in their order. */
export const figureKeys = (): readonly string[] => Object.keys(live.figures);
/** Nothing here is asked for by its name. */
export const figureKeysWith = (): ReadonlySet<string> => new Set();

/** How a figure is shown, as the report was told. */
export function displayUnitOf(key: string): DisplayUnit {
  return live.figures[key] ?? 'number';
}
