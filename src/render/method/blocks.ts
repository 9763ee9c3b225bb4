import type { GoodputAnswer, MethodAnswer } from '../../answer/contract/method.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Words } from '../../words/words.js';
import { type Block, columns } from '../block.js';
import { shown, shownShare } from '../shown.js';

const bytes = (value: number) => formatQuantity(value, 'bytes');

/** What a method consists of: each phase, and the memory of each stage. */
export function methodBlocks(answer: MethodAnswer, words: Words): readonly Block[] {
  const own = words.prediction.method;
  const time = (value: number) => shown('durationSeconds', value, words);
  const { phases, memory, total } = answer;
  return [
    { is: 'heading', text: own.title(answer.method) },
    {
      is: 'table',
      columns: columns(
        [own.stage, 'left'],
        [own.model, 'left'],
        [own.work, 'left'],
        [own.tokens, 'right'],
        [own.compute, 'right'],
        [own.reached, 'right'],
        [own.time, 'right'],
      ),
      rows: [
        ...phases.map(({ stage, model, use, tokens, flops, utilization, durationSeconds }) => [
          own.names[stage] ?? stage,
          own.names[model] ?? model,
          own.uses[use],
          shown('tokens', tokens, words),
          shown('trainingFlops', flops, words),
          shownShare(utilization),
          time(durationSeconds),
        ]),
        [own.total, '', '', '', shown('trainingFlops', total.flops, words), '', time(total.durationSeconds)],
      ],
    },
    {
      is: 'table',
      columns: columns([own.stage, 'left'], [own.model, 'left'], [own.memory, 'right']),
      rows: memory.map((held) => [own.names[held.stage] ?? held.stage, own.names[held.model] ?? held.model, bytes(held.bytes)]),
    },
  ];
}

/** What failures and checkpoints leave of the time. */
export function goodputBlocks(answer: GoodputAnswer, words: Words): readonly Block[] {
  const own = words.prediction.goodput;
  const time = (value: number) => shown('durationSeconds', value, words);
  const { goodput, mtbfSeconds, checkpointBytes, checkpointSeconds, intervalSeconds, youngSeconds, restartSeconds } = answer;
  return [
    { is: 'heading', text: own.title(shownShare(goodput)) },
    {
      is: 'table',
      columns: columns([own.setting, 'left'], [own.value, 'right']),
      rows: [
        [own.mtbf, time(mtbfSeconds)],
        [own.checkpoint, own.writing(bytes(checkpointBytes), time(checkpointSeconds))],
        [own.interval, own.young(time(intervalSeconds), time(youngSeconds))],
        [own.restart, time(restartSeconds)],
      ],
    },
  ];
}
