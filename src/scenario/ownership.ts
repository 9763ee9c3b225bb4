import type { Part } from '../diagnostics/phrase.js';
import type { Draft } from './draft.js';
import { flagOf } from './field.js';

/** What owning a server takes beside its price, and how it is written. */
const BESIDE: readonly (readonly [key: string, example: Part])[] = [
  ['years', '--years 5'],
  ['hosting', { say: 'hosting-paid', flag: '--hosting 150', free: '--hosting 0' }],
  ['electricityPrice', '--electricity-price 0.08/kWh'],
];

/** Settles what bought servers cost, where any are; what is left open would make owning look cheaper than it is. */
export function resolveOwnership(draft: Draft): boolean {
  const told = ['serverPrice', 'years', 'hosting'].some((key) => draft.has(key));
  if (!told) return false;
  const fail = (key: string, example: Part) => draft.fail('incomplete-ownership', { missing: flagOf(key), example });
  if (draft.take('serverPrice') === undefined) fail('serverPrice', '--server-price 300k');
  for (const [key, example] of BESIDE) if (draft.take(key) === undefined) fail(key, example);
  return true;
}
