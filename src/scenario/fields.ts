import type { Dimension } from '../quantity/parse.js';
import type { Field, FieldKind, FieldType, Kind } from './field.js';

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

/** How the FLOP of a token are counted: by parameters alone, or by the architecture under a published convention. */
const conventions = ['6nd', 'palm', 'megatron', 'exact'] as const;
export type Convention = (typeof conventions)[number];

const both: readonly Kind[] = ['train', 'infer'];
const described: readonly FieldKind[] = ['model'];
const train: readonly Kind[] = ['train'];
const infer: readonly Kind[] = ['infer'];
const DAY_SECONDS = 86_400;
/** Large enough for anyone, small enough that no product of figures leaves the range of numbers. */
const LARGEST = 1e30;

const count = (nouns: readonly string[]): FieldType => ({ is: 'quantity', dimension: 'count', min: 1, range: '1 or more', nouns });
const whole = (nouns: readonly string[]): FieldType => ({
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
    kinds: ['train', 'infer', 'model'],
    group: 'Workload',
    type: { is: 'preset', of: 'model' },
    help: 'model preset, or a config.json: its path, its folder, or - for standard input',
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
    help: 'prompt tokens a request that a cache holds and that are not computed again',
    example: '1000',
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
    kinds: ['train', 'infer', 'model'],
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
  {
    key: 'weights',
    kinds: described,
    group: 'Workload',
    type: { is: 'choice', choices: ['fp32', 'bf16', 'fp16', 'fp8', 'int8', 'int4', 'mxfp4', 'nvfp4'] },
    default: 'bf16',
    help: 'format of the weights; low precision holds the linear layers, with its block scales',
    example: 'fp8',
  },
  {
    key: 'kv',
    kinds: described,
    group: 'Workload',
    type: { is: 'choice', choices: ['fp32', 'bf16', 'fp16', 'fp8', 'int8'] },
    default: 'bf16',
    help: 'format of the KV cache',
    example: 'fp8',
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
export function fieldsOf(kind: FieldKind): readonly Field[] {
  return fields.filter((field) => field.kinds.includes(kind));
}

/** The sheet's quantity that the field of that key sets in a kind of scenario, if it sets one. */
export function quantityOf(key: string, kind: FieldKind): string | undefined {
  const quantity = fieldOf(key)?.quantity;
  return typeof quantity === 'object' ? quantity[kind] : quantity;
}
