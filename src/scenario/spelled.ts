import { parseQuantity } from '../quantity/parse.js';
import { spellQuantity } from '../quantity/spell.js';
import type { Field } from './field.js';

/** A value of a field as people write it: as its example where that means the same. */
export function spelledValue({ type, example }: Field, value: number | string): string {
  if (typeof value !== 'number' || type.is !== 'quantity') return String(value);
  const usual = parseQuantity(example, type.dimension);
  return usual.ok && usual.value === value ? example : spellQuantity(value, type.dimension);
}
