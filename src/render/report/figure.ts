import type { Chart } from './chart/chart.js';
import { svgOf } from './chart/svg.js';
import { element, type Markup } from './markup.js';
import { tableHtml } from './table-html.js';

/** A picture with the sentence that says what it shows, and its figures as a table behind it; `original` marks one that does not follow the fields of its page. */
export function figureHtml(chart: Chart, tableLabel: string, original?: string): Markup {
  return element(
    'figure',
    { id: figureId(chart.id) },
    element('h3', {}, chart.title, staleHtml(original)),
    svgOf(chart),
    element('figcaption', {}, chart.sentence),
    element('details', {}, element('summary', {}, tableLabel), tableHtml(chart.table)),
  );
}

/** Where a picture stands in its page. */
export const figureId = (chart: string): string => `chart-${chart}`;

/** Shown once a field was changed, at what does not follow. */
export function staleHtml(original: string | undefined): Markup | undefined {
  return original === undefined ? undefined : element('span', { class: 'stale' }, original);
}
