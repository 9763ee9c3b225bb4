import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import type { Demand, Unknown } from './resolved.js';

const IN_WORDS = ['words', 'questions', 'tokensPerWord'];
const IN_TOKENS = ['input', 'output'];

/** Settles how the demand is described (as a total, in words or in tokens a request), and its numbers. */
export function resolveDemand(draft: Draft, unknown: Unknown | undefined): Demand {
  draft.take('window');
  const totalUnknown = unknown?.quantity === 'tokensPerWindow';
  const rateUnknown = unknown?.quantity === 'requestsPerSecond';
  const given = (keys: readonly string[]) => keys.find((key) => draft.has(key));
  const total = given(['tokens']) ?? (totalUnknown ? 'solve' : undefined);
  const words = given(IN_WORDS);
  const tokens = given(IN_TOKENS);
  const request = given(['requests']) ?? words ?? tokens ?? (rateUnknown ? 'solve' : undefined);
  const [one, other] = total !== undefined && request !== undefined ? [total, request] : [words, tokens];
  if (one !== undefined && other !== undefined) {
    draft.fail('conflicting-demand', { one: flagOf(one), other: flagOf(other) }, other);
    return 'window';
  }
  if (total !== undefined) {
    if (!totalUnknown) draft.take('tokens');
    return 'window';
  }
  if (request === undefined) {
    draft.fail('missing-demand', {});
    return 'window';
  }
  if (!rateUnknown) need(draft, 'requests', '--requests 3.5B/day');
  if (tokens !== undefined) {
    need(draft, 'input', '--input 1000');
    need(draft, 'output', '--output 300');
    return 'tokens';
  }
  need(draft, 'words', '--words 425, or --input 1000 --output 300');
  draft.take('questions');
  draft.take('tokensPerWord');
  return 'words';
}

function need(draft: Draft, key: string, example: string): void {
  if (draft.take(key) === undefined) draft.fail('incomplete-demand', { missing: flagOf(key), example });
}
