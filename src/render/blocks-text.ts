import type { Words } from '../words/words.js';
import type { Block } from './block.js';
import { markdownText } from './markdown.js';
import type { Chart } from './report/chart/chart.js';
import type { PageDocument, PageParts } from './report/page.js';
import type { Theme } from './theme.js';

/** What a document for people is written on, a terminal or a page, and in which language. */
export type Paper = { readonly theme: Theme; readonly words: Words; readonly page?: PageParts | undefined };

/** What only a page shows beside the blocks: the answer for programs, and pictures. */
type PageOnly = { readonly document: PageDocument; readonly charts?: () => Promise<readonly Chart[]> };

/** A document for people, as Markdown, as a page or for a terminal; the layout of tables and pages is loaded only for these. */
export async function blocksText(
  blocks: readonly Block[],
  format: string,
  { theme, page, words }: Paper,
  only?: PageOnly,
): Promise<Iterable<string>> {
  if (format === 'markdown') return markdownText(blocks, words.amounts.marks);
  if (format !== 'html') return (await import('./table.js')).terminalText(blocks, theme, words.amounts.marks);
  if (only === undefined) throw new Error('a page was asked for without its document');
  const { blocksReport } = await import('./report/blocks-report.js');
  return [blocksReport(blocks, (await only.charts?.()) ?? [], only.document, partsOf(page), words.report)];
}

/** What a page needs from outside: a command that offers reports brings it. */
export function partsOf(page: PageParts | undefined): PageParts {
  if (page === undefined) throw new Error('a page was asked for without its script');
  return page;
}
