import type { Result } from '../answer/contract/result.js';
import { termOf, type Words } from '../words/words.js';
import { assumptionTable, fieldOfFigure, shownGiven } from './assumption-table.js';
import { type Block, type Column, columns, type TableBlock } from './block.js';
import { figureTerm } from './figure-term.js';
import { withSpreads } from './outlook/borne-out.js';
import { outlookSummary, spreadOf } from './outlook/summary-blocks.js';
import { remarksOf } from './remark-block.js';
import { shown, shownExact } from './shown.js';
import { stepTexts } from './step-text.js';

/** Figures that a comparison shows where any answer has them; those after `servers` give way in a narrow terminal, but money. */
const COMPARED = [
  'tokens',
  'tokensPerWindow',
  'requestsPerSecond',
  'durationSeconds',
  'utilization',
  'gpusExact',
  'gpus',
  'servers',
  'gpuHours',
  'powerWatts',
  'costUsd',
  'costCny',
  'costUsdPerWindow',
  'costCnyPerWindow',
  'costUsdPerMillionTokens',
  'costCnyPerMillionTokens',
  'co2eGrams',
  'co2eGramsPerWindow',
];
const DROPPABLE = new Set(['gpuHours', 'powerWatts', 'costUsdPerWindow', 'costCnyPerWindow', 'co2eGrams', 'co2eGramsPerWindow']);

/** Answers side by side: what they share, what each accelerator brings, then a row each. */
export function comparisonBlocks(results: readonly Result[], swept: readonly string[], words: Words): readonly Block[] {
  const answered = results.filter(({ error }) => error === undefined);
  const [sample] = answered;
  if (sample === undefined) return [remarksOf(results, words)];
  const blocks: Block[] = [
    {
      is: 'title',
      text: withSpreads(
        words.comparison(
          swept.includes('model') ? '' : (sample.evidence.model?.name ?? ''),
          results.length,
          swept.map((key) => termOf(key, words)),
        ),
        results,
        ({ scenario }) => swept.map((key) => shown(key, scenario[key], words)).join(words.amounts.marks.list),
        words,
      ),
    },
    assumptionTable(sample, words, notShared(answered, sample, swept)),
    comparison(results, answered, swept, words),
  ];
  if (swept.includes('gpu')) blocks.push(...accelerators(answered, words));
  blocks.push(...outlookSummary(results, words));
  for (const { steps, name, evidence } of results) {
    if (steps)
      blocks.push({
        is: 'steps',
        title: `${words.labels.steps}${words.amounts.marks.colon}${name}`,
        steps: stepTexts(steps, words, (key) => figureTerm(key, evidence, words)),
      });
  }
  blocks.push(remarksOf(results, words));
  return blocks;
}

/** Assumptions that are not the same in every row. */
function notShared(answered: readonly Result[], sample: Result, swept: readonly string[]): ReadonlySet<string> {
  const differing = Object.keys(sample.scenario).filter((key) => answered.some(({ scenario }) => scenario[key] !== sample.scenario[key]));
  const byGpu = swept.includes('gpu') ? ['powerPerGpuWatts', 'price'] : [];
  return new Set([...swept, ...differing, ...byGpu]);
}

function comparison(results: readonly Result[], answered: readonly Result[], swept: readonly string[], words: Words): TableBlock {
  const figures = COMPARED.filter((key) => differs(key, answered, swept));
  const failed = results.length > answered.length;
  const spread = spreadFigure(answered);
  const aged = answered.some(({ timeline }) => timeline?.fleet !== undefined);
  const heads: Column[] = [
    ...swept.map((key) => ({ heading: termOf(key, words), align: alignOf(key, results) })),
    ...figures.map((key) => ({ heading: termOf(key, words), align: 'right' as const, droppable: DROPPABLE.has(key) })),
    ...(spread === undefined
      ? []
      : [{ heading: `${termOf(spread, words)}${words.amounts.marks.comma}${words.outlook.uncertainty.spread}`, align: 'right' as const }]),
    ...(aged ? [{ heading: termOf('runsOutInMonth', words), align: 'right' as const }] : []),
    ...(failed ? [{ heading: words.labels.noAnswer, align: 'left' as const }] : []),
  ];
  const cells = (answer: Result['answer']) =>
    figures.map((key) => (key.endsWith('Exact') ? shownExact(answer[key]) || '–' : shown(key, answer[key], words)));
  const rows = results.flatMap(({ scenario, answer, error, uncertainty, timeline, evidence, calibrated }) => {
    const row = [
      ...swept.map((key) => shownGiven(key, scenario[key], evidence, words)),
      ...cells(answer),
      ...(spread === undefined ? [] : [spreadOf(spread, uncertainty, words)]),
      ...(aged ? [monthOf(timeline)] : []),
      ...(failed ? [error?.code ?? ''] : []),
    ];
    if (calibrated === undefined) return [row];
    // The same by the user’s own runs, right below.
    const own = [words.calibration.answer.calibrated, ...swept.slice(1).map(() => ''), ...cells(calibrated.answer ?? {})];
    return [row, [...own, ...row.slice(own.length).map(() => '')]];
  });
  return { is: 'table', columns: heads, rows, narrowNote: words.labels.narrow };
}

/** The month in which a fleet runs out, or that it lasts beyond the last one. */
function monthOf(timeline: Result['timeline']): string {
  if (timeline?.fleet === undefined) return '–';
  const { runsOutInMonth } = timeline.fleet;
  return runsOutInMonth === null ? `>${timeline.months.length - 1}` : String(runsOutInMonth);
}

/** The figure whose percentiles a row shows: what was solved for; undefined where there are none. */
function spreadFigure(answered: readonly Result[]): string | undefined {
  const sample = answered.find(({ uncertainty }) => uncertainty !== undefined && uncertainty.measured === undefined);
  return sample?.solved;
}

/** True for a figure worth a column: known in some row, and neither a swept field nor the same assumption in all. */
function differs(key: string, answered: readonly Result[], swept: readonly string[]): boolean {
  if (answered.every(({ answer }) => typeof answer[key] !== 'number')) return false;
  const field = fieldOfFigure[key];
  if (field !== undefined && swept.includes(field)) return false;
  if (field === undefined || field === 'gpus') return true;
  return new Set(answered.map(({ answer }) => answer[key])).size > 1;
}

function alignOf(key: string, results: readonly Result[]): Column['align'] {
  return results.some(({ scenario }) => typeof scenario[key] === 'number') ? 'right' : 'left';
}

/** What each accelerator’s preset brings into a comparison, and where that comes from: its peak and power, then its price. */
function accelerators(answered: readonly Result[], words: Words): readonly TableBlock[] {
  const origin = [words.columns.origin, 'left'] as const;
  const gpu = [termOf('gpu', words), 'left'] as const;
  const each = [...new Map(answered.flatMap((result) => (result.evidence.gpu ? [[String(result.scenario['gpu']), result] as const] : [])))];
  const hardware: TableBlock = {
    is: 'table',
    columns: columns(
      gpu,
      [termOf('precision', words), 'left'],
      [termOf('peak', words), 'right'],
      [termOf('powerPerGpuWatts', words), 'right'],
      origin,
    ),
    rows: each.map(
      ([
        id,
        {
          scenario,
          evidence: { power },
        },
      ]) => [
        id,
        shown('precision', scenario['precision'], words),
        shown('peak', scenario['peak'], words),
        power === undefined && scenario['power'] === undefined
          ? words.labels.unknown
          : shown('powerPerGpuWatts', power?.wattsPerGpu ?? scenario['power'], words),
        power ? words.powerBasis[power.basis] : '',
      ],
    ),
  };
  const prices: TableBlock = {
    is: 'table',
    columns: columns(gpu, [termOf('price', words), 'right'], origin),
    rows: each.map(
      ([
        id,
        {
          scenario,
          evidence: { price },
        },
      ]) => [
        id,
        scenario['price'] === undefined ? words.labels.unknown : shown('price', scenario['price'], words),
        price ? [price.provider, price.date, ...(price.old ? [words.labels.old] : [])].join(words.amounts.marks.comma) : '',
      ],
    ),
  };
  return answered.some(({ evidence }) => evidence.price) ? [hardware, prices] : [hardware];
}
