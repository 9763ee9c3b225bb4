import type { Result } from '../../answer/contract/result.js';
import { formatQuantity } from '../../quantity/format.js';
import type { ChartWords } from '../../words/report.js';
import { termOf, type Words } from '../../words/words.js';
import { findOutFirst } from '../outlook/tornado-blocks.js';
import { amount, shown, shownShare } from '../shown.js';
import type { Chart } from './chart/chart.js';
import { tableOf } from './chart/table.js';
import { curveChart } from './serving-chart.js';
import { sobolChart } from './sobol-chart.js';
import { tradeOffChart } from './trade-off-chart.js';

/** The pictures of one answer: those that its figures allow. */
export function chartsOf(result: Result, words: Words, own: ChartWords): readonly Chart[] {
  return [
    tradeOffChart(result, words, own.duration),
    stepChart(result, words, own),
    memoryChart(result, own),
    curveChart(result, words, own),
    spreadChart(result, words, own),
    tornadoChart(result, words, own),
    sobolChart(result, words, own),
    monthsChart(result, words, own),
  ].filter((chart) => chart !== undefined);
}

/** Figures that are worth a picture where answers stand side by side. */
const COMPARED = ['gpus', 'costUsd', 'costUsdPerMillionTokens', 'powerWatts'];
/** More bars than these are no picture any more. */
const MOST_BARS = 30;

/** Answers side by side: a picture for each figure in which they differ. */
export function comparisonCharts(results: readonly Result[], words: Words, own: ChartWords): readonly Chart[] {
  const answered = results.filter(({ error }) => error === undefined);
  if (answered.length < 2 || answered.length > MOST_BARS) return [];
  return COMPARED.flatMap((key): Chart[] => {
    const known = answered.flatMap(({ name, answer }) => (typeof answer[key] === 'number' ? [{ name, value: answer[key] }] : []));
    const [first] = known;
    if (first === undefined || known.length < 2 || new Set(known.map(({ value }) => value)).size < 2) return [];
    const least = known.reduce((one, other) => (other.value < one.value ? other : one), first);
    const most = known.reduce((one, other) => (other.value > one.value ? other : one), first);
    const { title, sentence } = own.compared(termOf(key, words));
    const rows = known.map(({ name, value }) => ({
      label: name,
      text: shown(key, value, words),
      chosen: value === least.value,
      parts: [{ label: termOf(key, words), value }],
    }));
    return [
      {
        id: `compared-${key}`,
        title,
        sentence: sentence(shown(key, least.value, words), least.name, shown(key, most.value, words), most.name),
        table: tableOf(
          [own.columns.part, termOf(key, words)],
          rows.map(({ label, text }) => [label, text]),
        ),
        drawn: { is: 'bars', rows },
      },
    ];
  });
}

function stepChart({ prediction }: Result, words: Words, { step, columns: heads }: ChartWords): Chart | undefined {
  if (prediction === undefined) return undefined;
  const { stepSeconds, parts } = prediction;
  const all = parts.filter(({ seconds }) => seconds > 0).toSorted((one, other) => other.seconds - one.seconds);
  const [largest] = all;
  if (largest === undefined) return undefined;
  const secondsText = (seconds: number) => amount(seconds, 'latency', words, 3);
  const named = all.map(({ part, seconds }) => ({
    label: words.prediction.parts[part],
    text: secondsText(seconds),
    share: shownShare(seconds / stepSeconds),
    seconds,
  }));
  return {
    id: 'step',
    title: step.title,
    sentence: step.sentence(words.prediction.parts[largest.part], shownShare(largest.seconds / stepSeconds), secondsText(stepSeconds)),
    table: tableOf(
      [heads.part, heads.value, heads.share],
      named.map(({ label, text, share }) => [label, text, share]),
    ),
    drawn: {
      is: 'bars',
      rows: named.map(({ label, text, share, seconds }) => ({
        label,
        text: `${text}${words.amounts.marks.comma}${share}`,
        parts: [{ label: words.prediction.time, value: seconds }],
      })),
    },
  };
}

function memoryChart({ prediction, evidence, answer }: Result, own: ChartWords): Chart | undefined {
  const parts = memoryParts(prediction, evidence, answer['gpus'], own);
  if (parts === undefined || parts.length === 0) return undefined;
  const used = parts.reduce((sum, { value }) => sum + value, 0);
  const limit = evidence.gpu?.memoryBytes ?? evidence.memory?.bytesPerGpu ?? undefined;
  const { memory, columns: heads } = own;
  return {
    id: 'memory',
    title: memory.title,
    sentence: memory.sentence(
      bytes(used),
      limit === undefined ? undefined : bytes(limit),
      limit === undefined ? undefined : shownShare(used / limit),
    ),
    table: tableOf(
      [heads.part, heads.value],
      [...parts.map(({ label, value }) => [label, bytes(value)]), ...(limit === undefined ? [] : [[own.limit(''), bytes(limit)]])],
    ),
    drawn: {
      is: 'bars',
      rows: [{ label: '', text: bytes(used), parts }],
      ...(limit !== undefined && { limit: { value: limit, text: own.limit(bytes(limit)) } }),
    },
  };
}

/** What holds the memory of one GPU: as it was predicted, else the weights and the cache shared out evenly. */
function memoryParts(prediction: Result['prediction'], { serving, memory }: Result['evidence'], gpus: unknown, { parts }: ChartWords) {
  const named = (held: Readonly<Partial<Record<keyof ChartWords['parts'], number>>>) =>
    Object.entries(held).flatMap(([part, value]) => (value > 0 ? [{ label: parts[part as keyof typeof parts], value }] : []));
  if (prediction !== undefined) {
    const { total: _, ...held } = prediction.memoryBytesPerGpu;
    return named(held);
  }
  if (serving !== undefined) return named({ weights: serving.memory.weights, reserve: serving.memory.reserve, pool: serving.memory.pool });
  if (memory === undefined || gpus !== 1) return undefined;
  return named({ weights: memory.weightsBytes, cache: memory.cacheBytes ?? 0 });
}

function spreadChart({ uncertainty, solved }: Result, words: Words, { spread, columns: heads }: ChartWords): Chart | undefined {
  const known = uncertainty?.percentiles[solved];
  const { histogram } = uncertainty ?? {};
  if (known === undefined || histogram === undefined) return undefined;
  const { figure, from, to, shares } = histogram;
  const width = (to - from) / shares.length;
  const points = shares.flatMap((share, place) => [
    { x: from + place * width, y: share },
    { x: from + (place + 1) * width, y: share },
  ]);
  return {
    id: 'spread',
    title: spread.title,
    sentence: spread.sentence(termOf(solved, words), shown(solved, known.p10, words), shown(solved, known.p90, words)),
    table: tableOf(
      [termOf(figure, words), heads.share],
      shares.map((share, place) => [
        words.outlook.uncertainty.between(shown(figure, from + place * width, words), shown(figure, from + (place + 1) * width, words)),
        shownShare(share),
      ]),
    ),
    drawn: {
      is: 'lines',
      x: { label: termOf(figure, words), scale: 'linear', text: (value) => shown(figure, value, words) },
      y: { label: heads.share, scale: 'linear', text: shownShare },
      series: [{ label: heads.share, points }],
    },
  };
}

/** Swings that are worth a row. */
const SWINGS = 10;

function tornadoChart({ sensitivity }: Result, words: Words, { tornado }: ChartWords): Chart | undefined {
  if (sensitivity === undefined || sensitivity.value === null) return undefined;
  const { figure, value, swings } = sensitivity;
  const { open, close } = words.amounts.marks;
  const rows = swings.slice(0, SWINGS).flatMap(({ field, low, high }) => {
    if (low.figure === null || high.figure === null) return [];
    const end = (side: typeof low, result: number) => ({
      value: result,
      text: `${shown(figure, result, words)}${open}${shown(field, side.assumption, words)}${close}`,
    });
    return [{ label: termOf(field, words), low: end(low, low.figure), high: end(high, high.figure) }];
  });
  const [first] = rows;
  if (first === undefined) return undefined;
  const { low, high, swing } = words.outlook.sensitivity;
  const farthest = tornado.sentence(
    first.label,
    shown(figure, Math.min(first.low.value, first.high.value), words),
    shown(figure, Math.max(first.low.value, first.high.value), words),
  );
  return {
    id: 'tornado',
    title: tornado.title,
    sentence: [farthest, ...findOutFirst(sensitivity, words)].join(' '),
    table: tableOf(
      [words.columns.assumption, low, high, swing],
      rows.map((row) => [row.label, row.low.text, row.high.text, shown(figure, Math.abs(row.high.value - row.low.value), words)]),
    ),
    drawn: { is: 'spans', base: { value, text: shown(figure, value, words) }, rows },
  };
}

function monthsChart({ timeline }: Result, words: Words, { months: own, monthsBand }: ChartWords): Chart | undefined {
  if (timeline === undefined) return undefined;
  const known = timeline.months.flatMap(({ month, gpus, percentiles }) =>
    gpus === null ? [] : [{ month, gpus, spread: percentiles?.gpus }],
  );
  const [first, last] = [known[0], known.at(-1)];
  if (first === undefined || last === undefined || first === last) return undefined;
  const band = known.flatMap(({ month, spread }) =>
    spread?.p10 == null || spread.p90 === null ? [] : [{ x: month, low: spread.p10, high: spread.p90 }],
  );
  const { fleet } = timeline;
  const gpus = termOf('gpus', words);
  return {
    id: 'months',
    title: own.title,
    sentence: own.sentence(shown('gpus', first.gpus, words), shown('gpus', last.gpus, words), last.month),
    table: tableOf(
      [words.outlook.timeline.month, gpus],
      known.map(({ month, gpus: count }) => [String(month), shown('gpus', count, words)]),
    ),
    drawn: {
      is: 'lines',
      x: { label: words.outlook.timeline.month, scale: 'linear', text: String },
      y: { label: gpus, scale: 'linear', text: (value) => shown('tokens', value, words) },
      series: [
        { label: gpus, points: known.map(({ month, gpus: y }) => ({ x: month, y })) },
        ...(fleet === undefined
          ? []
          : [{ label: termOf('fleetGpus', words), points: [first, last].map(({ month }) => ({ x: month, y: fleet.gpus })) }]),
      ],
      ...(band.length > 1 && { band: { label: monthsBand, points: band } }),
    },
  };
}

const bytes = (value: number) => formatQuantity(value, 'bytes');
