import { listedFacts } from '../../catalog/listed-facts.js';
import { quantitiesOf } from '../../core/figures.js';
import type { Unit } from '../../core/unit.js';
import type { DisplayUnit } from '../../quantity/format.js';
import { kinds } from '../../scenario/field.js';
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
  g: 'mass',
  'g/kWh': 'carbonIntensity',
};

let byKey: ReadonlyMap<string, DisplayUnit> | undefined;

/** How a figure, a field or a fact of the catalogue is shown to people: it follows from the unit that it was declared with. */
export function displayUnitOf(key: string): DisplayUnit {
  // Before it is rounded up, a count has decimals.
  if (key.endsWith('Exact')) return 'number';
  byKey ??= declared();
  return byKey.get(key) ?? 'number';
}

/** The unit that a figure of a sheet was declared with. */
export function unitOf(key: string): Unit | undefined {
  return kinds.flatMap(quantitiesOf).find((each) => each.key === key)?.unit;
}

function declared(): ReadonlyMap<string, DisplayUnit> {
  const known = new Map<string, DisplayUnit>();
  for (const { key, quantity, type } of fields) {
    if (type.is === 'target') known.set(key, 'latency');
    if (type.is !== 'quantity') continue;
    const display = type.whole && type.dimension === 'count' ? 'integer' : type.dimension;
    known.set(key, display);
    if (typeof quantity === 'string') known.set(quantity, display);
  }
  for (const { key, unit } of [...kinds.flatMap(quantitiesOf), ...totalFigures, gpusAtHorizon, ...listedFacts])
    known.set(key, displays[unit]);
  return known;
}
