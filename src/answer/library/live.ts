import type { Catalog } from '../../catalog/catalog.js';
import { type PlainFacts, plainFacts } from '../../catalog/plain-facts.js';
import type { DisplayUnit } from '../../quantity/format.js';
import type { Kind } from '../../scenario/field.js';
import { precisions } from '../../scenario/field-types.js';
import { fieldsOf } from '../../scenario/fields.js';
import { footprintFields } from '../../scenario/footprint-fields.js';
import type { Result } from '../contract/result.js';
import { displayUnitOf } from '../contract/units.js';
import type { LiveTables, liveTables } from '../prediction/live-tables.js';
import { type LiveField, liveFieldsOf, spelledAmount } from './live-fields.js';

/** A question that can be asked again where there are no files: what was given, what may be said otherwise, and the facts that it needs. */
export type LiveQuestion = {
  readonly kind: Kind;
  readonly script: LiveScript;
  /** What was given, as people write it. */
  readonly given: Readonly<Record<string, string>>;
  /** The same as it was read: in SI units where it is a number. */
  readonly values: Readonly<Record<string, string | number>>;
  /** What may be changed, the given fields among it. */
  readonly fields: readonly LiveField[];
  readonly facts: PlainFacts;
  /** How each figure of the answer is shown, in their order. */
  readonly figures: Readonly<Record<string, DisplayUnit>>;
  /** What a predicted step takes from tables; only where one is predicted. */
  readonly tables?: LiveTables;
};

/** What computes an answer in a page: the sheet of a kind, or that with the model of a training step. */
export type LiveScript = Kind | 'train-predicted';

/** Why a page does not compute: what it is about is computed by the program alone. */
export type Unasked = 'service' | 'method' | 'counted' | 'beside' | 'model';

/** Figures of pictures that need not be of the answer. */
const PICTURED = ['gpus', 'durationSeconds', 'tokens'];
/** What a page of a predicted answer has no room for: what is printed, and what stands beside renting a fleet. */
const NOT_PREDICTED = [
  'calibration',
  'launch',
  'ownFactors',
  'spares',
  'growth',
  'horizon',
  'fleet',
  'serverPrice',
  'years',
  'hosting',
  ...footprintFields.map(({ key }) => key),
];
/** What says something of ranges alone: a page has none. */
const OF_RANGES: ReadonlySet<string> = new Set(['together']);

/** The question of an answer, to be asked again, or why a page cannot ask it: it would need more than the sheet and the model of a training step. */
export function liveQuestionOf(result: Result, catalog: Catalog, tablesOf: typeof liveTables): LiveQuestion | Unasked {
  const { kind, scenario, sources, evidence, prediction, method, goodput } = result;
  if (evidence.serving !== undefined) return 'service';
  if (method !== undefined || goodput !== undefined) return 'method';
  if (scenario['flops'] !== '6nd' && scenario['flops'] !== undefined) return 'counted';
  const beside = NOT_PREDICTED.some((key) => scenario[key] !== undefined) || evidence.instance !== undefined;
  if (prediction !== undefined && beside) return 'beside';
  const model = evidence.model === undefined ? undefined : catalog.model(evidence.model.id).found;
  const gpu = evidence.gpu === undefined ? undefined : catalog.gpu(String(scenario['gpu'])).found;
  const region = evidence.carbon === undefined ? undefined : catalog.region(evidence.carbon.id).found;
  const preset = model?.preset ?? null;
  if (scenario['model'] !== undefined && (model === undefined || preset === null)) return 'model';
  const given: Record<string, string> = {};
  const values: Record<string, string | number> = {};
  for (const field of fieldsOf(kind)) {
    const { key, type } = field;
    const value = scenario[key];
    // A page reads no file.
    if (value === undefined || typeof value === 'object' || type.is === 'file' || OF_RANGES.has(key)) continue;
    const listed = key === 'price' && sources[key] === 'preset';
    // The end of a name says how the weights are stored: a page has the name of the preset alone.
    const byName = key === 'weights' && sources[key] === 'derived';
    if (!listed && !byName && sources[key] !== 'given') continue;
    given[key] = listed ? 'list' : spelledAmount(field, value, evidence);
    // An amount in yuan is one in dollars at a rate that may change.
    values[key] = listed || evidence.cny?.[key] !== undefined ? given[key] : value;
  }
  const predicted = prediction === undefined || gpu === undefined ? undefined : tablesOf(preset?.id ?? null, gpu);
  return {
    kind,
    script: prediction === undefined ? kind : 'train-predicted',
    given,
    values,
    fields: liveFieldsOf(result, predicted?.precisions ?? []),
    facts: plainFacts(
      { model: model && preset ? { ...model, preset } : null, gpu: gpu ?? null, region: region ?? null },
      {
        shape: prediction === undefined ? null : 'training',
        preset: [],
        parts: kind === 'infer',
        listed: values['price'] === 'list',
        precisions,
      },
    ),
    figures: Object.fromEntries([...Object.keys(result.answer), ...PICTURED].map((key) => [key, displayUnitOf(key)])),
    ...(predicted && { tables: predicted.tables }),
  };
}
