import { extent, max } from 'd3-array';
import { element, type Markup } from '../markup.js';
import type { Spans } from './chart.js';
import { CHOSEN, colorOf, cut, type Drawn, FONT, lineFrom, short, textAt, widthOf } from './paint.js';
import { scaleOf } from './scale.js';

const ROW = 34;
const BAR = 16;
const TOP = FONT + 10;
const MOST_LABEL = 190;
const GAP = 6;

/** Stretches about a line, the longest first as they come: what moves an answer, and how far. */
export function spansOf({ base, rows }: Spans, width: number): Drawn {
  const label = Math.min(MOST_LABEL, max(rows, (row) => widthOf(row.label)) ?? 0) + GAP;
  const before = Math.max(...rows.map(({ low }) => widthOf(low.text))) + GAP;
  const after = Math.max(...rows.map(({ high }) => widthOf(high.text))) + GAP;
  const [low = 0, high = 1] = extent([base.value, ...rows.flatMap((row) => [row.low.value, row.high.value])]);
  const { at } = scaleOf('linear', [low, high], [label + before + GAP, width - after - GAP], 1);
  const bottom = TOP + rows.length * ROW;
  const content: Markup[] = [];
  for (const [place, row] of rows.entries()) {
    const y = TOP + place * ROW + (ROW - BAR) / 2;
    const middle = y + BAR / 2 + FONT * 0.35;
    const [first, last] = [row.low, row.high].toSorted((one, other) => one.value - other.value) as [typeof row.low, typeof row.low];
    content.push(textAt(cut(row.label, MOST_LABEL), { x: label - GAP, y: middle, anchor: 'end' }));
    content.push(
      element('rect', {
        x: short(at(first.value)),
        y: short(y),
        width: short(Math.max(at(last.value) - at(first.value), 1)),
        height: BAR,
        fill: colorOf(0),
      }),
    );
    content.push(textAt(first.text, { x: at(first.value) - GAP, y: middle, anchor: 'end' }));
    content.push(textAt(last.text, { x: at(last.value) + GAP, y: middle }));
  }
  content.push(lineFrom(at(base.value), TOP, at(base.value), bottom, CHOSEN, '5 3'));
  content.push(textAt(base.text, { x: at(base.value), y: FONT, anchor: 'middle', fill: CHOSEN, strong: true }));
  return { height: bottom + 6, content };
}
