import type { Catalog } from '../../catalog/catalog.js';
import { readConfigObject } from '../../catalog/config-model.js';
import { examples } from '../../core/examples.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import type { Given } from '../../scenario/draft.js';
import { type Kind, kinds } from '../../scenario/field.js';
import type { Result } from '../contract/result.js';
import type { InferenceResult, TrainingResult, TypedResult } from '../contract/typed-result.js';
import { extrasWith } from '../outlook/extras.js';
import { samplingWith } from '../outlook/sampling-options.js';
import { goodputPlan } from '../prediction/goodput/plan.js';
import { methodPlan } from '../prediction/method/plan.js';
import { predict } from '../prediction/predict.js';
import { planFor } from '../prediction/predictor.js';
import { predictedPlan } from '../prediction/serving/plan.js';
import { answerOf } from '../sheet/answer.js';
import { useCostModels } from '../sheet/cost-models.js';
import { withTrace } from '../sheet/traced.js';
import { at, readFields } from './given.js';
import { onlySizingErrors, readable, typeFound } from './guard.js';

/**
 * Answers one scenario given as an object: `kind`, and fields as numbers in SI units or as text with
 * units; a `kind` of the call’s own must be the object’s, where that has one. Throws a SizingError, and nothing else,
 * for whatever is wrong with whatever was passed in.
 */
export function evaluateWith(catalog: Catalog, scenario: unknown, options: unknown, kind: 'train'): TrainingResult;
export function evaluateWith(catalog: Catalog, scenario: unknown, options: unknown, kind: 'infer'): InferenceResult;
export function evaluateWith(catalog: Catalog, scenario: unknown, options: unknown): TypedResult;
export function evaluateWith(catalog: Catalog, scenario: unknown, options: unknown, kind?: Kind): TypedResult {
  const answer = onlySizingErrors(() => {
    const { explain, ...outlook } = readable(() => readOptions(options));
    const { kind: known, given, models } = readable(() => readScenario(scenario, catalog, kind));
    useCostModels({ train: predict, infer: predictedPlan, method: methodPlan, goodput: goodputPlan });
    const planned = planFor(known, given, models.catalog);
    if (!planned.ok) throw new SizingError(planned.diagnostics);
    const { evidence, ...sampling } = outlook;
    const extras = extrasWith({ ...sampling, ...(evidence && { runs: catalog.runs() }) });
    return models.echoed(withTrace(answerOf(planned.plan, given, { catalog, explain, extras })));
  });
  // Which figures there are follows from the kind: the types by kind are made from the same declarations.
  return answer as unknown as TypedResult;
}

const OPTIONS = ['explain', 'samples', 'seed', 'uncertainty', 'sensitivity'];

/** What a caller asks for beside the scenario; a mistake in it is thrown. */
function readOptions(options: unknown) {
  if (options !== undefined && options !== null && (typeof options !== 'object' || Array.isArray(options))) {
    throw new SizingError([diagnose('invalid-type', { wanted: { say: 'options' }, found: typeFound(options) })]);
  }
  const { samples, seed, sensitivity, uncertainty, explain } = (options ?? {}) as Readonly<Record<string, unknown>>;
  const diagnostics: Diagnostic[] = [];
  for (const key of Object.keys(options ?? {})) {
    if (!OPTIONS.includes(key)) {
      diagnostics.push(diagnose('unknown-field', { text: key, choices: OPTIONS, near: nearest(key, OPTIONS) }, at(key)));
    }
  }
  for (const [key, value] of Object.entries({ explain, sensitivity })) {
    if (value === undefined || typeof value === 'boolean') continue;
    diagnostics.push(diagnose('invalid-type', { wanted: { say: 'true-or-false' }, found: typeFound(value) }, at(key)));
  }
  const number = (key: string, value: unknown) =>
    value === undefined ? undefined : { value: typeof value === 'number' ? value : Number.NaN, text: String(value), where: at(key) };
  if (uncertainty !== undefined && uncertainty !== 'evidence') {
    const text = String(uncertainty);
    diagnostics.push(diagnose('unknown-choice', { text, choices: ['evidence'], near: [] }, at('uncertainty')));
  }
  const read = {
    ...samplingWith({ samples: number('samples', samples), seed: number('seed', seed) }, diagnostics),
    explain: explain === true ? examples : undefined,
    sensitivity: sensitivity === true,
    evidence: uncertainty === 'evidence',
  };
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return read;
}

type ScenarioRead = { kind: Kind; given: ReadonlyMap<string, Given>; models: InlineModel };

function readScenario(scenario: unknown, catalog: Catalog, asked: Kind | undefined): ScenarioRead {
  if (typeof scenario !== 'object' || scenario === null || Array.isArray(scenario)) {
    throw new SizingError([diagnose('invalid-type', { wanted: { say: 'scenario-object' }, found: typeFound(scenario) })]);
  }
  const { kind: own, ...rest } = scenario as Record<string, unknown>;
  const kind = asked ?? own;
  if (kind !== 'train' && kind !== 'infer') {
    const text = typeof kind === 'string' ? kind : typeof kind;
    throw new SizingError([diagnose('unknown-choice', { text, choices: kinds, near: nearest(text, kinds) }, at('kind'))]);
  }
  if (asked !== undefined && own !== undefined && own !== asked) {
    const text = typeof own === 'string' ? own : typeof own;
    throw new SizingError([diagnose('unknown-choice', { text, choices: [asked], near: [] }, at('kind'))]);
  }
  let models: InlineModel = { catalog, echoed: (result) => result };
  const { given, diagnostics } = readFields(rest, kind, catalog, (model) => {
    const read = inlineModel(model, catalog);
    if ('diagnostics' in read) return { ok: false, diagnostics: read.diagnostics };
    models = read;
    return { ok: true, value: INLINE };
  });
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return { kind, given, models };
}

/** Name under which a config that was handed over is looked up; nobody can type it. */
const INLINE = '\u0000inline';

/** A catalogue that has the model of the scenario, and the answer with what was handed over in the place of its name. */
type InlineModel = { readonly catalog: Catalog; readonly echoed: (result: Result) => Result };

function inlineModel(config: object, catalog: Catalog): InlineModel | { readonly diagnostics: readonly Diagnostic[] } {
  const read = readConfigObject(config, 'model');
  if (!read.ok) return { diagnostics: read.diagnostics };
  const { model } = read;
  return {
    catalog: { ...catalog, model: (name) => (name === INLINE ? { found: model } : catalog.model(name)) },
    echoed: (result) => ({ ...result, scenario: { ...result.scenario, model: config } }),
  };
}
