import type { Answers } from '../answer/contract/answers.js';
import type { AnswerDocument, Result } from '../answer/contract/result.js';
import type { LiveQuestion, Unasked } from '../answer/library/live.js';
import { answerBlocks, blocksOf } from './answer-blocks.js';
import { blocksText, type Paper, partsOf } from './blocks-text.js';

/** What an answer of a report computes with, where it can. */
export type LiveOf = (result: Result) => LiveQuestion | Unasked;

type Context = Paper & { readonly head: Omit<AnswerDocument, 'results'>; readonly live?: LiveOf | undefined };

/** One answer in full for people: for a terminal, as Markdown, or as a report. */
export async function answerText(result: Result, format: string, context: Context): Promise<Iterable<string>> {
  return format === 'html' ? answerPage([result], [], context) : blocksText(answerBlocks(result, context.words), format, context);
}

/** Answers for people: one in full, several side by side. */
export function answersText(
  answers: Answers,
  format: string,
  { theme, words, top }: Paper & { readonly top?: number },
): Promise<Iterable<string>> {
  return blocksText(blocksOf(answers, words, top), format, { theme, words });
}

/** Answers as a report, which is loaded for nothing else. */
export async function answerPage(
  results: readonly Result[],
  swept: readonly string[],
  { head, live, page, words }: Pick<Context, 'head' | 'live' | 'page' | 'words'>,
): Promise<Iterable<string>> {
  const { answerReport } = await import('./report/answer-report.js');
  return [answerReport(results, swept, { head, page: partsOf(page), words, own: words.report, ...(live && { live }) })];
}
