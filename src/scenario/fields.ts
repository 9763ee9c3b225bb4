import { demandOverTime } from './demand-fields.js';
import { conversationFields, demandRates } from './demand-rate-fields.js';
import type { Field, FieldKind } from './field.js';
import {
  all,
  both,
  conventions,
  count,
  DAY_SECONDS,
  gpuNouns,
  infer,
  parameterNouns,
  positive,
  precisions,
  tokenNouns,
  train,
  whole,
} from './field-types.js';
import { footprintFields } from './footprint-fields.js';
import { measuredThroughput, ownCalibration, ownCarbon, ownedServers, ownMemory, ownPower, storedFormats } from './hardware-fields.js';
import { failureFields, methodFields } from './method-fields.js';
import { servingFields } from './serving-fields.js';
import { reachedShare, stepFields, usefulShare } from './step-fields.js';

/** Every field, in the order in which help and documentation show them. */
export const fields: readonly Field[] = [
  {
    key: 'model',
    kinds: all,
    group: 'workload',
    type: { is: 'preset', of: 'model' },
    example: 'gpt3',
  },
  {
    key: 'parameters',
    kinds: both,
    group: 'workload',
    type: whole(parameterNouns),
    quantity: 'parameters',
    example: '175B',
  },
  {
    key: 'activeParameters',
    kinds: both,
    group: 'workload',
    type: whole(parameterNouns),
    quantity: 'activeParameters',
    example: '37B',
  },
  {
    key: 'tokens',
    kinds: both,
    group: 'workload',
    type: count(tokenNouns),
    quantity: { train: 'tokens', infer: 'tokensPerWindow' },
    example: '300B',
    otherwise: { written: /\/|\b(?:per|an?)\b|每/i, key: 'tokenRate' },
  },
  {
    key: 'epochs',
    kinds: train,
    group: 'workload',
    type: positive('number'),
    quantity: 'epochs',
    default: 1,
    example: '1',
  },
  {
    key: 'duration',
    kinds: train,
    group: 'workload',
    type: positive('duration'),
    quantity: 'durationSeconds',
    default: 30 * DAY_SECONDS,
    example: '30d',
  },
  {
    key: 'requests',
    kinds: infer,
    group: 'workload',
    type: positive('rate'),
    quantity: 'requestsPerSecond',
    example: '3.5B/day',
  },
  ...demandRates,
  {
    key: 'questions',
    kinds: infer,
    group: 'workload',
    type: positive('number'),
    quantity: 'questions',
    default: 1,
    example: '4',
  },
  {
    key: 'words',
    kinds: infer,
    group: 'workload',
    type: positive('number'),
    quantity: 'words',
    example: '425',
  },
  {
    key: 'tokensPerWord',
    kinds: infer,
    group: 'workload',
    type: positive('number'),
    quantity: 'tokensPerWord',
    default: 4 / 3,
    example: '4/3',
  },
  {
    key: 'input',
    kinds: infer,
    group: 'workload',
    type: count(tokenNouns),
    quantity: 'inputTokens',
    example: '1000',
  },
  {
    key: 'output',
    kinds: infer,
    group: 'workload',
    type: count(tokenNouns),
    quantity: 'outputTokens',
    example: '300',
  },
  {
    key: 'shots',
    kinds: infer,
    group: 'workload',
    type: {
      is: 'quantity',
      dimension: 'count',
      min: 0,
      whole: true,
      range: { say: 'whole-at-least', least: '0' },
      nouns: ['shots', 'shot', 'examples'],
    },
    quantity: 'shots',
    example: '5',
  },
  {
    key: 'tokensPerShot',
    kinds: infer,
    group: 'workload',
    type: count(tokenNouns),
    quantity: 'tokensPerShot',
    example: '200',
  },
  {
    key: 'cachedPrefix',
    kinds: infer,
    group: 'workload',
    type: { is: 'quantity', dimension: 'count', min: 0, range: { say: 'at-least', least: '0' }, nouns: tokenNouns },
    quantity: 'cachedPrefixTokens',
    example: '1000',
    otherwise: { written: /%|percent|pct/i, key: 'cachedPrefixShare' },
  },
  ...conversationFields,
  {
    key: 'window',
    kinds: infer,
    group: 'workload',
    type: positive('duration'),
    quantity: 'windowSeconds',
    default: DAY_SECONDS,
    example: '1d',
  },
  {
    key: 'flopsPerToken',
    kinds: both,
    group: 'workload',
    type: positive('flop'),
    quantity: 'flopsPerToken',
    example: '6e11',
  },
  {
    key: 'flops',
    kinds: both,
    group: 'workload',
    type: { is: 'choice', choices: conventions },
    default: '6nd',
    example: 'exact',
  },
  {
    key: 'sequence',
    kinds: all,
    group: 'workload',
    type: whole(tokenNouns),
    default: 2048,
    example: '4096',
  },
  ...storedFormats,
  {
    key: 'gpu',
    kinds: both,
    group: 'accelerator',
    type: { is: 'preset', of: 'gpu' },
    example: 'a100',
  },
  {
    key: 'precision',
    kinds: both,
    group: 'accelerator',
    type: { is: 'choice', choices: precisions },
    default: 'tf32',
    example: 'bf16',
  },
  {
    key: 'sparsity',
    kinds: both,
    group: 'accelerator',
    type: { is: 'choice', choices: ['none', '2:4'] },
    default: 'none',
    example: '2:4',
  },
  {
    key: 'peak',
    kinds: both,
    group: 'accelerator',
    type: positive('flopRate'),
    quantity: 'peakFlopsPerGpu',
    example: '312T',
  },
  reachedShare,
  measuredThroughput,
  ownCalibration,
  usefulShare,
  {
    key: 'gpus',
    kinds: both,
    group: 'accelerator',
    type: whole(gpuNouns),
    quantity: 'gpusGiven',
    example: '1024',
  },
  {
    key: 'gpusPerServer',
    kinds: both,
    group: 'accelerator',
    type: whole(gpuNouns),
    quantity: 'gpusPerServer',
    default: 8,
    example: '8',
  },
  ownMemory,
  {
    key: 'price',
    kinds: both,
    group: 'money',
    type: { ...positive('hourlyPrice'), words: ['list'] },
    quantity: 'priceUsdPerGpuHour',
    example: '2.50',
  },
  {
    key: 'budget',
    kinds: both,
    group: 'money',
    type: positive('money'),
    quantity: 'budgetUsd',
    example: '2M',
  },
  ...ownPower,
  {
    key: 'pue',
    kinds: both,
    group: 'money',
    type: { is: 'quantity', dimension: 'number', min: 1, max: 10, range: { say: 'between', least: '1', most: '10' } },
    quantity: 'pue',
    default: 1,
    example: '1.2',
  },
  {
    key: 'electricityPrice',
    kinds: both,
    group: 'money',
    type: positive('energyPrice'),
    quantity: 'electricityUsdPerKwh',
    example: '0.12/kWh',
  },
  ...ownedServers,
  {
    key: 'region',
    kinds: both,
    group: 'money',
    type: { is: 'preset', of: 'region' },
    example: 'france',
  },
  ownCarbon,
  ...footprintFields,
  ...servingFields,
  ...stepFields,
  ...methodFields,
  ...failureFields,
  ...demandOverTime,
  {
    key: 'solve',
    kinds: both,
    group: 'question',
    type: {
      is: 'choice',
      choices: {
        train: ['gpus', 'duration', 'tokens', 'parameters', 'utilization', 'budget'],
        infer: ['gpus', 'tokens', 'requests', 'users', 'concurrentUsers', 'parameters', 'utilization', 'budget'],
      },
    },
    example: 'tokens',
  },
  {
    key: 'together',
    kinds: both,
    group: 'question',
    type: { is: 'together' },
    example: 'utilization+tokens=0.6',
  },
  {
    key: 'note',
    kinds: both,
    group: 'question',
    type: { is: 'text' },
    example: 'board paper, March',
  },
];

const byKey: ReadonlyMap<string, Field> = new Map(fields.map((field) => [field.key, field]));

/** The field of that key, if there is one. */
export function fieldOf(key: string): Field | undefined {
  return byKey.get(key);
}

/** The field that is meant by what was written for one: `--cached-prefix 56%` is a share. */
export function fieldMeant(field: Field, kind: FieldKind, text: string): Field {
  const other = field.otherwise?.written.test(text) ? fieldOf(field.otherwise.key) : undefined;
  return other?.kinds.includes(kind) ? other : field;
}

/** The fields that a kind of scenario has. */
export function fieldsOf(kind: FieldKind): readonly Field[] {
  return fields.filter((field) => field.kinds.includes(kind));
}

/** The sheet's quantity that the field of that key sets in a kind of scenario, if it sets one. */
export function quantityOf(key: string, kind: FieldKind): string | undefined {
  const quantity = fieldOf(key)?.quantity;
  return typeof quantity === 'object' ? quantity[kind] : quantity;
}
