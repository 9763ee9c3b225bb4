import type { ModelResult } from '../../answer/contract/model.js';
import type { Words } from '../../words/words.js';
import type { Block } from '../block.js';
import { amount } from '../shown.js';

export function shownCount(count: number, words: Words): string {
  return amount(count, 'count', words);
}

/** Warnings and hints of models, each said once. */
export function modelRemarks(results: readonly ModelResult[], { amounts, labels, remark }: Words): Block {
  const seen = new Map<string, { level: 'warning' | 'hint'; label: string; text: string }>();
  for (const { warnings, hints, name } of results) {
    const said = (text: string) => (results.length === 1 ? text : `${name}${amounts.marks.colon}${text}`);
    const add = (level: 'warning' | 'hint', text: string) => seen.set(text, { level, label: labels[level], text });
    for (const warning of warnings) add('warning', said(remark(warning)));
    for (const hint of hints) add('hint', said(remark(hint)));
  }
  return { is: 'remarks', remarks: [...seen.values()] };
}
