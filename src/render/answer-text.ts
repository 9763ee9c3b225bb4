import type { AnswerDocument, Result } from '../answer/contract/result.js';
import type { LiveQuestion } from '../answer/library/live.js';
import { english } from '../words/en/english.js';
import { answerBlocks } from './answer-blocks.js';
import { blocksText, type Paper } from './blocks-text.js';

/** What an answer of a report computes with, where it can. */
export type LiveOf = (result: Result) => LiveQuestion | undefined;

type Context = Paper & { readonly head: Omit<AnswerDocument, 'results'>; readonly live?: LiveOf | undefined };

/** One answer in full for people: for a terminal, as Markdown, or as a report. */
export async function answerText(result: Result, format: string, context: Context): Promise<Iterable<string>> {
  return format === 'html' ? answerPage([result], [], context) : blocksText(answerBlocks(result, english), format, context);
}

/** Answers as a report, which is loaded for nothing else. */
export async function answerPage(
  results: readonly Result[],
  swept: readonly string[],
  { head, live, page }: Pick<Context, 'head' | 'live' | 'page'>,
): Promise<Iterable<string>> {
  if (page === undefined) throw new Error('a page was asked for without its script');
  const [{ answerReport }, { reportEnglish }] = await Promise.all([import('./report/answer-report.js'), import('../words/en/report.js')]);
  return [answerReport(results, swept, { head, page, words: english, own: reportEnglish, ...(live && { live }) })];
}
