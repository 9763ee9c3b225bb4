import { cachePerSequence, type Lengths, servingMemory } from '../../../core/serving/memory.js';
import type { Instance } from '../../../core/serving/step.js';
import { formatQuantity } from '../../../quantity/format.js';

/** What a GPU holds and what is left for the cache, added up. */
export function memoryArithmetic(instance: Instance, { input, output }: Lengths): string {
  const { total, weights, reserve, pool } = servingMemory(instance);
  const bytes = (value: number) => formatQuantity(Math.max(0, value), 'bytes');
  const sequence = cachePerSequence(instance, input + instance.engine.reservedOutputShare * output);
  const left =
    pool > 0 ? `${bytes(pool)} is left for the cache, and one request takes ${bytes(sequence)}` : 'nothing is left for the cache';
  return `of ${bytes(total)} a GPU, weights take ${bytes(weights)} and the engine ${bytes(reserve)}, so ${left}`;
}
