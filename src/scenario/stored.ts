import type { Accelerator, Model } from '../catalog/facts.js';
import type { CacheFormatName, WeightFormatName } from '../core/architecture/memory.js';
import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import { fieldOf } from './fields.js';
import type { Origin, Stored } from './resolved.js';

/** Settles how weights and cache are stored, and the memory of a GPU: what fits is decided by these, not by what computes. */
export function resolveStored(draft: Draft, model: Model | null, accelerator: Accelerator | null): Stored {
  return {
    weights: formatOf(draft, 'weights', weightsOf(model)) as WeightFormatName,
    kv: formatOf(draft, 'kv') as CacheFormatName,
    memory: memoryOf(draft, accelerator),
  };
}

/** Formats by what a config says of how its repository is quantised. */
const FORMATS: Readonly<Record<string, WeightFormatName>> = { fp8: 'fp8', mxfp4: 'mxfp4', gptq: 'int4', awq: 'int4' };

/** The format in which the repository of a model keeps its weights, and who says it. */
function weightsOf(model: Model | null): readonly [format: WeightFormatName, origin: Origin] | undefined {
  const format = model === null ? undefined : knownFormat(model);
  // The end of a name (`-AWQ`) or a config says it of this repository; else the preset of the model does.
  const derived = model?.preset === null || (model?.leftOut?.weights ?? null) !== null;
  return format === undefined ? undefined : [format, derived ? 'derived' : 'preset'];
}

function knownFormat(model: Model): WeightFormatName | undefined {
  return model.weights ?? FORMATS[model.counted()?.storedAs ?? ''];
}

/** The format in which the repository of a model keeps its weights: 16 bits where nobody says. */
export function storedAs(model: Model): WeightFormatName {
  return knownFormat(model) ?? 'bf16';
}

function formatOf(draft: Draft, key: 'weights' | 'kv', ofModel?: readonly [format: string, origin: Origin]): string {
  const own = draft.text(key);
  const [format, origin] =
    own !== undefined ? ([own, 'given'] as const) : (ofModel ?? ([String(fieldOf(key)?.default), 'default'] as const));
  // A training run keeps no cache.
  if (key === 'kv' && draft.kind === 'train' && own !== undefined)
    draft.warn('no-effect', { given: flagOf('kv'), beside: { say: 'training' } });
  if (key === 'weights' || draft.kind === 'infer' || own !== undefined) draft.assume(key, format, origin);
  return format;
}

function memoryOf(draft: Draft, accelerator: Accelerator | null): Stored['memory'] {
  const own = draft.take('memory');
  if (own !== undefined) return { bytes: own, basis: 'given' };
  if (accelerator === null) return null;
  const { memoryBytes, memoryFigure } = accelerator;
  return memoryBytes === null ? null : { bytes: memoryBytes, basis: memoryFigure === 'memory.reported' ? 'reported' : 'label' };
}
