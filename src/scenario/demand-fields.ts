import type { Field } from './field.js';
import { both, gpuNouns, infer, whole } from './field-types.js';

/** What a demand that is not even, and grows, makes of a fleet. */
export const demandOverTime: readonly Field[] = [
  {
    key: 'peakToAverage',
    kinds: infer,
    group: 'growth',
    type: { is: 'quantity', dimension: 'number', min: 1, max: 1e6, range: { say: 'between', least: '1', most: '1e6' } },
    quantity: 'peakToAverage',
    example: '2.5',
  },
  {
    key: 'headroom',
    kinds: infer,
    group: 'growth',
    type: { is: 'quantity', dimension: 'ratio', min: 0, max: 0.99, range: { say: 'between', least: '0%', most: '99%' } },
    quantity: 'headroom',
    example: '20%',
  },
  {
    key: 'spares',
    kinds: both,
    group: 'growth',
    type: {
      is: 'quantity',
      dimension: 'ratio',
      aboveZero: true,
      max: 1,
      range: { say: 'above-up-to', above: '0%', most: '100%' },
      words: ['N+1', 'N+2', 'N+3', 'N+4'],
    },
    quantity: 'spareShare',
    example: 'N+1',
  },
  {
    key: 'growth',
    kinds: infer,
    group: 'growth',
    type: { is: 'quantity', dimension: 'growth', min: -0.99, max: 10, range: { say: 'between', least: '-99%/month', most: '1000%/month' } },
    default: 0,
    example: '10%/month',
  },
  {
    key: 'horizon',
    kinds: infer,
    group: 'growth',
    type: {
      is: 'quantity',
      dimension: 'months',
      min: 1,
      max: 600,
      whole: true,
      range: { say: 'months-between', least: '1', most: '600' },
      certain: true,
    },
    default: 24,
    example: '24 months',
  },
  {
    key: 'fleet',
    kinds: infer,
    group: 'growth',
    type: { ...whole(gpuNouns), certain: true },
    example: '5000',
  },
];
