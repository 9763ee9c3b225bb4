import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, type Where } from '../../diagnostics/diagnostic.js';
import type { Phrase } from '../../diagnostics/phrase.js';
import { nearest } from '../../diagnostics/suggest.js';
import { parseQuantity } from '../../quantity/parse.js';
import type { Given } from '../draft.js';
import { type Kind, kinds } from '../field.js';
import { fieldMeant, fieldOf } from '../fields.js';
import type { Source } from '../file/source.js';
import { readAssignment } from '../question.js';
import { keysMeant } from '../synonyms.js';
import { columnField, columnKeys, columnMeant, type MeasuredFigure, measuredFigures } from './columns.js';
import { type Cell, type TableLine, tableLines, whereOfCell } from './table.js';

/** A run that was measured: the scenario that it was, and what was read off it, in SI units. */
export type MeasuredRow = {
  readonly kind: Kind;
  readonly given: ReadonlyMap<string, Given>;
  readonly figures: readonly { readonly figure: MeasuredFigure; readonly value: number }[];
  /** Where its line begins, and the number of it, from 1. */
  readonly where: Where;
  readonly line: number;
};

const HEADER = 'model,gpu,gpus,tokensPerSecondPerGpu';

/** Reads a table of measurements. Mistakes are added to `diagnostics`, each with its line and column. */
export function readMeasurements(source: Source, catalog: Catalog, diagnostics: Diagnostic[]): readonly MeasuredRow[] {
  const [head, ...lines] = tableLines(source);
  if (head === undefined || lines.length === 0) {
    const what = head === undefined ? 'nothing' : 'columns-alone';
    diagnostics.push(diagnose('empty-table', { what, example: HEADER }, { kind: 'file', file: source.file }));
    return [];
  }
  const before = diagnostics.length;
  const columns = head.map((cell) => columnOf(cell, source, diagnostics));
  const keys = columns.map((column) => column?.key);
  keys.forEach((key, at) => {
    if (key !== undefined && keys.indexOf(key) !== at)
      diagnostics.push(diagnose('duplicate-key', { key }, whereOfCell(source, head[at] as Cell)));
  });
  if (columns.every((column) => column !== undefined && column.figure === undefined)) {
    const choices = measuredFigures.map(({ key }) => key);
    diagnostics.push(
      diagnose('nothing-measured', { choices }, whereOfCell(source, { ...(head[0] as Cell), end: (head.at(-1) as Cell).end })),
    );
  }
  // Of columns that are not understood, no cell is.
  if (diagnostics.length > before) return [];
  const known = columns as readonly Column[];
  return lines.flatMap((line) => rowOf(line, known, source, catalog, diagnostics));
}

type Column = { readonly key: string; readonly figure?: MeasuredFigure };

function columnOf(cell: Cell, source: Source, diagnostics: Diagnostic[]): Column | undefined {
  const choices = columnKeys();
  const key = choices.find((choice) => choice.toLowerCase() === cell.text.toLowerCase());
  if (key === undefined) {
    const meant = columnMeant(cell.text);
    const near = meant === undefined ? keysMeant(cell.text, choices) : [meant];
    diagnostics.push(diagnose('unknown-column', { text: cell.text, near, choices }, whereOfCell(source, cell)));
    return undefined;
  }
  const figure = measuredFigures.find((each) => each.key === key);
  return { key, ...(figure && { figure }) };
}

function rowOf(
  line: TableLine,
  columns: readonly Column[],
  source: Source,
  catalog: Catalog,
  diagnostics: Diagnostic[],
): readonly MeasuredRow[] {
  const first = line[0] as Cell;
  const where = whereOfCell(source, first);
  if (line.length !== columns.length) {
    diagnostics.push(diagnose('ragged-line', { found: line.length, wanted: columns.length }, where));
    return [];
  }
  const cells = columns.map((column, at) => ({ column, cell: line[at] as Cell })).filter(({ cell }) => cell.text !== '');
  const found: Diagnostic[] = [];
  const kind = kindOf(cells, source, where, found);
  const given = new Map<string, Given>();
  const figures: { figure: MeasuredFigure; value: number }[] = [];
  for (const { column, cell } of kind === undefined ? [] : cells) {
    const at = whereOfCell(source, cell);
    if (column.key === 'kind') continue;
    if (column.figure !== undefined) {
      const value = measuredValue(column.figure, cell.text, at, found);
      if (value !== undefined) figures.push({ figure: column.figure, value });
      continue;
    }
    const field = columnField(column.key, kind as Kind);
    if (field === undefined) {
      const other = fieldOf(column.key)?.kinds ?? [];
      found.push(diagnose('wrong-kind', { key: column.key, kind: kind as Kind, other }, at));
      continue;
    }
    const meant = fieldMeant(field, kind as Kind, cell.text);
    const values = readAssignment(meant, kind as Kind, { key: meant.key, text: cell.text, whereOf: () => at }, found, catalog);
    const [value] = values;
    if (values.length > 1 || value?.spread !== undefined) found.push(diagnose('several-values', { text: cell.text }, at));
    else if (value !== undefined) given.set(meant.key, value);
  }
  if (kind !== undefined && found.length === 0) found.push(...missingIn(kind, given, where));
  diagnostics.push(...found);
  if (kind === undefined || found.length > 0) return [];
  return [{ kind, given, figures, where, line: where.kind === 'file' ? (where.line ?? 0) : 0 }];
}

type Filled = readonly { readonly column: Column; readonly cell: Cell }[];

/** The kind that a line says, or that what was measured belongs to. */
function kindOf(cells: Filled, source: Source, where: Where, diagnostics: Diagnostic[]): Kind | undefined {
  const measured = cells.filter(({ column }) => column.figure !== undefined);
  const said = cells.find(({ column }) => column.key === 'kind')?.cell;
  const kind = said === undefined ? measured[0]?.column.figure?.kind : kinds.find((each) => each === said.text.toLowerCase());
  if (said !== undefined && kind === undefined) {
    const { text } = said;
    diagnostics.push(diagnose('unknown-choice', { text, choices: kinds, near: nearest(text, kinds) }, whereOfCell(source, said)));
    return undefined;
  }
  const own = measuredFigures.filter((each) => kind === undefined || each.kind === kind).map(({ key }) => key);
  if (measured.length === 0) diagnostics.push(diagnose('nothing-measured', { choices: own }, where));
  for (const { column, cell } of measured) {
    const { figure } = column;
    if (figure === undefined || figure.kind === kind) continue;
    diagnostics.push(diagnose('wrong-kind', { key: column.key, kind: kind as Kind, other: [figure.kind] }, whereOfCell(source, cell)));
  }
  return kind;
}

/** A number alone is in the unit that the name of the column ends with. */
const NUMBER = /^[+-]?(?:\d[\d_]*\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

function measuredValue(
  { dimension, nouns, example }: MeasuredFigure,
  text: string,
  where: Where,
  diagnostics: Diagnostic[],
): number | undefined {
  const parsed = parseQuantity(text, dimension === 'number' ? 'count' : dimension, nouns ? { nouns } : {});
  const value = NUMBER.test(text) ? Number(text.replaceAll('_', '')) : parsed.ok ? parsed.value : undefined;
  if (value === undefined) {
    const problem = parsed.ok ? undefined : parsed.problem;
    if (problem !== undefined) diagnostics.push(diagnose('invalid-quantity', { ...problem, examples: [example] }, where));
    return undefined;
  }
  const largest = dimension === 'ratio' ? 1 : Number.MAX_VALUE;
  if (value > 0 && value <= largest) return value;
  const range: Phrase = dimension === 'ratio' ? { say: 'above-up-to', above: '0%', most: '100%' } : { say: 'positive' };
  diagnostics.push(diagnose('out-of-range', { text, range, near: [] }, where));
  return undefined;
}

/** What a run cannot be predicted without as it was measured. */
const NEEDED: Readonly<Record<Kind, readonly (readonly [key: string, example: string, others: readonly string[]])[]>> = {
  train: [
    ['gpu', 'h100-sxm', []],
    ['gpus', '64', []],
  ],
  infer: [
    ['gpu', 'h100-sxm', []],
    ['layout', 'tp=8', []],
    ['input', '1000', ['workload']],
    ['output', '300', ['workload']],
  ],
};

function missingIn(kind: Kind, given: ReadonlyMap<string, Given>, where: Where): readonly Diagnostic[] {
  return NEEDED[kind].flatMap(([key, example, others]) =>
    [key, ...others].some((each) => given.has(each))
      ? []
      : [diagnose('missing-key', { key, example: { say: 'column-like', column: key, example } }, where)],
  );
}
