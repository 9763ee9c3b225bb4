import type { Result } from '../../answer/result.js';
import { type Block, columns } from '../block.js';
import { shown } from '../units.js';
import { termOf, type Words } from '../words.js';

/** Growing demand month by month, and when a fleet runs out. */
export function timelineBlocks({ months, fleet }: NonNullable<Result['timeline']>, words: Words): readonly Block[] {
  const { month, monthCost } = words.outlook.timeline;
  const priced = months.some(({ costUsdPerMonth }) => costUsdPerMonth !== null);
  const blocks: Block[] = [
    { is: 'heading', text: words.outlook.timeline.headline },
    {
      is: 'table',
      columns: columns(
        [month, 'right'],
        ...['tokensPerWindow', 'gpus', 'servers', 'powerWatts'].map((key) => [termOf(key, words), 'right'] as const),
        ...(priced ? [[monthCost, 'right'] as const] : []),
      ),
      rows: months.map((each) => [
        String(each.month),
        shown('tokensPerWindow', each.tokensPerWindow),
        shown('gpus', each.gpus),
        shown('servers', each.servers),
        shown('powerWatts', each.powerWatts),
        ...(priced ? [shown('costUsd', each.costUsdPerMonth)] : []),
      ]),
    },
  ];
  if (fleet !== undefined)
    blocks.push({
      is: 'heading',
      text: words.outlook.timeline.runsOut(shown('gpus', fleet.gpus), fleet.runsOutInMonth, months.length - 1),
    });
  return blocks;
}
