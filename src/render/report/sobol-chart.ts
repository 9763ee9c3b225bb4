import type { Result } from '../../answer/contract/result.js';
import type { ChartWords } from '../../words/report.js';
import type { Words } from '../../words/words.js';
import { groupName, spreadSentence, wholeShare } from '../outlook/tornado-blocks.js';
import type { Chart } from './chart/chart.js';
import { tableOf } from './chart/table.js';

/** Which range how much of the spread is, alone and together with others. */
export function sobolChart({ sensitivity }: Result, words: Words, { sobol: own }: ChartWords): Chart | undefined {
  const { sobol } = sensitivity ?? {};
  const sentence = sobol && spreadSentence(sobol, words);
  if (sobol === undefined || sentence === undefined) return undefined;
  const { alone, together } = words.outlook.sensitivity;
  const rows = sobol.indices.map(({ fields, first, total }) => ({ label: groupName(fields, words), first, total }));
  return {
    id: 'sobol',
    title: own.title,
    sentence: own.sentence(sentence),
    table: tableOf(
      [words.columns.assumption, alone, together],
      rows.map(({ label, first, total }) => [label, wholeShare(first), wholeShare(total)]),
    ),
    drawn: {
      is: 'bars',
      rows: rows.map(({ label, first, total }) => ({
        label,
        text: wholeShare(total),
        parts: [
          { label: alone, value: first },
          { label: together, value: total - first },
        ],
      })),
    },
  };
}
