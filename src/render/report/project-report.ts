import type { Result } from '../../answer/contract/result.js';
import type { Total } from '../../answer/project/total.js';
import type { ReportWords } from '../../words/report.js';
import type { Words } from '../../words/words.js';
import { answerBlocks } from '../answer-blocks.js';
import { titled } from '../block.js';
import { projectBlocks } from '../project/run-blocks.js';
import { blocksHtml } from './blocks-html.js';
import { chainHtml } from './chain.js';
import { comparisonCharts } from './charts-of-result.js';
import { evidenceHtml } from './evidence.js';
import { element, type Markup } from './markup.js';
import { type PageDocument, type PageParts, pageOf, picturesOf, type Section } from './page.js';

type Context = { readonly document: PageDocument; readonly page: PageParts; readonly words: Words; readonly own: ReportWords };

/** Scenarios that are shown one by one below what they take together; a page of more would not be read. */
const MOST_SCENARIOS = 12;

/** The report of a scenario file: what its scenarios take together, then how each answer comes about. */
export function projectReport(results: readonly Result[], total: Total, { document, page, words, own }: Context): string {
  const apart = results.length <= MOST_SCENARIOS;
  const { title = '', body: blocks } = titled(projectBlocks(apart ? results.map(withoutOwn) : results, total, words));
  const sections = [
    ...picturesOf(comparisonCharts(results, words, own.charts), own),
    { id: 'details', title: own.sections.details, body: blocksHtml(blocks) },
    ...(apart ? results.filter(({ error }) => error === undefined).map((result, place) => scenarioSection(result, place, words, own)) : []),
  ];
  return pageOf({ title, lead: [], sections, document }, page, own);
}

/** What a scenario has in its own section is not said among those of all. */
function withoutOwn({ steps: _, ...result }: Result): Result {
  const { note: __, ...scenario } = result.scenario;
  return { ...result, scenario };
}

function scenarioSection(result: Result, place: number, words: Words, own: ReportWords): Section {
  const { title = '', body: answered } = titled(answerBlocks(result, words));
  const [assumptions, figures] = answered;
  const { note } = result.scenario;
  const folded = (heading: string, body: readonly Markup[]) => element('details', {}, element('summary', {}, heading), body);
  return {
    id: `scenario-${place}`,
    title: result.name,
    body: [
      element('p', { class: 'lead' }, title),
      ...(typeof note === 'string' ? [element('blockquote', {}, note)] : []),
      ...(result.steps === undefined
        ? []
        : [folded(own.sections.chain, [chainHtml(result.steps, result, words, own, { scope: `scenario-${place}-` })])]),
      ...(assumptions === undefined ? [] : [folded(own.sections.assumptions, blocksHtml([assumptions]))]),
      ...(figures === undefined ? [] : [folded(own.sections.figures, blocksHtml([figures]))]),
      ...evidenceHtml(result.evidence, own).map((body) => folded(own.sections.evidence, body)),
    ],
  };
}
