import type { Evidence, Source } from '../../answer/contract/result.js';
import type { ReportWords } from '../../words/report.js';
import { columns } from '../block.js';
import { element, type Markup } from './markup.js';
import { tableHtml } from './table-html.js';

/** The documents of an answer as one piece of a page; none where it rests on none. */
export function evidenceHtml(evidence: Evidence, own: ReportWords): readonly (readonly Markup[])[] {
  const rows = evidenceRows(evidence, own);
  if (rows.length === 0) return [];
  const { document, figures, standing } = own.labels;
  const heads = columns([document, 'left'], [figures, 'left'], [standing, 'left']);
  return [[element('p', { class: 'quiet' }, own.intro.evidence), tableHtml({ is: 'table', columns: heads, rows })]];
}

/** Each document with what was taken from it. */
function evidenceRows(
  { model, gpu, price, carbon, instance, embodied }: Evidence,
  { standings }: ReportWords,
): readonly (readonly string[])[] {
  const rows = (of: string, sources: readonly Source[] = []) =>
    sources.map(({ document, date, figures, standing }) => [
      date === undefined ? document : `${document}, ${date}`,
      `${of}: ${figures.join(', ')}`,
      standings[standing],
    ]);
  return [
    ...rows(model?.name ?? '', model?.sources),
    ...rows(gpu?.name ?? '', gpu?.sources),
    ...(price ? [[`${price.source}, ${price.date}`, price.provider, standings[price.standing]]] : []),
    ...(instance ? [[instance.document, instance.name, standings[instance.standing]]] : []),
    ...rows(carbon?.name ?? '', carbon?.sources),
    ...(embodied?.document ? [[`${embodied.document}, ${embodied.date}`, embodied.figures.join(', '), standings.read]] : []),
  ];
}
