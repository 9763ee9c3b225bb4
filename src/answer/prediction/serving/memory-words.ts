import { cachePerSequence, type Lengths, servingMemory } from '../../../core/serving/memory.js';
import type { Instance } from '../../../core/serving/step.js';
import { formatQuantity } from '../../../quantity/format.js';

/** Memory of a GPU, what takes it, what is left for the cache (null where nothing is) and what a request takes of that. */
type Arithmetic = Readonly<Record<'total' | 'weights' | 'engine' | 'request', string>> & { readonly cache: string | null };

/** What a GPU holds and what is left for the cache. */
export function memoryArithmetic(instance: Instance, { input, output }: Lengths): Arithmetic {
  const { total, weights, reserve, pool } = servingMemory(instance);
  const bytes = (value: number) => formatQuantity(Math.max(0, value), 'bytes');
  const sequence = cachePerSequence(instance, input + instance.engine.reservedOutputShare * output);
  return {
    total: bytes(total),
    weights: bytes(weights),
    engine: bytes(reserve),
    cache: pool > 0 ? bytes(pool) : null,
    request: bytes(sequence),
  };
}
