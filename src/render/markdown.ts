import type { Marks } from '../words/amounts.js';
import { plainBar } from './bar.js';
import type { Block, TableBlock } from './block.js';
import { drawingText } from './drawing/text.js';
import { plainTheme } from './theme.js';

/** Columns of a drawing: a page shows so many without scrolling. */
const DRAWING_WIDTH = 80;

/** The same document as GitHub-flavoured Markdown. */
export function* markdownText(blocks: readonly Block[], { colon }: Marks): Iterable<string> {
  let separator = '';
  for (const block of blocks) {
    const text = blockText(block, colon);
    if (text === '') continue;
    yield `${separator}${text}\n`;
    separator = '\n';
  }
}

function blockText(block: Block, colon: string): string {
  switch (block.is) {
    case 'title':
      return `## ${escaped(block.text)}`;
    case 'heading':
      return `**${escaped(block.text)}**`;
    case 'table':
      return tableText(block);
    case 'remarks':
      return block.remarks
        .map(({ label, text }) => `- **${escaped(label)}**${colon}${text.split('\n').map(escaped).join('<br>')}`)
        .join('\n');
    case 'steps':
      return [
        `### ${escaped(block.title)}`,
        ...block.steps.map(
          ({ name, lines, source, example }) =>
            `**${escaped(name)}**\n\n${lines.map((line) => `    ${line}`).join('\n')}\n\n${escaped(source)}${example ? `\n\n${escaped(example)}` : ''}`,
        ),
      ].join('\n\n');
    case 'drawing':
      return `\`\`\`text\n${drawingText(block, plainTheme(DRAWING_WIDTH))}\n\`\`\``;
  }
}

function tableText({ columns, rows, bars }: TableBlock): string {
  const beside = (text: string) => (bars === undefined ? [] : [text]);
  const lines = [
    [...columns.map(({ heading }) => escaped(heading)), ...beside('')],
    [...columns.map(({ align }) => (align === 'right' ? '---:' : '---')), ...beside('---')],
    ...rows.map((row, place) => [...row.map(escaped), ...(bars?.[place] ? [plainBar(bars[place])] : [])]),
  ];
  return lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** Text that a user or a preset brought cannot become markup, call a person or refer to an issue. */
function escaped(text: string): string {
  return text
    .replace(/[\r\n\u00a0]+/g, ' ')
    .replace(/[\\`*_{}[\]<>|#!~&]/g, '\\$&')
    .replace(/(?<!\w)@(?=\w)|#(?=\d)|\bGH-(?=\d)/gi, '$&<!-- -->');
}
