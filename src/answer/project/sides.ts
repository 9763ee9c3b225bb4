import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Given } from '../../scenario/draft.js';
import { type Kind, kinds } from '../../scenario/field.js';
import { fieldOf } from '../../scenario/fields.js';
import { readValue } from '../../scenario/read.js';
import { type AnswerDocument, type Result, SCHEMA_VERSION } from '../result.js';
import type { Answered } from './project.js';

/** One answer on one side of a comparison: what it says, and what was given to get it. */
export type SideEntry = {
  readonly name: string;
  readonly kind: Kind;
  readonly result: Pick<Result, 'scenario' | 'sources' | 'answer' | 'solved' | 'uncertainty'>;
  readonly given: ReadonlyMap<string, Given>;
  readonly catalog: Catalog;
  /** One of several alternatives, which no total counts. */
  readonly alternative: boolean;
};

/** Answers that were just computed. */
export function sideOf(answered: readonly Answered[]): readonly SideEntry[] {
  return answered.map(({ result, given, catalog, alternative }) => ({
    name: result.name,
    kind: result.kind,
    result,
    given,
    catalog,
    alternative,
  }));
}

/** Whether a text is an answer that was saved with `--format json`. */
export function isSavedAnswer(text: string): boolean {
  return /^\s*\{\s*"schemaVersion"\s*:/.test(text);
}

/** The answers of a document that was saved. Throws a SizingError when it is none. */
export function savedSide(text: string, path: string, catalog: Catalog, where?: Where): readonly SideEntry[] {
  const fail = (reason: string): never => {
    throw new SizingError([diagnose('invalid-answer', { path, reason }, where)]);
  };
  let document: Partial<AnswerDocument> | null;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  if (document?.schemaVersion !== SCHEMA_VERSION)
    return fail(`its schemaVersion is ${String(document?.schemaVersion)}, not ${SCHEMA_VERSION}`);
  if (!Array.isArray(document.results)) return fail('it has no results');
  return document.results.map((result: unknown) => entryOf(result, catalog, fail));
}

function entryOf(result: unknown, catalog: Catalog, fail: (reason: string) => never): SideEntry {
  if (!isRecord(result)) return fail('a result is no object');
  const { name, kind, scenario, sources, answer, solved } = result;
  const known = kinds.find((each) => each === kind);
  if (typeof name !== 'string' || known === undefined || !isRecord(scenario) || !isRecord(sources) || !isRecord(answer)) {
    return fail('a result lacks its name, kind, scenario, sources or answer');
  }
  const given = new Map<string, Given>();
  const diagnostics: Diagnostic[] = [];
  for (const [key, value] of Object.entries(scenario)) {
    const field = fieldOf(key);
    if (field === undefined || sources[key] !== 'given') continue;
    const where: Where = { kind: 'field', path: key };
    const read = readValue(field, known, value, where, catalog);
    if (read.ok) given.set(key, { value: read.value, where });
    else diagnostics.push(...read.diagnostics);
  }
  if (diagnostics.length > 0) return fail(`${name}: ${diagnostics[0]?.message}`);
  const figures = Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, typeof value === 'number' ? value : null]));
  return {
    name,
    kind: known,
    result: { scenario, sources, answer: figures, solved: typeof solved === 'string' ? solved : 'gpus' } as SideEntry['result'],
    given,
    catalog,
    alternative: false,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
