import type { ChartWords } from '../words/report.js';
import type { Block } from './block.js';
import { markdownText } from './markdown.js';
import type { Chart } from './report/chart/chart.js';
import type { PageDocument, PageParts } from './report/page.js';
import type { Theme } from './theme.js';

/** What a document for people is written on: a terminal, or a page. */
export type Paper = { readonly theme: Theme; readonly page?: PageParts | undefined };

/** What only a page shows beside the blocks: the answer for programs, and pictures. */
type PageOnly = { readonly document: PageDocument; readonly charts?: (words: ChartWords) => Promise<readonly Chart[]> };

/** A document for people, as Markdown, as a page or for a terminal; the layout of tables and pages is loaded only for these. */
export async function blocksText(
  blocks: readonly Block[],
  format: string,
  { theme, page }: Paper,
  only?: PageOnly,
): Promise<Iterable<string>> {
  if (format === 'markdown') return markdownText(blocks);
  if (format !== 'html') return (await import('./table.js')).terminalText(blocks, theme);
  if (page === undefined || only === undefined) throw new Error('a page was asked for without its script or its document');
  const [{ blocksReport }, { reportEnglish }] = await Promise.all([import('./report/blocks-report.js'), import('../words/en/report.js')]);
  return [blocksReport(blocks, (await only.charts?.(reportEnglish.charts)) ?? [], only.document, page, reportEnglish)];
}
