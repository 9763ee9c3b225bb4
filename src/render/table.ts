import type { Marks } from '../words/amounts.js';
import { drawnBar, LEAST_BAR } from './bar.js';
import type { Bar, Block, Column, StepText, TableBlock } from './block.js';
import { drawingText } from './drawing/text.js';
import { newTable } from './table-library.js';
import type { Theme } from './theme.js';
import { piecesOf, widthOf, wrap } from './wrap.js';

/** Columns between two cells. */
const GAP = 2;
/** A word longer than this (an address) may be broken; a shorter one, such as a name to copy, is kept whole … */
const LONGEST_WORD = 40;
/** … unless the table would not fit otherwise. */
const LONGEST_WORD_IF_NARROW = 16;
/** Chinese, which may be broken anywhere, takes at least so many. */
const LEAST_CHINESE = 12;

/** Rows that are laid out together: each line of a cell is measured with the whole cell. */
const SLICE = 16;

/** Lays a document out for a terminal: nothing is cut, long words and notes wrap. */
export function* terminalText(blocks: readonly Block[], theme: Theme, marks: Marks): Iterable<string> {
  let first = true;
  for (const block of blocks) {
    const text = blockText(block, theme, marks);
    if (text === '') continue;
    yield first ? `${text}\n` : `\n${text}\n`;
    first = false;
  }
}

function blockText(block: Block, theme: Theme, marks: Marks): string {
  switch (block.is) {
    case 'title':
      return styled(block.text, theme.width, theme.strong);
    case 'heading':
      return styled(block.text, theme.width, theme.accent);
    case 'table':
      return tableText(block, theme, marks);
    case 'remarks':
      return block.remarks
        .map(({ level, label, text }) => remarkText(remarkStyle(level, theme), label, `${marks.colon}${text}`, theme.width))
        .join('\n');
    case 'steps':
      return [theme.strong(block.title), ...block.steps.map((step) => stepText(step, theme))].join('\n\n');
    case 'drawing':
      return drawingText(block, theme);
  }
}

function remarkStyle(level: 'warning' | 'hint' | 'error', { accent, warning, error }: Theme) {
  return { hint: accent, warning, error }[level];
}

function remarkText(style: (text: string) => string, label: string, said: string, width: number): string {
  const [head = '', ...rest] = wrap(`${label}${said}`, width - GAP);
  return [style(label) + head.slice(label.length), ...rest.map((line) => `  ${line}`)].join('\n');
}

function stepText({ name, lines, source, example = '' }: StepText, theme: Theme): string {
  const [expression = '', ...rest] = lines;
  return [
    theme.accent(name),
    `  ${expression}`,
    ...rest.map((line) => `  ${line}`),
    ...[source, example].flatMap((text) => (text === '' ? [] : wrap(text, theme.width - GAP).map((line) => theme.quiet(`  ${line}`)))),
  ].join('\n');
}

function tableText({ columns, rows, narrowNote, bars }: TableBlock, theme: Theme, marks: Marks): string {
  const room = bars === undefined ? theme.width : theme.width - LEAST_BAR - GAP;
  const shown = columns.map((column, place) => ({ ...column, cells: rows.map((row) => row[place] ?? '') }));
  const left: string[] = [];
  while (narrowest(shown) > room) {
    const place = shown.findLastIndex(({ droppable }) => droppable);
    if (place < 0) break;
    // A column without a heading only draws what others say.
    left.unshift(...shown.splice(place, 1).flatMap(({ heading }) => (heading === '' ? [] : [heading])));
  }
  const widths = fitted(shown, room);
  const heads = shown.map(({ heading }, place) => wrap(heading, widths[place] ?? 0));
  const cells = shown.map((column, place) => column.cells.map((cell) => wrap(cell, widths[place] ?? 0)));
  // What was wrapped may need less than it was given.
  const colWidths = heads.map((head, place) => GAP + (widest([head, ...(cells[place] ?? [])]) || 1));
  const barWidth = bars === undefined ? 0 : theme.width - total(widths) - GAP;
  const beside = <Value>(value: Value): readonly Value[] => (bars === undefined ? [] : [value]);
  const settings = {
    chars: NO_BORDERS,
    // Compact: no lines between rows, which have no characters, are drawn in vain.
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP, compact: true },
    colAligns: [...shown.map(({ align }) => align), ...beside('left' as const)],
    colWidths: [...colWidths, ...beside(Math.max(1, barWidth) + GAP)],
  };
  const lines: string[] = [];
  for (let from = 0; from === 0 || from < rows.length; from += SLICE) {
    const last = Math.min(from + SLICE, rows.length);
    // Between rows there are no lines to draw: a column is one cell, which costs the layout as much as one row would.
    const stacked = [
      ...(from === 0 ? [[...heads.map((head) => head.map(theme.quiet)), ...beside([''])]] : []),
      ...rows
        .slice(from, last)
        .map((_, row) => [...cells.map((column) => column[from + row] ?? []), ...beside(barLines(bars?.[from + row], barWidth))]),
    ];
    const table = newTable(settings);
    table.push(stackedCells(stacked, settings.colWidths.length));
    lines.push(trimLines(table.toString()));
  }
  const note =
    left.length > 0 && narrowNote !== undefined
      ? `
${styled(`${narrowNote}${marks.colon}${left.join(marks.list)}`, theme.width, theme.quiet)}`
      : '';
  return lines.join('\n') + note;
}

const barLines = (bar: Bar | undefined, width: number) => (bar === undefined ? [] : [drawnBar(bar, width)]);

/** One cell a column: the lines of each row, as many as its highest cell has. */
function stackedCells(rows: readonly (readonly (readonly string[])[])[], width: number): string[] {
  const columns: string[][] = Array.from({ length: width }, () => []);
  for (const row of rows) {
    const height = Math.max(1, ...row.map((lines) => lines.length));
    columns.forEach((column, place) => {
      const lines = row[place] ?? [];
      for (let line = 0; line < height; line++) column.push(lines[line] ?? '');
    });
  }
  return columns.map((column) => column.join('\n'));
}

function styled(text: string, width: number, style: (line: string) => string): string {
  return wrap(text, width).map(style).join('\n');
}

const NO_BORDERS = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};

type Shown = Column & { readonly cells: readonly string[] };

/** Columns of the longest of all lines. */
function widest(texts: readonly (readonly string[])[]): number {
  let width = 0;
  for (const lines of texts) for (const line of lines) width = Math.max(width, widthOf(line));
  return width;
}

/** Widest line of a column if nothing wraps. */
function natural({ heading, cells }: Shown): number {
  return cells.reduce((widest, cell) => Math.max(widest, widthOf(cell)), widthOf(heading));
}

/** Width below which a column would break a word of at most `longest` columns, or a number. */
function least(column: Shown, longest: number): number {
  if (column.align === 'right') return natural(column);
  let widest = 0;
  const words = [column.heading, ...column.cells].flatMap((cell) => cell.split(' '));
  for (const word of words) widest = Math.max(widest, column.whole ? widthOf(word) : leastOf(word));
  return column.whole ? widest : Math.min(widest, longest);
}

/** Columns that a word needs: Chinese goes on in the next line, but not a character or two at a time. */
function leastOf(word: string): number {
  const pieces = piecesOf(word);
  if (pieces.length === 1) return widthOf(word);
  return Math.max(Math.min(widthOf(word), LEAST_CHINESE), ...pieces.map(widthOf));
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width + GAP, -GAP);
}

function narrowest(columns: readonly Shown[]): number {
  return total(columns.map((column) => least(column, LONGEST_WORD)));
}

/** Column widths within the terminal: the widest text gives way first, names and numbers never. */
function fitted(columns: readonly Shown[], width: number): readonly number[] {
  const widths = columns.map(natural);
  const longest = narrowest(columns) > width ? LONGEST_WORD_IF_NARROW : LONGEST_WORD;
  const limits = columns.map((column) => least(column, longest));
  for (let excess = total(widths) - width; excess > 0; excess = total(widths) - width) {
    let widest = -1;
    widths.forEach((own, place) => {
      if (own > (limits[place] ?? 0) && own > (widths[widest] ?? 0)) widest = place;
    });
    if (widest < 0) break;
    const own = widths[widest] ?? 0;
    widths[widest] = Math.max(limits[widest] ?? 0, own - Math.max(1, Math.min(excess, Math.floor(own / 8))));
  }
  return widths;
}

function trimLines(text: string): string {
  return text.replace(/[ \t]+$/gm, '').replace(/[ \t]+(\u001b\[\d+m)$/gm, '$1');
}
