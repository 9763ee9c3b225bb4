import type { Result } from '../../answer/contract/result.js';
import type { GpuTotal, Total } from '../../answer/project/total.js';
import { termOf, type Words } from '../../words/words.js';
import { type Block, type Column, columns, type TableBlock } from '../block.js';
import { figureTerm } from '../figure-term.js';
import { withSpreads } from '../outlook/borne-out.js';
import { outlookSummary, spreadOf } from '../outlook/summary-blocks.js';
import { fleetBlocks, totalMonthsBlocks } from '../outlook/timeline-blocks.js';
import { remarksOf } from '../remark-block.js';
import { shown } from '../shown.js';
import { stepTexts } from '../step-text.js';

/** Scenarios of a file side by side, then what they take together. */
export function projectBlocks(results: readonly Result[], total: Total, words: Words): readonly Block[] {
  const { project } = words;
  const power = total.powerWatts === null || total.powerWatts === 0 ? undefined : shown('powerWatts', total.powerWatts, words);
  const blocks: Block[] = [
    {
      is: 'title',
      text: withSpreads(
        project.headline(total.scenarios.length, counted(total.gpus, 'gpus', words), counted(total.servers, 'servers', words), power),
        results,
        ({ name }) => name,
        words,
      ),
    },
    scenarioTable(results, words),
    ...(total.byGpu.length > 0 ? [totalTable(total, words)] : []),
  ];
  const notes = [
    ...(total.trainingCostUsd !== null && total.trainingCostUsd > 0
      ? [project.trainingCost(shown('costUsd', total.trainingCostUsd, words))]
      : []),
    ...(total.leftOut.length > 0 ? [project.leftOut(total.leftOut.join(words.amounts.marks.list))] : []),
  ];
  for (const text of notes) blocks.push({ is: 'heading', text });
  blocks.push(...outlookSummary(results, words));
  if (total.timeline !== undefined) blocks.push(...totalMonthsBlocks(total.timeline, words));
  for (const { name, timeline } of results) {
    if (timeline?.fleet !== undefined) blocks.push(...fleetBlocks(timeline, words, name));
  }
  for (const { name, steps, evidence } of results) {
    if (steps)
      blocks.push({
        is: 'steps',
        title: `${words.labels.steps}${words.amounts.marks.colon}${name}`,
        steps: stepTexts(steps, words, (key) => figureTerm(key, evidence, words)),
      });
  }
  blocks.push(remarksOf(results, words));
  return blocks;
}

function counted(count: number, key: 'gpus' | 'servers', words: Words): { readonly count: string; readonly one: boolean } {
  return { count: shown(key, count, words), one: count === 1 };
}

/** What is paid or let out beside the cost, where somebody asked for it: figures of a run, and of a window. */
const BESIDE = [
  ['electricityUsd', 'electricityUsdPerWindow'],
  ['co2eGrams', 'co2eGramsPerWindow'],
] as const;

function scenarioTable(results: readonly Result[], words: Words): TableBlock {
  const { scenario, kind, cost, range } = words.project.columns;
  const failed = results.some(({ error }) => error !== undefined);
  const uncertain = results.some(({ uncertainty }) => uncertainty !== undefined && uncertainty.measured === undefined);
  const several = new Set(results.map(({ file }) => file)).size > 1;
  const beside = BESIDE.filter((keys) => results.some(({ answer }) => keys.some((key) => typeof answer[key] === 'number')));
  const right = (heading: string, droppable = false): Column => ({ heading, align: 'right', droppable });
  const rowOf = (result: Result): readonly string[] => [
    several ? `${result.file}: ${result.name}` : result.name,
    words.project.kinds[result.kind],
    result.evidence.instance?.name ?? result.evidence.gpu?.id ?? String(result.scenario['gpu'] ?? '–'),
    shown('gpus', result.answer['gpus'], words),
    ...(uncertain ? [spreadOf('gpus', result.uncertainty, words)] : []),
    shown('servers', result.answer['servers'], words),
    shown('powerWatts', result.answer['powerWatts'], words),
    onceOrPerWindow(result, ['costUsd', 'costUsdPerWindow'], words.labels.unknown, words),
    ...beside.map((keys) => onceOrPerWindow(result, keys, '–', words)),
    ...(failed ? [result.error?.code ?? ''] : []),
  ];
  return {
    is: 'table',
    columns: [
      ...columns([scenario, 'left']),
      { heading: kind, align: 'left', droppable: true },
      ...columns([termOf('gpu', words), 'left']),
      right(termOf('gpus', words)),
      ...(uncertain ? [right(range)] : []),
      right(termOf('servers', words)),
      right(termOf('powerWatts', words), true),
      right(cost),
      ...beside.map(([key]) => right(termOf(key, words), true)),
      ...(failed ? columns([words.labels.noAnswer, 'left']) : []),
    ],
    rows: results.flatMap((result) => {
      const row = rowOf(result);
      const { calibrated, uncertainty: _, ...predicted } = result;
      if (calibrated === undefined) return [row];
      const [, ...own] = rowOf({ ...predicted, answer: calibrated.answer ?? {} });
      return [row, [words.calibration.answer.calibrated, ...own]];
    }),
    narrowNote: words.labels.narrow,
  };
}

/** A figure of a run, or of a window of serving; `otherwise` where it is not known. */
function onceOrPerWindow({ kind, answer }: Result, [once, perWindow]: readonly [string, string], otherwise: string, words: Words): string {
  const figure = answer[kind === 'train' ? once : perWindow];
  if (typeof figure !== 'number') return otherwise;
  return kind === 'train'
    ? shown(once, figure, words)
    : words.project.per(shown(once, figure, words), shown('windowSeconds', answer['windowSeconds'], words));
}

function totalTable({ byGpu, ...all }: Total, words: Words): TableBlock {
  const { training, serving, dayCost } = words.project.columns;
  const beside = (['electricityUsdPerDay', 'co2eGramsPerDay'] as const).filter((key) => byGpu.some((each) => each[key] !== null));
  const row = (name: string, each: Omit<GpuTotal, 'gpu' | 'name' | 'trainingGpus' | 'servingGpus'>, parts: readonly string[]) => [
    name,
    ...parts,
    shown('gpus', each.gpus, words),
    shown('servers', each.servers, words),
    each.powerWatts === null ? words.labels.unknown : shown('powerWatts', each.powerWatts, words),
    each.costUsdPerDay === null ? words.labels.unknown : shown('costUsd', each.costUsdPerDay, words),
    ...beside.map((key) => shown(key, each[key], words)),
  ];
  const sum = (key: 'trainingGpus' | 'servingGpus') =>
    shown(
      'gpus',
      byGpu.reduce((before, each) => before + each[key], 0),
      words,
    );
  return {
    is: 'table',
    columns: [
      ...columns(
        [words.project.total, 'left'],
        [training, 'right'],
        [serving, 'right'],
        ...['gpus', 'servers', 'powerWatts'].map((key) => [termOf(key, words), 'right'] as const),
        [dayCost, 'right'],
      ),
      ...beside.map((key): Column => ({ heading: termOf(key, words), align: 'right', droppable: true })),
    ],
    narrowNote: words.project.narrow,
    rows: [
      ...byGpu.map((each) =>
        row(each.name ?? '–', each, [shown('gpus', each.trainingGpus, words), shown('gpus', each.servingGpus, words)]),
      ),
      ...(byGpu.length > 1 ? [row(words.project.total, all, [sum('trainingGpus'), sum('servingGpus')])] : []),
    ],
  };
}
