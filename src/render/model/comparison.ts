import type { ModelResult } from '../../answer/contract/model.js';
import { formatQuantity } from '../../quantity/format.js';
import { termOf, type Words } from '../../words/words.js';
import type { Block, TableBlock } from '../block.js';
import { stepTexts } from '../step-text.js';
import { modelRemarks, shownCount } from './remarks.js';

/** Columns that a table of models has at most; more make another table. */
const SIDE_BY_SIDE = 4;

/** Models side by side, one a column. */
export function modelComparison(results: readonly ModelResult[], words: Words): readonly Block[] {
  const blocks: Block[] = [{ is: 'title', text: words.modelComparison(results.length) }];
  for (let from = 0; from < results.length; from += SIDE_BY_SIDE) {
    blocks.push(table(results.slice(from, from + SIDE_BY_SIDE), words));
  }
  for (const { name, steps } of results) {
    if (steps)
      blocks.push({ is: 'steps', title: `${words.labels.steps}${words.amounts.marks.colon}${name}`, steps: stepTexts(steps, words) });
  }
  blocks.push(modelRemarks(results, words));
  return blocks;
}

/** The name of a model; with what differs where a name stands in several columns. */
function headingOf({ name, scenario }: ModelResult, results: readonly ModelResult[]): string {
  const same = results.filter((other) => other.name === name);
  const differs = (key: 'sequence' | 'weights' | 'kv') => same.some((other) => other.scenario[key] !== scenario[key]);
  return [
    name,
    ...(differs('sequence') ? [formatQuantity(scenario.sequence, 'integer')] : []),
    ...(differs('weights') ? [scenario.weights] : []),
    ...(differs('kv') ? [`KV ${scenario.kv}`] : []),
  ].join(', ');
}

type Figure = readonly [name: string, show: (result: ModelResult) => string];

function table(results: readonly ModelResult[], words: Words): TableBlock {
  const count = (value: number | null | undefined) =>
    value === null || value === undefined || value === 0 ? '–' : shownCount(value, words);
  const flop = (value: number | null) => (value === null ? '–' : formatQuantity(value, 'flop'));
  const bytes = (value: number) => (value === 0 ? '–' : formatQuantity(value, 'bytes'));
  const some = (value: (result: ModelResult) => number | null | undefined) => results.some((result) => (value(result) ?? 0) > 0);
  const counts = ['parameters', 'activeParameters', 'embeddingParameters', 'nonEmbeddingParameters'] as const;
  const beside = ['mtpParameters', 'visionParameters', 'ngramParameters', 'blockScales'] as const;
  const flops = ['forward', 'prefill', 'decode', 'training', 'sixN', 'palm', 'megatron'] as const;
  const memory = ['weightsBytes', 'kvBytesPerToken', 'kvBytesAtContext', 'stateBytes'] as const;
  const components = [
    ...new Set(results.flatMap(({ answer }) => Object.keys(answer.components))),
  ] as (keyof ModelResult['answer']['components'])[];
  const rows: readonly Figure[] = [
    ...counts.map((key): Figure => [termOf(key, words), ({ answer }) => count(answer[key])]),
    ...components.map((key): Figure => [`  ${termOf(key, words)}`, ({ answer }) => count(answer.components[key])]),
    ...beside
      .filter((key) => some(({ answer }) => answer[key]))
      .map((key): Figure => [termOf(key, words), ({ answer }) => count(answer[key])]),
    [termOf('sequence', words), ({ scenario }) => formatQuantity(scenario.sequence, 'integer')],
    ...flops.map((key): Figure => [termOf(`flopsPerToken.${key}`, words), ({ answer }) => flop(answer.flopsPerToken[key])]),
    [
      termOf('flopsPerToken.exactOverSixN', words),
      ({ answer }) => formatQuantity(answer.flopsPerToken.exactOverSixN, 'number', { significant: 4 }),
    ],
    ...(['weights', 'kv'] as const).map((key): Figure => [words.model.formats[key], ({ scenario }) => scenario[key]]),
    ...memory
      .filter((key) => some(({ answer }) => answer[key]))
      .map((key): Figure => [termOf(key, words), ({ answer }) => bytes(answer[key])]),
  ];
  return {
    is: 'table',
    columns: [
      { heading: words.columns.result, align: 'left' },
      ...results.map((result) => ({ heading: headingOf(result, results), align: 'right' as const })),
    ],
    rows: rows.map(([name, show]) => [name.trim(), ...results.map(show)]),
  };
}
