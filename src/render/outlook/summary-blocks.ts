import type { Result } from '../../answer/contract/result.js';
import type { Words } from '../../words/words.js';
import { type Block, columns } from '../block.js';
import { shown } from '../shown.js';
import { tornadoBlocks } from './tornado-blocks.js';
import { rangeColumns, rangeRows, togetherBlocks } from './uncertainty-blocks.js';

type Uncertain = Result & { readonly uncertainty: NonNullable<Result['uncertainty']> };

/** Tenth and ninetieth percentile of a figure in one cell; empty where there are none. */
export function spreadOf(figure: string, uncertainty: Result['uncertainty'], words: Words): string {
  const percentiles = uncertainty?.percentiles[figure];
  return percentiles === undefined
    ? ''
    : words.outlook.uncertainty.between(shown(figure, percentiles.p10, words), shown(figure, percentiles.p90, words));
}

/** What ranges are behind several answers side by side, and what moves each. */
export function outlookSummary(results: readonly Result[], words: Words): readonly Block[] {
  const uncertain = results.filter(
    (result): result is Uncertain => result.uncertainty !== undefined && result.uncertainty.measured === undefined,
  );
  return [...(uncertain.length === 0 ? [] : rangeBlocks(uncertain, words)), ...results.flatMap((result) => tornadoOf(result, words))];
}

function tornadoOf({ name, sensitivity }: Result, words: Words): readonly Block[] {
  return sensitivity === undefined ? [] : [{ is: 'title', text: name }, ...tornadoBlocks(sensitivity, words)];
}

function rangeBlocks(results: readonly Uncertain[], words: Words): readonly Block[] {
  const heads = words.outlook.uncertainty;
  const [first] = results as readonly [Uncertain];
  const { samples, seed } = first.uncertainty;
  const same = results.every(({ uncertainty }) => JSON.stringify(uncertainty.ranges) === JSON.stringify(first.uncertainty.ranges));
  const rows = (same ? [first] : results).flatMap(({ name, uncertainty }) =>
    rangeRows(uncertainty.ranges, words).map((row) => (same ? row : [name, ...row])),
  );
  const tied = results.every(({ uncertainty }) => JSON.stringify(uncertainty.together) === JSON.stringify(first.uncertainty.together));
  const notes = results.flatMap(({ name, uncertainty: { unanswered, evidence, together } }) => [
    ...(tied ? [] : togetherBlocks(together, words).map(({ text }) => `${name}${words.amounts.marks.colon}${text}`)),
    ...(unanswered > 0 ? [`${name}${words.amounts.marks.colon}${heads.unanswered(shown('count', unanswered, words))}`] : []),
    ...(evidence ? [`${name}${words.amounts.marks.colon}${heads.evidence(evidence.runs.length, evidence.comparableBy)}`] : []),
  ]);
  return [
    { is: 'heading', text: heads.headline(shown('count', samples, words), seed, undefined) },
    {
      is: 'table',
      columns: [...(same ? [] : columns([words.project.columns.scenario, 'left'])), ...rangeColumns(words)],
      rows,
    },
    ...(tied ? togetherBlocks(first.uncertainty.together, words) : []),
    ...notes.map((text): Block => ({ is: 'heading', text })),
  ];
}
