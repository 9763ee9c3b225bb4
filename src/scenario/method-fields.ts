import type { Field } from './field.js';
import { count, parameterNouns, positive, share, tokenNouns, train, whole } from './field-types.js';

const group = 'method';
const certain = { certain: true } as const;

/** How a model is trained beyond pre-training: any but `pretrain` is planned stage by stage. */
export const methodFields: readonly Field[] = [
  {
    key: 'method',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['pretrain', 'sft', 'lora', 'qlora', 'rlhf', 'dpo', 'grpo', 'distill'] },
    example: 'lora',
  },
  {
    key: 'examples',
    kinds: train,
    group,
    type: { ...whole(['examples', 'example', 'demonstrations']), ...certain },
    example: '52k',
  },
  {
    key: 'exampleTokens',
    kinds: train,
    group,
    type: { ...whole(tokenNouns), ...certain },
    example: '500',
  },
  {
    key: 'packing',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['packed', 'padded'] },
    example: 'padded',
  },
  {
    key: 'rank',
    kinds: train,
    group,
    type: { ...whole([]), ...certain },
    example: '16',
  },
  {
    key: 'comparisons',
    kinds: train,
    group,
    type: { ...whole(['comparisons', 'pairs', 'prompts']), ...certain },
    example: '33k',
  },
  {
    key: 'answers',
    kinds: train,
    group,
    type: { ...whole(['answers', 'samples']), ...certain },
    example: '16',
  },
  {
    key: 'episodes',
    kinds: train,
    group,
    type: { ...whole(['episodes', 'prompts']), ...certain },
    example: '256k',
  },
  {
    key: 'updates',
    kinds: train,
    group,
    type: { ...whole(['updates', 'passes']), ...certain },
    example: '1',
  },
  {
    key: 'pretrainingMix',
    kinds: train,
    group,
    type: { is: 'quantity', dimension: 'number', min: 0, max: 1000, range: { say: 'between', least: '0', most: '1,000' }, ...certain },
    example: '8',
  },
  {
    key: 'rewardParameters',
    kinds: train,
    group,
    type: { ...count(parameterNouns), min: 0, range: { say: 'at-least', least: '0' }, ...certain } as Field['type'],
    example: '6B',
  },
  {
    key: 'teacherParameters',
    kinds: train,
    group,
    type: { ...count(parameterNouns), ...certain } as Field['type'],
    example: '405B',
  },
  {
    key: 'teaching',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['scores', 'texts'] },
    example: 'texts',
  },
  {
    key: 'generationUtilization',
    kinds: train,
    group,
    type: { ...share, ...certain },
    example: '10%',
  },
];

/** What only means something with a method. */
export const METHOD_KEYS: ReadonlySet<string> = new Set(methodFields.map(({ key }) => key));

const fixed = (field: Omit<Field, 'kinds' | 'group'>): Field => ({ ...field, kinds: train, group: 'failures' });

/** What interrupts a run: any of them has the goodput predicted. */
export const failureFields: readonly Field[] = [
  fixed({
    key: 'mtbf',
    type: { ...positive('duration'), ...certain },
    example: '1000d',
  }),
  fixed({
    key: 'checkpoint',
    type: { ...positive('bytes'), ...certain },
    example: '6TB',
  }),
  fixed({
    key: 'storage',
    type: { ...positive('bandwidth'), ...certain },
    example: '100GB/s',
  }),
  fixed({
    key: 'restart',
    type: { ...positive('duration'), ...certain },
    example: '10min',
  }),
];

/** What only means something where failures are reckoned with. */
export const FAILURE_KEYS: ReadonlySet<string> = new Set(failureFields.map(({ key }) => key));

/** True where failures are to be reckoned with: the goodput is asked for, or something is said that only matters then. */
export function asksGoodput(has: (key: string) => boolean, goodput: unknown): boolean {
  return goodput === 'auto' || [...FAILURE_KEYS].some(has);
}

/** True where more than pre-training is planned, or something is said that only matters then. */
export function asksMethod(has: (key: string) => boolean, method: unknown): boolean {
  return method === undefined || method === 'pretrain' ? [...METHOD_KEYS].some((key) => key !== 'method' && has(key)) : true;
}
