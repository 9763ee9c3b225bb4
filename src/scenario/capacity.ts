import type { Draft } from './draft.js';
import type { Capacity, Unknown } from './resolved.js';

/** Fields that change how a fleet is sized for a mean demand. */
const SIZING = ['peakToAverage', 'headroom', 'spares'];
/** Fields that look ahead. */
const OUTLOOK = ['growth', 'horizon', 'fleet'];

/** Settles peak, headroom and spares; undefined where none was given, and the fleet carries the mean. */
export function resolveCapacity(draft: Draft, unknown: Unknown | undefined): Capacity | undefined {
  // Whoever looks ahead looks as far as a horizon.
  if (OUTLOOK.some((key) => draft.has(key))) for (const key of OUTLOOK) draft.take(key);
  if (!SIZING.some((key) => draft.has(key))) return undefined;
  draft.take('peakToAverage', [1, 'default']);
  draft.take('headroom', [0, 'default']);
  if (!draft.has('spares')) return { spares: 'none' };
  if (unknown !== undefined && unknown.fixedBy !== 'nothing') draft.fail('spares-of-fixed', {}, 'spares');
  const word = draft.text('spares');
  if (word === undefined) {
    draft.assume('spares', draft.number('spares') as number, 'given');
    return { spares: 'share' };
  }
  draft.assume('spares', word, 'given');
  draft.quantities.set('spareServers', Number(word.slice(2)));
  return { spares: 'count' };
}
