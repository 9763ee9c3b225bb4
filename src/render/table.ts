import Table from 'cli-table3';
import { type Block, type Column, NO_BREAK, type StepText } from './block.js';
import type { Theme } from './theme.js';

/** Columns between two cells. */
const GAP = 2;
/** A cell narrower than this is no longer read: the table overflows instead. */
const NARROWEST = 8;

/** Lays a document out for a terminal: nothing is cut, long words and notes wrap. */
export function* terminalText(blocks: readonly Block[], theme: Theme): Iterable<string> {
  let first = true;
  for (const block of blocks) {
    const text = blockText(block, theme);
    if (text === '') continue;
    yield first ? `${text}\n` : `\n${text}\n`;
    first = false;
  }
}

function blockText(block: Block, theme: Theme): string {
  switch (block.is) {
    case 'title':
      return wrap(block.text, theme.width).map(theme.strong).join('\n');
    case 'table':
      return tableText(block.columns, block.rows, theme);
    case 'remarks':
      return block.remarks
        .map(({ level, label, text }) => remarkText(level === 'hint' ? theme.accent : theme.warning, label, text, theme.width))
        .join('\n');
    case 'steps':
      return [theme.strong(block.title), ...block.steps.map((step) => stepText(step, theme))].join('\n\n');
  }
}

function remarkText(style: (text: string) => string, label: string, text: string, width: number): string {
  const [head = '', ...rest] = wrap(`${label}: ${text}`, width - GAP);
  return [style(label) + head.slice(label.length), ...rest.map((line) => `  ${line}`)].join('\n');
}

function stepText({ name, lines, source }: StepText, theme: Theme): string {
  const [expression = '', ...rest] = lines;
  return [
    theme.accent(name),
    `  ${expression}`,
    ...rest.map((line) => `  ${line}`),
    ...wrap(source, theme.width - GAP).map((line) => theme.quiet(`  ${line}`)),
  ].join('\n');
}

function tableText(columns: readonly Column[], rows: readonly (readonly string[])[], theme: Theme): string {
  const natural = columns.map(({ heading }, place) => Math.max(heading.length, ...rows.map((row) => widthOf(row[place] ?? ''))));
  const widths = fitted(natural, columns, theme.width);
  const table = new Table({
    chars: NO_BORDERS,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': GAP },
    colAligns: columns.map(({ align }) => align),
    colWidths: widths.map((width) => width + GAP),
    wordWrap: true,
    wrapOnWordBoundary: true,
  });
  table.push(
    columns.map(({ heading }) => theme.quiet(heading)),
    ...rows.map((row) => [...row]),
  );
  return trimLines(table.toString());
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

/** Column widths within the terminal: the widest text columns give way first, numbers never. */
function fitted(natural: readonly number[], columns: readonly Column[], width: number): readonly number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, column) => sum + column + GAP, 0) - GAP;
  while (total() > width) {
    let widest = -1;
    columns.forEach(({ align }, place) => {
      const own = widths[place] ?? 0;
      if (align === 'left' && own > NARROWEST && (widest < 0 || own > (widths[widest] ?? 0))) widest = place;
    });
    if (widest < 0) break;
    widths[widest] = Math.max(
      NARROWEST,
      (widths[widest] ?? 0) - Math.max(1, Math.min(total() - width, Math.floor((widths[widest] ?? 0) / 8))),
    );
  }
  return widths;
}

function trimLines(text: string): string {
  return text.replace(/[ \t]+$/gm, '').replace(/[ \t]+(\u001b\[\d+m)$/gm, '$1');
}

/** Words of a text in lines of at most `width` columns. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  lines.push(line);
  return lines.map((finished) => finished.replaceAll(NO_BREAK, ' '));
}

/** Columns that a text takes: East Asian wide characters take two. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text)
    width += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/.test(character) ? 2 : 1;
  return width;
}
