import type { Catalog } from '../../catalog/catalog.js';
import { readConfigObject } from '../../catalog/config-model.js';
import type { Model } from '../../catalog/facts.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import type { Given } from '../../scenario/draft.js';
import { fieldOf, fieldsOf } from '../../scenario/fields.js';
import { modelAssumptions } from '../../scenario/model-assumptions.js';
import { readValue } from '../../scenario/read.js';
import type { ModelResult } from '../contract/model.js';
import { type Described, describe } from '../model/describe.js';
import { covering } from '../sheet/evidence.js';
import { shortenedName } from '../sheet/shortened-name.js';
import { withTrace } from '../sheet/traced.js';
import { onlySizingErrors, readable, typeFound } from './guard.js';

/**
 * Describes a model that a config.json object gives; a text is the name of a preset. Throws a
 * SizingError, and nothing else, for whatever is wrong with whatever was passed in.
 */
export function describeWith(catalog: Catalog, config: unknown, options: unknown): ModelResult {
  return onlySizingErrors(() => {
    const { given, explain } = readable(() => readOptions(options, catalog));
    const model = readable(() => (typeof config === 'string' ? presetOf(catalog, config) : configOf(config)));
    return withTrace(describeModelOf(model, typeof config === 'string' ? model.id : config, given, explain));
  });
}

/** Describes a model of the catalogue or of a file. Throws a SizingError when its architecture is not known. */
export function describeModelOf(
  model: Model,
  named: unknown,
  given: ReadonlyMap<string, Given>,
  explain: boolean,
  where?: Where,
): ModelResult {
  const read = model.architecture();
  if (read === null) throw new SizingError([diagnose('unknown-architecture', { name: model.name }, where)]);
  const described: Described = {
    name: model.name,
    model: named,
    read,
    ...(model.preset && { preset: presetEvidence(model, model.preset) }),
  };
  const assumed = modelAssumptions(given, read.architecture.contextTokens, model.leftOut?.weights ?? null);
  const result = describe(described, assumed, { explain });
  return { ...result, hints: [...shortenedName(model), ...result.hints] };
}

function presetEvidence({ id, name }: Model, { parameters, sources }: NonNullable<Model['preset']>): NonNullable<Described['preset']> {
  const { total, label, note } = parameters;
  return { id, name, label, published: total, note: note ?? null, sources: covering(sources, ['parameters', 'config']) };
}

function presetOf(catalog: Catalog, name: string): Model {
  const result = catalog.model(name);
  if (result.found !== undefined) return result.found;
  throw new SizingError(result.problems ?? [diagnose('unknown-model', { text: name, near: result.near })]);
}

function configOf(config: unknown): Model {
  const read = readConfigObject(config, '');
  if (read.ok) return read.model;
  throw new SizingError(read.diagnostics);
}

function readOptions(options: unknown, catalog: Catalog): { given: ReadonlyMap<string, Given>; explain: boolean } {
  const given = new Map<string, Given>();
  if (options === undefined || options === null) return { given, explain: false };
  if (typeof options !== 'object') {
    throw new SizingError([diagnose('invalid-type', { wanted: { say: 'options' }, found: typeFound(options) })]);
  }
  const diagnostics: Diagnostic[] = [];
  const { explain, ...rest } = options as Record<string, unknown>;
  for (const [key, value] of Object.entries(rest)) {
    const where: Where = { kind: 'field', path: key };
    const field = fieldOf(key);
    if (field === undefined || key === 'model' || !field.kinds.includes('model')) {
      const choices = [...fieldsOf('model').flatMap((known) => (known.key === 'model' ? [] : [known.key])), 'explain'];
      diagnostics.push(diagnose('unknown-field', { text: key, choices, near: nearest(key, choices) }, where));
      continue;
    }
    if (value === undefined) continue;
    const read = readValue(field, 'model', value, where, catalog);
    if (read.ok) given.set(key, { value: read.value, where });
    else diagnostics.push(...read.diagnostics);
  }
  if (explain !== undefined && typeof explain !== 'boolean') {
    const where = { kind: 'field', path: 'explain' } as const;
    diagnostics.push(diagnose('invalid-type', { wanted: { say: 'true-or-false' }, found: typeFound(explain) }, where));
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return { given, explain: explain === true };
}
