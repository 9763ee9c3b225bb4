import { cacheBytes, parameterBytes } from '../../core/architecture/memory.js';
import { slotOf } from '../../core/compile.js';
import type { Stored } from '../../scenario/resolved.js';
import type { Plan } from './plan.js';
import { longestSequence } from './token-cost.js';

/** What the GPUs must hold, as it is stored, and the memory that each has; null where it is not known. */
export type Held = {
  readonly weightsBytes: number | null;
  /** Of all sequences that are served at once: one at least. */
  readonly cacheBytes: number | null;
  readonly sequences: number;
  readonly memory: Stored['memory'];
};

/** What must fit: all weights, and when serving the cache of what is under way. */
export function heldOf({ resolved, sheet }: Plan, values: Float64Array): Held {
  const { kind, model, scenario, unknown, stored } = resolved;
  const { weights, kv, memory } = stored;
  const parameters = values[slotOf(sheet.slots, 'parameters')] as number;
  // With a size of one’s own the architecture of the model says nothing about it.
  const own = unknown.quantity === 'parameters' || scenario['parameters'] !== model?.parameters;
  const known = own ? null : (model?.counted() ?? null);
  const counted = known === null ? parameterBytes(parameters, weights) : known.weightsBytes(weights);
  const sequences = underWay(resolved, values[sheet.slots.get('requestsPerSecond') ?? -1]);
  const cache =
    kind === 'infer' && known !== null ? sequences * cacheBytes(known.architecture, longestSequence(resolved), kv).atContext : null;
  return { weightsBytes: Number.isFinite(counted) ? counted : null, cacheBytes: cache, sequences, memory };
}

/** Requests that are answered at once: Little’s law, where the time of an answer is known. */
function underWay({ quantities }: Plan['resolved'], requestsPerSecond: number | undefined): number {
  const responseSeconds = quantities.get('responseSeconds') ?? 0;
  const requests = (requestsPerSecond ?? 0) * responseSeconds;
  return requests >= 1 ? requests : 1;
}
