import { type Counted, type Packed, packed, unpacked } from '../architecture/counted.js';
import type { Model } from './facts.js';

/**
 * What every architecture counts, a line each: the id of the model and its numbers as JSON. An answer needs those of one
 * model, and finds them in the text without reading the config that they follow from.
 */
export function countsText(models: readonly Pick<Model, 'id' | 'architecture'>[]): string {
  const lines = models.flatMap(({ id, architecture }) => {
    const read = architecture();
    return read === null ? [] : [`${id} ${JSON.stringify(packed(read))}`];
  });
  return `\n${lines.join('\n')}\n`;
}

/** Those of one model; null where its architecture is not known. Throws where they are no JSON. */
export function countsIn(counts: string, id: string): Counted | null {
  const name = `\n${id} `;
  const place = counts.indexOf(name);
  if (place < 0) return null;
  const start = place + name.length;
  return unpacked(JSON.parse(counts.slice(start, counts.indexOf('\n', start))) as Packed);
}
