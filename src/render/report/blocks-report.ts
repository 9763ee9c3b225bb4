import type { ReportWords } from '../../words/report.js';
import { type Block, titled } from '../block.js';
import { blocksHtml } from './blocks-html.js';
import type { Chart } from './chart/chart.js';
import { type PageDocument, type PageParts, pageOf, picturesOf } from './page.js';

/** The report of whatever else is shown to people: its title, pictures of it, and the document itself. */
export function blocksReport(
  blocks: readonly Block[],
  charts: readonly Chart[],
  document: PageDocument,
  page: PageParts,
  own: ReportWords,
): string {
  const { title = document.tool.name, body } = titled(blocks);
  const sections = [...picturesOf(charts, own), { id: 'details', title: own.sections.details, body: blocksHtml(body) }];
  return pageOf({ title, lead: [], sections, document }, page, own);
}
