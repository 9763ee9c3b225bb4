import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Given } from '../scenario/draft.js';
import { fieldOf, fieldsOf, type Kind, kinds } from '../scenario/fields.js';
import { readValue } from '../scenario/read.js';
import { resolve } from '../scenario/resolve.js';
import { answerOf } from './answer.js';
import { planOf } from './plan.js';
import type { Result } from './result.js';

/**
 * Answers one scenario given as an object: `kind`, and fields as numbers in SI units or as text with
 * units. Throws a SizingError, and nothing else, for whatever is wrong with whatever was passed in.
 */
export function evaluateWith(catalog: Catalog, scenario: unknown, { explain = false }: { explain?: boolean } = {}): Result {
  try {
    const { kind, given } = readScenario(scenario, catalog);
    const resolution = resolve(kind, given, catalog);
    if (!resolution.ok) throw new SizingError(resolution.diagnostics);
    return answerOf(planOf(resolution.resolved), { catalog, explain });
  } catch (error) {
    if (error instanceof SizingError) throw error;
    throw new SizingError([diagnose('internal', { reason: error instanceof Error ? error.message : 'what was passed in cannot be read' })]);
  }
}

function readScenario(scenario: unknown, catalog: Catalog): { kind: Kind; given: ReadonlyMap<string, Given> } {
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) {
    throw new SizingError([
      diagnose('invalid-type', {
        wanted: 'an object with the fields of a scenario',
        found: Array.isArray(scenario) ? 'a list' : scenario === null ? 'null' : typeof scenario,
      }),
    ]);
  }
  const { kind, ...rest } = scenario as Record<string, unknown>;
  if (kind !== 'train' && kind !== 'infer') {
    const text = typeof kind === 'string' ? kind : typeof kind;
    throw new SizingError([diagnose('unknown-choice', { text, choices: kinds, near: nearest(text, kinds) }, at('kind'))]);
  }
  const diagnostics: Diagnostic[] = [];
  const given = new Map<string, Given>();
  for (const [key, value] of Object.entries(rest)) {
    const field = fieldOf(key);
    if (field === undefined || !field.kinds.includes(kind)) {
      const choices = fieldsOf(kind).map((known) => known.key);
      diagnostics.push(diagnose('unknown-field', { text: key, choices, near: nearest(key, choices) }, at(key)));
      continue;
    }
    // An optional property may be passed as undefined: it is then not given.
    if (value === undefined) continue;
    const read = readValue(field, kind, value, at(key), catalog);
    if (read.ok) given.set(key, { value: read.value, where: at(key) });
    else diagnostics.push(read.diagnostic);
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return { kind, given };
}

function at(path: string): Where {
  return { kind: 'field', path };
}
