import { extent } from 'd3-array';
import { area, curveStepBefore, line } from 'd3-shape';
import { element, type Markup } from '../markup.js';
import type { Axis, Lines, Point } from './chart.js';
import { CHOSEN, colorOf, type Drawn, dashOf, FAINT, FONT, lineFrom, short, textAt, widthOf } from './paint.js';
import { scaleOf } from './scale.js';

const TOP = 26;
const PLOT = 240;
const FOOT = 46;

/** Curves with both axes, a band where one is known, and the answer as a point. */
export function linesOf(id: string, { x, y, series, band, chosen }: Lines, width: number): Drawn {
  const points = [...series.flatMap((each) => each.points), ...(chosen ? [chosen] : [])];
  const heights = [...points.map((point) => point.y), ...(band?.points.flatMap(({ low, high }) => [low, high]) ?? [])];
  const down = scaleOf(y.scale, extentOf(heights, y.scale), [TOP + PLOT, TOP], 5, y.unit);
  const left = Math.max(...down.ticks.map((tick) => widthOf(y.text(tick))), 20) + 14;
  const across = scaleOf(
    x.scale,
    extentOf(
      points.map((point) => point.x),
      x.scale,
      true,
    ),
    [left, width - 20],
    6,
    x.unit,
  );
  const place = (point: Point): [number, number] => [across.at(point.x), down.at(point.y)];
  const content: Markup[] = [
    ...axes(x, y, across, down, left, width),
    ...(band === undefined
      ? []
      : [
          element('path', {
            d:
              area<(typeof band.points)[number]>(
                (point) => across.at(point.x),
                (point) => down.at(point.low),
                (point) => down.at(point.high),
              ).digits(1)(band.points) ?? '',
            fill: colorOf(0),
            'fill-opacity': '0.2',
          }),
        ]),
    ...series.map(({ points: own, steps }, number) => {
      const path = line<Point>(
        (point) => place(point)[0],
        (point) => place(point)[1],
      ).digits(1);
      return element('path', {
        id: `${id}-line-${number}`,
        d: (steps === true ? path.curve(curveStepBefore) : path)(own) ?? '',
        stroke: colorOf(number),
        'stroke-width': 2,
        'stroke-dasharray': dashOf(number),
      });
    }),
  ];
  if (chosen !== undefined) {
    const [cx, cy] = place(chosen);
    const wide = widthOf(chosen.text);
    const beyond = cx + 10 + wide > width;
    content.push(element('circle', { cx: short(cx), cy: short(cy), r: 5, fill: CHOSEN }));
    content.push(
      textAt(chosen.text, {
        x: beyond ? cx - 10 : cx + 10,
        y: Math.max(cy - 8, TOP + FONT),
        anchor: beyond ? 'end' : 'start',
        fill: CHOSEN,
        strong: true,
      }),
    );
  }
  const labels = [...series.map(({ label }) => label), ...(band === undefined ? [] : [band.label])];
  if (labels.length < 2) return { height: TOP + PLOT + FOOT, content };
  return { height: TOP + PLOT + FOOT + 22, content: [...content, ...legend(labels, series.length, left, TOP + PLOT + FOOT)] };
}

function axes(x: Axis, y: Axis, across: Scaled, down: Scaled, left: number, width: number): readonly Markup[] {
  const floor = TOP + PLOT;
  return [
    textAt(y.label, { x: 0, y: FONT, fill: FAINT }),
    ...down.ticks.flatMap((tick) => [
      element('line', {
        x1: short(left),
        y1: short(down.at(tick)),
        x2: width - 20,
        y2: short(down.at(tick)),
        stroke: FAINT,
        'stroke-opacity': '0.25',
      }),
      textAt(y.text(tick), { x: left - 6, y: down.at(tick) + 4, anchor: 'end', fill: FAINT }),
    ]),
    lineFrom(left, floor, width - 20, floor, FAINT),
    ...across.ticks.flatMap((tick) => [
      lineFrom(across.at(tick), floor, across.at(tick), floor + 4, FAINT),
      textAt(x.text(tick), { x: across.at(tick), y: floor + 18, anchor: 'middle', fill: FAINT }),
    ]),
    textAt(x.label, { x: width - 20, y: floor + 36, anchor: 'end', fill: FAINT }),
  ];
}

type Scaled = ReturnType<typeof scaleOf>;

function legend(labels: readonly string[], lines: number, left: number, top: number): readonly Markup[] {
  let x = left;
  return labels.flatMap((label, place) => {
    const mark =
      place < lines
        ? element('line', {
            x1: short(x),
            y1: top + 6,
            x2: short(x + 24),
            y2: top + 6,
            stroke: colorOf(place),
            'stroke-width': 2,
            'stroke-dasharray': dashOf(place),
          })
        : element('rect', { x: short(x), y: top, width: 24, height: 12, fill: colorOf(0), 'fill-opacity': '0.2' });
    const text = textAt(label, { x: x + 30, y: top + 11 });
    x += 30 + widthOf(label) + 18;
    return [mark, text];
  });
}

/** The range of values; a linear height begins at zero, and a range of one value has some room. */
function extentOf(values: readonly number[], scale: Axis['scale'], tight = false): readonly [number, number] {
  const [low = 0, high = 1] = extent(values);
  if (scale === 'log') return low === high ? [low / 2, high * 2] : [low, high];
  const floor = tight ? low : Math.min(0, low);
  return floor === high ? [floor, floor + 1] : [floor, tight ? high : high * 1.05];
}
