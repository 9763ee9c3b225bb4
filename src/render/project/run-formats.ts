import type { AnswerDocument, Result } from '../../answer/contract/result.js';
import type { Total } from '../../answer/project/total.js';
import { answerText, type LiveOf } from '../answer-text.js';
import { blocksText, type Paper, partsOf } from '../blocks-text.js';
import { calibratedCells, calibratedHead, cell, percentileCells, percentileHeads } from '../csv.js';
import { jsonOf } from '../json.js';
import { projectBlocks } from './run-blocks.js';

/** The answers of a file in any format. */
export async function projectText(
  results: readonly Result[],
  total: Total,
  format: string,
  { head, live, ...paper }: Paper & { readonly head: Omit<AnswerDocument, 'results'>; readonly live?: LiveOf | undefined },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${jsonOf({ ...head, results, total }, 2)}\n`];
    case 'jsonl':
      return results.map((result) => `${jsonOf({ schemaVersion: head.schemaVersion, ...result })}\n`);
    case 'csv':
      return projectCsv(results);
    default: {
      const [only] = results;
      if (results.length === 1 && only?.error === undefined && only !== undefined)
        return answerText(only, format, { head, live, ...paper });
      if (format === 'html') return projectPage(results, total, { head, ...paper });
      return blocksText(projectBlocks(results, total, paper.words), format, paper);
    }
  }
}

/** The answers of a file as a report, which is loaded for nothing else. */
async function projectPage(
  results: readonly Result[],
  total: Total,
  { head, page, words }: Pick<Paper, 'page' | 'words'> & { readonly head: Omit<AnswerDocument, 'results'> },
): Promise<Iterable<string>> {
  const { projectReport } = await import('../report/project-report.js');
  return [projectReport(results, total, { document: { ...head, results, total }, page: partsOf(page), words, own: words.report })];
}

/** One row a scenario: the figures of both kinds, those that a calibration moves as it has them, percentiles where there are ranges, and why a row has no answer. */
function* projectCsv(results: readonly Result[]): Iterable<string> {
  const figures = [...new Set(results.flatMap(({ answer }) => Object.keys(answer)))];
  const spread = figures.filter((key) => results.some(({ uncertainty }) => uncertainty?.percentiles[key] !== undefined));
  const moved = ({ answer, calibrated }: Result, key: string) =>
    typeof calibrated?.answer?.[key] === 'number' && calibrated.answer[key] !== answer[key];
  const calibrated = figures.filter((key) => results.some((result) => moved(result, key)));
  yield `${['name', 'file', 'kind', 'gpu', ...figures, ...calibrated.map(calibratedHead), ...spread.flatMap(percentileHeads), 'error'].map(cell).join(',')}\n`;
  for (const result of results) {
    const { name, file = '', kind, evidence, answer, error } = result;
    const numbers = figures.map((key) => answer[key]).map((value) => (typeof value === 'number' ? String(value) : ''));
    const head = [name, file, kind, evidence.instance?.name ?? evidence.gpu?.id ?? ''].map(cell).join(',');
    const own = calibratedCells(calibrated, result.calibrated?.answer ?? null);
    yield `${head},${numbers.join(',')}${own}${percentileCells(spread, result)},${error?.code ?? ''}\n`;
  }
}
