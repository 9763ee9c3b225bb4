import type { Result } from '../answer/result.js';
import { formatQuantity } from '../quantity/format.js';
import { type Block, columns } from './block.js';
import { shown } from './units.js';
import { termOf, type Words } from './words.js';

/** Figures whose percentiles are shown; programs get all. */
const SPREAD = [
  'durationSeconds',
  'tokensPerWindow',
  'gpus',
  'servers',
  'gpuHours',
  'powerWatts',
  'energyJoules',
  'costUsd',
  'costUsdPerWindow',
  'costUsdPerMillionTokens',
  'co2eGrams',
  'co2eGramsPerWindow',
];
/** Columns that the bars of a tornado take. */
const BAR = 24;

/** What ranges and time make of an answer, for people. */
export function outlookBlocks({ uncertainty, sensitivity, timeline, unknown, solved }: Result, words: Words): readonly Block[] {
  const blocks: Block[] = [];
  if (uncertainty !== undefined) blocks.push(...uncertaintyBlocks(uncertainty, unknown === 'gpus' ? [] : [solved], words));
  if (sensitivity !== undefined) blocks.push(...tornado(sensitivity, words));
  if (timeline !== undefined) blocks.push(...timelineBlocks(timeline, words));
  return blocks;
}

function uncertaintyBlocks(
  { samples, seed, unanswered, ranges, percentiles, evidence }: NonNullable<Result['uncertainty']>,
  also: readonly string[],
  words: Words,
): readonly Block[] {
  const { columns: heads, uncertain, evidence: evidenceTitle } = words.project;
  const { p10, p50, p90, figure, low, likely, high } = heads;
  const figures = Object.entries(percentiles).filter(
    ([key, { p10: least, p90: most }]) => [...SPREAD, ...also].includes(key) && least !== most,
  );
  const blocks: Block[] = [
    { is: 'heading', text: uncertain(shown('count', samples), seed, unanswered > 0 ? shown('count', unanswered) : undefined) },
    {
      is: 'table',
      columns: columns([words.columns.assumption, 'left'], [low, 'right'], [likely, 'right'], [high, 'right']),
      rows: Object.entries(ranges).map(([key, range]) => [
        termOf(key, words),
        shown(key, range.low),
        shown(key, range.middle),
        shown(key, range.high),
      ]),
    },
  ];
  if (figures.length > 0) {
    blocks.push({
      is: 'table',
      columns: columns([figure, 'left'], [p10, 'right'], [p50, 'right'], [p90, 'right']),
      rows: figures.map(([key, spread]) => [termOf(key, words), shown(key, spread.p10), shown(key, spread.p50), shown(key, spread.p90)]),
    });
  }
  if (evidence !== undefined) {
    blocks.push({ is: 'heading', text: evidenceTitle(evidence.runs.length, evidence.comparableBy) });
    blocks.push({
      is: 'table',
      columns: columns(
        [heads.run, 'left'],
        [termOf('gpu', words), 'left'],
        [termOf('gpus', words), 'right'],
        [termOf('utilization', words), 'right'],
        [heads.basis, 'left'],
        [heads.source, 'left'],
      ),
      rows: evidence.runs.map((run) => [
        run.model,
        run.gpu,
        shown('gpus', run.gpus),
        shown('utilization', run.utilization),
        run.basis,
        run.source,
      ]),
    });
  }
  return blocks;
}

/** Bars from the figure at one end of each assumption to that at the other; the longest is the assumption to know better. */
function tornado({ figure, step, swings }: NonNullable<Result['sensitivity']>, words: Words): readonly Block[] {
  const { low, high, swing } = words.project.columns;
  const longest = Math.max(...swings.map((each) => each.swing ?? 0));
  const bar = (length: number) => '█'.repeat(longest > 0 ? Math.max(length > 0 ? 1 : 0, Math.round((length / longest) * BAR)) : 0);
  return [
    { is: 'heading', text: words.project.sensitivity(termOf(figure, words), step === null ? undefined : formatQuantity(step, 'ratio')) },
    {
      is: 'table',
      columns: columns([words.columns.assumption, 'left'], [low, 'right'], [high, 'right'], [swing, 'right'], ['', 'left']),
      rows: swings.map((each) => [
        termOf(each.field, words),
        `${shown(each.field, each.low.assumption)} → ${shown(figure, each.low.figure)}`,
        `${shown(each.field, each.high.assumption)} → ${shown(figure, each.high.figure)}`,
        shown(figure, each.swing),
        bar(each.swing ?? 0),
      ]),
    },
  ];
}

function timelineBlocks({ months, fleet }: NonNullable<Result['timeline']>, words: Words): readonly Block[] {
  const { month, monthCost } = words.project.columns;
  const priced = months.some(({ costUsdPerMonth }) => costUsdPerMonth !== null);
  const blocks: Block[] = [
    { is: 'heading', text: words.project.timeline },
    {
      is: 'table',
      columns: columns(
        [month, 'right'],
        ...['tokensPerWindow', 'gpus', 'servers', 'powerWatts'].map((key) => [termOf(key, words), 'right'] as const),
        ...(priced ? [[monthCost, 'right'] as const] : []),
      ),
      rows: months.map((each) => [
        String(each.month),
        shown('tokensPerWindow', each.tokensPerWindow),
        shown('gpus', each.gpus),
        shown('servers', each.servers),
        shown('powerWatts', each.powerWatts),
        ...(priced ? [shown('costUsd', each.costUsdPerMonth)] : []),
      ]),
    },
  ];
  if (fleet !== undefined)
    blocks.push({ is: 'heading', text: words.project.runsOut(shown('gpus', fleet.gpus), fleet.runsOutInMonth, months.length - 1) });
  return blocks;
}
