import type { CapacityOptions } from '../core/capacity.js';
import type { Draft } from './draft.js';
import { flagOf } from './field.js';

/** Fields that change how a fleet is sized for a mean demand. */
const PEAK = ['peakToAverage', 'headroom'];
/** Fields that look ahead. */
const OUTLOOK = ['growth', 'horizon', 'fleet'];

/** Settles peak, headroom and spares; undefined where none was given, and the fleet carries the mean. */
export function resolveCapacity(draft: Draft): CapacityOptions | undefined {
  // Whoever looks ahead looks as far as a horizon, at a demand that grows or stays.
  if (OUTLOOK.some((key) => draft.has(key))) for (const key of OUTLOOK) draft.take(key);
  if (draft.has('horizon') && !draft.has('growth') && !draft.has('fleet'))
    draft.warn('no-effect', { given: flagOf('horizon'), without: [flagOf('growth'), flagOf('fleet')] });
  const peak = PEAK.some((key) => draft.has(key));
  if (peak) {
    draft.take('peakToAverage', [1, 'default']);
    draft.take('headroom', [0, 'default']);
  }
  const spares = resolveSpares(draft);
  return peak || spares !== 'none' ? { peak, spares } : undefined;
}

function resolveSpares(draft: Draft): CapacityOptions['spares'] {
  if (!draft.has('spares')) return 'none';
  const word = draft.text('spares');
  if (word === undefined) {
    draft.take('spares');
    return 'share';
  }
  draft.assume('spares', word, 'given');
  // N+1: what stands after the plus.
  draft.quantities.set('spareServers', Number(word.slice(2)));
  return 'count';
}
