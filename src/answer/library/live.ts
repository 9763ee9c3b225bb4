import type { Catalog } from '../../catalog/catalog.js';
import type { MemoryPresets } from '../../catalog/memory-presets.js';
import type { Field, Kind } from '../../scenario/field.js';
import { fieldsOf } from '../../scenario/fields.js';
import { spelledValue } from '../../scenario/spelled.js';
import type { Result } from '../contract/result.js';

/** A question that can be asked again where there are no files: what was given, what may be said otherwise, and the presets that it needs. */
export type LiveQuestion = {
  readonly kind: Kind;
  /** What was given, as people write it. */
  readonly given: Readonly<Record<string, string>>;
  /** Numbers that may be changed, the given ones among them. */
  readonly fields: readonly LiveField[];
  readonly presets: MemoryPresets;
};

export type LiveField = {
  readonly key: string;
  /** As people write it. */
  readonly text: string;
  /** Values of a slider, least to most, the present one in the middle; none where a number is not moved so. */
  readonly choices: readonly string[];
};

/** Shares of a value that a slider offers. */
const SHARES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 4, 5, 7, 10];

/**
 * The question of an answer, to be asked again. Undefined where the answer needs more than the sheet: a cost model, an
 * architecture, a config that was handed over.
 */
export function liveQuestionOf(result: Result, catalog: Catalog): LiveQuestion | undefined {
  const { kind, scenario, sources, evidence, prediction, method, goodput, unknown } = result;
  const counts = scenario['flops'] !== '6nd' && scenario['flops'] !== undefined;
  if (counts || prediction !== undefined || method !== undefined || goodput !== undefined || evidence.serving !== undefined)
    return undefined;
  const model = evidence.model === undefined ? undefined : catalog.model(evidence.model.id).found;
  const gpu = evidence.gpu === undefined ? undefined : catalog.gpu(evidence.gpu.id).found;
  const region = evidence.carbon === undefined ? undefined : catalog.region(evidence.carbon.id).found;
  if (scenario['model'] !== undefined && (model === undefined || model.preset === null)) return undefined;
  if (evidence.instance !== undefined) return undefined;
  const given: Record<string, string> = {};
  const fields: LiveField[] = [];
  for (const field of fieldsOf(kind)) {
    const { key, type } = field;
    const value = scenario[key];
    // A page reads no file.
    if (value === undefined || typeof value === 'object' || type.is === 'file') continue;
    const yuan = evidence.cny?.[key];
    const spelled = (amount: number | string) => `${yuan === undefined ? '' : '¥'}${spelledValue(field, amount)}`;
    const text = spelled(yuan ?? value);
    if (key === 'price' && sources[key] === 'preset') given[key] = 'list';
    else if (sources[key] === 'given') given[key] = text;
    if (type.is === 'quantity' && typeof value === 'number' && key !== unknown && sources[key] !== 'derived')
      fields.push({ key, text, choices: choicesOf(field, yuan ?? value).map(spelled) });
  }
  return {
    kind,
    given,
    fields,
    presets: {
      // What the page computes with are figures: it reads no architecture, and the report has the documents.
      ...(model?.preset && { models: [{ ...model.preset, ...NO_DOCUMENTS, config: null }] }),
      ...(gpu && { gpus: [{ ...gpu.preset, ...NO_DOCUMENTS }] }),
      ...(region && { regions: [{ ...region.preset, ...NO_DOCUMENTS }] }),
    },
  };
}

const NO_DOCUMENTS = { sources: [], aliases: [], notes: [], disagreements: [] };

/** Values around the present one that the field may have. */
function choicesOf(field: Field, value: number): readonly number[] {
  const { type } = field;
  if (type.is !== 'quantity' || value <= 0) return [];
  const { min = 0, max = Number.POSITIVE_INFINITY, whole } = type;
  const values = SHARES.map((share) =>
    share === 1 ? value : whole === true ? Math.round(value * share) : Number((value * share).toPrecision(3)),
  );
  const allowed = [...new Set(values)].filter((each) => each > 0 && each >= min && each <= max);
  return allowed.length < 3 ? [] : allowed;
}
