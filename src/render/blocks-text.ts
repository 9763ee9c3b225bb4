import type { Block } from './block.js';
import { markdownText } from './markdown.js';
import type { Theme } from './theme.js';

/** A document for people, as Markdown or for a terminal; the layout of tables is loaded only for tables. */
export async function blocksText(blocks: readonly Block[], format: string, theme: Theme): Promise<Iterable<string>> {
  return format === 'markdown' ? markdownText(blocks) : (await import('./table.js')).terminalText(blocks, theme);
}
