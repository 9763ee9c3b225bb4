import { quantitiesOf } from '../../core/figures.js';
import type { Unit } from '../../core/unit.js';
import type { DisplayUnit } from '../../quantity/format.js';
import { kinds } from '../../scenario/field.js';
import { displayUnits } from './display-units.js';

/** How a figure, a field or a fact of the catalogue is shown to people. */
export function displayUnitOf(key: string): DisplayUnit {
  // Before it is rounded up, a count has decimals.
  return key.endsWith('Exact') || !Object.hasOwn(displayUnits, key) ? 'number' : (displayUnits[key] as DisplayUnit);
}

/** The unit that a figure of a sheet was declared with. */
export function unitOf(key: string): Unit | undefined {
  return kinds.flatMap(quantitiesOf).find((each) => each.key === key)?.unit;
}

/** A figure of an answer, or the sum of one that has parts; null where it is unknown or no number. */
export function amountOf(figure: unknown): number | null {
  if (typeof figure === 'number') return figure;
  return typeof figure === 'object' && figure !== null && 'total' in figure ? Number(figure.total) : null;
}
