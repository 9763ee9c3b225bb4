import type { AnswerDocument, Result } from '../answer/contract/result.js';
import type { LiveQuestion } from '../answer/library/live.js';
import { english } from '../words/en/english.js';
import { answerBlocks } from './answer-blocks.js';
import { blocksText, type Paper } from './blocks-text.js';

/** What an answer of a report computes with, where it can. */
export type LiveOf = (result: Result) => LiveQuestion | undefined;

type Context = Paper & { readonly head: Omit<AnswerDocument, 'results'>; readonly live?: LiveOf | undefined };

/** One answer in full for people: for a terminal, as Markdown, or as a report. */
export async function answerText(result: Result, format: string, { head, live, ...paper }: Context): Promise<Iterable<string>> {
  if (format !== 'html') return blocksText(answerBlocks(result, english), format, paper);
  if (paper.page === undefined) throw new Error('a page was asked for without its script');
  const [{ single }, { reportEnglish }] = await Promise.all([import('./report/answer-report.js'), import('../words/en/report.js')]);
  return [single(result, { head, page: paper.page, words: english, own: reportEnglish, ...(live && { live }) })];
}
