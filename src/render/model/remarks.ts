import type { ModelResult } from '../../answer/contract/model.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Words } from '../../words/words.js';
import type { Block } from '../block.js';

export function shownCount(count: number): string {
  return formatQuantity(count, 'count');
}

/** Warnings and hints of models, each said once. */
export function modelRemarks(results: readonly ModelResult[], { labels }: Words): Block {
  const seen = new Map<string, { level: 'warning' | 'hint'; label: string; text: string }>();
  for (const { warnings, hints, name } of results) {
    const said = (text: string) => (results.length === 1 ? text : `${name}: ${text}`);
    for (const { message } of warnings) seen.set(said(message), { level: 'warning', label: labels.warning, text: said(message) });
    for (const { message } of hints) seen.set(said(message), { level: 'hint', label: labels.hint, text: said(message) });
  }
  return { is: 'remarks', remarks: [...seen.values()] };
}
