import type { AnswerDocument, Result } from '../../answer/contract/result.js';
import type { LiveQuestion, LiveScript, Unasked } from '../../answer/library/live.js';
import type { ReportWords } from '../../words/report.js';
import { termOf, type Words } from '../../words/words.js';
import { answerBlocks } from '../answer-blocks.js';
import { titled } from '../block.js';
import { comparisonBlocks } from '../comparison-blocks.js';
import { shown } from '../shown.js';
import { blocksHtml } from './blocks-html.js';
import { chainHtml } from './chain.js';
import { chartsOf, comparisonCharts } from './charts-of-result.js';
import { evidenceHtml } from './evidence.js';
import { liveWordsOf } from './live-words.js';
import { element } from './markup.js';
import { type PageParts, pageOf, picturesOf, type Section } from './page.js';
import { whatIfSection } from './what-if.js';

type Context = {
  readonly head: Omit<AnswerDocument, 'results'>;
  readonly page: PageParts;
  readonly words: Words;
  readonly own: ReportWords;
  /** What the page computes with, where it can. */
  readonly live?: (result: Result) => LiveQuestion | Unasked;
};

/** The report of the answers to one question. */
export function answerReport(results: readonly Result[], swept: readonly string[], context: Context): string {
  const [first] = results;
  return results.length === 1 && first !== undefined ? single(first, context) : several(results, swept, context);
}

/** Pictures that a page draws anew, by the script that computes it. */
const FOLLOWING: Readonly<Record<LiveScript, readonly string[]>> = {
  train: ['trade-off'],
  infer: [],
  'train-predicted': [],
};

/** One answer: the sentence, the chain, pictures, assumptions, figures, evidence, remarks. */
function single(result: Result, { head, page, words, own, live }: Context): string {
  const asked = live?.(result);
  const [question, unasked] = typeof asked === 'string' ? [undefined, asked] : [asked, undefined];
  const { title = '', body: blocks } = titled(answerBlocks(withoutPictured(result), words));
  const remarks = blocks.filter((block) => block.is === 'remarks');
  const [assumptions, figures, ...details] = blocks.filter((block) => block.is !== 'remarks' && block.is !== 'steps');
  const sections: readonly Section[] = [
    ...(result.steps === undefined
      ? []
      : [
          {
            ...section('chain', own, [
              element('p', { class: 'quiet' }, own.intro.chain),
              ...(question === undefined ? [] : [element('p', { class: 'stale' }, own.intro.changed)]),
              chainHtml(result.steps, result, words, own, question && { follows: (key) => key in result.answer }),
            ]),
            follows: true,
          },
        ]),
    ...(question === undefined ? [] : [whatIfSection(question, result.solved, result.answer[result.solved] ?? null, words, own)]),
    ...(unasked === undefined ? [] : [section('whatIf', own, [element('p', { class: 'quiet' }, own.unasked[unasked])])]),
    ...picturesOf(chartsOf(result, words, own.charts), own, question && FOLLOWING[question.script]),
    ...(assumptions === undefined ? [] : [section('assumptions', own, blocksHtml([assumptions]))]),
    ...(figures === undefined ? [] : [section('figures', own, blocksHtml([figures]))]),
    ...(details.length === 0 ? [] : [section('details', own, blocksHtml(details))]),
    ...evidenceHtml(result.evidence, own).map((body) => section('evidence', own, body)),
    ...(remarks.some((block) => block.remarks.length > 0) ? [section('remarks', own, blocksHtml(remarks))] : []),
  ];
  return pageOf(
    {
      title,
      lead: rangeOf(result, words, own).map((text) => ({ text, follows: question?.script === 'train-predicted' })),
      sections,
      document: { ...head, results: [result] },
      ...(question && {
        live: {
          ...question,
          solved: result.solved,
          words: liveWordsOf(result, words, own),
        },
      }),
    },
    page,
    own,
  );
}

/** What pictures show is not said again as a table: each picture has its own behind it. */
function withoutPictured({ sensitivity: _, ...result }: Result): Result {
  return result;
}

/** Answers side by side. */
function several(results: readonly Result[], swept: readonly string[], { head, page, words, own }: Context): string {
  const { title = '', body: blocks } = titled(comparisonBlocks(results, swept, words));
  const sections = [...picturesOf(comparisonCharts(results, words, own.charts), own), section('details', own, blocksHtml(blocks))];
  return pageOf({ title, lead: [], sections, document: { ...head, results } }, page, own);
}

function section(id: keyof ReportWords['sections'], own: ReportWords, body: Section['body']): Section {
  return { id, title: own.sections[id], body };
}

/** How sure the figure that answers is, where a range is known. */
function rangeOf({ uncertainty, solved }: Result, words: Words, own: ReportWords): readonly string[] {
  const known = uncertainty?.percentiles[solved];
  return known === undefined
    ? []
    : [own.range(termOf(solved, words), shown(solved, known.p10, words), shown(solved, known.p50, words), shown(solved, known.p90, words))];
}
