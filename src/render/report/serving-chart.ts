import type { Result } from '../../answer/contract/result.js';
import type { ChartWords } from '../../words/report.js';
import type { Words } from '../../words/words.js';
import { amount } from '../shown.js';
import type { Chart } from './chart/chart.js';
import { tableOf } from './chart/table.js';

/** What a replica gives at each load against how long a token takes there, with the load that was chosen. */
export function curveChart({ evidence }: Result, words: Words, { curve: own }: ChartWords): Chart | undefined {
  const points = evidence.serving?.curve ?? [];
  const chosen = points.find((point) => point.chosen);
  if (points.length < 2 || chosen === undefined) return undefined;
  const { concurrency, ttft, tpot, rate } = words.prediction.serving;
  const count = (value: number) => amount(value, 'count', words);
  const latency = (seconds: number) => amount(seconds, 'latency', words);
  const at = (point: typeof chosen) => ({ x: point.outputTokensPerSecondPerGpu, y: point.tpotSeconds });
  return {
    id: 'curve',
    title: own.title,
    sentence: own.sentence(count(chosen.concurrency), count(chosen.outputTokensPerSecondPerGpu), latency(chosen.tpotSeconds)),
    table: tableOf(
      [concurrency, ttft, tpot, rate],
      points.map((point) => [
        count(point.concurrency),
        latency(point.ttftSeconds),
        latency(point.tpotSeconds),
        count(point.outputTokensPerSecondPerGpu),
      ]),
    ),
    drawn: {
      is: 'lines',
      x: { label: rate, scale: 'linear', text: count },
      y: { label: tpot, scale: 'linear', text: latency },
      series: [{ label: tpot, points: points.map(at) }],
      chosen: { ...at(chosen), text: own.chosen(count(chosen.concurrency)) },
    },
  };
}
