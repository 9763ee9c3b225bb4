import type { Catalog } from '../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { Given } from '../scenario/draft.js';
import { type Kind, kinds } from '../scenario/field.js';
import { fieldOf, fieldsOf } from '../scenario/fields.js';
import { readValue } from '../scenario/read.js';
import { resolve } from '../scenario/resolve.js';
import { answerOf } from './answer.js';
import { planOf } from './plan.js';
import type { Result } from './result.js';

/**
 * Answers one scenario given as an object: `kind`, and fields as numbers in SI units or as text with
 * units; a `kind` of the call’s own goes before the object’s. Throws a SizingError, and nothing else,
 * for whatever is wrong with whatever was passed in.
 */
export function evaluateWith(catalog: Catalog, scenario: unknown, options: unknown, kind?: Kind): Result {
  try {
    const explain = readable(() => (options as { readonly explain?: unknown } | null | undefined)?.explain === true);
    const { kind: known, given } = readable(() => readScenario(scenario, catalog, kind));
    const resolution = resolve(known, given, catalog);
    if (!resolution.ok) throw new SizingError(resolution.diagnostics);
    return answerOf(planOf(resolution.resolved), given, { catalog, explain });
  } catch (error) {
    throw isSizingError(error) ? error : new SizingError([diagnose('internal', { reason: reasonOf(error) })]);
  }
}

/** An object may run its owner’s code when it is read; what that throws is no defect of ours. */
function readable<Read>(read: () => Read): Read {
  try {
    return read();
  } catch (error) {
    throw isSizingError(error) ? error : new SizingError([diagnose('unreadable', { reason: reasonOf(error) })]);
  }
}

/** What was thrown may be anything, a trap of the caller’s included. */
function isSizingError(error: unknown): error is SizingError {
  try {
    return error instanceof SizingError;
  } catch {
    return false;
  }
}

function reasonOf(error: unknown): string {
  try {
    return String((error as Error).message);
  } catch {
    return 'what was passed in cannot be read';
  }
}

function readScenario(scenario: unknown, catalog: Catalog, asked: Kind | undefined): { kind: Kind; given: ReadonlyMap<string, Given> } {
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) {
    throw new SizingError([
      diagnose('invalid-type', {
        wanted: 'an object with the fields of a scenario',
        found: Array.isArray(scenario) ? 'a list' : scenario === null ? 'null' : typeof scenario,
      }),
    ]);
  }
  const { kind: own, ...rest } = scenario as Record<string, unknown>;
  const kind = asked ?? own;
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
    if (read.ok) given.set(key, { value: read.value, where: at(key), ...(read.spread && { spread: read.spread }) });
    else diagnostics.push(read.diagnostic);
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return { kind, given };
}

function at(path: string): Where {
  return { kind: 'field', path };
}
