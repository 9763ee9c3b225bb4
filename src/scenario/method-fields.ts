import type { Field } from './field.js';
import { count, parameterNouns, positive, share, tokenNouns, train, whole } from './field-types.js';

const group = 'Method';
const certain = { certain: true } as const;

/** How a model is trained beyond pre-training: any but `pretrain` is planned stage by stage. */
export const methodFields: readonly Field[] = [
  {
    key: 'method',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['pretrain', 'sft', 'lora', 'qlora', 'rlhf', 'dpo', 'grpo', 'distill'] },
    help: 'how it is trained: from nothing, on examples, with adapters, by feedback, or by a teacher (default: pretrain)',
    example: 'lora',
  },
  {
    key: 'examples',
    kinds: train,
    group,
    type: { ...whole(['examples', 'example', 'demonstrations']), ...certain },
    help: 'demonstrations to train on, in place of tokens',
    example: '52k',
  },
  {
    key: 'exampleTokens',
    kinds: train,
    group,
    type: { ...whole(tokenNouns), ...certain },
    help: 'tokens of one example, or of a prompt with its answer (default: the sequence)',
    example: '500',
  },
  {
    key: 'packing',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['packed', 'padded'] },
    help: 'examples behind each other in a sequence, or each padded to one (default: packed)',
    example: 'padded',
  },
  {
    key: 'rank',
    kinds: train,
    group,
    type: { ...whole([]), ...certain },
    help: 'rank of the adapters of LoRA and QLoRA, on all linear layers (default: 16)',
    example: '16',
  },
  {
    key: 'comparisons',
    kinds: train,
    group,
    type: { ...whole(['comparisons', 'pairs', 'prompts']), ...certain },
    help: 'prompts whose answers were ranked (RLHF), or pairs of answers (DPO)',
    example: '33k',
  },
  {
    key: 'answers',
    kinds: train,
    group,
    type: { ...whole(['answers', 'samples']), ...certain },
    help: 'answers of a prompt: ranked ones (RLHF, default: 6), or a group (GRPO, default: 16)',
    example: '16',
  },
  {
    key: 'episodes',
    kinds: train,
    group,
    type: { ...whole(['episodes', 'prompts']), ...certain },
    help: 'prompts that the policy answers while it learns (RLHF, GRPO)',
    example: '256k',
  },
  {
    key: 'updates',
    kinds: train,
    group,
    type: { ...whole(['updates', 'passes']), ...certain },
    help: 'passes of the optimizer over what the policy answered (RLHF, GRPO; default: 1)',
    example: '1',
  },
  {
    key: 'pretrainingMix',
    kinds: train,
    group,
    type: { is: 'quantity', dimension: 'number', min: 0, max: 1000, range: { say: 'between', least: '0', most: '1,000' }, ...certain },
    help: 'pre-training examples mixed in for each episode (RLHF; default: 0)',
    example: '8',
  },
  {
    key: 'rewardParameters',
    kinds: train,
    group,
    type: { ...count(parameterNouns), min: 0, range: { say: 'at-least', least: '0' }, ...certain } as Field['type'],
    help: 'parameters of the reward and value models (default: as the policy; GRPO: 0, rules decide)',
    example: '6B',
  },
  {
    key: 'teacherParameters',
    kinds: train,
    group,
    type: { ...count(parameterNouns), ...certain } as Field['type'],
    help: 'active parameters of the teacher (distillation)',
    example: '405B',
  },
  {
    key: 'teaching',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['scores', 'texts'] },
    help: 'the teacher scores given tokens, or writes them first (default: scores)',
    example: 'texts',
  },
  {
    key: 'generationUtilization',
    kinds: train,
    group,
    type: { ...share, ...certain },
    help: 'share of the peak that generating reaches (default: 15%)',
    example: '10%',
  },
];

/** What only means something with a method. */
export const METHOD_KEYS: ReadonlySet<string> = new Set(methodFields.map(({ key }) => key));

const fixed = (field: Omit<Field, 'kinds' | 'group'>): Field => ({ ...field, kinds: train, group: 'Failures (predict the goodput)' });

/** What interrupts a run: any of them has the goodput predicted. */
export const failureFields: readonly Field[] = [
  fixed({
    key: 'mtbf',
    type: { ...positive('duration'), ...certain },
    help: 'mean time between failures of one GPU with its share of everything around it (default: 2,113 days, Llama 3)',
    example: '1000d',
  }),
  fixed({
    key: 'checkpoint',
    type: { ...positive('bytes'), ...certain },
    help: 'size of a checkpoint (default: 14 bytes a parameter)',
    example: '6TB',
  }),
  fixed({
    key: 'storage',
    type: { ...positive('bandwidth'), ...certain },
    help: 'bandwidth at which storage takes checkpoints (default: 122 MB/s a GPU, as Llama 3’s)',
    example: '100GB/s',
  }),
  fixed({
    key: 'restart',
    type: { ...positive('duration'), ...certain },
    help: 'from a failure until training goes on, without the work that is lost (default: 10 minutes)',
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
