import type { Result } from '../../answer/result.js';
import { type Block, columns } from '../block.js';
import { shown } from '../units.js';
import { termOf, type Words } from '../words.js';

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
/** How far the figures may be off, by the ranges of the assumptions. */
export function uncertaintyBlocks(
  { samples, seed, unanswered, ranges, percentiles, evidence }: NonNullable<Result['uncertainty']>,
  also: readonly string[],
  words: Words,
): readonly Block[] {
  const heads = words.outlook.uncertainty;
  const { p10, p50, p90, figure, low, likely, high } = heads;
  const figures = Object.entries(percentiles).filter(
    ([key, { p10: least, p90: most }]) => [...SPREAD, ...also].includes(key) && least !== most,
  );
  const blocks: Block[] = [
    { is: 'heading', text: heads.headline(shown('count', samples), seed, unanswered > 0 ? shown('count', unanswered) : undefined) },
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
    blocks.push({ is: 'heading', text: heads.evidence(evidence.runs.length, evidence.comparableBy) });
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
