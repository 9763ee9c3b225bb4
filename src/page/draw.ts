import { figureHtml, figureId } from '../render/report/figure.js';
import { durationWords, type LiveWords } from '../render/report/live-words.js';
import { tradeOffChart } from '../render/report/trade-off-chart.js';

/** Draws GPUs against time anew where that picture stands, with its table as open as it was. */
export function drawTradeOff(result: Parameters<typeof tradeOffChart>[0], { table, amounts, tradeOff }: LiveWords): void {
  const chart = tradeOff && tradeOffChart(result, { amounts, terms: tradeOff.terms, otherTerms: [] }, durationWords(tradeOff.duration));
  const figure = chart && document.getElementById(figureId(chart.id));
  if (!figure) return;
  const open = figure.querySelector('details')?.open ?? false;
  figure.outerHTML = figureHtml(chart, table).markup;
  const details = document.getElementById(figure.id)?.querySelector('details');
  if (details) details.open = open;
}
