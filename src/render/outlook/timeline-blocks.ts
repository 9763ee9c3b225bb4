import type { Result } from '../../answer/contract/result.js';
import type { Total } from '../../answer/project/total.js';
import { termOf, type Words } from '../../words/words.js';
import { barOf } from '../bar.js';
import { type Block, type Column, NO_BREAK } from '../block.js';
import { shown } from '../shown.js';

type Timeline = NonNullable<Result['timeline']>;
type Months = Timeline['months'];

/** Columns that the bars take. */
const BAR = 16;
const DAY_SECONDS = 86_400;
/** Up to so many months every so many are shown; of more, every second year. */
const SHOWN_EVERY: readonly (readonly [months: number, every: number])[] = [
  [24, 1],
  [72, 3],
  [144, 6],
  [288, 12],
];

/** Growing demand month by month, and when a fleet runs out. */
export function timelineBlocks(timeline: Timeline, words: Words): readonly Block[] {
  const { growthPerMonth, months, fleet, uncertainty } = timeline;
  const said = words.outlook.timeline;
  const growth = uncertainty?.growth;
  const ends = growth && { low: shown('growth', growth.low, words), high: shown('growth', growth.high, words) };
  return [
    { is: 'heading', text: said.headline(ends === undefined ? shown('growth', growthPerMonth, words) : undefined, distanceOf(months)) },
    monthTable(months, monthColumns(months, words), words, fleet?.runsOutInMonth),
    ...fleetBlocks(timeline, words),
    ...(uncertainty === undefined
      ? []
      : [{ is: 'heading', text: said.sampling(shown('count', uncertainty.samples, words), uncertainty.seed, ends) } as const]),
  ];
}

/** How long a fleet lasts, and what it serves at most; with the name of its scenario among others. */
export function fleetBlocks({ fleet, months }: Timeline, words: Words, name?: string): readonly Block[] {
  if (fleet === undefined) return [];
  const said = words.outlook.timeline;
  const horizon = months.length - 1;
  const sentence = said.runsOut(shown('gpus', fleet.gpus, words), fleet.runsOutInMonth, horizon, servedAtMost(fleet, words));
  const range = fleet.runsOut === undefined ? [] : [rangeText(fleet.runsOut, horizon, words)];
  return [name === undefined ? sentence : `${name}${words.amounts.marks.colon}${sentence}`, ...range].map((text) => ({
    is: 'heading',
    text,
  }));
}

/** What all scenarios of a file take month by month. */
export function totalMonthsBlocks(months: NonNullable<Total['timeline']>, words: Words): readonly Block[] {
  const said = words.outlook.timeline;
  const { training, serving } = words.project.columns;
  const trains = months.some(({ trainingGpus }) => trainingGpus > 0);
  const part = (heading: string, key: 'trainingGpus' | 'servingGpus'): MonthColumn<(typeof months)[number]> => [
    right(heading, true),
    (month) => shown('gpus', month[key], words),
  ];
  const columns: readonly MonthColumn<(typeof months)[number]>[] = [
    [right(said.month), ({ month }) => String(month)],
    ...(trains ? [part(training, 'trainingGpus'), part(serving, 'servingGpus')] : []),
    ...commonColumns(months, words),
  ];
  return [{ is: 'heading', text: said.total(distanceOf(months), trains) }, monthTable(months, columns, words)];
}

function servedAtMost({ tokensPerWindow, requestsPerSecond }: NonNullable<Timeline['fleet']>, words: Words): string | undefined {
  if (tokensPerWindow === null) return undefined;
  const { tokensServed, requestsServed } = words.outlook.timeline;
  return typeof requestsPerSecond === 'number'
    ? requestsServed(aDay(requestsPerSecond, words))
    : tokensServed(shown('tokens', tokensPerWindow, words));
}

/** Requests in one unit whatever their number, so that months can be compared. */
function aDay(requestsPerSecond: number, words: Words): string {
  return shown('count', requestsPerSecond * DAY_SECONDS, words);
}

function rangeText(runsOut: NonNullable<NonNullable<Timeline['fleet']>['runsOut']>, horizon: number, words: Words): string {
  const month = (value: number | null) => (value === null ? `>${horizon}` : String(value));
  const never = runsOut.never === 0 ? undefined : shown('utilization', runsOut.never, words);
  return words.outlook.timeline.runsOutRange(month(runsOut.early), month(runsOut.likely), month(runsOut.late), never);
}

/** Distance of the months that are shown. */
function distanceOf({ length }: readonly unknown[]): number {
  return SHOWN_EVERY.find(([months]) => length - 1 <= months)?.[1] ?? 24;
}

type MonthColumn<Month> = readonly [column: Column, cell: (month: Month) => string];
type Common = Pick<Months[number], 'month' | 'gpus' | 'servers' | 'powerWatts' | 'costUsdPerMonth'>;

const right = (heading: string, droppable = false): Column => ({ heading, align: 'right', droppable });

/** The months that are shown, and one that matters besides. */
function monthTable<Month extends Common>(
  months: readonly Month[],
  columns: readonly MonthColumn<Month>[],
  words: Words,
  also: number | null = null,
): Block {
  const every = distanceOf(months);
  const chosen = months.filter(({ month }) => month % every === 0 || month === months.length - 1 || month === also);
  return {
    is: 'table',
    columns: columns.map(([column]) => column),
    rows: changing(chosen.map((month) => columns.map(([, cell]) => cell(month).replaceAll(' ', NO_BREAK)))),
    narrowNote: words.outlook.timeline.narrow,
  };
}

/** What a scenario has of a month. */
function monthColumns(months: Months, words: Words): readonly MonthColumn<Months[number]>[] {
  const said = words.outlook.timeline;
  const [gpus, ...rest] = commonColumns<Months[number]>(months, words);
  const spread = months.some(({ percentiles }) => percentiles !== undefined);
  const billed = months.some(({ electricityUsdPerMonth }) => electricityUsdPerMonth !== null);
  const bars = rest.splice(-1);
  return [
    [right(said.month), ({ month }) => String(month)],
    months.some(({ requestsPerSecond }) => requestsPerSecond !== undefined)
      ? [
          right(said.requests, true),
          ({ requestsPerSecond: rate }) => (typeof rate === 'number' ? aDay(rate, words) : shown('count', rate, words)),
        ]
      : [right(said.tokens, true), ({ tokensPerWindow }) => shown('tokensPerWindow', tokensPerWindow, words)],
    ...(gpus ? [gpus] : []),
    ...(spread ? [[right(said.range), (month: Months[number]) => rangeOf(month, words)] as const] : []),
    ...rest,
    ...(billed
      ? [
          [
            right(termOf('electricityUsdPerMonth', words), true),
            (month: Months[number]) => shown('costUsd', month.electricityUsdPerMonth, words),
          ] as const,
        ]
      : []),
    ...bars,
  ];
}

/** GPUs, servers, power and money, where they are known, and bars of the GPUs. */
function commonColumns<Month extends Common>(months: readonly Month[], words: Words): MonthColumn<Month>[] {
  const most = Math.max(...months.map(({ gpus }) => gpus ?? 0));
  const known = (key: 'powerWatts' | 'costUsdPerMonth') => months.some((month) => month[key] !== null);
  return [
    [right(termOf('gpus', words)), ({ gpus }) => shown('gpus', gpus, words)],
    [right(termOf('servers', words)), ({ servers }) => shown('servers', servers, words)],
    ...(known('powerWatts')
      ? [[right(termOf('powerWatts', words), true), (month: Month) => shown('powerWatts', month.powerWatts, words)] as const]
      : []),
    ...(known('costUsdPerMonth')
      ? [[right(termOf('costUsdPerMonth', words)), (month: Month) => shown('costUsd', month.costUsdPerMonth, words)] as const]
      : []),
    [{ heading: '', align: 'left', droppable: true }, ({ gpus }) => barOf(most > 0 ? (gpus ?? 0) / most : 0, BAR)],
  ];
}

/** Rows that say something else than the one before; the first, and the last. */
function changing(rows: readonly (readonly string[])[]): readonly (readonly string[])[] {
  const said = (row: readonly string[] | undefined) => row?.slice(1).join('\n');
  return rows.filter((row, place) => place === rows.length - 1 || said(row) !== said(rows[place - 1]));
}

function rangeOf({ percentiles }: Months[number], words: Words): string {
  const gpus = percentiles?.gpus;
  return gpus === undefined ? '' : `${shown('gpus', gpus.p10, words)} – ${shown('gpus', gpus.p90, words)}`;
}
