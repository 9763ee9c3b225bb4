import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { visible } from '../diagnostics/visible.js';
import { parseQuantity } from '../quantity/parse.js';
import { choicesOf, type Field, type FieldKind, type FieldType } from './field.js';
import { layoutGroups, readLayout, writtenLayout } from './layout-text.js';
import { readLengths, readNamedFile } from './named-file.js';
import { readSpread, type Spread } from './spread.js';
import { readTogether, writtenTogether } from './together-text.js';
import { writtenWorkload } from './workload-text.js';
import { readYuan } from './yuan.js';

/** A value as the scenario keeps it: SI number, choice, name of a preset as typed, or text. */
export type Value = number | string;

/** A value that was read, with the amount in yuan where it was written so, or everything that is wrong with it. */
export type Read =
  | { readonly ok: true; readonly value: Value; readonly spread?: Spread; readonly yuan?: number }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Characters that a terminal obeys instead of showing: controls, and marks that end a line or turn the direction of writing. */
export const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/;

/** What makes lines and indents them, which a text may have that is no name. */
const LINES = /\r\n?|[\n\t]/g;

/** Dots, a sign or a word that only ranges have, whole or not. */
const LIKE_A_RANGE = /\.\.|±|\sto\s|[到至]/i;

/** What is said of a name that no preset has. */
const UNKNOWN = { model: 'unknown-model', gpu: 'unknown-gpu', region: 'unknown-region' } as const;

type QuantityType = Extract<FieldType, { is: 'quantity' }>;

/** Reads what a person wrote for one field. `rate` is what the same question says of yuan for a dollar, as written. */
export function readText(field: Field, kind: FieldKind, text: string, where: Where, catalog: Catalog, rate?: string): Read {
  const { type } = field;
  const hidden = type.is === 'text' ? text.replace(LINES, ' ') : text;
  if (HIDDEN.test(hidden)) return fail(diagnose('control-character', { text }, where));
  switch (type.is) {
    case 'quantity': {
      const word = type.words?.find((candidate) => candidate.toLowerCase() === text.trim().toLowerCase());
      if (word !== undefined) return { ok: true, value: word };
      const parsed = parseQuantity(text, type.dimension, type.nouns ? { nouns: type.nouns } : {});
      if (!parsed.ok) {
        const { problem } = parsed;
        const foreign = readYuan(type, text, rate, where, (dollars) => readText(field, kind, dollars, where, catalog));
        if (foreign !== undefined) return foreign;
        if (problem.kind === 'range' || LIKE_A_RANGE.test(text)) {
          if (type.certain || kind === 'model') return fail(diagnose('range-unsupported', { text }, where));
          return readSpread(
            type,
            text,
            where,
            (end) => readText(field, kind, end, where, catalog, rate),
            (value) => inRange(type, value, text, where),
          );
        }
        return fail(
          diagnose(
            'invalid-quantity',
            { ...problem, examples: [field.example, ...problem.examples.filter((example) => example !== field.example)].slice(0, 4) },
            where,
          ),
        );
      }
      const meant = numberedWord(type, parsed.value, text);
      if (meant !== undefined) {
        const alternatives = parsed.value <= (type.max ?? Number.POSITIVE_INFINITY) ? [meant, `${parsed.value * 100}%`] : [meant];
        const examples = [field.example, '10%'];
        return fail(diagnose('invalid-quantity', { kind: 'ambiguous', text, dimension: type.dimension, alternatives, examples }, where));
      }
      return inRange(type, parsed.value, text, where);
    }
    case 'choice': {
      const choices = choicesOf(type, kind);
      const choice = choices.find((candidate) => candidate.toLowerCase() === text.trim().toLowerCase());
      if (choice !== undefined) return { ok: true, value: choice };
      return fail(diagnose('unknown-choice', { text, choices, near: nearest(text, choices) }, where));
    }
    case 'preset': {
      const preset = catalog[type.of](text);
      if (preset.found !== undefined) return { ok: true, value: preset.as ?? text };
      if (preset.problems) return { ok: false, diagnostics: preset.problems.map((problem) => placed(problem, where)) };
      return fail(diagnose(UNKNOWN[type.of], { text, near: preset.near }, where));
    }
    case 'layout': {
      const read = readLayout(text);
      if (read.ok) return { ok: true, value: writtenLayout(read.layout) };
      return fail(diagnose('invalid-layout', { text, part: read.part, groups: layoutGroups, example: field.example }, where));
    }
    case 'together': {
      const read = readTogether(text);
      if (read.ok) return { ok: true, value: writtenTogether(read.pairs) };
      return fail(diagnose('invalid-together', { part: read.part, why: read.why, near: read.near, example: field.example }, where));
    }
    case 'target':
      return readTarget(field, kind, text, where, catalog);
    case 'workload':
      return readLengths(text, where, catalog);
    case 'file':
      return readNamedFile(text, 'a-calibration', where, catalog);
    case 'text':
      return { ok: true, value: text.replace(/\r\n?/g, '\n').trim() };
  }
}

/** The word that a bare whole number probably means, where it could be a share as well: 1 is N+1, or 100%. */
function numberedWord({ dimension, words }: QuantityType, value: number, text: string): string | undefined {
  return dimension === 'ratio' && !/[%a-z]/i.test(text) ? words?.find((word) => word.endsWith(`+${value}`)) : undefined;
}

/** Reads what a program put into one field: a number in SI units, or text as a person writes it. */
export function readValue(field: Field, kind: FieldKind, value: unknown, where: Where, catalog: Catalog, rate?: string): Read {
  if (typeof value === 'string') return readText(field, kind, value, where, catalog, rate);
  if (Array.isArray(value) && field.type.is !== 'workload') return fail(diagnose('list-refused', {}, where));
  if ((field.type.is === 'layout' || field.type.is === 'together') && typeof value === 'object' && value !== null) {
    const text = Object.entries(value).map(([group, size]) => `${group}=${String(size)}`);
    return readText(field, kind, text.join(','), where, catalog);
  }
  if (field.type.is === 'workload' && typeof value === 'object' && value !== null)
    return readText(field, kind, writtenWorkload(value), where, catalog);
  if (field.type.is === 'target' && typeof value === 'number') return inRange(TIME, value, String(value), where);
  if (field.type.is === 'quantity' && typeof value === 'number') {
    if (!Number.isFinite(value)) return fail(diagnose('out-of-range', { text: String(value), range: field.type.range, near: [] }, where));
    return inRange(field.type, value, String(value), where);
  }
  const wanted = field.type.is === 'quantity' || field.type.is === 'target' ? 'number-or-text' : 'text';
  const found = { say: 'typeof', type: value === null ? 'null' : typeof value } as const;
  return fail(diagnose('invalid-type', { wanted: { say: wanted }, found }, where));
}

/** A time, above zero. */
const TIME: QuantityType = {
  is: 'quantity',
  dimension: 'duration',
  aboveZero: true,
  max: 1e9,
  range: { say: 'above-up-to', above: '0', most: '1e9 s' },
};
const PERCENTILE = /^\s*p(\d{2}(?:\.\d{1,2})?)\s*[:=]\s*(.*)$/i;

/** A limit: seconds of the mean, or `p95:2s`, the percentile before the seconds. */
function readTarget(field: Field, kind: FieldKind, text: string, where: Where, catalog: Catalog): Read {
  const [, percentile, rest = text] = PERCENTILE.exec(text) ?? [];
  const read = readText({ ...field, type: { ...TIME, certain: true } }, kind, rest, where, catalog);
  if (!read.ok || percentile === undefined) return read;
  return { ok: true, value: `p${percentile}:${read.value}s` };
}

/** What cannot be read at all is pointed at where it is named in a file. */
function placed(problem: Diagnostic, named: Where): Diagnostic {
  const known = problem.where?.kind === 'file' && problem.where.line !== undefined;
  return known || named.kind !== 'file' ? problem : { ...problem, where: named };
}

function inRange(type: QuantityType, value: number, text: string, where: Where): Read {
  const { dimension, min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, aboveZero, whole, range } = type;
  if (value < min || value > max || (aboveZero && value <= 0)) {
    // Only a number alone can be meant in per cent: of 0.9 ± 0.2, the end is out of range.
    const asPercent = dimension === 'ratio' && value > 1 && value <= 100 && /^\s*\d[\d._]*\s*$/.test(text);
    const percent = asPercent ? [`${visible(text.trim())}%`] : [];
    return fail(diagnose('out-of-range', { text, range, near: percent }, where));
  }
  if (dimension === 'count' && value >= 2 ** 53) {
    return fail(diagnose('invalid-quantity', { kind: 'too-large', text, dimension, alternatives: [], examples: ['300B'] }, where));
  }
  if (whole && !Number.isInteger(value)) return fail(diagnose('not-whole', { text }, where));
  return { ok: true, value };
}

function fail(diagnostic: Diagnostic): Read {
  return { ok: false, diagnostics: [diagnostic] };
}
