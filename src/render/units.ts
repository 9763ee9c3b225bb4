import type { DisplayUnit } from '../quantity/format.js';
import { formatExact, formatQuantity } from '../quantity/format.js';

/** The unit in which a field or a figure is shown to people. */
const units: Readonly<Record<string, DisplayUnit>> = {
  // fields
  epochs: 'number',
  duration: 'duration',
  requests: 'rate',
  users: 'count',
  messagesPerUser: 'rate',
  messagesPerUserPerSecond: 'rate',
  concurrentUsers: 'count',
  thinkTime: 'duration',
  thinkSeconds: 'duration',
  responseTime: 'duration',
  responseSeconds: 'duration',
  tokenRate: 'rate',
  askedTokensPerSecond: 'rate',
  outputTokenRate: 'rate',
  askedOutputTokensPerSecond: 'rate',
  turns: 'integer',
  historyTokens: 'count',
  cachedPrefixShare: 'ratio',
  throughput: 'rate',
  microBatch: 'integer',
  globalBatch: 'integer',
  zero: 'integer',
  recomputeLayers: 'integer',
  network: 'bandwidth',
  mfu: 'ratio',
  hfu: 'ratio',
  bubbleFraction: 'ratio',
  stepSeconds: 'duration',
  tokensPerSecondPerGpu: 'rate',
  throughputTokensPerSecond: 'rate',
  memory: 'bytes',
  power: 'power',
  powerBudget: 'power',
  powerBudgetWatts: 'power',
  serverPrice: 'money',
  serverPriceUsd: 'money',
  years: 'number',
  ownedYears: 'number',
  hosting: 'money',
  hostingUsdPerKwMonth: 'money',
  capitalUsd: 'money',
  capitalUsdPerGpuHour: 'hourlyPrice',
  hostingUsdPerGpuHour: 'hourlyPrice',
  electricityUsdPerGpuHour: 'hourlyPrice',
  ownedUsdPerGpuHour: 'hourlyPrice',
  ownedCostUsd: 'money',
  ownedCostUsdPerWindow: 'money',
  ownedToRented: 'ratio',
  carbon: 'carbonIntensity',
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
  usdPerHour: 'money',
  budget: 'money',
  pue: 'number',
  electricityPrice: 'energyPrice',
  peakToAverage: 'number',
  headroom: 'ratio',
  spares: 'ratio',
  growth: 'growth',
  horizon: 'months',
  fleet: 'integer',
  offeredFlopsPerSecond: 'flopRate',
  workingGpus: 'integer',
  workingServers: 'integer',
  spareServers: 'integer',
  spareShare: 'ratio',
  spareGpus: 'integer',
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
  costUsdPerDay: 'money',
  electricityUsdPerDay: 'money',
  co2eGramsPerDay: 'mass',
  gpusAtHorizon: 'integer',
  runsOutInMonth: 'number',
  trainingCostUsd: 'money',
  costUsdPerMillionTokens: 'usdPerMillionTokens',
  electricityUsd: 'money',
  electricityUsdPerWindow: 'money',
  co2eGrams: 'mass',
  co2eGramsPerWindow: 'mass',
  gridGramsPerKwh: 'carbonIntensity',
  shots: 'number',
  tokensPerShot: 'count',
  cachedPrefix: 'count',
  sequence: 'integer',
  promptTokens: 'count',
  prefillTokens: 'count',
  prefillTokensPerWindow: 'count',
  decodeTokensPerWindow: 'count',
  computedTokensPerWindow: 'count',
  prefillFlopsPerToken: 'flop',
  decodeFlopsPerToken: 'flop',
  prefillFlops: 'flop',
  decodeFlops: 'flop',
  // serving
  ttft: 'latency',
  tpot: 'latency',
  concurrency: 'integer',
  batch: 'number',
  burstiness: 'number',
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
export function shown(key: string, value: number | string | object | null | undefined, significant?: number): string {
  if (value === null || value === undefined) return '–';
  if (typeof value === 'string') return value;
  if (typeof value === 'object') return key === 'layout' ? writtenSizes(value) : 'config';
  if (key === 'year') return String(value);
  const options = significant === undefined ? {} : { significant };
  if (key === 'tokensPerSecond' || key === 'tokensPerSecondPerGpu') return `${formatQuantity(value, 'count', options)}/s`;
  return formatQuantity(value, units[key] ?? 'number', options);
}

/** Sizes of parallel groups; what is 1 goes without saying. */
function writtenSizes(sizes: object): string {
  const said = Object.entries(sizes).flatMap(([group, size]) => (size === 1 ? [] : [`${group}=${size}`]));
  return said.length === 0 ? 'one GPU' : said.join(', ');
}

/** Two values side by side: as many digits as tell them apart, where they differ at all. */
export function shownApart<Value extends number | string | object | null | undefined>(
  key: string,
  one: Value,
  other: Value,
): readonly [one: string, other: string] {
  const short = [shown(key, one), shown(key, other)] as const;
  if (typeof one !== 'number' || typeof other !== 'number' || one === other || short[0] !== short[1]) return short;
  for (let significant = 4; significant < MOST_DIGITS; significant++) {
    const longer = [shown(key, one, significant), shown(key, other, significant)] as const;
    if (longer[0] !== longer[1]) return longer;
  }
  return short;
}

/** What differs by less differs by the noise of computing. */
const MOST_DIGITS = 13;

/** Relative noise that computing leaves on a whole number. */
const NOISE = 1e-12;

/** A value before it was rounded up: two decimals, or as many as show that it is not whole. */
export function shownExact(value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  const off = Math.abs(value - Math.round(value));
  if (off <= NOISE * value) return formatExact(Math.round(value));
  const decimals = Math.max(2, Math.ceil(-Math.log10(off)));
  if (decimals > 6) return formatExact(value < 1 ? Number(value.toPrecision(3)) : Number(value.toFixed(6)));
  const [whole = '', rest = ''] = value.toFixed(decimals).split('.');
  return `${formatExact(Number(whole))}.${rest}`;
}

/** Digits of a share that are not the noise of the multiplication. */
const EXACT_DIGITS = 12;

/** The exact value of a figure that was solved for, in its SI unit. */
export function shownSolved(key: string, value: number | null | undefined): string {
  if (value === null || value === undefined) return '';
  if (units[key] === 'ratio') return `${formatExact(Number((value * 100).toPrecision(EXACT_DIGITS)))}%`;
  const unit = key.endsWith('Seconds') ? ' s' : key === 'requestsPerSecond' ? '/s' : '';
  return `${shownExact(value)}${unit}`;
}
