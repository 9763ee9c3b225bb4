import { element, type Markup } from '../markup.js';

/** Colours that hold on light and dark ground and to eyes that tell few hues apart, each with a hatching of its own. */
const COLORS = ['#3b7dd8', '#d97a1f', '#2a9d6f', '#9b6bd6', '#d1495b', '#2b9eb3', '#a8872a', '#7f8a99'];
const HATCHES = ['', 'M0 6L6 0', 'M0 0L6 6', 'M3 0V6', 'M0 3H6', 'M0 3H6M3 0V6', 'M0 6L6 0M0 0L6 6', 'M3 2V4'];
const DASHES = [undefined, '7 4', '2 3', '9 3 2 3', '4 2', '12 4', '1 4', '6 2 1 2'];

const INK = 'currentColor';
export const FAINT = '#8a94a3';
/** What is the answer itself. */
export const CHOSEN = '#d1495b';
export const FONT = 13;

export const colorOf = (place: number): string => COLORS[place % COLORS.length] ?? INK;
export const dashOf = (place: number): string | undefined => DASHES[place % DASHES.length];

/** The fill of the series at a place: its colour, hatched beyond the first. */
export function fillOf(chart: string, place: number): string {
  return place === 0 ? colorOf(0) : `url(#${chart}-hatch-${place % COLORS.length})`;
}

/** The hatchings that a chart of so many series uses. */
export function hatches(chart: string, series: number): Markup {
  const patterns = Array.from({ length: Math.min(series, COLORS.length) }, (_, place) => place).slice(1);
  return element(
    'defs',
    {},
    patterns.map((place) =>
      element(
        'pattern',
        { id: `${chart}-hatch-${place}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse' },
        element('rect', { width: 6, height: 6, fill: colorOf(place) }),
        element('path', { d: HATCHES[place], stroke: '#ffffff', 'stroke-opacity': '0.55', 'stroke-width': '1.2', fill: 'none' }),
      ),
    ),
  );
}

type TextPlace = {
  readonly x: number;
  readonly y: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly fill?: string;
  readonly strong?: boolean;
};

export function textAt(content: string, { x, y, anchor = 'start', fill = INK, strong }: TextPlace): Markup {
  return element('text', { x: short(x), y: short(y), 'text-anchor': anchor, fill, 'font-weight': strong ? 600 : undefined }, content);
}

export function lineFrom(x1: number, y1: number, x2: number, y2: number, stroke: string, dash?: string): Markup {
  return element('line', { x1: short(x1), y1: short(y1), x2: short(x2), y2: short(y2), stroke, 'stroke-dasharray': dash });
}

/** A coordinate: a tenth of a unit is less than is seen. */
export const short = (value: number): string => String(Math.round(value * 10) / 10);

/** How much wider bold letters are. */
const STRONG = 1.1;

/** Width that a text takes at least; wide characters twice. */
export function widthOf(text: string, strong = false): number {
  let width = 0;
  for (const character of text) width += /[\u1100-\uffdc]/.test(character) ? FONT : FONT * 0.56;
  return strong ? width * STRONG : width;
}

/** A text cut to a width. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const character of text) {
    if (widthOf(`${kept}${character}…`) > width) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** What a chart draws, and how tall it is. */
export type Drawn = { readonly height: number; readonly content: readonly Markup[] };
