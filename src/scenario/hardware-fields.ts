import type { Field } from './field.js';
import { all, both, positive, tokenNouns, weightFormats } from './field-types.js';

export const measuredThroughput: Field = {
  key: 'throughput',
  kinds: both,
  group: 'accelerator',
  type: { ...positive('rate'), nouns: tokenNouns },
  quantity: 'throughputTokensPerSecond',
  example: '2000/s',
};

/** Factors on predictions. */
export const ownCalibration: Field = {
  key: 'calibration',
  kinds: both,
  group: 'accelerator',
  type: { is: 'file' },
  example: 'ours.yaml',
};

export const ownMemory: Field = {
  key: 'memory',
  kinds: both,
  group: 'accelerator',
  type: positive('bytes'),
  example: '80GB',
};

/** What GPUs draw, and what they may. */
export const ownPower: readonly Field[] = [
  {
    key: 'power',
    kinds: both,
    group: 'money',
    type: positive('power'),
    quantity: 'powerPerGpuWatts',
    example: '1275W',
  },
  {
    key: 'powerBudget',
    kinds: both,
    group: 'money',
    type: positive('power'),
    quantity: 'powerBudgetWatts',
    example: '1MW',
  },
];

/** Servers that are bought: what owning them costs, beside renting. */
export const ownedServers: readonly Field[] = [
  {
    key: 'serverPrice',
    kinds: both,
    group: 'money',
    type: positive('money'),
    quantity: 'serverPriceUsd',
    example: '300k',
  },
  {
    key: 'years',
    kinds: both,
    group: 'money',
    type: {
      is: 'quantity',
      dimension: 'number',
      aboveZero: true,
      max: 100,
      range: { say: 'above-up-to', above: '0', most: '100' },
      nouns: ['years', 'year'],
    },
    quantity: 'ownedYears',
    example: '5',
  },
  {
    key: 'hosting',
    kinds: both,
    group: 'money',
    type: { is: 'quantity', dimension: 'money', min: 0, max: 1e30, range: { say: 'at-least', least: '0' } },
    quantity: 'hostingUsdPerKwMonth',
    example: '150',
  },
];

export const ownCarbon: Field = {
  key: 'carbon',
  kinds: both,
  group: 'money',
  type: positive('carbonIntensity'),
  quantity: 'gridGramsPerKwh',
  example: '34.5 g/kWh',
};

/** Formats in which a model is stored: with the memory they decide what fits. */
export const storedFormats: readonly Field[] = [
  {
    key: 'weights',
    kinds: all,
    group: 'workload',
    type: { is: 'choice', choices: weightFormats },
    default: 'bf16',
    example: 'fp8',
  },
  {
    key: 'kv',
    kinds: all,
    group: 'workload',
    type: { is: 'choice', choices: ['fp32', 'bf16', 'fp16', 'fp8', 'int8', 'q8_0', 'q4_0', 'fp4'] },
    default: 'bf16',
    example: 'fp8',
  },
];
