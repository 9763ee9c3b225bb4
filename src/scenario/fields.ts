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
import { measuredThroughput, ownCarbon, ownedServers, ownMemory, ownPower, storedFormats } from './hardware-fields.js';

import { servingFields } from './serving-fields.js';
import { reachedShare, stepFields, usefulShare } from './step-fields.js';

/** Every field, in the order in which help and documentation show them. */
export const fields: readonly Field[] = [
  {
    key: 'model',
    kinds: all,
    group: 'Workload',
    type: { is: 'preset', of: 'model' },
    help: 'model preset, or a config.json: its path or its folder',
    example: 'gpt3',
  },
  {
    key: 'parameters',
    kinds: both,
    group: 'Workload',
    type: whole(parameterNouns),
    quantity: 'parameters',
    help: 'parameters N, in place of the preset’s',
    example: '175B',
  },
  {
    key: 'activeParameters',
    kinds: both,
    group: 'Workload',
    type: whole(parameterNouns),
    quantity: 'activeParameters',
    help: 'parameters that one token passes (mixture of experts)',
    example: '37B',
  },
  {
    key: 'tokens',
    kinds: both,
    group: 'Workload',
    type: count(tokenNouns),
    quantity: { train: 'tokens', infer: 'tokensPerWindow' },
    help: { train: 'tokens in the data set', infer: 'tokens to serve in the window, or a unit of time (20k/s)' },
    example: '300B',
    otherwise: { written: /\/|\b(?:per|an?)\b|每/i, key: 'tokenRate' },
  },
  {
    key: 'epochs',
    kinds: train,
    group: 'Workload',
    type: positive('number'),
    quantity: 'epochs',
    default: 1,
    help: 'passes over the tokens',
    example: '1',
  },
  {
    key: 'duration',
    kinds: train,
    group: 'Workload',
    type: positive('duration'),
    quantity: 'durationSeconds',
    default: 30 * DAY_SECONDS,
    help: 'time that the training may take',
    example: '30d',
  },
  {
    key: 'requests',
    kinds: infer,
    group: 'Workload',
    type: positive('rate'),
    quantity: 'requestsPerSecond',
    help: 'requests a unit of time, mean over the window',
    example: '3.5B/day',
  },
  ...demandRates,
  {
    key: 'questions',
    kinds: infer,
    group: 'Workload',
    type: positive('number'),
    quantity: 'questions',
    default: 1,
    help: 'questions a request',
    example: '4',
  },
  {
    key: 'words',
    kinds: infer,
    group: 'Workload',
    type: positive('number'),
    quantity: 'words',
    help: 'words a question together with its answer',
    example: '425',
  },
  {
    key: 'tokensPerWord',
    kinds: infer,
    group: 'Workload',
    type: positive('number'),
    quantity: 'tokensPerWord',
    default: 4 / 3,
    help: 'tokens a word (English text: 4/3)',
    example: '4/3',
  },
  {
    key: 'input',
    kinds: infer,
    group: 'Workload',
    type: count(tokenNouns),
    quantity: 'inputTokens',
    help: 'prompt tokens a request',
    example: '1000',
  },
  {
    key: 'output',
    kinds: infer,
    group: 'Workload',
    type: count(tokenNouns),
    quantity: 'outputTokens',
    help: 'generated tokens a request',
    example: '300',
  },
  {
    key: 'shots',
    kinds: infer,
    group: 'Workload',
    type: {
      is: 'quantity',
      dimension: 'count',
      min: 0,
      whole: true,
      range: 'a whole number, 0 or more',
      nouns: ['shots', 'shot', 'examples'],
    },
    quantity: 'shots',
    help: 'examples in the prompt of a request (0 zero-shot, 1 one-shot, more few-shot)',
    example: '5',
  },
  {
    key: 'tokensPerShot',
    kinds: infer,
    group: 'Workload',
    type: count(tokenNouns),
    quantity: 'tokensPerShot',
    help: 'tokens of one example',
    example: '200',
  },
  {
    key: 'cachedPrefix',
    kinds: infer,
    group: 'Workload',
    type: { is: 'quantity', dimension: 'count', min: 0, range: '0 or more', nouns: tokenNouns },
    quantity: 'cachedPrefixTokens',
    help: 'prompt tokens a request that a cache holds and that are not computed again, or their share (56%)',
    example: '1000',
    otherwise: { written: /%|percent|pct/i, key: 'cachedPrefixShare' },
  },
  ...conversationFields,
  {
    key: 'window',
    kinds: infer,
    group: 'Workload',
    type: positive('duration'),
    quantity: 'windowSeconds',
    default: DAY_SECONDS,
    help: 'time over which the demand is spread evenly',
    example: '1d',
  },
  {
    key: 'flopsPerToken',
    kinds: both,
    group: 'Workload',
    type: positive('flop'),
    quantity: 'flopsPerToken',
    help: { train: 'FLOP a token, in place of 6·N', infer: 'FLOP a token, in place of 2·N' },
    example: '6e11',
  },
  {
    key: 'flops',
    kinds: both,
    group: 'Workload',
    type: { is: 'choice', choices: conventions },
    default: '6nd',
    help: {
      train: 'how the FLOP of a token are counted: 6·N, or by the architecture',
      infer: 'how the FLOP of a token are counted: 6nd (forward: 2·N), or by the architecture',
    },
    example: 'exact',
  },
  {
    key: 'sequence',
    kinds: all,
    group: 'Workload',
    type: whole(tokenNouns),
    default: 2048,
    help: {
      train: 'tokens of a training sequence, where the architecture counts',
      infer: 'tokens of a request’s sequence, where the architecture counts and --input is not given',
      model: 'context length in tokens, for FLOP and the KV cache',
    },
    example: '4096',
  },
  ...storedFormats,
  {
    key: 'gpu',
    kinds: both,
    group: 'Accelerator',
    type: { is: 'preset', of: 'gpu' },
    help: 'accelerator preset: its peaks, power, server and prices',
    example: 'a100',
  },
  {
    key: 'precision',
    kinds: both,
    group: 'Accelerator',
    type: { is: 'choice', choices: precisions },
    default: 'tf32',
    help: 'number format whose dense peak counts',
    example: 'bf16',
  },
  {
    key: 'sparsity',
    kinds: both,
    group: 'Accelerator',
    type: { is: 'choice', choices: ['none', '2:4'] },
    default: 'none',
    help: 'structured sparsity whose peak counts',
    example: '2:4',
  },
  {
    key: 'peak',
    kinds: both,
    group: 'Accelerator',
    type: positive('flopRate'),
    quantity: 'peakFlopsPerGpu',
    help: 'peak FLOP/s of one GPU, in place of the preset’s',
    example: '312T',
  },
  reachedShare,
  measuredThroughput,
  usefulShare,
  {
    key: 'gpus',
    kinds: both,
    group: 'Accelerator',
    type: whole(gpuNouns),
    quantity: 'gpusGiven',
    help: 'number of GPUs; then another quantity is the unknown',
    example: '1024',
  },
  {
    key: 'gpusPerServer',
    kinds: both,
    group: 'Accelerator',
    type: whole(gpuNouns),
    quantity: 'gpusPerServer',
    default: 8,
    help: 'GPUs that one server holds',
    example: '8',
  },
  ownMemory,
  {
    key: 'price',
    kinds: both,
    group: 'Money, power and carbon',
    type: { ...positive('hourlyPrice'), words: ['list'] },
    quantity: 'priceUsdPerGpuHour',
    help: 'USD a GPU-hour, or `list`: the preset’s dated on-demand price',
    example: '2.50',
  },
  {
    key: 'budget',
    kinds: both,
    group: 'Money, power and carbon',
    type: positive('money'),
    quantity: 'budgetUsd',
    help: {
      train: 'USD to spend; then another quantity is the unknown',
      infer: 'USD to spend in a window; then another quantity is the unknown',
    },
    example: '2M',
  },
  ...ownPower,
  {
    key: 'pue',
    kinds: both,
    group: 'Money, power and carbon',
    type: { is: 'quantity', dimension: 'number', min: 1, max: 10, range: '1 to 10' },
    quantity: 'pue',
    default: 1,
    help: 'power of the building ÷ power of the servers',
    example: '1.2',
  },
  {
    key: 'electricityPrice',
    kinds: both,
    group: 'Money, power and carbon',
    type: positive('energyPrice'),
    quantity: 'electricityUsdPerKwh',
    help: 'USD a kWh, for servers of your own',
    example: '0.12/kWh',
  },
  ...ownedServers,
  {
    key: 'region',
    kinds: both,
    group: 'Money, power and carbon',
    type: { is: 'preset', of: 'region' },
    help: 'electricity grid or cloud region, for the carbon',
    example: 'france',
  },
  ownCarbon,
  ...servingFields,
  ...stepFields,
  ...demandOverTime,
  {
    key: 'solve',
    kinds: both,
    group: 'Question',
    type: {
      is: 'choice',
      choices: {
        train: ['gpus', 'duration', 'tokens', 'parameters', 'utilization', 'budget'],
        infer: ['gpus', 'tokens', 'requests', 'users', 'concurrentUsers', 'parameters', 'utilization', 'budget'],
      },
    },
    help: 'the unknown (default: gpus)',
    example: 'tokens',
  },
  {
    key: 'note',
    kinds: both,
    group: 'Question',
    type: { is: 'text' },
    help: 'free text, carried into the answer',
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
