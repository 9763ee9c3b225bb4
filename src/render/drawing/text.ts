import type { DrawingBlock, DrawingColumn } from '../block.js';
import type { Theme } from '../theme.js';
import { type Line, laid, notesBelow, padded } from './lines.js';

/** Wider drawings tear the figures away from what they belong to. */
const WIDEST = 88;
const WIDEST_OF_TWO = 72;
/** From here on two columns stand side by side, with the line from one to the other between them. */
const SIDE_BY_SIDE = 100;
const BETWEEN = 6;

/** Lays a drawing out for a terminal. */
export function drawingText({ columns, comma }: DrawingBlock, theme: Theme): string {
  const [first, second] = columns;
  const lines =
    first !== undefined && second !== undefined && theme.width >= SIDE_BY_SIDE
      ? sideBySide(first, second, Math.min(WIDEST_OF_TWO, Math.floor((theme.width - BETWEEN) / 2)), comma)
      : stacked(columns, Math.min(WIDEST, theme.width), comma);
  return lines.map((line) => painted(line, theme)).join('\n');
}

function stacked(columns: readonly DrawingColumn[], width: number, comma: string): readonly Line[] {
  const below = notesBelow(columns, width);
  return columns.flatMap((column, place) => [...(place === 0 ? [] : [[]]), ...laid(column, width, { below, comma }).lines]);
}

function painted(line: Line, theme: Theme): string {
  const styles = { lines: theme.quiet, text: (text: string) => text, strong: theme.strong, quiet: theme.quiet };
  const end = line.findLastIndex(([text]) => text.trim() !== '');
  return line
    .slice(0, end + 1)
    .map(([text, style]) => styles[style](text))
    .join('');
}

function sideBySide(left: DrawingColumn, right: DrawingColumn, width: number, comma: string): readonly Line[] {
  const below = notesBelow([left, right], width);
  const one = laid(left, width, { below, comma, linked: true });
  const other = laid(right, width, { below, comma });
  return Array.from({ length: Math.max(one.lines.length, other.lines.length) }, (_, place): Line => {
    const line = other.lines[place] ?? [];
    return [...padded(one.lines[place] ?? [], width), [between(place, one.gives, other.takes), 'lines'], ...line];
  });
}

/** The line from what one column gives to what the other takes, as it passes one line of text. */
function between(place: number, gives: number, takes: readonly number[]): string {
  const top = Math.min(gives, ...takes);
  const bottom = Math.max(gives, ...takes);
  if (gives < 0 || takes.length === 0 || place < top || place > bottom) return ' '.repeat(BETWEEN);
  const from = place === gives;
  const to = takes.includes(place);
  const up = place > top;
  const down = place < bottom;
  const corner = CORNERS[`${up ? 'u' : ''}${down ? 'd' : ''}${from ? 'l' : ''}${to ? 'r' : ''}`] ?? '│';
  return `${from ? '──' : '  '}${corner}${to ? '──→' : '   '}`;
}

const CORNERS: Readonly<Record<string, string>> = {
  ud: '│',
  ul: '╯',
  ur: '╰',
  dl: '╮',
  dr: '╭',
  lr: '─',
  udl: '┤',
  udr: '├',
  ulr: '┴',
  dlr: '┬',
  udlr: '┼',
};
