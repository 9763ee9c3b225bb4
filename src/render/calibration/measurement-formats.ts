import type { JudgedGroup, MeasurementReport } from '../../answer/contract/calibration.js';
import type { AnswerDocument } from '../../answer/contract/result.js';
import type { CalibrationWords } from '../../words/calibration.js';
import type { Words } from '../../words/words.js';
import type { Block } from '../block.js';
import { blocksText, type Paper } from '../blocks-text.js';
import { jsonOf } from '../json.js';
import { rowsCsv } from '../listing.js';
import { percent } from '../validation-formats.js';

/** The user’s own measurements, judged, in any format. `fewest` runs that differ are needed for a factor. */
export async function measurementText(
  report: MeasurementReport,
  format: string,
  { head, fewest, ...paper }: Paper & { readonly head: Omit<AnswerDocument, 'results'>; readonly fewest: number },
): Promise<Iterable<string>> {
  switch (format) {
    case 'json':
      return [`${jsonOf({ ...head, ...report }, 2)}\n`];
    case 'jsonl':
      return report.figures.map((figure) => `${jsonOf({ schemaVersion: head.schemaVersion, ...figure })}\n`);
    case 'csv':
      return [rowsCsv(report.figures)];
    default:
      return blocksText(measurementBlocks(report, fewest, paper.words), format, paper, { document: { ...head, ...report } });
  }
}

function measurementBlocks(
  { file, groups, figures, unpredicted, calibration }: MeasurementReport,
  fewest: number,
  { calibration: words, labels }: Words,
): readonly Block[] {
  const { columns } = words;
  const heads = ['rows', 'configurations', 'mean', 'median', 'p90', 'bias', 'factor', 'leftOneOut'] as const;
  const factors = groups.filter(({ factor }) => factor !== null).length;
  const hint = (text: string) => ({ level: 'hint' as const, label: labels.hint, text });
  return [
    { is: 'title', text: words.headline(figures.length, file) },
    ...(groups.length === 0
      ? []
      : [
          {
            is: 'table' as const,
            columns: [
              { heading: columns.group, align: 'left' as const },
              ...heads.map((key) => ({ heading: columns[key], align: 'right' as const, droppable: key === 'p90' || key === 'bias' })),
              { heading: columns.note, align: 'left' as const },
            ],
            rows: groups.map((group) => rowOf(group, fewest, words)),
            narrowNote: labels.narrow,
          },
        ]),
    {
      is: 'remarks',
      remarks: [
        ...unpredicted.map(({ line, message }) => ({
          level: 'warning' as const,
          label: labels.warning,
          text: words.unpredicted(line, message),
        })),
        hint(words.advice(calibration, factors)),
        hint(words.legend),
      ],
    },
  ];
}

function rowOf(group: JudgedGroup, fewest: number, words: CalibrationWords): readonly string[] {
  const { metric, gpu, models, engine, rows, configurations, modelsSeen, error, factor, leftOneOut, without } = group;
  return [
    words.group(words.metrics[metric], models, gpu, engine),
    String(rows),
    String(configurations),
    percent(error.mean),
    percent(error.median),
    percent(error.p90),
    percent(error.bias),
    factor === null ? '–' : String(factor),
    leftOneOut === null ? '–' : percent(leftOneOut.mean),
    without === null ? (modelsSeen === 1 ? words.oneModel : '') : without === 'few' ? words.without.few(fewest) : words.without['no-gain'],
  ];
}
