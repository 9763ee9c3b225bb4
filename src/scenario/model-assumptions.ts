import type { CacheFormatName, WeightFormatName } from '../core/architecture/memory.js';
import type { Given } from './draft.js';
import { fieldOf } from './fields.js';

/** What a description of a model assumes, and where each value came from. */
export type ModelAssumptions = {
  readonly values: { readonly sequence: number; readonly weights: WeightFormatName; readonly kv: CacheFormatName };
  readonly sources: Readonly<Record<'sequence' | 'weights' | 'kv', 'given' | 'preset' | 'default' | 'derived'>>;
};

/** Fills in what was left open: the context length is no longer than the model's, and weights are stored as the name says (`-AWQ`). */
export function modelAssumptions(
  given: ReadonlyMap<string, Given>,
  contextTokens: number | null,
  named: WeightFormatName | null = null,
): ModelAssumptions {
  const own = (key: string) => given.get(key)?.value;
  const sequence = own('sequence');
  const standard = defaultSequence(contextTokens);
  return {
    values: {
      sequence: typeof sequence === 'number' ? sequence : standard.value,
      weights: (own('weights') ?? named ?? fieldOf('weights')?.default) as WeightFormatName,
      kv: (own('kv') ?? fieldOf('kv')?.default) as CacheFormatName,
    },
    sources: {
      sequence: sequence === undefined ? standard.origin : 'given',
      weights: own('weights') !== undefined ? 'given' : named === null ? 'default' : 'derived',
      kv: own('kv') === undefined ? 'default' : 'given',
    },
  };
}

/** The context length where none is given: the built-in one, or the model's longest where that is shorter. */
export function defaultSequence(contextTokens: number | null): { readonly value: number; readonly origin: 'preset' | 'default' } {
  const standard = Number(fieldOf('sequence')?.default);
  return contextTokens !== null && contextTokens < standard
    ? { value: contextTokens, origin: 'preset' }
    : { value: standard, origin: 'default' };
}
