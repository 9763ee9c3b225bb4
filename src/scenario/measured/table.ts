import type { Where } from '../../diagnostics/diagnostic.js';
import { placeIn, type Source } from '../file/source.js';

/** A cell, and where it stands. */
export type Cell = { readonly text: string; readonly start: number; readonly end: number };
export type TableLine = readonly Cell[];

/** What may stand between cells; the first line says which. */
const SEPARATORS = ['\t', ';', ','] as const;

/**
 * The lines of a table as spreadsheets write it (RFC 4180): cells with separators in them stand in quotes. Empty lines, and
 * those that begin with `#`, say nothing.
 */
export function tableLines({ text }: Source): readonly TableLine[] {
  const first = text.slice(0, 1) === '\ufeff' ? 1 : 0;
  const head = /^(?:\s*#.*\r?\n|\s*\r?\n)*(.*)/.exec(text.slice(first))?.[1] ?? '';
  const separator = SEPARATORS.find((each) => head.includes(each)) ?? ',';
  const lines: TableLine[] = [];
  let line: Cell[] = [];
  let at = first;
  const close = () => {
    const said = line.some((cell) => cell.text !== '');
    if (said && !(line[0] as Cell).text.startsWith('#')) lines.push(line);
    line = [];
  };
  while (at < text.length) {
    const { cell, next } = cellAt(text, at, separator);
    line.push(cell);
    if (text[next] === separator) {
      at = next + 1;
      // A separator at the end of the text is followed by an empty cell.
      if (at === text.length) line.push({ text: '', start: at, end: at });
      continue;
    }
    at = next + (text.startsWith('\r\n', next) ? 2 : 1);
    close();
  }
  if (line.length > 0) close();
  return lines;
}

function cellAt(text: string, start: number, separator: string): { readonly cell: Cell; readonly next: number } {
  const quoted = /( *)"((?:[^"]|"")*)" */y;
  quoted.lastIndex = start;
  const [whole, before = '', inside] = quoted.exec(text) ?? [];
  const closed = whole === undefined ? '' : (text[start + whole.length] ?? '\n');
  if (whole !== undefined && inside !== undefined && (closed === separator || closed === '\n' || closed === '\r')) {
    const from = start + before.length;
    return {
      cell: { text: inside.replaceAll('""', '"').trim(), start: from, end: start + whole.trimEnd().length },
      next: start + whole.length,
    };
  }
  let end = start;
  while (end < text.length && text[end] !== separator && text[end] !== '\n' && text[end] !== '\r') end++;
  const raw = text.slice(start, end);
  const from = start + raw.length - raw.trimStart().length;
  return { cell: { text: raw.trim(), start: from, end: Math.max(from, start + raw.trimEnd().length) }, next: end };
}

/** Where a cell stands. */
export function whereOfCell(source: Source, { start, end }: Cell): Where {
  return placeIn(source, start, Math.max(end, start + 1));
}
