import type { AnswerDocument } from '../answer/contract/result.js';
import type { ErrorFigures, ValidationReport, ValidationRow } from '../answer/contract/validation.js';
import { english } from '../words/en/english.js';
import { validationEnglish } from '../words/en/validation.js';
import type { ValidationWords } from '../words/validation.js';
import type { Block } from './block.js';
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
      return blocksText(validationBlocks(report, validationEnglish), format, paper, {
        document: { ...head, ...report },
        charts: async (words) => (await import('./report/validation-charts.js')).validationCharts(report, validationEnglish, words),
      });
  }
}

const unknown = { mean: null, median: null, p90: null, bias: null };

/** Every row has every column. */
function flat(row: ValidationRow): object {
  return { ...row, constantMfu: row.constantMfu ?? unknown, speedOfLight: row.speedOfLight ?? unknown };
}

/** A table for each suite and grouping. */
function validationBlocks({ rows, unpredicted }: ValidationReport, words: ValidationWords): readonly Block[] {
  const sections = new Map<string, ValidationRow[]>();
  for (const row of rows) {
    const title = words.section(row.suite, row.sample, row.by);
    sections.set(title, [...(sections.get(title) ?? []), row]);
  }
  // Each figure is in one group of each grouping.
  const measurements = rows.filter(({ by, sample }) => by === 'kind' || by === 'metric' || sample === 'not-fitted');
  const notes = [words.legend, words.baselines, words.leftOut, ...unpredicted.map(({ count, reason }) => words.unpredicted(count, reason))];
  return [
    {
      is: 'title',
      text: words.headline(
        [...new Set(rows.map(({ suite }) => suite))],
        measurements.reduce((sum, { count }) => sum + count, 0),
      ),
    },
    ...[...sections].flatMap(([title, section]): Block[] => [{ is: 'heading', text: title }, tableOf(section, words)]),
    { is: 'remarks', remarks: notes.map((text) => ({ level: 'hint', label: english.labels.hint, text })) },
  ];
}

function tableOf(rows: readonly ValidationRow[], { columns }: ValidationWords): Block {
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
      group,
      count.toLocaleString('en-US'),
      ...(['mean', 'median', 'p90', 'bias'] as const).map((key) => percent(predicted[key])),
      ...(known ? [meanOf(constantMfu), meanOf(speedOfLight)] : []),
    ]),
    narrowNote: english.labels.narrow,
  };
}

const meanOf = (figures: ErrorFigures | null): string => (figures === null ? '' : percent(figures.mean));

function percent(share: number): string {
  const text = (100 * share).toFixed(1);
  return `${text === '-0.0' ? '0.0' : text.replace('-', '−')}%`;
}
