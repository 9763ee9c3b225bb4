import { element, type Markup } from '../markup.js';
import { barsOf } from './bars.js';
import type { Chart } from './chart.js';
import { linesOf } from './lines.js';
import { FONT } from './paint.js';
import { spansOf } from './spans.js';

/** Units across; a page scales it. */
const WIDTH = 720;

/** A chart as SVG with presentation attributes only, so that it shows wherever style sheets are refused. */
export function svgOf({ id, title, sentence, drawn }: Chart): Markup {
  const { height, content } =
    drawn.is === 'bars' ? barsOf(id, drawn, WIDTH) : drawn.is === 'lines' ? linesOf(id, drawn, WIDTH) : spansOf(drawn, WIDTH);
  return element(
    'svg',
    {
      viewBox: `0 0 ${WIDTH} ${Math.ceil(height)}`,
      width: '100%',
      role: 'img',
      'aria-label': `${title}. ${sentence}`,
      'font-family': 'system-ui, sans-serif',
      'font-size': FONT,
      fill: 'none',
    },
    content,
  );
}
