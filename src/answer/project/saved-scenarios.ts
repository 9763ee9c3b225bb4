import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { type Field, kinds } from '../../scenario/field.js';
import { fieldsOf } from '../../scenario/fields.js';
import { spelledValue } from '../../scenario/spelled.js';

type Saved = {
  readonly name: string;
  readonly kind: string;
  readonly scenario: Readonly<Record<string, unknown>>;
  readonly sources: Readonly<Record<string, unknown>>;
};

/**
 * The scenario file, as JSON, that asks again what a saved answer answered: what was given, as people write it. Throws a
 * SizingError where it holds no answers of `train` or `infer`.
 */
export function scenariosOfSaved(text: string, path: string): string {
  const document: { readonly results?: unknown } = JSON.parse(text);
  const results = Array.isArray(document.results) ? document.results.filter(isSaved) : [];
  if (results.length === 0) throw new SizingError([noScenarios(path)]);
  const scenarios: Record<string, object> = {};
  for (const { name, kind, scenario, sources } of results) {
    const fields = fieldsOf(kind as (typeof kinds)[number]).flatMap((field) => givenIn(field, scenario, sources));
    scenarios[nameAmong(scenarios, name)] = { kind, ...Object.fromEntries(fields) };
  }
  return JSON.stringify({ version: 1, scenarios }, null, 2);
}

function isSaved(result: unknown): result is Saved {
  const { name, kind, scenario, sources } = (result ?? {}) as Readonly<Record<string, unknown>>;
  const isObject = (value: unknown) => typeof value === 'object' && value !== null;
  return typeof name === 'string' && kinds.some((each) => each === kind) && isObject(scenario) && isObject(sources);
}

function givenIn(field: Field, scenario: Saved['scenario'], sources: Saved['sources']): readonly (readonly [string, unknown])[] {
  const { key } = field;
  const value = scenario[key];
  if (key === 'price' && sources[key] === 'preset') return [[key, 'list']];
  if (sources[key] !== 'given' || value === undefined) return [];
  return [[key, typeof value === 'number' || typeof value === 'string' ? spelledValue(field, value) : value]];
}

/** Answers of a sweep have one name. */
function nameAmong(taken: object, name: string): string {
  if (!Object.hasOwn(taken, name)) return name;
  for (let count = 2; ; count++) if (!Object.hasOwn(taken, `${name} #${count}`)) return `${name} #${count}`;
}

function noScenarios(path: string): Diagnostic {
  return diagnose('invalid-answer', { path, reason: { say: 'no-sized-results' } });
}
