import type { ModelResult } from '../../answer/contract/model.js';
import type { ChartWords } from '../../words/report.js';
import { termOf, type Words } from '../../words/words.js';
import { columns } from '../block.js';
import type { Chart } from '../report/chart/chart.js';
import { amount, shownShare } from '../shown.js';

/** Where the parameters of a model are, and where the FLOP of a token go; of one model only. */
export function modelCharts(results: readonly ModelResult[], words: Words): readonly Chart[] {
  const own = words.report.charts;
  const [first, ...others] = results;
  if (first === undefined || others.length > 0) return [];
  const { components, flopsPerToken } = first.answer;
  return [
    sharesChart('components', own.components, components, 'count', words, own),
    sharesChart('flops', own.flops, flopsPerToken.components.forward, 'flop', words, own),
  ].filter((chart) => chart !== undefined);
}

function sharesChart(
  id: string,
  { title, sentence }: ChartWords['components'],
  parts: Readonly<Partial<Record<string, number>>>,
  unit: 'count' | 'flop',
  words: Words,
  { columns: heads }: ChartWords,
): Chart | undefined {
  const known = Object.entries(parts)
    .flatMap(([key, value]) => (value !== undefined && value > 0 ? [{ label: termOf(key, words), value }] : []))
    .toSorted((one, other) => other.value - one.value);
  const [largest] = known;
  if (largest === undefined) return undefined;
  const total = known.reduce((sum, { value }) => sum + value, 0);
  const share = (value: number) => shownShare(value / total);
  const text = (value: number) => amount(value, unit, words);
  return {
    id,
    title,
    sentence: sentence(largest.label, share(largest.value)),
    table: {
      is: 'table',
      columns: columns([heads.part, 'left'], [heads.value, 'right'], [heads.share, 'right']),
      rows: known.map(({ label, value }) => [label, text(value), share(value)]),
    },
    drawn: {
      is: 'bars',
      rows: known.map(({ label, value }) => ({
        label,
        text: [text(value), share(value)].join(words.amounts.marks.comma),
        parts: [{ label: title, value }],
      })),
    },
  };
}
