import type { CalibratedAnswer } from '../../answer/contract/calibration.js';
import type { Result } from '../../answer/contract/result.js';
import { amountOf } from '../../answer/contract/units.js';
import { termOf, type Words } from '../../words/words.js';
import { type Block, columns, type TableBlock } from '../block.js';
import { shown, shownApart, shownShare } from '../shown.js';

/** Relative difference that rounding alone may leave between figures that are the same. */
const NOISE = 1e-9;

/** What a calibration makes of an answer: its factors, and the figures that they move, as predicted and calibrated. */
export function calibratedBlocks({ calibrated, answer }: Result, words: Words): readonly Block[] {
  if (calibrated === undefined) return [];
  const own = words.calibration.answer;
  const moved = Object.entries(calibrated.answer ?? {}).flatMap(([key, value]) => {
    const layouts = [answer[key], value].map((layout) => (key === 'layout' && layout !== null ? shown(key, layout, words) : ''));
    if (layouts[0] !== layouts[1]) return [[termOf(key, words), ...layouts]];
    const before = amountOf(answer[key]);
    const after = amountOf(value);
    if (before === null || after === null || Math.abs(after - before) <= NOISE * Math.abs(before)) return [];
    return [[termOf(key, words), ...shownApart(key, before, after, words)]];
  });
  return [
    { is: 'heading', text: own.title(calibrated.file) },
    factorTable(calibrated, words),
    {
      is: 'table',
      columns: columns([own.figure, 'left'], [own.predicted, 'right'], [own.calibrated, 'right']),
      rows: calibrated.answer === null ? [[own.none, '', shown('', null, words)]] : moved,
    },
  ];
}

function factorTable({ groups }: CalibratedAnswer, words: Words): TableBlock {
  const { columns: heads, group, metrics } = words.calibration;
  return {
    is: 'table',
    columns: columns([heads.group, 'left'], [heads.factor, 'right'], [heads.configurations, 'right'], [heads.leftOneOut, 'right']),
    rows: groups.map(({ metric, models, gpu, engine, factor, configurations, leftOneOut }) => [
      group(metrics[metric], models, gpu, engine),
      String(factor),
      String(configurations),
      shownShare(leftOneOut.mean),
    ]),
  };
}
