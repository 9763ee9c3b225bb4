import type { Where } from '../../diagnostics/diagnostic.js';

/** A text that scenarios are read from, and what it is called in messages. */
export type Source = {
  readonly file: string;
  /** Where it is. */
  readonly path: string;
  readonly text: string;
  /** Offset at which each line begins. */
  readonly lines: readonly number[];
};

/** Characters of a line that a message shows at most, on either side of what is meant. */
const AROUND = 60;

export function sourceOf(file: string, text: string, path = file): Source {
  const lines = [0];
  for (let place = text.indexOf('\n'); place >= 0; place = text.indexOf('\n', place + 1)) lines.push(place + 1);
  return { file, path, text, lines };
}

/** Where the characters from `start` up to `end` stand, with as much of their line as a message shows. */
export function placeIn({ file, text, lines }: Source, start: number, end: number): Where {
  const line = lineAt(lines, start);
  const begin = lines[line] as number;
  const close = (lines[line + 1] ?? text.length + 1) - 1;
  const from = Math.max(begin, start - AROUND);
  // What is meant may itself be longer than anybody reads.
  const marked = Math.max(start, Math.min(end, close, start + 2 * AROUND));
  const until = Math.min(close, marked + AROUND);
  return {
    kind: 'file',
    file,
    line: line + 1,
    column: start - begin + 1,
    source: {
      // A tab is as wide as the terminal likes: one space keeps the carets in their place.
      text: text.slice(from, until).replace(/\r$/, '').replaceAll('\t', ' '),
      start: start - from,
      length: Math.max(1, marked - start),
    },
  };
}

/** Number of the line, from 0, that holds an offset. */
function lineAt(lines: readonly number[], offset: number): number {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lines[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
