import type { Given } from '../../scenario/draft.js';
import type { Resolved } from '../../scenario/resolved.js';

/** A resolved scenario with fields that a plan of its own took out of it, as they were given. */
export function statedAsGiven(resolved: Resolved, own: readonly (readonly [key: string, given: Pick<Given, 'value'>])[]): Resolved {
  return {
    ...resolved,
    scenario: { ...resolved.scenario, ...Object.fromEntries(own.map(([key, { value }]) => [key, value])) },
    sources: { ...resolved.sources, ...Object.fromEntries(own.map(([key]) => [key, 'given' as const])) },
  };
}
