import type { Result } from '../../answer/contract/result.js';
import type { Words } from '../../words/words.js';
import type { Block } from '../block.js';
import { timelineBlocks } from './timeline-blocks.js';
import { tornadoBlocks } from './tornado-blocks.js';
import { uncertaintyBlocks } from './uncertainty-blocks.js';

/** What ranges and time make of an answer, for people. */
export function outlookBlocks({ uncertainty, sensitivity, timeline, unknown, solved }: Result, words: Words): readonly Block[] {
  return [
    ...(uncertainty === undefined ? [] : uncertaintyBlocks(uncertainty, unknown === 'gpus' ? [] : [solved], words)),
    ...(sensitivity === undefined ? [] : tornadoBlocks(sensitivity, words)),
    ...(timeline === undefined ? [] : timelineBlocks(timeline, words)),
  ];
}
