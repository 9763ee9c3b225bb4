import { max, sum } from 'd3-array';
import { element, type Markup } from '../markup.js';
import type { Bars } from './chart.js';
import { CHOSEN, cut, type Drawn, FAINT, FONT, fillOf, hatches, lineFrom, short, textAt, widthOf } from './paint.js';
import { scaleOf } from './scale.js';

const ROW = 30;
const BAR = 18;
const MOST_LABEL = 210;
const GAP = 8;

/** Bars from the left, their labels before and their values behind; parts are named below. */
export function barsOf(id: string, { rows, limit }: Bars, width: number): Drawn {
  const series = [...new Set(rows.flatMap(({ parts }) => parts.map(({ label }) => label)))];
  const totals = rows.map(({ parts }) => sum(parts, ({ value }) => value));
  const left = Math.min(MOST_LABEL, max(rows, ({ label, chosen }) => widthOf(label, chosen)) ?? 0) + GAP;
  const right = width - Math.max(max(rows, ({ text, chosen }) => widthOf(text, chosen)) ?? 0, 20) - 2 * GAP;
  const { at } = scaleOf('linear', [0, Math.max(max(totals) ?? 0, limit?.value ?? 0) || 1], [left, right], 1);
  const top = limit === undefined ? 4 : FONT + 8;
  const bottom = top + rows.length * ROW;
  const content: Markup[] = [hatches(id, series.length)];
  for (const [place, { label, text, parts, chosen }] of rows.entries()) {
    const y = top + place * ROW + (ROW - BAR) / 2;
    const middle = y + BAR / 2 + FONT * 0.35;
    content.push(textAt(cut(label, MOST_LABEL), { x: left - GAP, y: middle, anchor: 'end', strong: chosen === true }));
    let from = 0;
    for (const { label: part, value } of parts) {
      const [start, end] = [at(from), at(from + value)];
      from += value;
      content.push(
        element(
          'rect',
          { x: short(start), y: short(y), width: short(Math.max(end - start, 0)), height: BAR, fill: fillOf(id, series.indexOf(part)) },
          element('title', {}, `${part === label ? '' : `${label} · `}${part}`),
        ),
      );
    }
    content.push(textAt(text, { x: at(totals[place] ?? 0) + GAP, y: middle, strong: chosen === true }));
  }
  if (limit !== undefined) {
    const x = at(limit.value);
    content.push(lineFrom(x, top - 2, x, bottom, CHOSEN, '5 3'));
    content.push(textAt(limit.text, { x: Math.min(x, width - widthOf(limit.text) / 2), y: FONT, anchor: 'middle', fill: CHOSEN }));
  }
  content.push(lineFrom(left, top, left, bottom, FAINT));
  if (series.length < 2) return { height: bottom + 4, content };
  const { height, content: key } = legend(id, series, left, bottom + 10, width);
  return { height, content: [...content, ...key] };
}

/** Each series with its fill, as many a line as there is room for. */
function legend(id: string, series: readonly string[], left: number, top: number, width: number): Drawn {
  const content: Markup[] = [];
  let [x, y] = [left, top];
  for (const [place, label] of series.entries()) {
    const wide = 18 + widthOf(label) + 16;
    if (x > left && x + wide > width) [x, y] = [left, y + 20];
    content.push(element('rect', { x: short(x), y: short(y), width: 12, height: 12, fill: fillOf(id, place) }));
    content.push(textAt(label, { x: x + 18, y: y + 11 }));
    x += wide;
  }
  return { height: y + 20, content };
}
