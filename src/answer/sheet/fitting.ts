import { slotOf } from '../../core/compile.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Evidence } from '../contract/result.js';
import type { Plan } from './plan.js';

/** A label tells up to a tenth more than there is: ECC and firmware take 1 to 10%. */
const LABEL_MARGIN = 0.9;

/** Whether weights and cache fit into the memory of all GPUs together: less than a replica needs, so what is said is sure. */
export function fitting({ resolved, sheet }: Plan, values: Float64Array, memory: Evidence['memory']): readonly Remark[] {
  const { accelerator, stored } = resolved;
  if (memory === undefined) return [];
  const { weightsBytes, cacheBytes, sequences, bytesPerGpu, basis } = memory;
  const gpus = values[slotOf(sheet.slots, 'gpus')] as number;
  const room = gpus * bytesPerGpu;
  const needed = weightsBytes + (cacheBytes ?? 0);
  const bytes = (value: number) => formatQuantity(value, 'bytes');
  const common = { weights: bytes(weightsBytes), gpus: formatQuantity(gpus, 'integer'), memory: bytes(room), byLabel: basis === 'label' };
  if (weightsBytes > room) return [remark('weights-exceed-memory', { ...common, precision: stored.weights })];
  if (needed > room) {
    const held = { cache: bytes(needed - weightsBytes), sequences: formatQuantity(sequences, 'integer') };
    return [remark('cache-exceeds-memory', { ...common, ...held })];
  }
  const doubtful = basis === 'label' && needed > LABEL_MARGIN * room;
  return doubtful ? [remark('memory-by-label', { name: accelerator?.name ?? null, memory: bytes(bytesPerGpu) })] : [];
}
