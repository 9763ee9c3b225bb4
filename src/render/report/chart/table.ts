import { columns, type TableBlock } from '../../block.js';

/** The figures behind a picture: what each row is about, and its numbers. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): TableBlock {
  return { is: 'table', columns: columns(...heads.map((head, place) => [head, place === 0 ? 'left' : 'right'] as const)), rows };
}
