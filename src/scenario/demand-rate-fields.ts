import type { Field } from './field.js';
import { infer, positive, tokenNouns, whole } from './field-types.js';

const userNouns = ['users', 'user', 'people'];

/** Ways to tell how much is asked of a service, beside its tokens and its requests. */
export const demandRates: readonly Field[] = [
  {
    key: 'users',
    kinds: infer,
    group: 'Workload',
    type: whole(userNouns),
    quantity: 'users',
    help: 'users that the service has, each sending --messages-per-user',
    example: '2M',
  },
  {
    key: 'messagesPerUser',
    kinds: infer,
    group: 'Workload',
    type: { ...positive('rate'), nouns: ['messages', 'message', 'prompts'] },
    quantity: 'messagesPerUserPerSecond',
    help: 'messages that one user sends a unit of time; each is a request',
    example: '20/day',
  },
  {
    key: 'concurrentUsers',
    kinds: infer,
    group: 'Workload',
    type: whole(userNouns),
    quantity: 'concurrentUsers',
    help: 'users at once, each asking again --think-time after an answer',
    example: '500',
  },
  {
    key: 'thinkTime',
    kinds: infer,
    group: 'Workload',
    type: positive('duration'),
    quantity: 'thinkSeconds',
    help: 'time from an answer to the next message of the same user',
    example: '30s',
  },
  {
    key: 'responseTime',
    kinds: infer,
    group: 'Workload',
    type: { is: 'quantity', dimension: 'duration', min: 0, max: 1e30, range: { say: 'at-least', least: '0' } },
    quantity: 'responseSeconds',
    default: 0,
    help: 'time that an answer takes; with 0 users ask as often as they can',
    example: '10s',
  },
  {
    key: 'tokenRate',
    kinds: infer,
    group: 'Workload',
    type: { ...positive('rate'), nouns: tokenNouns },
    quantity: 'askedTokensPerSecond',
    help: 'tokens to serve a unit of time, prompts and answers together; --tokens 20k/s means the same',
    example: '20k/s',
  },
  {
    key: 'outputTokenRate',
    kinds: infer,
    group: 'Workload',
    type: { ...positive('rate'), nouns: tokenNouns },
    quantity: 'askedOutputTokensPerSecond',
    help: 'generated tokens to serve a unit of time; the prompts follow from --input and --output',
    example: '5k/s',
  },
];

/** What is sent again with each message of a conversation. */
export const conversationFields: readonly Field[] = [
  {
    key: 'turns',
    kinds: infer,
    group: 'Workload',
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
    help: 'turns of a conversation: a request is one, and carries what was said before it',
    example: '5',
  },
  {
    key: 'cachedPrefixShare',
    kinds: infer,
    group: 'Workload',
    type: { is: 'quantity', dimension: 'ratio', min: 0, max: 1, range: { say: 'between', least: '0%', most: '100%' } },
    quantity: 'cachedPrefixShare',
    help: 'the same as a share of the prompt; --cached-prefix 56% means it too',
    example: '56%',
  },
];
