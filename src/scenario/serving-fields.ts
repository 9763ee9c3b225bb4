import type { Field, FieldKind } from './field.js';
import { infer, positive, share, whole } from './field-types.js';

const group = 'serving';

/** How a model is served: any of them has the utilisation predicted. */
export const servingFields: readonly Field[] = [
  {
    key: 'engine',
    kinds: infer,
    group,
    type: { is: 'choice', choices: ['trtllm', 'vllm', 'sglang'] },
    default: 'vllm',
    example: 'vllm',
  },
  {
    key: 'ttft',
    kinds: infer,
    group,
    type: { is: 'target' },
    example: '2s',
  },
  {
    key: 'tpot',
    kinds: infer,
    group,
    type: { is: 'target' },
    example: '50ms',
  },
  {
    key: 'concurrency',
    kinds: infer,
    group,
    type: whole(['requests', 'request']),
    example: '64',
  },
  {
    key: 'batch',
    kinds: infer,
    group,
    type: { ...whole(['sequences', 'sequence']), words: ['max'] },
    example: 'max',
  },
  {
    key: 'burstiness',
    kinds: infer,
    group,
    type: { ...positive('number'), max: 10, range: { say: 'above-up-to', above: '0', most: '10' } },
    default: 1,
    example: '3',
  },
  {
    key: 'workload',
    kinds: infer,
    group,
    type: { is: 'workload' },
    example: 'azure-conversation',
  },
  {
    key: 'lengths',
    kinds: infer,
    group,
    type: { is: 'choice', choices: ['varied', 'equal'] },
    default: 'varied',
    example: 'equal',
  },
  {
    key: 'acceptance',
    kinds: infer,
    group,
    type: { ...share, max: 0.99, range: { say: 'above-up-to', above: '0%', most: '99%' }, certain: true },
    example: '70%',
  },
  {
    key: 'drafts',
    kinds: infer,
    group,
    type: { ...whole(['tokens', 'token']), max: 16, range: { say: 'between-whole', least: '1', most: '16' }, certain: true },
    default: 1,
    example: '3',
  },
  {
    key: 'draftCost',
    kinds: infer,
    group,
    type: { is: 'quantity', dimension: 'ratio', min: 0, max: 1, range: { say: 'between', least: '0%', most: '100%' }, certain: true },
    default: 0.03,
    example: '5%',
  },
  {
    key: 'pools',
    kinds: infer,
    group,
    type: { is: 'choice', choices: ['one', 'two'] },
    default: 'one',
    example: 'two',
  },
];

/** What only means something where serving is predicted. */
export const SERVING_KEYS: ReadonlySet<string> = new Set(['layout', 'network', 'launch', ...servingFields.map(({ key }) => key)]);

/** True where a scenario asks for how it is served to be predicted, or says something that only matters then. */
export function asksServing(kind: FieldKind, keys: readonly string[], utilizations: readonly { readonly value: unknown }[]): boolean {
  return kind === 'infer' && (utilizations.some(({ value }) => value === 'auto') || keys.some((key) => SERVING_KEYS.has(key)));
}
