import type { Answers, Row } from '../answer/contract/answers.js';
import type { Result } from '../answer/contract/result.js';

/** Characters after which a chunk is handed on. */
const CHUNK = 1 << 16;

/**
 * The answers as CSV (RFC 4180): name, the swept fields, the figures in SI units with the keys of
 * the JSON, the same calibrated where a calibration is named, and the code of a row without an answer. What a row shares with the one before is not
 * written out again.
 */
export function* csvText(answers: Answers): Iterable<string> {
  const { figures, dependsOn, calibrated, bases, each } = answers.rows();
  const width = answers.swept.length;
  // A swept field that is a figure too (tokens, utilization) has one column, not two of one name.
  const places = figures.flatMap((key, place) => (answers.swept.includes(key) ? [] : [place]));
  const spread = answers.uncertain ? answers.results()[Symbol.iterator]() : undefined;
  const heads = [...answers.swept, ...places.map((place) => figures[place] as string)];
  yield `${['name', ...heads, ...bases, ...calibrated.map(calibratedHead), ...(spread ? figures.flatMap(percentileHeads) : []), 'error'].map(cell).join(',')}\n`;

  const swept = new Array<string>(width).fill('');
  const texts = new Array<string>(places.length).fill('');
  let head = '';
  let name: string | undefined;
  let problem: Row['problem'];
  let rested: Row['bases'] | undefined;
  let tail = '';
  let chunk = '';
  for (const row of each()) {
    const renamed = row.name !== name;
    if (renamed) {
      name = row.name;
      head = cell(name);
    }
    for (let place = row.changed; place < width; place++) {
      const value = row.swept[place] as Row['swept'][number];
      swept[place] = typeof value === 'number' ? String(value) : cell(value);
    }
    const all = renamed || row.problem !== undefined || problem !== undefined;
    problem = row.problem;
    let line = head;
    for (let place = 0; place < width; place++) line += `,${swept[place]}`;
    for (let column = 0; column < texts.length; column++) {
      const place = places[column] as number;
      if (all || (dependsOn[place] as number) >= row.changed) {
        const value = row.figures[place] as number;
        texts[column] = Number.isFinite(value) ? `,${value}` : ',';
      }
      line += texts[column];
    }
    if (row.bases !== rested) {
      rested = row.bases;
      tail = rested.map((text) => `,${cell(text)}`).join('');
    }
    line += tail + calibratedCells(calibrated, row.calibrated);
    if (spread !== undefined) line += percentileCells(figures, spread.next().value);
    chunk += `${line},${problem === undefined ? '' : problem.code}\n`;
    if (chunk.length >= CHUNK) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

/** The column of a figure as a calibration has it. */
export const calibratedHead = (figure: string): string => `calibrated.${figure}`;

/** Cells of figures that are calibrated, a comma before each; empty where they are not. */
export function calibratedCells(figures: readonly string[], calibrated: Row['calibrated']): string {
  let cells = '';
  for (const figure of figures) {
    const value = calibrated?.[figure];
    cells += typeof value === 'number' && Number.isFinite(value) ? `,${value}` : ',';
  }
  return cells;
}

const PERCENTILES = ['p5', 'p10', 'p50', 'p90', 'p95'] as const;

/** The columns that tell how a figure is spread. */
export function percentileHeads(figure: string): readonly string[] {
  return PERCENTILES.map((percentile) => `${figure}.${percentile}`);
}

/** Their cells, a comma before each. */
export function percentileCells(figures: readonly string[], result: Pick<Result, 'uncertainty'> | undefined): string {
  let cells = '';
  for (const figure of figures) {
    const known = result?.uncertainty?.percentiles[figure];
    for (const percentile of PERCENTILES) cells += `,${known?.[percentile] ?? ''}`;
  }
  return cells;
}

/** Text that a spreadsheet would take for a formula is marked as text; separators are quoted. */
export function cell(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) && !/^[+-]?[\d.]+(e[+-]?\d+)?$/i.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
