import type { Field, FieldKind } from './field.js';
import { infer, positive, whole } from './field-types.js';

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
    type: { ...positive('number'), max: 10, range: 'above zero, up to 10' },
    default: 1,
    help: 'coefficient of variation of the time between requests (1: random), for percentiles',
    example: '3',
  },
];

/** What only means something where serving is predicted. */
export const SERVING_KEYS: ReadonlySet<string> = new Set(['layout', ...servingFields.map(({ key }) => key)]);

/** True where a scenario asks for how it is served to be predicted, or says something that only matters then. */
export function asksServing(kind: FieldKind, keys: readonly string[], utilizations: readonly { readonly value: unknown }[]): boolean {
  return kind === 'infer' && (utilizations.some(({ value }) => value === 'auto') || keys.some((key) => SERVING_KEYS.has(key)));
}
