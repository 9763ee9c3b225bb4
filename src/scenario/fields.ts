import type { Dimension } from '../quantity/parse.js';
import type { Field, FieldType, Kind } from './field.js';

const precisions = [
  'fp64',
  'fp64Tensor',
  'fp64Matrix',
  'fp32',
  'fp32Matrix',
  'tf32',
  'bf16',
  'fp16',
  'fp16Fp16Accumulate',
  'fp8',
  'fp8Fp16Accumulate',
  'fp6',
  'fp4',
  'int8',
  'int4',
] as const;
export type Precision = (typeof precisions)[number];

const both: readonly Kind[] = ['train', 'infer'];
const train: readonly Kind[] = ['train'];
const infer: readonly Kind[] = ['infer'];
const DAY_SECONDS = 86_400;
/** Large enough for anyone, small enough that no product of figures leaves the range of numbers. */
const LARGEST = 1e30;

const count = (nouns: readonly string[]): FieldType => ({ is: 'quantity', dimension: 'count', min: 1, range: '1 or more', nouns });
const whole = (nouns: readonly string[]): Extract<FieldType, { is: 'quantity' }> => ({
  is: 'quantity',
  dimension: 'count',
  min: 1,
  whole: true,
  range: 'a whole number, 1 or more',
  nouns,
});
const share: FieldType = { is: 'quantity', dimension: 'ratio', aboveZero: true, max: 1, range: 'above 0%, up to 100%' };
const positive = (dimension: Dimension): Extract<FieldType, { is: 'quantity' }> => ({
  is: 'quantity',
  dimension,
  aboveZero: true,
  max: LARGEST,
  range: 'above zero, up to 1e30',
});

const tokenNouns = ['tokens', 'token', 'tok'];
const parameterNouns = ['parameters', 'params', 'parameter'];
const gpuNouns = ['gpus', 'gpu', 'cards'];

/** Every field, in the order in which help and documentation show them. */
export const fields: readonly Field[] = [
  {
    key: 'model',
    kinds: both,
    group: 'Workload',
    type: { is: 'preset', of: 'model' },
    help: 'model preset: its parameters, and the tokens it was trained on',
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
    help: { train: 'tokens in the data set', infer: 'tokens to serve in the window' },
    example: '300B',
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
  {
    key: 'utilization',
    kinds: both,
    group: 'Accelerator',
    type: share,
    quantity: 'utilization',
    default: 0.5,
    help: 'share of the peak that does model FLOPs (MFU)',
    example: '50%',
  },
  {
    key: 'goodput',
    kinds: both,
    group: 'Accelerator',
    type: share,
    quantity: 'goodput',
    default: 1,
    help: 'share of the time that makes progress (failures and restarts take the rest)',
    example: '95%',
  },
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
  {
    key: 'region',
    kinds: both,
    group: 'Money, power and carbon',
    type: { is: 'preset', of: 'region' },
    help: 'electricity grid or cloud region, for the carbon',
    example: 'france',
  },
  {
    key: 'peakToAverage',
    kinds: infer,
    group: 'Demand over time',
    type: { is: 'quantity', dimension: 'number', min: 1, max: 1e6, range: '1 to 1e6' },
    quantity: 'peakToAverage',
    help: 'demand at its peak ÷ its mean over the window; the fleet carries the peak',
    example: '2.5',
  },
  {
    key: 'headroom',
    kinds: infer,
    group: 'Demand over time',
    type: { is: 'quantity', dimension: 'ratio', min: 0, max: 0.99, range: '0% to 99%' },
    quantity: 'headroom',
    help: 'share of the fleet that is kept free even at the peak',
    example: '20%',
  },
  {
    key: 'spares',
    kinds: infer,
    group: 'Demand over time',
    type: {
      is: 'quantity',
      dimension: 'ratio',
      aboveZero: true,
      max: 1,
      range: 'above 0%, up to 100%',
      words: ['n+1', 'n+2', 'n+3', 'n+4'],
    },
    help: 'servers that stand by: N+1 (up to N+4), or a share of those that work',
    example: 'N+1',
  },
  {
    key: 'growth',
    kinds: infer,
    group: 'Demand over time',
    type: { is: 'quantity', dimension: 'growth', min: -0.99, max: 10, range: '-99%/month to 1000%/month', certain: true },
    help: 'growth of the demand, compounded; shows what it takes month by month',
    example: '10%/month',
  },
  {
    key: 'horizon',
    kinds: infer,
    group: 'Demand over time',
    type: { is: 'quantity', dimension: 'months', min: 1, max: 600, whole: true, range: '1 to 600 months, whole ones', certain: true },
    default: 24,
    help: 'months to look ahead',
    example: '24 months',
  },
  {
    key: 'fleet',
    kinds: infer,
    group: 'Demand over time',
    type: { ...whole(gpuNouns), certain: true },
    help: 'GPUs there are: the month by month view tells when they run out',
    example: '5000',
  },
  {
    key: 'solve',
    kinds: both,
    group: 'Question',
    type: {
      is: 'choice',
      choices: {
        train: ['gpus', 'duration', 'tokens', 'parameters', 'utilization', 'budget'],
        infer: ['gpus', 'tokens', 'requests', 'parameters', 'utilization', 'budget'],
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

/** The fields that a kind of scenario has. */
export function fieldsOf(kind: Kind): readonly Field[] {
  return fields.filter((field) => field.kinds.includes(kind));
}

/** The sheet's quantity that the field of that key sets in a kind of scenario, if it sets one. */
export function quantityOf(key: string, kind: Kind): string | undefined {
  const quantity = fieldOf(key)?.quantity;
  return typeof quantity === 'object' ? quantity[kind] : quantity;
}
