import type { ValidationReport } from '../../answer/contract/validation.js';
import type { Words } from '../../words/words.js';
import { columns } from '../block.js';
import { shownShare } from '../shown.js';
import type { Chart } from './chart/chart.js';

/** Errors with measurements left out, group by group: the median, and from there to P90. */
export function validationCharts({ rows }: ValidationReport, { amounts, validation: words, report }: Words): readonly Chart[] {
  const own = report.charts;
  const left = rows.filter(({ sample }) => sample === 'left-out');
  const suites = [...new Set(left.map(({ suite }) => suite))];
  return suites.flatMap((suite): Chart[] => {
    const groups = left.filter((row) => row.suite === suite);
    const medians = groups.map(({ predicted }) => predicted.median);
    if (groups.length === 0) return [];
    const { errors, errorSeries, columns: heads } = own;
    const label = (row: (typeof groups)[number]) => words.group(row.group);
    return [
      {
        id: `errors-${suite}`,
        title: `${errors.title}${amounts.marks.colon}${words.section(suite, 'left-out', groups[0]?.by ?? 'left-out')}`,
        sentence: errors.sentence(shownShare(Math.min(...medians)), shownShare(Math.max(...medians))),
        table: {
          is: 'table',
          columns: columns([heads.part, 'left'], [errorSeries.median, 'right'], ['P90', 'right']),
          rows: groups.map((row) => [label(row), shownShare(row.predicted.median), shownShare(row.predicted.p90)]),
        },
        drawn: {
          is: 'bars',
          rows: groups.map((row) => ({
            label: label(row),
            text: `${shownShare(row.predicted.median)}, P90 ${shownShare(row.predicted.p90)}`,
            parts: [
              { label: errorSeries.median, value: row.predicted.median },
              { label: errorSeries.p90, value: row.predicted.p90 - row.predicted.median },
            ],
          })),
        },
      },
    ];
  });
}
