import type { StructureBlock, StructurePart } from '../../answer/contract/model.js';
import type { DrawingNote, DrawingRow } from '../block.js';
import type { Said } from './parts.js';

/** How a part is said, with its share. */
export type Speaker = (part: StructurePart) => Said & { readonly figure: string; readonly link?: DrawingRow['link'] };

/** Lines and nothing beside them. */
export function line(track: string, text = ''): DrawingRow {
  return { is: 'row', track, below: track, text, notes: [], figure: '' };
}

/** What stands on a line: the line goes on beside and below it. */
export function onLine(lines: string, text: string, notes: readonly DrawingNote[] = [], figure = ''): DrawingRow {
  return { is: 'row', track: lines, below: `${lines}│ `, text, notes, figure };
}

/** A part on a line, its pieces below it. */
function partRows(lines: string, part: StructurePart, speak: Speaker): readonly DrawingRow[] {
  const { text, notes, pieces = [], figure, link } = speak(part);
  return [
    { ...onLine(lines, text, notes, figure), ...(link !== undefined && { link }) },
    ...pieces.map((piece, place): DrawingRow => {
      const last = place === pieces.length - 1;
      return {
        is: 'row',
        track: `${lines}${last ? '╰ ' : '├ '}`,
        below: `${lines}${last ? '  ' : '│ '}`,
        text: piece.text,
        notes: piece.notes,
        figure: '',
      };
    }),
  ];
}

/**
 * One residual step. The stream is the leftmost line: it goes on past the branches, which leave it
 * at `├` and are added to it at `+`. A norm inside a branch is to the right of it, one on the
 * stream interrupts it.
 */
export function stepRows(step: StructureBlock, parallel: string, speak: Speaker): readonly DrawingRow[] {
  const { before, branches, merged, after } = step;
  const rows = (lines: string, parts: readonly StructurePart[]) => parts.flatMap((part) => partRows(lines, part, speak));
  const [only = [], ...others] = branches;
  const inside =
    others.length === 0
      ? [line('├──╮'), ...rows('│  ', [...before, ...only, ...merged]), line('+──╯')]
      : sideBySide({ before, branches, merged }, parallel, rows);
  return [...inside, ...rows('', after)];
}

/** Branches that start from one line: each but the last is drawn to the right of it. */
function sideBySide(
  { before, branches, merged }: Pick<StructureBlock, 'before' | 'branches' | 'merged'>,
  parallel: string,
  rows: (lines: string, parts: readonly StructurePart[]) => readonly DrawingRow[],
): readonly DrawingRow[] {
  // A sum that passes a norm before it is added has a line of its own, between the stream and the branches.
  const summed = merged.length > 0;
  const start = summed ? '│     ' : '│  ';
  const across = summed ? '─────' : '──';
  const fork =
    before.length > 0
      ? [line(`├${across}╮`), ...rows(start, before), line(`${start}├──╮  `, parallel)]
      : [line(`├${across}┬──╮  `, parallel)];
  const drawn = branches.flatMap((branch, place) => {
    const first = place === 0;
    const left = summed && !first ? '│  │  ' : start;
    const sum = summed ? `│  ${first ? '╭' : '+'}` : '+';
    if (place === branches.length - 1) return [...rows(left, branch), line(`${sum}──╯`)];
    return [...(first ? [] : [line(`${left}├──╮`)]), ...rows(`${left}│  `, branch), line(`${sum}──│──╯`)];
  });
  return [...fork, ...drawn, ...(summed ? [...rows('│  ', merged), line('+──╯')] : [])];
}
