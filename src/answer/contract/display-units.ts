// Nothing but data leaves this module: the build works it out once and puts the outcome in its place.
import { listedFacts } from '../../catalog/listed-facts.js';
import { quantitiesOf } from '../../core/figures.js';
import type { Unit } from '../../core/unit.js';
import type { DisplayUnit } from '../../quantity/format.js';
import type { Field } from '../../scenario/field.js';
import { fields } from '../../scenario/fields.js';
import { gpusAtHorizon, totalFigures } from './totals.js';

/** How a number of each unit is shown. */
const displays: Readonly<Record<Unit, DisplayUnit>> = {
  '': 'number',
  share: 'ratio',
  'of the peak': 'ratio',
  'of the price': 'ratio',
  'of the demand': 'number',
  '1/month': 'growth',
  parameters: 'count',
  tokens: 'count',
  'tokens/request': 'count',
  'tokens/example': 'count',
  'tokens/word': 'number',
  'tokens/s': 'tokenRate',
  sequences: 'number',
  replicas: 'integer',
  'words/question': 'number',
  'questions/request': 'number',
  'examples/request': 'number',
  requests: 'number',
  'requests/s': 'rate',
  users: 'count',
  turns: 'integer',
  FLOP: 'flop',
  'FLOP/token': 'flop',
  'FLOP/s': 'flopRate',
  s: 'duration',
  's/request': 'latency',
  's/token': 'latency',
  year: 'year',
  years: 'number',
  GPUs: 'integer',
  'GPUs/server': 'integer',
  GPU·h: 'number',
  servers: 'integer',
  W: 'power',
  bytes: 'bytes',
  'bytes/s': 'bandwidth',
  J: 'energy',
  'J/token': 'energyPerToken',
  USD: 'money',
  'USD/Mtok': 'usdPerMillionTokens',
  'USD/server': 'money',
  'USD/GPU-hour': 'hourlyPrice',
  'USD/kWh': 'energyPrice',
  'USD/kW-month': 'money',
  CNY: 'yuan',
  'CNY/Mtok': 'yuanPerMillionTokens',
  'CNY/GPU-hour': 'yuanPerGpuHour',
  'CNY/USD': 'number',
  L: 'volume',
  'L/kWh': 'number',
  'g/GPU': 'mass',
  'g/server': 'mass',
  'g/GPU-hour': 'mass',
  'g/Mtok': 'massPerMillionTokens',
  g: 'mass',
  'g/kWh': 'carbonIntensity',
};

/** How a field is shown, by its name and by that of its quantity. */
function ofField({ key, quantity, type }: Field): readonly (readonly [string, DisplayUnit])[] {
  if (type.is === 'target') return [[key, 'latency']];
  if (type.is !== 'quantity') return [];
  const display = type.whole && type.dimension === 'count' ? 'integer' : type.dimension;
  return (typeof quantity === 'string' ? [key, quantity] : [key]).map((name) => [name, display]);
}

const ofDeclared = (declared: readonly { readonly key: string; readonly unit: Unit }[]) =>
  declared.map(({ key, unit }) => [key, displays[unit]] as const);
const training = fields.filter(({ kinds }) => kinds.includes('train'));

/**
 * How each figure, field and fact of the catalogue is shown to people: it follows from the unit that it was declared with. What
 * stands beside the sheets says it first, then the sheets, each with its fields.
 */
export const displayUnits: Readonly<Record<string, DisplayUnit>> = Object.fromEntries([
  ...fields.flatMap(ofField),
  ...ofDeclared(quantitiesOf('infer')),
  ...training.flatMap(ofField),
  ...ofDeclared(quantitiesOf('train')),
  ...ofDeclared([...totalFigures, gpusAtHorizon, ...listedFacts]),
]);
