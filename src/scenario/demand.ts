import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import type { Demand, Unknown } from './resolved.js';

/** How the demand is described, and whether prompts have examples or a cached prefix. */
type Described = { readonly demand: Demand; readonly prompted: boolean };

const IN_WORDS = ['words', 'questions', 'tokensPerWord'];
const IN_TOKENS = ['input', 'output'];
/** Part of a request, however its length is given. */
const PROMPTED = ['shots', 'tokensPerShot', 'cachedPrefix'];

/** Settles how the demand is described (as a total, in words or in tokens a request), and its numbers. */
export function resolveDemand(draft: Draft, unknown: Unknown | undefined): Described {
  draft.take('window');
  const totalUnknown = unknown?.quantity === 'tokensPerWindow';
  const rateUnknown = unknown?.quantity === 'requestsPerSecond';
  const given = (keys: readonly string[]) => keys.find((key) => draft.has(key));
  const total = given(['tokens']) ?? (totalUnknown ? 'solve' : undefined);
  const words = given(IN_WORDS);
  const tokens = given(IN_TOKENS);
  const prompts = given(PROMPTED);
  const request = given(['requests']) ?? words ?? tokens ?? prompts ?? (rateUnknown ? 'solve' : undefined);
  const prompted = prompts !== undefined;
  const [one, other] = total !== undefined && request !== undefined ? [total, request] : [words, tokens];
  if (one !== undefined && other !== undefined) {
    draft.fail('conflicting-demand', { one: flagOf(one), other: flagOf(other) }, other);
    return TOTAL;
  }
  if (total !== undefined) {
    if (!totalUnknown) draft.take('tokens');
    return TOTAL;
  }
  if (request === undefined) {
    draft.fail('missing-demand', {});
    return TOTAL;
  }
  if (!rateUnknown) need(draft, 'requests', '--requests 3.5B/day');
  if (tokens !== undefined) {
    need(draft, 'input', '--input 1000');
    need(draft, 'output', '--output 300');
    if (prompted) takePrompt(draft);
    return { demand: 'tokens', prompted };
  }
  need(draft, 'words', '--words 425, or --input 1000 --output 300');
  draft.take('questions');
  draft.take('tokensPerWord');
  if (prompted) takePrompt(draft);
  return { demand: 'words', prompted };
}

const TOTAL: Described = { demand: 'window', prompted: false };

/** Examples and how long they are come together; what is not there is none of it. */
function takePrompt(draft: Draft): void {
  const shots = draft.take('shots');
  const each = draft.take('tokensPerShot');
  draft.take('cachedPrefix');
  if (shots !== undefined && shots > 0 && each === undefined) need(draft, 'tokensPerShot', '--tokens-per-shot 200');
  if (each !== undefined && shots === undefined) need(draft, 'shots', '--shots 5');
  for (const quantity of ['shots', 'tokensPerShot', 'cachedPrefixTokens']) {
    if (!draft.quantities.has(quantity)) draft.quantities.set(quantity, 0);
  }
}

function need(draft: Draft, key: string, example: string): void {
  if (draft.take(key) === undefined) draft.fail('incomplete-demand', { missing: flagOf(key), example });
}
