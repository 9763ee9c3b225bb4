import type { Draft } from './draft.js';
import { flagOf } from './field.js';

/** What owning a server takes beside its price, and how it is written. */
const BESIDE: readonly (readonly [key: string, example: string])[] = [
  ['years', '--years 5'],
  ['hosting', '--hosting 150 (USD a kW and month), or --hosting 0 where the room is paid for'],
  ['electricityPrice', '--electricity-price 0.08/kWh'],
];

/** Settles what bought servers cost, where any are; what is left open would make owning look cheaper than it is. */
export function resolveOwnership(draft: Draft): boolean {
  const told = ['serverPrice', 'years', 'hosting'].some((key) => draft.has(key));
  if (!told) return false;
  const fail = (key: string, example: string) => draft.fail('incomplete-ownership', { missing: flagOf(key), example });
  if (draft.take('serverPrice') === undefined) fail('serverPrice', '--server-price 300k');
  for (const [key, example] of BESIDE) if (draft.take(key) === undefined) fail(key, example);
  return true;
}
