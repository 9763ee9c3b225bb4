import type { Field, FieldKind } from './field.js';
import { infer, positive, share, whole } from './field-types.js';

const group = 'Serving (predicts the utilisation)';

/** How a model is served: any of them has the utilisation predicted. */
export const servingFields: readonly Field[] = [
  {
    key: 'engine',
    kinds: infer,
    group,
    type: { is: 'choice', choices: ['trtllm', 'vllm', 'sglang'] },
    default: 'vllm',
    help: 'engine whose habits count',
    example: 'vllm',
  },
  {
    key: 'ttft',
    kinds: infer,
    group,
    type: { is: 'target' },
    help: 'time to first token that must be kept, the mean or a percentile: p95:2s',
    example: '2s',
  },
  {
    key: 'tpot',
    kinds: infer,
    group,
    type: { is: 'target' },
    help: 'time per output token that must be kept, the mean or a percentile',
    example: '50ms',
  },
  {
    key: 'concurrency',
    kinds: infer,
    group,
    type: whole(['requests', 'request']),
    help: 'requests that one replica has under way (default: as many as targets and memory allow)',
    example: '64',
  },
  {
    key: 'batch',
    kinds: infer,
    group,
    type: { ...whole(['sequences', 'sequence']), words: ['max'] },
    help: 'sequences that run at once in one replica, none waiting, or `max`: all that memory holds',
    example: 'max',
  },
  {
    key: 'burstiness',
    kinds: infer,
    group,
    type: { ...positive('number'), max: 10, range: { say: 'above-up-to', above: '0', most: '10' } },
    default: 1,
    help: 'coefficient of variation of the time between requests (1: random), for percentiles',
    example: '3',
  },
  {
    key: 'workload',
    kinds: infer,
    group,
    type: { is: 'workload' },
    help: 'lengths that differ, in place of --input and --output: a preset, percentiles (p50:500/200 p95:4000/900), a mix (70%:500/200 30%:8000/500), or a CSV log',
    example: 'azure-conversation',
  },
  {
    key: 'lengths',
    kinds: infer,
    group,
    type: { is: 'choice', choices: ['varied', 'equal'] },
    default: 'varied',
    help: 'whether all requests have the same lengths, as in many benchmarks, and so stay in step',
    example: 'equal',
  },
  {
    key: 'acceptance',
    kinds: infer,
    group,
    type: { ...share, max: 0.99, range: { say: 'above-up-to', above: '0%', most: '99%' }, certain: true },
    help: 'share of guessed tokens that is accepted: speculative decoding, multi-token prediction',
    example: '70%',
  },
  {
    key: 'drafts',
    kinds: infer,
    group,
    type: { ...whole(['tokens', 'token']), max: 16, range: { say: 'between-whole', least: '1', most: '16' }, certain: true },
    default: 1,
    help: 'tokens that are guessed at a time',
    example: '3',
  },
  {
    key: 'draftCost',
    kinds: infer,
    group,
    type: { is: 'quantity', dimension: 'ratio', min: 0, max: 1, range: { say: 'between', least: '0%', most: '100%' }, certain: true },
    default: 0.03,
    help: 'time that guessing one token takes, as a share of a step',
    example: '5%',
  },
  {
    key: 'pools',
    kinds: infer,
    group,
    type: { is: 'choice', choices: ['one', 'two'] },
    default: 'one',
    help: 'one pool of replicas, or two: one reads prompts, the other generates (disaggregated)',
    example: 'two',
  },
];

/** What only means something where serving is predicted. */
export const SERVING_KEYS: ReadonlySet<string> = new Set(['layout', 'network', 'launch', ...servingFields.map(({ key }) => key)]);

/** True where a scenario asks for how it is served to be predicted, or says something that only matters then. */
export function asksServing(kind: FieldKind, keys: readonly string[], utilizations: readonly { readonly value: unknown }[]): boolean {
  return kind === 'infer' && (utilizations.some(({ value }) => value === 'auto') || keys.some((key) => SERVING_KEYS.has(key)));
}
