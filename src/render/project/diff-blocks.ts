import type { AssumptionChange } from '../../answer/project/attribution.js';
import type { DiffReport, FigureChange, ScenarioChange } from '../../answer/project/diff.js';
import { formatQuantity } from '../../quantity/format.js';
import { spelled } from '../../words/quote.js';
import { termOf, type Words } from '../../words/words.js';
import { type Block, columns } from '../block.js';
import { shown, shownApart } from '../shown.js';

/** Figures that people are shown, beside the one that answers; programs get all that differ. */
const SHOWN = [
  'gpus',
  'servers',
  'powerWatts',
  'costUsd',
  'costUsdPerWindow',
  'costUsdPerMillionTokens',
  'electricityUsd',
  'electricityUsdPerWindow',
  'co2eGrams',
  'co2eGramsPerWindow',
  'gpusAtHorizon',
  'runsOutInMonth',
];
const PERCENTILE = /^p(\d+)\((\w+)\)$/;

/** A comparison for people: what the answers are, then which assumption made how much of the difference. */
export function diffBlocks(report: DiffReport, words: Words): readonly Block[] {
  const { diff } = words;
  const { scenarios, total, exceeded, failAbove } = report;
  // A file may be called anything, and a revision nearly so.
  const [before, after] = [spelled(report.before), spelled(report.after)];
  const count = (status: ScenarioChange['status']) => scenarios.filter((scenario) => scenario.status === status).length;
  const differing = scenarios.filter(({ status }) => status !== 'same');
  const notes: Block = {
    is: 'remarks',
    remarks: (report.nothingAtBase ?? []).map(({ file, why }) => ({
      level: 'warning',
      label: words.labels.warning,
      text: diff.nothingAtBase(spelled(file), why),
    })),
  };
  if (differing.length === 0) return [{ is: 'title', text: diff.nothing(before, after) }, notes];
  const gpus = total['gpus'];
  const lead =
    gpus === undefined
      ? ''
      : `${words.amounts.marks.colon}${diff.total(termOf('gpus', words), shown('gpus', gpus.before, words), shown('gpus', gpus.after, words), shareOf(gpus))}`;
  const blocks: Block[] = [
    {
      is: 'title',
      text: `${diff.headline({ changed: count('changed'), added: count('added'), removed: count('removed'), same: count('same') })}${lead}`,
    },
    { is: 'heading', text: `${diff.between(before, after)}${words.clause}${diff.key}` },
    notes,
    answerTable(differing, total, words),
  ];
  const rows = differing.flatMap((scenario) => onlyFirst(causeRows(scenario, words), 1));
  if (rows.length > 0) {
    const { scenario, part, before: from, after: to, change, share } = words.project.columns;
    blocks.push({ is: 'heading', text: diff.why });
    blocks.push({
      is: 'table',
      columns: columns([scenario, 'left'], [part, 'left'], [from, 'right'], [to, 'right'], [change, 'right'], [share, 'right']),
      rows,
    });
  }
  blocks.push({
    is: 'remarks',
    remarks: [...groupedByScenario(exceeded)].map(([scenario, grown]) => ({
      level: 'error',
      label: scenario ?? diff.all,
      text: exceededText(grown, formatQuantity(failAbove ?? 0, 'ratio'), words),
    })),
  });
  return blocks;
}

/** Why the figures of a scenario are above the limit, those that share a reason together. */
function exceededText(exceeded: DiffReport['exceeded'], limit: string, words: Words): string {
  const { diff } = words;
  const those = (wanted: DiffReport['exceeded'][number]['because']) => exceeded.filter(({ because }) => because === wanted);
  const names = (of: DiffReport['exceeded']) => of.map(({ figure }) => nameOf(figure, words));
  const [grown, fresh, gone, lost] = [those('grown'), those('new'), those('gone'), those('unknown')];
  return [
    ...(grown.length > 0
      ? [
          diff.exceeded(
            grown.map(({ figure, changeShare }) => `${nameOf(figure, words)} +${formatQuantity(changeShare ?? 0, 'ratio')}`),
            limit,
          ),
        ]
      : []),
    ...(fresh.length > 0 ? [diff.fresh(names(fresh), limit)] : []),
    ...(gone.length > 0 ? [diff.gone(names(gone), limit)] : []),
    ...(lost.length > 0 ? [diff.lost(names(lost), limit)] : []),
  ].join(words.clause);
}

function groupedByScenario(exceeded: DiffReport['exceeded']): ReadonlyMap<string | null, DiffReport['exceeded']> {
  const groups = new Map<string | null, DiffReport['exceeded']>();
  for (const each of exceeded) groups.set(each.scenario, [...(groups.get(each.scenario) ?? []), each]);
  return groups;
}

/** A name that stands above already is not repeated. */
function onlyFirst(rows: readonly (readonly string[])[], repeated: number): readonly (readonly string[])[] {
  return rows.map((row, place) => (place === 0 ? row : row.map((cell, column) => (column < repeated ? '' : cell))));
}

function answerTable(scenarios: readonly ScenarioChange[], total: DiffReport['total'], words: Words): Block {
  const { scenario, figure, before, after, change, share } = words.project.columns;
  const row = (mark: string, name: string, key: string, each: FigureChange) => [
    mark,
    name,
    nameOf(key, words),
    ...shownApart(unitKey(key), each.before, each.after, words),
    signed(key, each.change, words),
    shareOf(each),
  ];
  return {
    is: 'table',
    columns: columns(
      ['', 'left'],
      [scenario, 'left'],
      [figure, 'left'],
      [before, 'right'],
      [after, 'right'],
      [change, 'right'],
      [share, 'right'],
    ),
    rows: [
      ...scenarios.flatMap(({ name, status, figures, solved }) => {
        const keys = Object.keys(figures).filter((key) => isShown(key, solved));
        if (keys.length === 0) return [[words.diff.marks[status], name, '=', '', '', '', '']];
        return onlyFirst(
          keys.map((key) => row(words.diff.marks[status], name, key, comingOrGoing(status, figures[key] as FigureChange))),
          2,
        );
      }),
      ...(scenarios.length > 1
        ? onlyFirst(
            Object.entries(total).map(([key, each]) => row('', words.project.total, key, each)),
            2,
          )
        : []),
    ],
  };
}

/** What comes or goes with its scenario changes by all of it. */
function comingOrGoing(status: ScenarioChange['status'], each: FigureChange): FigureChange {
  if (status === 'added') return { ...each, change: each.after };
  return status === 'removed' && each.before !== null ? { ...each, change: -each.before } : each;
}

/** Each assumption that changed, and its part in the figure that answers the scenario, or else in the first that it moves. */
function causeRows({ name, solved, causes, assumptions, figures }: ScenarioChange, words: Words): readonly string[][] {
  const told = [solved, ...Object.keys(figures).filter((key) => key !== solved && isShown(key, solved))];
  return causes.flatMap(({ fields, parts }) => {
    const figure = told.find((key) => (parts[key] ?? 0) !== 0) ?? solved;
    const part = parts[figure] ?? 0;
    const whole = figures[figure]?.before ?? null;
    const change = `${signed(figure, part, words)} ${nameOf(figure, words)}`;
    const share = whole === null || whole === 0 ? '' : signedShare(part / whole);
    if (fields.length === 0) return part === 0 ? [] : [[name, words.diff.other, '', '', change, share]];
    return fields.map((field, place) => {
      const changed = assumptions.find((each) => each.field === field);
      const values = assumedApart(field, changed?.before, changed?.after, words);
      return [name, termOf(field, words), ...values, ...(place === 0 ? [change, share] : [words.diff.together, ''])];
    });
  });
}

function isShown(key: string, solved: string): boolean {
  return SHOWN.includes(key) || key === solved || PERCENTILE.test(key);
}

function nameOf(key: string, words: Words): string {
  const [, percentile, figure = ''] = PERCENTILE.exec(key) ?? [];
  return percentile === undefined ? termOf(key, words) : words.check.percentile(Number(percentile), termOf(figure, words));
}

/** The figure in whose unit a percentile of it is shown. */
function unitKey(key: string): string {
  return PERCENTILE.exec(key)?.[2] ?? key;
}

function assumedApart(field: string, before: AssumptionChange['before'] | undefined, after: typeof before, words: Words) {
  if (typeof before === 'number' && typeof after === 'number') return shownApart(field, before, after, words);
  return [assumed(field, before, words), assumed(field, after, words)] as const;
}

function assumed(field: string, value: AssumptionChange['before'] | undefined, words: Words): string {
  if (value === null || value === undefined) return words.diff.none;
  if (typeof value !== 'object') return shown(field, value, words);
  const middle = value.is === 'triangular' ? `${shown(field, value.mode, words)}..` : '';
  return `${shown(field, value.low, words)}..${middle}${shown(field, value.high, words)}`;
}

function signed(key: string, change: number | null, words: Words): string {
  if (change === null) return '–';
  return change === 0 ? '0' : `${change < 0 ? '−' : '+'}${shown(unitKey(key), Math.abs(change), words)}`;
}

function shareOf({ changeShare }: FigureChange): string {
  return changeShare === null ? '' : signedShare(changeShare);
}

function signedShare(share: number): string {
  return `${share < 0 ? '−' : '+'}${formatQuantity(Math.abs(share), 'ratio')}`;
}
