import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where, withinOther } from '../../diagnostics/diagnostic.js';
import type { Part } from '../../diagnostics/phrase.js';
import type { Given } from '../../scenario/draft.js';
import { type FieldType, type Kind, kinds } from '../../scenario/field.js';
import { fieldOf } from '../../scenario/fields.js';
import { readValue } from '../../scenario/read.js';
import { likelySpread, type Spread } from '../../scenario/spread.js';
import { type AnswerDocument, type Result, SCHEMA_VERSION } from '../contract/result.js';
import { figures as knownFigures } from '../sheet/figures.js';
import { type ComparedFigures, comparedFigures, savedFigures } from './compared.js';
import type { Answered } from './project.js';

/** One answer on one side of a comparison: what it says, and what was given to get it. */
export type SideEntry = {
  readonly name: string;
  /** The file that it is from. */
  readonly file: string;
  readonly kind: Kind;
  readonly result: Pick<Result, 'scenario' | 'sources' | 'solved'>;
  readonly figures: ComparedFigures;
  readonly given: ReadonlyMap<string, Given>;
  readonly catalog: Catalog;
  /** One of several alternatives, which no total counts. */
  readonly alternative: boolean;
  readonly answered: boolean;
};

/** What is compared: its answers, and what it is called. */
export type Side = { readonly label: string; readonly entries: readonly SideEntry[] };

/** Answers that were just computed. */
export function sideOf(answered: readonly Answered[]): readonly SideEntry[] {
  return answered.map(({ plan, values, result, scenario, given, catalog, alternative }) => ({
    name: result.name,
    file: scenario.file,
    kind: result.kind,
    result,
    figures: plan === undefined || result.error ? result.answer : comparedFigures(plan, values, given),
    given,
    catalog,
    alternative,
    answered: result.error === undefined,
  }));
}

/** The answer that a report carries for programs; any other text as it is. */
export function answerInReport(text: string): string {
  if (!/^\s*<!doctype html>/i.test(text)) return text;
  return /<script type="application\/json" id="answer">(.*?)<\/script>/s.exec(text)?.[1] ?? text;
}

/** Whether a text is an answer that was saved with `--format json`, whatever the order of its keys. */
export function isSavedAnswer(text: string): boolean {
  if (!/^\s*\{/.test(text) || !text.includes('"schemaVersion"')) return false;
  try {
    return Object.hasOwn(JSON.parse(text), 'schemaVersion');
  } catch {
    // Begun as one, and cut: it is told what is wrong with it.
    return /^\s*\{\s*"schemaVersion"\s*:/.test(text);
  }
}

/** The answers of a document that was saved. Throws a SizingError when it is none. */
export function savedSide(text: string, path: string, catalog: Catalog, where?: Where): readonly SideEntry[] {
  const fail = (reason: Part): never => {
    throw new SizingError([diagnose('invalid-answer', { path, reason }, where)]);
  };
  let document: SavedDocument | null;
  try {
    document = JSON.parse(text);
  } catch (error) {
    return fail({ say: 'told', text: error instanceof Error ? error.message : String(error) });
  }
  if (document?.schemaVersion !== SCHEMA_VERSION)
    return fail({ say: 'schema-version', found: String(document?.schemaVersion), wanted: SCHEMA_VERSION });
  if (!Array.isArray(document.results)) return fail({ say: 'no-results' });
  const counted =
    isRecord(document.total) && Array.isArray(document.total['scenarios']) ? new Set<unknown>(document.total['scenarios']) : undefined;
  const entries = document.results.map((result: unknown) => entryOf(result, path, catalog, fail));
  const fullName = ({ file, name }: Pick<SideEntry, 'file' | 'name'>) => `${file}: ${name}`;
  const named = new Set<string>();
  const repeated = new Set<string>();
  for (const key of entries.map(fullName)) (named.has(key) ? repeated : named).add(key);
  const times = new Map<string, number>();
  return entries.map((entry) => {
    const key = fullName(entry);
    const left = counted !== undefined && !counted.has(entry.name) && !counted.has(key);
    if (!repeated.has(key)) return { ...entry, alternative: left };
    // A sweep has many answers of one name: none of them is added to the others.
    const time = (times.get(key) ?? 0) + 1;
    times.set(key, time);
    return { ...entry, name: `${entry.name} #${time}`, alternative: true };
  });
}

type SavedDocument = Partial<AnswerDocument> & { readonly total?: unknown };

function entryOf(result: unknown, path: string, catalog: Catalog, fail: (reason: Part) => never): Omit<SideEntry, 'alternative'> {
  if (!isRecord(result)) return fail({ say: 'result-is-no-object' });
  const { name, file, kind, scenario, sources, answer, solved, uncertainty, timeline, error } = result;
  const known = kinds.find((each) => each === kind);
  if (typeof name !== 'string' || known === undefined || !isRecord(scenario) || !isRecord(sources) || !isRecord(answer)) {
    return fail({ say: 'result-lacks-parts' });
  }
  const within = (value: unknown, key: string): Readonly<Record<string, unknown>> => {
    const found = isRecord(value) ? value[key] : undefined;
    return isRecord(found) ? found : {};
  };
  const ranges = { ...within(uncertainty, 'ranges'), growth: within(timeline, 'uncertainty')['growth'] };
  const given = new Map<string, Given>();
  for (const [key, value] of Object.entries(scenario)) {
    const field = fieldOf(key);
    const listed = key === 'price' && sources[key] === 'preset';
    if (field === undefined || !(sources[key] === 'given' || listed)) continue;
    const where: Where = { kind: 'field', path: key };
    if (listed) {
      given.set(key, { value: 'list', where });
      continue;
    }
    const spread = spreadIn((ranges as Record<string, unknown>)[key], field.type);
    // A preset of the user’s own, or a file that is elsewhere now, is known by its name alone.
    const named = field.type.is === 'preset' && typeof value === 'string';
    const read = named ? ({ ok: true, value } as const) : readValue(field, known, value, where, catalog);
    if (!read.ok) return fail(withinOther(read.diagnostics[0] as Diagnostic, name));
    given.set(key, { value: read.value, where, ...(spread && { spread }) });
  }
  const figures = Object.fromEntries(knownFigures[known].map((key) => [key, answer[key]]).filter(([, value]) => typeof value === 'number'));
  const saved = { ...result, answer: figures, solved: knownFigures[known].find((key) => key === solved) ?? 'gpus' } as unknown as Result;
  return {
    name,
    file: typeof file === 'string' ? file : path,
    kind: known,
    result: saved,
    figures: numbersOf(savedFigures(saved)),
    given,
    catalog,
    answered: error === undefined,
  };
}

/** What is no number in a document that anybody may have written is unknown. */
function numbersOf(figures: ComparedFigures): ComparedFigures {
  return Object.fromEntries(Object.entries(figures).map(([key, value]) => [key, typeof value === 'number' ? value : null]));
}

/** How a value was spread that was saved with what its range makes of the answer. */
function spreadIn(range: unknown, type: FieldType): Spread | undefined {
  if (!isRecord(range)) return undefined;
  const { low, middle, high, shape } = range;
  if (typeof low !== 'number' || typeof middle !== 'number' || typeof high !== 'number') return undefined;
  if (shape === 'triangular') return { is: 'triangular', low, mode: middle, high };
  if ((shape === 'lognormal' || shape === 'logitnormal') && type.is === 'quantity') return likelySpread(type, low, high);
  return shape === 'uniform' ? { is: 'uniform', low, high } : undefined;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
