import type { Result } from '../../answer/contract/result.js';
import type { ChartWords } from '../../words/report.js';
import { termOf, type Words } from '../../words/words.js';
import { shown } from '../shown.js';
import type { Chart } from './chart/chart.js';
import { tableOf } from './chart/table.js';

const DAY_SECONDS = 86_400;

/** An answer with what it trades off, if anything. */
type Answered = Pick<Result, 'solved'> & {
  readonly tradeOff?: Result['tradeOff'] | undefined;
  readonly answer: Readonly<Record<string, number | object | null>>;
};

/** GPUs that a training run takes against the time that it has. */
export function tradeOffChart(
  { tradeOff, answer, solved }: Answered,
  words: Pick<Words, 'amounts' | 'terms' | 'otherTerms'>,
  duration: ChartWords['duration'],
): Chart | undefined {
  if (tradeOff === undefined) return undefined;
  const { points } = tradeOff;
  const [gpus, seconds] = [answer['gpus'], answer['durationSeconds']];
  const half = typeof seconds === 'number' ? points.find(({ x }) => Math.abs(x / (seconds / 2) - 1) < 1e-6) : undefined;
  if (typeof gpus !== 'number' || typeof seconds !== 'number' || half === undefined) return undefined;
  const time = termOf('durationSeconds', words);
  return {
    id: 'trade-off',
    title: duration.title,
    sentence: duration.sentence(shown('gpus', gpus, words), shown('durationSeconds', seconds, words), shown('gpus', half.y, words)),
    table: tableOf(
      [time, termOf('gpus', words)],
      points.map(({ x, y }) => [shown('durationSeconds', x, words), shown('gpus', y, words)]),
    ),
    drawn: {
      is: 'lines',
      x: {
        label: time,
        scale: 'log',
        unit: seconds < DAY_SECONDS ? 3600 : DAY_SECONDS,
        text: (value) => shown('durationSeconds', value, words),
      },
      y: { label: termOf('gpus', words), scale: 'log', text: (value) => shown('tokens', value, words) },
      series: [{ label: termOf('gpus', words), points }],
      chosen: { x: seconds, y: gpus, text: shown(solved, answer[solved], words) },
    },
  };
}
