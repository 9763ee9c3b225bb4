import type { Rate } from '../core/demand.js';
import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import { type DemandTold, TOTAL, type Unknown } from './resolved.js';

const IN_WORDS = ['words', 'questions', 'tokensPerWord'];
const IN_TOKENS = ['input', 'output', 'turns', 'cachedPrefixShare'];
/** Part of a request, however its length is given. */
const PROMPTED = ['shots', 'tokensPerShot', 'cachedPrefix'];

/** Fields that say how much is asked, by the way they say it; and what stands beside them. */
const WAYS: readonly (readonly [rate: Rate, keys: readonly string[]])[] = [
  ['requests', ['requests']],
  ['users', ['users', 'messagesPerUser']],
  ['concurrentUsers', ['concurrentUsers', 'thinkTime', 'responseTime']],
  ['tokenRate', ['tokenRate']],
  ['outputTokenRate', ['outputTokenRate']],
];

/** Settles how the demand is described (as a total, in words or in tokens a request; by requests, users or tokens a second), and its numbers. */
export function resolveDemand(draft: Draft, unknown: Unknown | undefined): DemandTold {
  draft.take('window');
  const given = (keys: readonly string[]) => keys.find((key) => draft.has(key));
  const totalUnknown = unknown?.quantity === 'tokensPerWindow';
  const total = given(['tokens']) ?? (totalUnknown ? 'solve' : undefined);
  const words = given(IN_WORDS);
  const tokens = given(IN_TOKENS);
  const prompts = given(PROMPTED);
  const ways = WAYS.flatMap(([rate, keys]) => {
    const key = given(keys) ?? (unknown?.quantity !== undefined && unknown.quantity === SOLVED[rate] ? 'solve' : undefined);
    return key === undefined ? [] : [{ rate, key }];
  });
  const [way, second] = ways;
  const request = way?.key ?? words ?? tokens ?? prompts;
  const conflict = total !== undefined && request !== undefined ? [total, request] : second ? [way?.key, second.key] : [words, tokens];
  const [one, other] = conflict;
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
  const rate = way?.rate ?? 'requests';
  takeRate(draft, rate, unknown);
  if (rate === 'tokenRate' && words === undefined && tokens === undefined && prompts === undefined) return { ...TOTAL, rate };
  const prompted = prompts !== undefined || draft.has('cachedPrefixShare');
  if (tokens !== undefined || rate === 'outputTokenRate') {
    need(draft, 'input', '--input 1000');
    need(draft, 'output', '--output 300');
    draft.take('turns');
    if (prompted) takePrompt(draft);
    const cachedShare = draft.has('cachedPrefixShare');
    if (cachedShare && draft.has('cachedPrefix'))
      draft.fail('conflicting-demand', { one: flagOf('cachedPrefix'), other: flagOf('cachedPrefixShare') }, 'cachedPrefixShare');
    return { demand: 'tokens', rate, prompted, cachedShare, turns: draft.has('turns') };
  }
  need(draft, 'words', '--words 425', '--input 1000 --output 300');
  draft.take('questions');
  draft.take('tokensPerWord');
  if (prompted) takePrompt(draft);
  return { ...TOTAL, demand: 'words', rate, prompted };
}

/** The quantity that is solved for where a way of telling the demand is what is asked for. */
const SOLVED: Readonly<Partial<Record<Rate, string>>> = {
  requests: 'requestsPerSecond',
  users: 'users',
  concurrentUsers: 'concurrentUsers',
};

/** How much is asked, in the way that it is told. */
function takeRate(draft: Draft, rate: Rate, unknown: Unknown | undefined): void {
  const solved = unknown?.quantity !== undefined && unknown.quantity === SOLVED[rate];
  const wanted: Readonly<Record<Rate, string>> = {
    requests: '--requests 3.5B/day',
    users: '--users 2M',
    concurrentUsers: '--concurrent-users 500',
    tokenRate: '--token-rate 20k/s',
    outputTokenRate: '--output-token-rate 5k/s',
  };
  if (!solved) need(draft, rate, wanted[rate]);
  if (rate === 'users') need(draft, 'messagesPerUser', '--messages-per-user 20/day');
  if (rate !== 'concurrentUsers') return;
  need(draft, 'thinkTime', '--think-time 30s');
  draft.take('responseTime');
  if (!draft.has('responseTime')) draft.warn('answers-at-once', {});
}

/** Examples and how long they are come together; what is not there is none of it. */
function takePrompt(draft: Draft): void {
  const shots = draft.take('shots');
  const each = draft.take('tokensPerShot');
  draft.take('cachedPrefix');
  draft.take('cachedPrefixShare');
  if (shots !== undefined && shots > 0 && each === undefined) need(draft, 'tokensPerShot', '--tokens-per-shot 200');
  if (each !== undefined && shots === undefined) need(draft, 'shots', '--shots 5');
  const cached = draft.has('cachedPrefixShare') ? 'cachedPrefixShare' : 'cachedPrefixTokens';
  for (const quantity of ['shots', 'tokensPerShot', cached]) {
    if (!draft.quantities.has(quantity)) draft.quantities.set(quantity, 0);
  }
}

function need(draft: Draft, key: string, ...example: readonly string[]): void {
  if (draft.take(key) === undefined) draft.fail('incomplete-demand', { missing: flagOf(key), example });
}
