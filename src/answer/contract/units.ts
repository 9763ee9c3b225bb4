import { listedFacts } from '../../catalog/listed-facts.js';
import { quantitiesOf } from '../../core/figures.js';
import type { Unit } from '../../core/unit.js';
import type { DisplayUnit } from '../../quantity/format.js';
import { type Field, type Kind, kinds } from '../../scenario/field.js';
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

const known = new Map<string, DisplayUnit>();

/** How a figure, a field or a fact of the catalogue is shown to people: it follows from the unit that it was declared with. */
export function displayUnitOf(key: string): DisplayUnit {
  // Before it is rounded up, a count has decimals.
  if (key.endsWith('Exact')) return 'number';
  const display =
    known.get(key) ?? ofList(key) ?? ofSheet('train', key) ?? ofField(key, 'train') ?? ofSheet('infer', key) ?? ofField(key) ?? 'number';
  known.set(key, display);
  return display;
}

/** The unit that a figure of a sheet was declared with. */
export function unitOf(key: string): Unit | undefined {
  return kinds.flatMap(quantitiesOf).find((each) => each.key === key)?.unit;
}

/** By what is declared beside the sheets: sums over scenarios, facts of the catalogue. */
function ofList(key: string): DisplayUnit | undefined {
  const listed = [...totalFigures, gpusAtHorizon, ...listedFacts].findLast((each) => each.key === key);
  return listed && displays[listed.unit];
}

const sheets = new Map<Kind, ReadonlyMap<string, DisplayUnit>>();

/** By the sheet of a kind, which is made when it is first asked for: a training run does without that of serving. */
function ofSheet(kind: Kind, key: string): DisplayUnit | undefined {
  const sheet = sheets.get(kind) ?? new Map(quantitiesOf(kind).map((quantity) => [quantity.key, displays[quantity.unit]]));
  sheets.set(kind, sheet);
  return sheet.get(key);
}

/** By the field of that name, or of that quantity, of a kind or of any. */
function ofField(wanted: string, kind?: Kind): DisplayUnit | undefined {
  const named = ({ key, quantity, type }: Field) =>
    type.is === 'quantity' ? key === wanted || quantity === wanted : type.is === 'target' && key === wanted;
  const type = fields.findLast((field) => named(field) && (kind === undefined || field.kinds.includes(kind)))?.type;
  if (type?.is !== 'quantity') return type && 'latency';
  return type.whole && type.dimension === 'count' ? 'integer' : type.dimension;
}

/** A figure of an answer, or the sum of one that has parts; null where it is unknown or no number. */
export function amountOf(figure: unknown): number | null {
  if (typeof figure === 'number') return figure;
  return typeof figure === 'object' && figure !== null && 'total' in figure ? Number(figure.total) : null;
}
