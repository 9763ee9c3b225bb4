import type { Field } from './field.js';
import { both, positive } from './field-types.js';

const MONEY = 'money';
/** Litres a kWh: more than any grid takes. */
const litres: Field['type'] = {
  is: 'quantity',
  dimension: 'number',
  min: 0,
  max: 1000,
  range: { say: 'between', least: '0', most: '1,000' },
};

/** What making the hardware emitted, what water is used, and money in yuan: all of them told only where they are asked for. */
export const footprintFields: readonly Field[] = [
  {
    key: 'embodied',
    kinds: both,
    group: MONEY,
    type: { is: 'choice', choices: ['ecologits'] },
    example: 'ecologits',
  },
  {
    key: 'gpuEmbodied',
    kinds: both,
    group: MONEY,
    type: { is: 'quantity', dimension: 'mass', min: 0, max: 1e12, range: { say: 'at-least', least: '0' } },
    quantity: 'gpuEmbodiedGrams',
    example: '164 kg',
  },
  {
    key: 'serverEmbodied',
    kinds: both,
    group: MONEY,
    type: { is: 'quantity', dimension: 'mass', min: 0, max: 1e12, range: { say: 'at-least', least: '0' } },
    quantity: 'serverEmbodiedGrams',
    example: '5700 kg',
  },
  {
    key: 'hardwareYears',
    kinds: both,
    group: MONEY,
    type: { ...positive('number'), max: 100, range: { say: 'above-up-to', above: '0', most: '100' }, nouns: ['years', 'year'] },
    quantity: 'hardwareYears',
    example: '3',
  },
  {
    key: 'wue',
    kinds: both,
    group: MONEY,
    type: litres,
    quantity: 'wueLitresPerKwh',
    example: '0.3',
  },
  {
    key: 'gridWater',
    kinds: both,
    group: MONEY,
    type: litres,
    quantity: 'gridLitresPerKwh',
    example: '3.13',
  },
  {
    key: 'cnyPerUsd',
    kinds: both,
    group: MONEY,
    type: { ...positive('number'), max: 1e6, range: { say: 'above-up-to', above: '0', most: '1e6' } },
    quantity: 'cnyPerUsd',
    example: '7.1',
  },
];
