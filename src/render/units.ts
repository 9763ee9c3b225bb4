import type { DisplayUnit } from '../quantity/format.js';
import { formatExact, formatQuantity } from '../quantity/format.js';

/** The unit in which a field or a figure is shown to people. */
const units: Readonly<Record<string, DisplayUnit>> = {
  // fields
  epochs: 'number',
  duration: 'duration',
  requests: 'rate',
  questions: 'number',
  words: 'number',
  tokensPerWord: 'number',
  input: 'count',
  output: 'count',
  window: 'duration',
  peak: 'flopRate',
  goodput: 'ratio',
  gpusPerServer: 'integer',
  price: 'hourlyPrice',
  budget: 'money',
  pue: 'number',
  electricityPrice: 'energyPrice',
  // fields and figures
  parameters: 'count',
  activeParameters: 'count',
  tokens: 'count',
  flopsPerToken: 'flop',
  utilization: 'ratio',
  gpus: 'integer',
  // figures
  trainingFlops: 'flop',
  inferenceFlops: 'flop',
  durationSeconds: 'duration',
  windowSeconds: 'duration',
  requestsPerSecond: 'rate',
  tokensPerRequest: 'count',
  tokensPerWindow: 'count',
  requiredFlopsPerSecond: 'flopRate',
  peakFlopsPerGpu: 'flopRate',
  effectiveFlopsPerGpu: 'flopRate',
  servers: 'integer',
  gpuHours: 'number',
  powerWatts: 'power',
  powerPerGpuWatts: 'power',
  energyJoules: 'energy',
  energyJoulesPerWindow: 'energy',
  energyJoulesPerToken: 'energyPerToken',
  costUsd: 'money',
  costUsdPerWindow: 'money',
  costUsdPerMillionTokens: 'usdPerMillionTokens',
  electricityUsd: 'money',
  electricityUsdPerWindow: 'money',
  co2eGrams: 'mass',
  co2eGramsPerWindow: 'mass',
  gridGramsPerKwh: 'carbonIntensity',
  // presets
  'peak.tf32': 'flopRate',
  'peak.bf16': 'flopRate',
  'peak.fp8': 'flopRate',
  memoryBytes: 'bytes',
  memoryBytesPerSecond: 'bandwidth',
  tdpWatts: 'power',
  trainingTokens: 'count',
  gramsPerKwh: 'carbonIntensity',
};

/** A field’s or figure’s value for people: rounded, with its unit. */
export function shown(key: string, value: number | string | null | undefined): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (key === 'tokensPerSecond') return `${formatQuantity(value, 'count')}/s`;
  return formatQuantity(value, units[key] ?? 'number');
}

/** A count before it was rounded up: two decimals. */
export function shownExact(value: number | null | undefined): string {
  return value === null || value === undefined ? '' : formatExact(Math.round(value * 100) / 100);
}
