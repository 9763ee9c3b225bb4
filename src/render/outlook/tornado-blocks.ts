import type { Result } from '../../answer/result.js';
import { formatQuantity } from '../../quantity/format.js';
import { type Block, columns } from '../block.js';
import { shown } from '../units.js';
import { termOf, type Words } from '../words.js';

/** Columns that the bars of a tornado take. */
const BAR = 24;

/** Bars from the figure at one end of each assumption to that at the other; the longest is the assumption to know better. */
export function tornadoBlocks({ figure, step, swings }: NonNullable<Result['sensitivity']>, words: Words): readonly Block[] {
  const { low, high, swing } = words.outlook.sensitivity;
  const longest = Math.max(...swings.map((each) => each.swing ?? 0));
  const bar = (length: number) => '█'.repeat(longest > 0 ? Math.max(length > 0 ? 1 : 0, Math.round((length / longest) * BAR)) : 0);
  return [
    {
      is: 'heading',
      text: words.outlook.sensitivity.headline(termOf(figure, words), step === null ? undefined : formatQuantity(step, 'ratio')),
    },
    {
      is: 'table',
      columns: columns([words.columns.assumption, 'left'], [low, 'right'], [high, 'right'], [swing, 'right'], ['', 'left']),
      rows: swings.map((each) => [
        termOf(each.field, words),
        `${shown(each.field, each.low.assumption)} → ${shown(figure, each.low.figure)}`,
        `${shown(each.field, each.high.assumption)} → ${shown(figure, each.high.figure)}`,
        shown(figure, each.swing),
        bar(each.swing ?? 0),
      ]),
    },
  ];
}
