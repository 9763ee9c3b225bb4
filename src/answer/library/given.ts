import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, type Where } from '../../diagnostics/diagnostic.js';
import type { Given } from '../../scenario/draft.js';
import type { Kind } from '../../scenario/field.js';
import { fieldMeant, fieldOf, fieldsOf } from '../../scenario/fields.js';
import { givenAt, saidTwice } from '../../scenario/question.js';
import { type Read, readValue } from '../../scenario/read.js';
import { keysMeant } from '../../scenario/synonyms.js';

/**
 * The fields of a scenario given as an object, and everything that is wrong with them. `readObject` reads an object in the
 * place of the name of a model.
 */
export function readFields(
  fields: Readonly<Record<string, unknown>>,
  kind: Kind,
  catalog: Catalog,
  readObject?: (model: object) => Read,
): { readonly given: ReadonlyMap<string, Given>; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const given = new Map<string, Given>();
  const rate = fields['cnyPerUsd'] === undefined ? undefined : String(fields['cnyPerUsd']);
  for (const [key, value] of Object.entries(fields)) {
    const field = fieldOf(key);
    if (field === undefined || !field.kinds.includes(kind)) {
      const choices = fieldsOf(kind).map((known) => known.key);
      diagnostics.push(diagnose('unknown-field', { text: key, choices, near: keysMeant(key, choices) }, at(key)));
      continue;
    }
    // An optional property may be passed as undefined: it is then not given.
    if (value === undefined) continue;
    const object = key === 'model' && typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
    const meant = typeof value === 'string' ? fieldMeant(field, kind, value) : field;
    const read = object && readObject ? readObject(object) : readValue(meant, kind, value, at(key), catalog, rate);
    if (given.has(meant.key)) diagnostics.push(saidTwice(meant, key, at(key)));
    if (read.ok) given.set(meant.key, givenAt(read, at(key)));
    else diagnostics.push(...read.diagnostics);
  }
  return { given, diagnostics };
}

/** Where a field of an object stands. */
export function at(path: string): Where {
  return { kind: 'field', path };
}
