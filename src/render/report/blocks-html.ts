import type { Block, StepText } from '../block.js';
import { drawingText } from '../drawing/text.js';
import { plainTheme } from '../theme.js';
import { element, type Markup } from './markup.js';
import { lines, tableHtml } from './table-html.js';

/** Columns of a drawing, side by side where there are two. */
const DRAWING_WIDTH = 120;

/** The pieces of a document as HTML; the title is the page’s own. */
export function blocksHtml(blocks: readonly Block[]): readonly Markup[] {
  return blocks.map(blockHtml);
}

function blockHtml(block: Block): Markup {
  switch (block.is) {
    case 'title':
      return element('h2', {}, block.text);
    case 'heading':
      return element('h3', {}, block.text);
    case 'table':
      return tableHtml(block);
    case 'remarks':
      return element(
        'ul',
        { class: 'remarks' },
        block.remarks.map(({ level, label, text }) => element('li', { class: level }, element('b', {}, label), ' ', lines(text))),
      );
    case 'steps':
      return element('details', {}, element('summary', {}, block.title), element('dl', { class: 'steps' }, block.steps.map(stepHtml)));
    case 'drawing':
      return element(
        'pre',
        { class: 'drawing', tabindex: 0, role: 'img', 'aria-label': block.columns.map(({ title }) => title).join(', ') },
        drawingText(block, plainTheme(DRAWING_WIDTH)),
      );
  }
}

function stepHtml({ name, lines: own, source }: StepText): readonly Markup[] {
  return [
    element('dt', {}, name),
    element(
      'dd',
      {},
      own.map((line) => element('code', {}, line)),
      element('p', { class: 'source' }, source),
    ),
  ];
}
