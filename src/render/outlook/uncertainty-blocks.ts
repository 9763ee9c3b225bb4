import type { Result } from '../../answer/contract/result.js';
import { termOf, type Words } from '../../words/words.js';
import { type Block, type Column, columns } from '../block.js';
import { shown } from '../shown.js';

type PublishedRange = NonNullable<NonNullable<Result['uncertainty']>['evidence']>;

/** Figures whose percentiles are shown; programs get all. */
const SPREAD = [
  'mfu',
  'tokensPerSecondPerGpu',
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
  'ttftSeconds',
  'tpotSeconds',
  'outputTokensPerSecondPerGpu',
];
const PERCENTILES = ['p5', 'p10', 'p50', 'p90', 'p95'] as const;
const OUTERMOST: ReadonlySet<string> = new Set(['p5', 'p95']);
/** Relative difference that rounding alone may leave between figures that are the same. */
const NOISE = 1e-9;
/** Published runs that are named; programs get all. */
const NAMED = 12;

/** How far the figures may be off, by the ranges of the assumptions. */
export function uncertaintyBlocks(
  { samples, seed, unanswered, ranges, percentiles, evidence, measured, together }: NonNullable<Result['uncertainty']>,
  also: readonly string[],
  words: Words,
): readonly Block[] {
  const heads = words.outlook.uncertainty;
  const { figure } = heads;
  const figures = Object.entries(percentiles).filter(
    ([key, { p10: least, p90: most }]) => [...SPREAD, ...also].includes(key) && Math.abs(most - least) > NOISE * Math.abs(most),
  );
  const blocks: Block[] = measured
    ? [{ is: 'heading', text: heads.measured(shown('count', measured.runs, words), measured.group, measured.own === true) }]
    : [
        {
          is: 'heading',
          text: heads.headline(shown('count', samples, words), seed, unanswered > 0 ? shown('count', unanswered, words) : undefined),
        },
        { is: 'table', columns: rangeColumns(words), rows: rangeRows(ranges, words) },
        ...togetherBlocks(together, words),
      ];
  if (figures.length > 0) {
    const known = PERCENTILES.filter((percentile) => figures.every(([, spread]) => spread[percentile] !== undefined));
    blocks.push({
      is: 'table',
      columns: [
        { heading: figure, align: 'left' },
        // A narrow terminal does without the outermost.
        ...known.map((percentile): Column => ({ heading: heads[percentile], align: 'right', droppable: OUTERMOST.has(percentile) })),
      ],
      narrowNote: words.outlook.sensitivity.narrow,
      rows: figures.map(([key, spread]) => [
        termOf(key, words),
        ...known.map((percentile) => shown(key, spread[percentile] as number, words)),
      ]),
    });
  }
  return evidence === undefined ? blocks : [...blocks, ...evidenceBlocks(evidence, words)];
}

/** Ranges that go together, in a sentence. */
export function togetherBlocks(
  together: NonNullable<Result['uncertainty']>['together'],
  words: Words,
): readonly Extract<Block, { is: 'heading' }>[] {
  if (together === undefined) return [];
  const pairs = together.map(({ fields: [one, other], rankCorrelation }) => ({
    pair: words.outlook.sensitivity.group([termOf(one, words), termOf(other, words)]),
    rank: String(rankCorrelation),
  }));
  return [{ is: 'heading', text: words.outlook.uncertainty.together(pairs) }];
}

/** Headings of ranges: the assumption, its ends and its middle. */
export function rangeColumns(words: Words): readonly Column[] {
  const { low, likely, high } = words.outlook.uncertainty;
  return columns([words.columns.assumption, 'left'], [low, 'right'], [likely, 'right'], [high, 'right']);
}

/** Ranges, each in a row. */
export function rangeRows(ranges: NonNullable<Result['uncertainty']>['ranges'], words: Words): readonly (readonly string[])[] {
  const { p5, p95, percentileOf } = words.outlook.uncertainty;
  return Object.entries(ranges).map(([key, { low, middle, high, shape }]) => {
    const endless = shape === 'lognormal' || shape === 'logitnormal';
    const end = (value: number, percentile: string) =>
      endless ? percentileOf(shown(key, value, words), percentile) : shown(key, value, words);
    return [termOf(key, words), end(low, p5), shown(key, middle, words), end(high, p95)];
  });
}

/** The runs that an assumption was taken from, those most like the scenario by name. */
function evidenceBlocks({ runs, comparableBy }: PublishedRange, words: Words): readonly Block[] {
  const heads = words.outlook.uncertainty;
  const left = (heading: string, droppable = false): Column => ({ heading, align: 'left', droppable });
  const rows = runs
    .slice(0, NAMED)
    .map((run) => [
      run.model,
      run.gpu ?? run.line,
      shown('gpus', run.gpus, words),
      run.precision ?? '–',
      shown('utilization', run.utilization, words),
      words.outlook.uncertainty.bases[run.basis],
      `${run.publication}, ${run.date}`,
    ]);
  if (runs.length > NAMED) rows.push([heads.more(runs.length - NAMED), '', '', '', '', '', '']);
  return [
    { is: 'heading', text: heads.evidence(runs.length, comparableBy) },
    {
      is: 'table',
      columns: [
        left(heads.run),
        left(termOf('gpu', words)),
        { heading: termOf('gpus', words), align: 'right' },
        left(termOf('precision', words), true),
        { heading: heads.reached, align: 'right' },
        left(heads.basis, true),
        left(heads.source),
      ],
      rows,
      narrowNote: words.outlook.sensitivity.narrow,
    },
  ];
}
