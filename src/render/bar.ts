import type { Bar } from './block.js';

/** Columns below which a bar shows nothing, and beyond which it shows nothing more. */
export const LEAST_BAR = 10;
const MOST_BAR = 48;

/** A bar on a scale of so many columns, with a line where bars are measured from. */
export function drawnBar({ from, to, base }: Bar, width: number): string {
  const columns = Math.min(MOST_BAR, Math.max(LEAST_BAR, width));
  const place = (share: number) => Math.min(columns - 1, Math.floor(share * columns));
  const [first, last, axis] = [place(from), place(to), place(base)];
  let bar = '';
  for (let column = 0; column <= Math.max(last, axis); column++) {
    bar += column === axis ? AXIS : column >= first && column <= last ? FULL : ' ';
  }
  return bar;
}

/** A bar by its length alone, for text that has no room for a scale. */
export function plainBar({ from, to }: Bar): string {
  return barOf(to - from, PLAIN_BAR) || FULL;
}

/** A share of so many columns; what is more than nothing is seen. */
export function barOf(share: number, columns: number): string {
  return share > 0 ? FULL.repeat(Math.max(1, Math.round(share * columns))) : '';
}

const PLAIN_BAR = 24;
const FULL = '█';
const AXIS = '│';
