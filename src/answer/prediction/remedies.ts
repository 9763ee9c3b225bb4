import { memoryOf } from '../../core/training/memory.js';
import type { Setup } from '../../core/training/setup.js';
import { modelWeights } from '../../core/training/shape.js';
import type { Part } from '../../diagnostics/phrase.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Asked } from './request.js';

/** Share of the weights that adapters of rank 16 on all linear layers have. */
const ADAPTERS = 0.003;
/** A weight in 4 bits with its scales. */
const FOUR_BITS = 0.516;
const MOST_REMEDIES = 3;
const LARGEST = 2 ** 20;

/** What would make a setup fit, cheapest first. */
export function remediesOf({ shape, hardware }: Asked, setup: Setup): readonly Part[] {
  const fits = (other: Setup) => memoryOf(shape, other).total <= hardware.memoryBytes;
  const { dense, routed, vocabulary } = modelWeights(shape);
  const adapters = (weightBytes: number) => ({ parameters: ADAPTERS * (dense + routed + vocabulary), weightBytes });
  const again: Setup = { ...setup, recompute: 'full', recomputeLayers: null };
  const spread: Setup = { ...again, zero: 3 };
  const remedies: Part[] = [];
  if (fits(again)) remedies.push('--recompute full');
  else if (fits(spread)) remedies.push({ say: 'flag-with', flag: '--zero 3', other: '--recompute full' });
  if (fits({ ...spread, optimizer: 'adam-8bit' }) && remedies.length === 0)
    remedies.push({ say: 'flag-with', flag: '--optimizer adam-8bit', other: '--zero 3' });
  const gpus = gpusThatFit(spread, fits);
  if (gpus !== null) remedies.push({ say: 'so-many-gpus', gpus: formatQuantity(gpus, 'integer') });
  if (fits({ ...again, adapters: adapters(2) })) remedies.push({ say: 'adapters-instead', method: 'LoRA' });
  else if (fits({ ...again, adapters: adapters(FOUR_BITS) })) remedies.push({ say: 'adapters-instead', method: 'QLoRA' });
  return remedies.length === 0 ? [{ say: 'smaller-or-more-memory' }] : remedies.slice(0, MOST_REMEDIES);
}

/** The fewest GPUs, doubled from those there are, over which weights and states can be spread. */
function gpusThatFit(setup: Setup, fits: (setup: Setup) => boolean): number | null {
  for (let gpus = setup.gpus * 2; gpus <= LARGEST; gpus *= 2) {
    const factor = gpus / setup.gpus;
    if (fits({ ...setup, gpus, globalBatch: setup.globalBatch * factor })) return gpus;
  }
  return null;
}
