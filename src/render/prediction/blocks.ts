import type { Prediction, RatedLayout } from '../../answer/contract/prediction.js';
import { formatQuantity } from '../../quantity/format.js';
import type { PredictionWords } from '../../words/prediction.js';
import type { Words } from '../../words/words.js';
import { type Block, columns, type TableBlock } from '../block.js';
import { shownShare } from '../shown.js';

const bytes = (value: number) => formatQuantity(value, 'bytes');
/** Parts of less of a step than this are not worth a line. */
const LEAST_SHARE = 0.002;

/** How a step that was predicted is run, where its time and its memory go, and what came next. */
export function predictionBlocks(prediction: Prediction, top: number, words: Words): readonly Block[] {
  const own = words.prediction;
  return [
    { is: 'heading', text: own.title(layoutText(prediction), shownShare(prediction.mfu)) },
    setupTable(prediction, words),
    timeTable(prediction, words),
    memoryTable(prediction, own),
    ...(prediction.launch === undefined ? [] : [launchTable(prediction.launch, own)]),
    ...(prediction.others.length > 0 && top > 1 ? othersTable(prediction, top, own) : []),
  ];
}

/** `tp 8, pp 16, dp 128`: groups of one are left out. */
function layoutText({ layout }: { readonly layout: Prediction['layout'] }): string {
  const groups = Object.entries(layout).filter(([group, size]) => size > 1 || group === 'dp');
  return groups.map(([group, size]) => `${group} ${size}`).join(', ');
}

function setupTable(prediction: Prediction, { prediction: words, amounts: { marks } }: Words): TableBlock {
  const { microBatch, globalBatch, sequence, zero, recompute, recomputeLayers, precision, framework } = prediction;
  return {
    is: 'table',
    columns: columns([words.setting, 'left'], [words.value, 'left']),
    rows: [
      [words.batch, words.batches(microBatch, globalBatch, sequence)],
      [words.sharding, words.zero(zero)],
      [words.recomputation, recomputeLayers === undefined ? recompute : words.someLayers(recomputeLayers)],
      [words.software, `${framework}${marks.list}${precision}`],
    ],
  };
}

function timeTable({ parts, stepSeconds }: Prediction, { prediction: words, amounts }: Words): TableBlock {
  const secondsText = (seconds: number) => `${Number(seconds.toPrecision(3))} ${amounts.units.times.s}`;
  const shown = parts.filter(({ seconds }) => seconds / stepSeconds >= LEAST_SHARE);
  return {
    is: 'table',
    columns: columns([words.time, 'left'], [words.seconds, 'right'], [words.share, 'right']),
    rows: [
      ...shown.map(({ part, seconds }) => [words.parts[part], secondsText(seconds), shownShare(seconds / stepSeconds)]),
      [words.step, secondsText(stepSeconds), shownShare(1)],
    ],
  };
}

function memoryTable({ memoryBytesPerGpu, fits }: Prediction, words: PredictionWords): TableBlock {
  const { total, ...parts } = memoryBytesPerGpu;
  return {
    is: 'table',
    columns: columns([words.memory, 'left'], [words.bytes, 'right'], [words.share, 'right']),
    rows: [
      ...Object.entries(parts).map(([part, value]) => [
        words.memoryParts[part as keyof typeof parts],
        bytes(value),
        shownShare(value / total),
      ]),
      [words.fits[fits], bytes(total), shownShare(1)],
    ],
  };
}

/** One argument a line, to be copied: all but the last go on. */
function launchTable(launch: NonNullable<Prediction['launch']>, words: PredictionWords): TableBlock {
  const last = launch.arguments.length - 1;
  return {
    is: 'table',
    columns: [{ heading: words.launch(launch.for), align: 'left', whole: true }],
    rows: [...launch.arguments.map((argument, at) => [at === last ? argument : `${argument} \\`]), [`# ${words.missing(launch.missing)}`]],
  };
}

function othersTable({ others, stepSeconds, searched }: Prediction, top: number, words: PredictionWords): readonly Block[] {
  const rows = others
    .slice(0, top - 1)
    .map((other: RatedLayout) => [
      layoutText(other),
      `${other.microBatch}`,
      `${other.zero}`,
      other.recompute,
      shownShare(other.stepSeconds / stepSeconds - 1),
      bytes(other.memoryBytes),
      other.fits === 'yes' ? (other.losesOn === undefined ? '' : words.parts[other.losesOn]) : words.fits[other.fits],
    ]);
  return [
    { is: 'heading', text: words.others(rows.length, searched.rated, searched.pruned) },
    {
      is: 'table',
      columns: columns(
        [words.layout, 'left'],
        [words.micro, 'right'],
        ['ZeRO', 'right'],
        [words.recomputation, 'left'],
        [words.slower, 'right'],
        [words.memory, 'right'],
        [words.losesOn, 'left'],
      ),
      rows,
    },
  ];
}
