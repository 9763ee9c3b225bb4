import type { Catalog } from '../../catalog/catalog.js';
import { diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Given } from '../../scenario/draft.js';
import { type Kind, kinds } from '../../scenario/field.js';
import { fieldOf } from '../../scenario/fields.js';
import { readValue } from '../../scenario/read.js';
import type { Spread } from '../../scenario/spread.js';
import { type AnswerDocument, type Result, SCHEMA_VERSION } from '../result.js';
import type { Answered } from './project.js';

/** One answer on one side of a comparison: what it says, and what was given to get it. */
export type SideEntry = {
  readonly name: string;
  /** The file that it is from. */
  readonly file: string;
  readonly kind: Kind;
  readonly result: Pick<Result, 'scenario' | 'sources' | 'answer' | 'solved' | 'uncertainty'>;
  readonly given: ReadonlyMap<string, Given>;
  readonly catalog: Catalog;
  /** One of several alternatives, which no total counts. */
  readonly alternative: boolean;
};

/** What is compared: its answers, and what it is called. */
export type Side = { readonly label: string; readonly entries: readonly SideEntry[] };

/** Answers that were just computed. */
export function sideOf(answered: readonly Answered[]): readonly SideEntry[] {
  return answered.map(({ result, scenario, given, catalog, alternative }) => ({
    name: result.name,
    file: scenario.file,
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
  let document: SavedDocument | null;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  if (document?.schemaVersion !== SCHEMA_VERSION)
    return fail(`its schemaVersion is ${String(document?.schemaVersion)}, not ${SCHEMA_VERSION}`);
  if (!Array.isArray(document.results)) return fail('it has no results');
  const counted = isRecord(document.total) && Array.isArray(document.total['scenarios']) ? document.total['scenarios'] : undefined;
  return document.results.map((result: unknown) => {
    const entry = entryOf(result, path, catalog, fail);
    return { ...entry, alternative: counted !== undefined && !counted.includes(entry.name) };
  });
}

type SavedDocument = Partial<AnswerDocument> & { readonly total?: unknown };

function entryOf(result: unknown, file: string, catalog: Catalog, fail: (reason: string) => never): Omit<SideEntry, 'alternative'> {
  if (!isRecord(result)) return fail('a result is no object');
  const { name, kind, scenario, sources, answer, solved, uncertainty } = result;
  const known = kinds.find((each) => each === kind);
  if (typeof name !== 'string' || known === undefined || !isRecord(scenario) || !isRecord(sources) || !isRecord(answer)) {
    return fail('a result lacks its name, kind, scenario, sources or answer');
  }
  const ranges = isRecord(uncertainty) && isRecord(uncertainty['ranges']) ? uncertainty['ranges'] : {};
  const given = new Map<string, Given>();
  for (const [key, value] of Object.entries(scenario)) {
    const field = fieldOf(key);
    if (field === undefined || sources[key] !== 'given') continue;
    const where: Where = { kind: 'field', path: key };
    const spread = spreadIn(ranges[key]);
    // A preset of the user’s own, or a file that is elsewhere now, is known by its name alone.
    const named = field.type.is === 'preset' && typeof value === 'string';
    const read = named ? ({ ok: true, value } as const) : readValue(field, known, value, where, catalog);
    if (!read.ok) return fail(`${name}: ${read.diagnostics[0]?.message}`);
    given.set(key, { value: read.value, where, ...(spread && { spread }) });
  }
  const figures = Object.fromEntries(Object.entries(answer).map(([key, value]) => [key, typeof value === 'number' ? value : null]));
  return {
    name,
    file,
    kind: known,
    result: { scenario, sources, answer: figures, solved: typeof solved === 'string' ? solved : 'gpus' } as SideEntry['result'],
    given,
    catalog,
  };
}

/** How a value was spread that was saved with what its range makes of the answer. */
function spreadIn(range: unknown): Spread | undefined {
  if (!isRecord(range)) return undefined;
  const { low, middle, high, shape } = range;
  if (typeof low !== 'number' || typeof middle !== 'number' || typeof high !== 'number') return undefined;
  if (shape === 'triangular') return { is: 'triangular', low, mode: middle, high };
  return shape === 'uniform' ? { is: 'uniform', low, high } : undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
