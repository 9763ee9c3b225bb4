import { alternatives, otherDimension } from './alternatives.js';
import type { Dimension, ParsedQuantity } from './dimension.js';
import { examples } from './examples.js';
import { interpret } from './interpret.js';
import { usualValue } from './usual.js';
import type { Refusal } from './written.js';

export type { Dimension, ParsedQuantity, QuantityProblem } from './dimension.js';

/**
 * Reads what people write for a dimension as a finite number in its SI unit (see Dimension).
 * Never throws. `nouns` may follow a count (`300B tokens`), singular or plural, in any case.
 */
export function parseQuantity(text: string, dimension: Dimension, options: { nouns?: readonly string[] } = {}): ParsedQuantity {
  const nouns = options.nouns ?? [];
  const reading = usualValue(text, dimension) ?? interpret(text, dimension, nouns);
  if (typeof reading === 'number') return { ok: true, value: reading };
  const found = otherDimension(text, dimension, reading);
  const refusal: Refusal = found === undefined ? reading : { ...reading, refused: 'wrong-dimension' };
  return {
    ok: false,
    problem: {
      kind: refusal.refused,
      text,
      dimension,
      ...(refusal.unit === undefined ? {} : { unit: refusal.unit }),
      ...(found === undefined ? {} : { found }),
      alternatives: alternatives(text, dimension, refusal, nouns),
      examples: quantityExamples(dimension),
    },
  };
}

/** How people write the dimension, the most usual first. */
export function quantityExamples(dimension: Dimension): readonly string[] {
  return examples[dimension];
}
