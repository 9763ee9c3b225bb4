import type { Field } from './field.js';
import { all, both, positive, tokenNouns, weightFormats } from './field-types.js';

export const measuredThroughput: Field = {
  key: 'throughput',
  kinds: both,
  group: 'Accelerator',
  type: { ...positive('rate'), nouns: tokenNouns },
  quantity: 'throughputTokensPerSecond',
  help: {
    train: 'measured tokens a second of one GPU, in place of the utilisation',
    infer: 'measured tokens a second of one GPU, prompts and answers together, in place of the utilisation',
  },
  example: '2000/s',
};

export const ownMemory: Field = {
  key: 'memory',
  kinds: both,
  group: 'Accelerator',
  type: positive('bytes'),
  help: 'memory of one GPU, in place of the preset’s: decides what fits',
  example: '80GB',
};

/** What GPUs draw, and what they may. */
export const ownPower: readonly Field[] = [
  {
    key: 'power',
    kinds: both,
    group: 'Money, power and carbon',
    type: positive('power'),
    quantity: 'powerPerGpuWatts',
    help: 'W of one GPU with its share of the server, in place of the preset’s',
    example: '1275W',
  },
  {
    key: 'powerBudget',
    kinds: both,
    group: 'Money, power and carbon',
    type: positive('power'),
    quantity: 'powerBudgetWatts',
    help: 'power that all GPUs may draw; then another quantity is the unknown',
    example: '1MW',
  },
];

/** Servers that are bought: what owning them costs, beside renting. */
export const ownedServers: readonly Field[] = [
  {
    key: 'serverPrice',
    kinds: both,
    group: 'Money, power and carbon',
    type: positive('money'),
    quantity: 'serverPriceUsd',
    help: 'USD to buy one server, with its share of network and storage; tells what owning costs beside renting',
    example: '300k',
  },
  {
    key: 'years',
    kinds: both,
    group: 'Money, power and carbon',
    type: {
      is: 'quantity',
      dimension: 'number',
      aboveZero: true,
      max: 100,
      range: { say: 'above-up-to', above: '0', most: '100' },
      nouns: ['years', 'year'],
    },
    quantity: 'ownedYears',
    help: 'years over which a bought server is written off',
    example: '5',
  },
  {
    key: 'hosting',
    kinds: both,
    group: 'Money, power and carbon',
    type: { is: 'quantity', dimension: 'money', min: 0, max: 1e30, range: { say: 'at-least', least: '0' } },
    quantity: 'hostingUsdPerKwMonth',
    help: 'USD a month for each kW of bought servers: room, cooling, staff (0 where it is not paid for)',
    example: '150',
  },
];

export const ownCarbon: Field = {
  key: 'carbon',
  kinds: both,
  group: 'Money, power and carbon',
  type: positive('carbonIntensity'),
  quantity: 'gridGramsPerKwh',
  help: 'g CO2e a kWh, in place of the region’s',
  example: '34.5 g/kWh',
};

/** Formats in which a model is stored: with the memory they decide what fits. */
export const storedFormats: readonly Field[] = [
  {
    key: 'weights',
    kinds: all,
    group: 'Workload',
    type: { is: 'choice', choices: weightFormats },
    default: 'bf16',
    help: {
      train: 'format of the stored weights, the repository’s where that is known: decides what fits',
      infer: 'format of the stored weights, the repository’s where that is known: decides what fits',
      model: 'format of the weights; low precision holds the linear layers, with its block scales',
    },
    example: 'fp8',
  },
  {
    key: 'kv',
    kinds: all,
    group: 'Workload',
    type: { is: 'choice', choices: ['fp32', 'bf16', 'fp16', 'fp8', 'int8', 'q8_0', 'q4_0', 'fp4'] },
    default: 'bf16',
    help: { train: 'format of the KV cache, where the run generates', infer: 'format of the KV cache', model: 'format of the KV cache' },
    example: 'fp8',
  },
];
