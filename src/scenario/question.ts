import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import type { Given } from './draft.js';
import { type Field, type FieldKind, flagOf, type Kind } from './field.js';
import { fieldMeant, fieldOf, fields } from './fields.js';
import { type Read, readText } from './read.js';

/** What was written for one field, before it is understood. */
export type Assignment = {
  readonly key: string;
  readonly text: string;
  /** Where a part of the text stands that begins `start` characters in. */
  readonly whereOf: (part: string, start: number) => Where;
};

/** A field with its values: one, or several to compare. */
export type QuestionField = { readonly key: string; readonly values: readonly Given[] };

/** A scenario as asked, with the fields in the order in which they were written; lists make it a sweep. */
export type Question<Of extends FieldKind = Kind> = { readonly kind: Of; readonly fields: readonly QuestionField[] };

export type QuestionRead<Of extends FieldKind = Kind> =
  | { readonly ok: true; readonly question: Question<Of> }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** `2..4`, `40 ± 5`, `2 to 4`: an uncertainty, not a value. */
const RANGE = /\.\.|±|\sto\s|[到至]/i;
/** What has commas of its own, or is one text. */
const UNLISTED: ReadonlySet<Field['type']['is']> = new Set(['text', 'layout', 'together']);
/** A group of zeros that can only come from `3,000`: no list of numbers has a `000` in it. */
const THOUSANDS = /^0\d+$/;

/** Reads what was written into values, every one of them, and reports all mistakes together. */
export function readQuestion<Of extends FieldKind>(kind: Of, assignments: readonly Assignment[], catalog: Catalog): QuestionRead<Of> {
  const diagnostics: Diagnostic[] = [];
  const read: QuestionField[] = [];
  const writtenAs = new Map<string, string>();
  const rate = assignments.find(({ key }) => key === 'cnyPerUsd')?.text;
  for (const assignment of assignments) {
    const written = fieldOf(assignment.key);
    if (written === undefined) continue;
    const field = fieldMeant(written, kind, assignment.text);
    const values = readAssignment(field, kind, assignment, diagnostics, catalog, rate);
    const before = writtenAs.get(field.key) ?? written.key;
    if (before !== written.key) diagnostics.push(saidTwice(field, written.key, assignment.whereOf(assignment.text, 0)));
    writtenAs.set(field.key, written.key);
    read.push({ key: field.key, values });
  }
  return diagnostics.length > 0 ? { ok: false, diagnostics } : { ok: true, question: { kind, fields: read } };
}

/** Says that a field is given by its own name and by another: `--tokens 20k/s --token-rate 10k/s`. */
export function saidTwice(meant: Field, written: string, where: Where): Diagnostic {
  const other = written === meant.key ? fields.find(({ otherwise }) => otherwise?.key === meant.key)?.key : meant.key;
  return diagnose('conflicting-demand', { one: flagOf(other ?? written), other: flagOf(written) }, where);
}

/** What was read, and where. */
export function givenAt({ value, spread, yuan }: Extract<Read, { ok: true }>, where: Where): Given {
  return { value, where, ...(spread && { spread }), ...(yuan !== undefined && { yuan }) };
}

/** Reads the value that was written for a field, or the list of them; mistakes are added to `diagnostics`; `rate` is what the question says of yuan for a dollar. */
export function readAssignment(
  field: Field,
  kind: FieldKind,
  { text, whereOf }: Assignment,
  diagnostics: Diagnostic[],
  catalog: Catalog,
  rate?: string,
): readonly Given[] {
  const pieces = UNLISTED.has(field.type.is) ? [text] : text.split(',');
  const problem = listProblem(
    text,
    pieces.map((piece) => piece.trim()),
    whereOf,
  );
  if (problem !== undefined) {
    diagnostics.push(problem);
    return [];
  }
  let start = 0;
  return pieces.flatMap((piece) => {
    const part = piece.trim();
    const where = whereOf(part, start + piece.indexOf(part));
    start += piece.length + 1;
    const read = readText(field, kind, part, where, catalog, rate);
    if (read.ok) return [givenAt(read, where)];
    diagnostics.push(...read.diagnostics);
    return [];
  });
}

function listProblem(text: string, parts: readonly string[], whereOf: Assignment['whereOf']): Diagnostic | undefined {
  if (parts.length === 1) return undefined;
  if (parts.some((part) => RANGE.test(part))) return diagnose('list-and-range', { text }, whereOf(text, 0));
  if (parts.includes('')) return diagnose('empty-item', { text }, whereOf(text, 0));
  if (parts.slice(1).some((part) => THOUSANDS.test(part)) && /^\d{1,3}$/.test(parts[0] ?? '')) {
    const alternatives = [parts.join('_'), parts.join('')];
    return diagnose(
      'invalid-quantity',
      { kind: 'ambiguous', text, dimension: 'count', alternatives, examples: ['3_000', '3000', '3000,4000'] },
      whereOf(text, 0),
    );
  }
  return undefined;
}
