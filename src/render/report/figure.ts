import type { Chart } from './chart/chart.js';
import { svgOf } from './chart/svg.js';
import { element, type Markup } from './markup.js';
import { tableHtml } from './table-html.js';

/** A picture with the sentence that says what it shows, and its figures as a table behind it. */
export function figureHtml(chart: Chart, tableLabel: string): Markup {
  return element(
    'figure',
    { id: figureId(chart.id) },
    element('h3', {}, chart.title),
    svgOf(chart),
    element('figcaption', {}, chart.sentence),
    element('details', {}, element('summary', {}, tableLabel), tableHtml(chart.table)),
  );
}

/** Where a picture stands in its page. */
export const figureId = (chart: string): string => `chart-${chart}`;
