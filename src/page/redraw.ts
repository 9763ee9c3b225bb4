import type { Chart } from '../render/report/chart/chart.js';
import { figureHtml, figureId } from '../render/report/figure.js';

/** Draws a picture anew where it stands, with its table as open as it was. */
export function redraw(chart: Chart | undefined, table: string): void {
  const figure = chart && document.getElementById(figureId(chart.id));
  if (!figure) return;
  const open = figure.querySelector('details')?.open ?? false;
  figure.outerHTML = figureHtml(chart, table).markup;
  const details = document.getElementById(figure.id)?.querySelector('details');
  if (details) details.open = open;
}
