import type { Bar, TableBlock } from '../block.js';
import { colorOf } from './chart/paint.js';
import { element, type Markup } from './markup.js';

/** A table that scrolls by itself where a page is narrower. */
export function tableHtml({ columns, rows, bars }: TableBlock): Markup {
  const cell = (kind: 'th' | 'td', text: string, place: number, attributes = {}) =>
    element(kind, { class: columns[place]?.align === 'right' ? 'right' : undefined, ...attributes }, lines(text));
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': columns.map(({ heading }) => heading).join(', ') },
    element(
      'table',
      {},
      element(
        'thead',
        {},
        element(
          'tr',
          {},
          columns.map(({ heading }, place) => (heading === '' ? element('td', {}) : cell('th', heading, place, { scope: 'col' }))),
          bars && element('td', {}),
        ),
      ),
      element(
        'tbody',
        {},
        rows.map((row, number) =>
          element(
            'tr',
            {},
            row.map((text, place) => (place === 0 && text !== '' ? cell('th', text, place, { scope: 'row' }) : cell('td', text, place))),
            bars && element('td', { class: 'bar' }, bars[number] && barHtml(bars[number])),
          ),
        ),
      ),
    ),
  );
}

const BAR_WIDTH = 160;

function barHtml({ from, to, base }: Bar): Markup {
  return element(
    'svg',
    { viewBox: `0 0 ${BAR_WIDTH} 12`, width: BAR_WIDTH, height: 12, 'aria-hidden': 'true' },
    element('rect', { x: from * BAR_WIDTH, y: 1, width: Math.max((to - from) * BAR_WIDTH, 1), height: 10, fill: colorOf(0) }),
    element('line', { x1: base * BAR_WIDTH, y1: 0, x2: base * BAR_WIDTH, y2: 12, stroke: 'currentColor' }),
  );
}

/** A text with its line breaks. */
export function lines(text: string): readonly (Markup | string)[] {
  return text.split('\n').flatMap((line, place) => (place === 0 ? [line] : [element('br', {}), line]));
}
