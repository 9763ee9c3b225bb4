import type { Field } from './field.js';
import { infer, positive, tokenNouns, whole } from './field-types.js';

const userNouns = ['users', 'user', 'people'];

/** Ways to tell how much is asked of a service, beside its tokens and its requests. */
export const demandRates: readonly Field[] = [
  {
    key: 'users',
    kinds: infer,
    group: 'workload',
    type: whole(userNouns),
    quantity: 'users',
    example: '2M',
  },
  {
    key: 'messagesPerUser',
    kinds: infer,
    group: 'workload',
    type: { ...positive('rate'), nouns: ['messages', 'message', 'prompts'] },
    quantity: 'messagesPerUserPerSecond',
    example: '20/day',
  },
  {
    key: 'concurrentUsers',
    kinds: infer,
    group: 'workload',
    type: whole(userNouns),
    quantity: 'concurrentUsers',
    example: '500',
  },
  {
    key: 'thinkTime',
    kinds: infer,
    group: 'workload',
    type: positive('duration'),
    quantity: 'thinkSeconds',
    example: '30s',
  },
  {
    key: 'responseTime',
    kinds: infer,
    group: 'workload',
    type: { is: 'quantity', dimension: 'duration', min: 0, max: 1e30, range: { say: 'at-least', least: '0' } },
    quantity: 'responseSeconds',
    default: 0,
    example: '10s',
  },
  {
    key: 'tokenRate',
    kinds: infer,
    group: 'workload',
    type: { ...positive('rate'), nouns: tokenNouns },
    quantity: 'askedTokensPerSecond',
    example: '20k/s',
  },
  {
    key: 'outputTokenRate',
    kinds: infer,
    group: 'workload',
    type: { ...positive('rate'), nouns: tokenNouns },
    quantity: 'askedOutputTokensPerSecond',
    example: '5k/s',
  },
];

/** What is sent again with each message of a conversation. */
export const conversationFields: readonly Field[] = [
  {
    key: 'turns',
    kinds: infer,
    group: 'workload',
    type: {
      is: 'quantity',
      dimension: 'count',
      min: 1,
      max: 1000,
      whole: true,
      range: { say: 'between-whole', least: '1', most: '1000' },
      nouns: ['turns', 'turn'],
    },
    quantity: 'turns',
    example: '5',
  },
  {
    key: 'cachedPrefixShare',
    kinds: infer,
    group: 'workload',
    type: { is: 'quantity', dimension: 'ratio', min: 0, max: 1, range: { say: 'between', least: '0%', most: '100%' } },
    quantity: 'cachedPrefixShare',
    example: '56%',
  },
];
