import { quantitiesOf } from '../../core/figures.js';
import type { Unit } from '../../core/unit.js';
import type { DisplayUnit } from '../../quantity/format.js';
import { kinds } from '../../scenario/field.js';
import { fields } from '../../scenario/fields.js';

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
  'words/question': 'number',
  'questions/request': 'number',
  'examples/request': 'number',
  'requests/s': 'rate',
  users: 'count',
  turns: 'integer',
  FLOP: 'flop',
  'FLOP/token': 'flop',
  'FLOP/s': 'flopRate',
  s: 'duration',
  years: 'number',
  GPUs: 'integer',
  'GPUs/server': 'integer',
  GPU·h: 'number',
  servers: 'integer',
  W: 'power',
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

/** What predictions, sums over scenarios and entries of the catalogue have beside the figures of a sheet; and fields that are shown in a finer unit than their kind. */
const others: Readonly<Record<string, DisplayUnit>> = {
  mfu: 'ratio',
  hfu: 'ratio',
  bubbleFraction: 'ratio',
  stepSeconds: 'duration',
  tokensPerSecondPerGpu: 'tokenRate',
  ttft: 'latency',
  tpot: 'latency',
  batch: 'number',
  replicas: 'integer',
  gpusPerReplica: 'integer',
  concurrencyPerReplica: 'number',
  ttftSeconds: 'latency',
  tpotSeconds: 'latency',
  outputTokensPerSecondPerReplica: 'count',
  outputTokensPerSecondPerGpu: 'count',
  kvBytesPerToken: 'bytes',
  kvPoolTokens: 'count',
  memoryBytesPerGpu: 'bytes',
  costUsdPerMillionInputTokens: 'usdPerMillionTokens',
  costUsdPerMillionOutputTokens: 'usdPerMillionTokens',
  costUsdPerDay: 'money',
  electricityUsdPerDay: 'money',
  co2eGramsPerDay: 'mass',
  gpusAtHorizon: 'integer',
  trainingCostUsd: 'money',
  'peak.tf32': 'flopRate',
  'peak.bf16': 'flopRate',
  'peak.fp8': 'flopRate',
  memoryBytes: 'bytes',
  memoryBytesPerSecond: 'bandwidth',
  tdpWatts: 'power',
  trainingTokens: 'count',
  gramsPerKwh: 'carbonIntensity',
  usdPerHour: 'money',
  year: 'year',
};

let byKey: ReadonlyMap<string, DisplayUnit> | undefined;

/** How a figure, a field or a fact of the catalogue is shown to people: it follows from the unit that it was declared with. */
export function displayUnitOf(key: string): DisplayUnit {
  // Before it is rounded up, a count has decimals.
  if (key.endsWith('Exact')) return 'number';
  byKey ??= declared();
  return byKey.get(key) ?? 'number';
}

function declared(): ReadonlyMap<string, DisplayUnit> {
  const known = new Map<string, DisplayUnit>();
  for (const { key, quantity, type } of fields) {
    if (type.is !== 'quantity') continue;
    const display = type.whole && type.dimension === 'count' ? 'integer' : type.dimension;
    known.set(key, display);
    if (typeof quantity === 'string') known.set(quantity, display);
  }
  for (const { key, unit } of kinds.flatMap(quantitiesOf)) known.set(key, displays[unit]);
  for (const [key, display] of Object.entries(others)) known.set(key, display);
  return known;
}
