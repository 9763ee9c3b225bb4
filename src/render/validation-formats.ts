import type { AnswerDocument } from '../answer/contract/result.js';
import type { ErrorFigures, Moved, ValidationReport, ValidationRow } from '../answer/contract/validation.js';
import type { ValidationWords } from '../words/validation.js';
import type { Words } from '../words/words.js';
import { type Block, columns } from './block.js';
import { blocksText, type Paper } from './blocks-text.js';
import { rowsCsv } from './listing.js';

/** Errors of the cost models in any format. */
export async function validationText(
  report: ValidationReport,
  format: string,
  { head, ...paper }: Paper & { readonly head: Omit<AnswerDocument, 'results'> },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${JSON.stringify({ ...head, ...report }, null, 2)}\n`];
    case 'jsonl':
      return report.rows.map((row) => `${JSON.stringify({ schemaVersion: head.schemaVersion, ...row })}\n`);
    case 'csv':
      return [rowsCsv(report.rows.map(flat))];
    default:
      return blocksText(validationBlocks(report, paper.words), format, paper, {
        document: { ...head, ...report },
        charts: async () => (await import('./report/validation-charts.js')).validationCharts(report, paper.words),
      });
  }
}

/** A figure that moved, as it is shown. */
export const figureText = ({ figure }: Moved, value: number | null): string =>
  value === null ? '–' : figure === 'count' ? value.toLocaleString('en-US') : percent(value);

const unknown = { mean: null, median: null, p90: null, bias: null };

/** Every row has every column. */
function flat(row: ValidationRow): object {
  return { ...row, constantMfu: row.constantMfu ?? unknown, speedOfLight: row.speedOfLight ?? unknown };
}

/** The verdict, where not to trust a prediction, and a table for each suite and grouping. */
function validationBlocks(
  { rows, unpredicted, verdict, distrusted, measured }: ValidationReport,
  { amounts, validation: words, labels }: Words,
): readonly Block[] {
  const sections = new Map<string, ValidationRow[]>();
  for (const row of rows) {
    const title = words.section(row.suite, row.sample, row.by);
    sections.set(title, [...(sections.get(title) ?? []), row]);
  }
  // Each figure is in one group of each grouping.
  const measurements = rows.filter(({ by, sample }) => by === 'kind' || by === 'metric' || sample === 'not-fitted');
  const { colour, compared, moved } = verdict;
  const suites = [...new Set(rows.map(({ suite }) => suite))];
  const measuredOn = measured.map(({ suite, gpus, of }) => words.measured(suite, gpus, of));
  const notes = [
    ...measuredOn,
    words.distrust.explained,
    words.legend,
    words.baselines,
    words.leftOut,
    ...unpredicted.map(({ count, reason }) => words.unpredicted(count, reason)),
  ];
  return [
    {
      is: 'title',
      text: words.headline(
        suites,
        measurements.reduce((sum, { count }) => sum + count, 0),
      ),
    },
    {
      is: 'remarks',
      remarks: [
        {
          level: colour === 'green' ? 'hint' : 'error',
          label: colour === 'green' ? labels.hint : labels.warning,
          text: words.verdict({ colour, compared, moved: moved.length }),
        },
      ],
    },
    ...movedBlocks(moved, words, amounts.marks.comma),
    ...distrustBlocks(distrusted, rows, words, amounts.marks.comma),
    ...[...sections].flatMap(([title, section]): Block[] => [{ is: 'heading', text: title }, tableOf(section, words, labels.narrow)]),
    { is: 'remarks', remarks: notes.map((text) => ({ level: 'hint', label: labels.hint, text })) },
  ];
}

/** Moved figures that are listed; programs get all. */
const LISTED = 20;

function movedBlocks(moved: readonly Moved[], words: ValidationWords, comma: string): readonly Block[] {
  if (moved.length === 0) return [];
  const { title, figure, quoted, found } = words.moved;
  return [
    { is: 'heading', text: title },
    {
      is: 'table',
      columns: columns([words.columns.group, 'left'], [figure, 'left'], [quoted, 'right'], [found, 'right']),
      rows: moved
        .slice(0, LISTED)
        .map((each) => [
          `${words.suite(each.suite)}${comma}${words.group(each.group)}`,
          words.figures[each.figure],
          figureText(each, each.quoted),
          figureText(each, each.found),
        ]),
    },
  ];
}

/** Groups that are far off, or of which there are too few, those that take no part in a fit first. */
function distrustBlocks(
  distrusted: ValidationReport['distrusted'],
  rows: readonly ValidationRow[],
  words: ValidationWords,
  comma: string,
): readonly Block[] {
  if (distrusted.length === 0) return [];
  const { title, reason, reasons } = words.distrust;
  const { group, count, median, p90 } = words.columns;
  const figuresOf = (at: (typeof distrusted)[number]) =>
    rows.find((row) => row.suite === at.suite && row.sample === at.sample && row.by === at.by && row.group === at.group);
  return [
    { is: 'heading', text: title },
    {
      is: 'table',
      columns: columns([group, 'left'], [count, 'right'], [median, 'right'], [p90, 'right'], [reason, 'left']),
      rows: distrusted.map((each) => {
        const row = figuresOf(each);
        return [
          `${words.suite(each.suite)}${comma}${words.group(each.group)}`,
          row?.count.toLocaleString('en-US') ?? '',
          row === undefined ? '' : percent(row.predicted.median),
          row === undefined ? '' : percent(row.predicted.p90),
          reasons[each.reason],
        ];
      }),
    },
  ];
}

function tableOf(rows: readonly ValidationRow[], { columns, group: groupName }: ValidationWords, narrowNote: string): Block {
  const known = rows.some(({ constantMfu }) => constantMfu !== null);
  const heads = ['count', 'mean', 'median', 'p90', 'bias', ...(known ? (['constantMfu', 'speedOfLight'] as const) : [])] as const;
  return {
    is: 'table',
    columns: [
      { heading: columns.group, align: 'left' },
      ...heads.map((key) => ({
        heading: columns[key],
        align: 'right' as const,
        droppable: key === 'constantMfu' || key === 'speedOfLight',
      })),
    ],
    rows: rows.map(({ group, count, predicted, constantMfu, speedOfLight }) => [
      groupName(group),
      count.toLocaleString('en-US'),
      ...(['mean', 'median', 'p90', 'bias'] as const).map((key) => percent(predicted[key])),
      ...(known ? [meanOf(constantMfu), meanOf(speedOfLight)] : []),
    ]),
    narrowNote,
  };
}

const meanOf = (figures: ErrorFigures | null): string => (figures === null ? '' : percent(figures.mean));

/** A share with its sign, in tenths of a per cent. */
export function percent(share: number): string {
  const text = (100 * share).toFixed(1);
  return `${text === '-0.0' ? '0.0' : text.replace('-', '−')}%`;
}
