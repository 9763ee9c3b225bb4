import type { DrawingBox, DrawingColumn, DrawingNote, DrawingRow } from '../block.js';
import { NO_BREAK } from '../block.js';
import { widthOf, wrap } from '../wrap.js';

/** Columns of `100.0%`, and what is left free before it. */
const FIGURE = 6;
const GAP = 2;
/** Columns that a box takes at each side. */
const EDGE = 2;
/** Notes that would have fewer columns beside the texts stand below them. */
const LEAST_NOTES = 19;

type Style = 'lines' | 'text' | 'strong' | 'quiet';
/** One line of text in pieces, each with its style. */
export type Line = readonly (readonly [text: string, style: Style])[];
type Laid = { readonly lines: readonly Line[]; readonly gives: number; readonly takes: readonly number[] };

/** A column in lines of text, and which of them give to or take from another column. */
type Laying = { readonly below: boolean; readonly comma: string; readonly linked?: boolean };

export function laid(column: DrawingColumn, width: number, { below, comma, linked = false }: Laying): Laid {
  const inner = width - 2 * EDGE;
  const notesAt = below ? null : notesColumn(column);
  const lines: Line[] = [heading(column, inner)];
  const takes: number[] = [];
  let gives = -1;
  for (const item of column.items) {
    if (item.is === 'row') {
      if (item.link === 'gives') gives = lines.length;
      if (item.link === 'gives' && linked) lines.push(outgoing(item, width));
      else for (const line of rowLines(item, inner, notesAt, comma)) lines.push([[' '.repeat(EDGE), 'text'], ...line]);
      continue;
    }
    const { edge, rest } = upperEdge(item, width);
    lines.push(edge);
    for (const row of [...rest, ...item.rows]) {
      if (row.link === 'takes') takes.push(lines.length);
      for (const line of rowLines(row, inner, notesAt, comma)) lines.push([['│ ', 'lines'], ...padded(line, inner), [' │', 'lines']]);
    }
    lines.push(lowerEdge(item, width, comma));
  }
  return { lines, gives, takes };
}

function heading({ title, heading: right }: DrawingColumn, inner: number): Line {
  const space = inner - widthOf(title) - widthOf(right);
  const start = [' '.repeat(EDGE), 'text'] as const;
  return space < 1 ? [start, [title, 'strong']] : [start, [title, 'strong'], [' '.repeat(space), 'text'], [right, 'quiet']];
}

/** Whether the notes of all columns stand below the texts: beside them one would have no room. */
export function notesBelow(columns: readonly DrawingColumn[], width: number): boolean {
  return columns.some((column) => width - 2 * EDGE - notesColumn(column) - GAP - FIGURE < LEAST_NOTES);
}

/** Where notes begin that stand beside the texts of a column. */
function notesColumn({ items }: DrawingColumn): number {
  let widest = 0;
  for (const item of items)
    for (const { track, text, notes } of item.is === 'row' ? [item] : item.rows)
      if (notes.length > 0) widest = Math.max(widest, widthOf(track) + widthOf(text));
  return widest + GAP;
}

function rowLines(
  { track, below, text, notes, figure }: DrawingRow,
  inner: number,
  notesAt: number | null,
  comma: string,
): readonly Line[] {
  const room = inner - GAP - FIGURE;
  if (text === '') return [[[track, 'lines']]];
  const texts = wrap(text, Math.max(1, room - widthOf(track)));
  const beside = notesAt !== null;
  const end = figure === '' ? inner : room;
  // Below the texts a note that may be dropped is not worth a line.
  const noted = beside
    ? noteLines(notes, end - notesAt, comma)
    : notes.every(({ droppable }) => droppable)
      ? []
      : noteLines(notes, Math.max(1, end - widthOf(below) - GAP), comma);
  const count = beside ? Math.max(texts.length, noted.length) : texts.length + noted.length;
  return Array.from({ length: count }, (_, place): Line => {
    const lines = [place === 0 ? track : below, 'lines'] as const;
    const own = texts[place] ?? '';
    const note = beside ? (noted[place] ?? '') : (noted[place - texts.length] ?? '');
    const start = beside ? notesAt : widthOf(below) + GAP;
    const line: Line = [
      lines,
      [own, 'text'],
      [' '.repeat(note === '' ? 0 : Math.max(0, start - widthOf(lines[0]) - widthOf(own))), 'text'],
      [note, 'quiet'],
    ];
    return place > 0 || figure === '' ? line : [...padded(line, inner - widthOf(figure)), [figure, 'text']];
  });
}

/** Notes in lines, each note unbroken where it fits; what may be dropped goes before they take a third line. */
function noteLines(notes: readonly DrawingNote[], width: number, comma: string): readonly string[] {
  if (notes.length === 0) return [];
  const kept = [...notes];
  for (;;) {
    const text = kept.map((note, place) => unbroken(note, place < kept.length - 1 ? width - widthOf(comma.trimEnd()) : width)).join(comma);
    const lines = wrap(text, width);
    const place = lines.length > 2 ? kept.findLastIndex(({ droppable }) => droppable) : -1;
    if (place < 0) return lines;
    kept.splice(place, 1);
    if (kept.length === 0) return [];
  }
}

/** A note that stays on one line where it fits; a name inside it that does not fit may be broken too. */
function unbroken({ text }: DrawingNote, width: number): string {
  if (widthOf(text) <= width) return text.replaceAll(' ', NO_BREAK);
  const words = text.split(' ');
  return words.map((word) => (widthOf(word) < width ? word : word.replaceAll(NO_BREAK, ' '))).join(' ');
}

export function padded(line: Line, width: number): Line {
  return [...line, [' '.repeat(Math.max(0, width - lengthOf(line))), 'text']];
}

function lengthOf(line: Line): number {
  return line.reduce((sum, [text]) => sum + widthOf(text), 0);
}

/** The upper edge with the title in it; one that is too long stands below. */
function upperEdge({ title, count }: DrawingBox, width: number): { edge: Line; rest: readonly DrawingRow[] } {
  const start: Line = [['╭─┴─', 'lines']];
  const named: Line =
    title === ''
      ? start
      : [
          ['╭─┴─ ', 'lines'],
          [title, 'strong'],
          [' ', 'text'],
        ];
  const end: Line = [
    [' ', 'text'],
    [count, 'strong'],
    [' ─╮', 'lines'],
  ];
  const fits = lengthOf(named) + 1 + lengthOf(end) <= width;
  const shown = fits ? named : start;
  return {
    edge: [...shown, ['─'.repeat(Math.max(1, width - lengthOf(shown) - lengthOf(end))), 'lines'], ...end],
    rest: fits ? [] : [{ is: 'row', track: '│  ', below: '│  ', text: title, notes: [], figure: '' }],
  };
}

function lowerEdge({ foot, figure }: DrawingBox, width: number, comma: string): Line {
  const end: Line =
    figure === ''
      ? [['─╯', 'lines']]
      : [
          [' ', 'text'],
          [figure, 'strong'],
          [' ╯', 'lines'],
        ];
  for (let kept = foot.length; ; kept--) {
    const text = foot.slice(0, kept).join(comma);
    const middle: Line =
      text === ''
        ? []
        : [
            [' ', 'text'],
            [text, 'quiet'],
            [' ──', 'lines'],
          ];
    const rest = width - 4 - lengthOf(middle) - lengthOf(end);
    if (rest >= 0 || kept === 0) return [['╰─┬─', 'lines'], ['─'.repeat(Math.max(0, rest)), 'lines'], ...middle, ...end];
  }
}

/** The line that leaves a column at its right. */
function outgoing({ text }: DrawingRow, width: number): Line {
  const start: Line = [
    ['  ╰── ', 'lines'],
    [text, 'text'],
    [' ', 'text'],
  ];
  return [...start, ['─'.repeat(Math.max(0, width - lengthOf(start))), 'lines']];
}
