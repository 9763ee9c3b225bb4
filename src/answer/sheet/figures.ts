import type { Kind } from '../../scenario/field.js';
import { asksPrediction } from '../../scenario/prediction.js';
import { asksServing } from '../../scenario/serving-fields.js';
import { predictedFigures } from '../contract/prediction.js';

/** What there is only with servers to spare, and only with a peak or headroom. */
const SPARES = ['workingGpus', 'workingServers', 'spareServers', 'spareGpus'];
const OFFERED = 'offeredFlopsPerSecond';
/** What there is only where servers are bought. */
const owned = (suffix: '' | 'PerWindow'): readonly string[] => [
  'capitalUsd',
  'ownedUsdPerGpuHour',
  `ownedCostUsd${suffix}`,
  'ownedToRented',
];
const OWNED: ReadonlySet<string> = new Set([...owned(''), ...owned('PerWindow')]);

/** What any fleet has, whatever it computes; what stands by only where there is something to spare. */
const fleet = (offered: readonly string[]): readonly string[] => [
  'requiredFlopsPerSecond',
  'peakFlopsPerGpu',
  'utilization',
  'effectiveFlopsPerGpu',
  ...offered,
  'gpusExact',
  ...SPARES,
  'gpus',
  'serversExact',
  'servers',
  'gpuHours',
  'powerWatts',
];

/** What only a predicted service has. */
export const servingFigures: readonly string[] = [
  'replicas',
  'gpusPerReplica',
  'batch',
  'concurrencyPerReplica',
  'ttftSeconds',
  'tpotSeconds',
  'outputTokensPerSecondPerReplica',
  'outputTokensPerSecondPerGpu',
  'kvBytesPerToken',
  'kvPoolTokens',
  'memoryBytesPerGpu',
  'costUsdPerMillionInputTokens',
  'costUsdPerMillionOutputTokens',
];

/** The figures of an answer, in the order of the sheet. Keys carry SI units; the order and the keys are a contract. */
export const figures: Readonly<Record<Kind, readonly string[]>> = {
  train: [
    'parameters',
    'activeParameters',
    'tokens',
    'flopsPerToken',
    'trainingFlops',
    'durationSeconds',
    ...predictedFigures,
    ...fleet([]),
    'energyJoules',
    'costUsd',
    'electricityUsd',
    'co2eGrams',
    ...owned(''),
  ],
  infer: [
    'parameters',
    'activeParameters',
    'users',
    'concurrentUsers',
    'requestsPerSecond',
    'historyTokens',
    'promptTokens',
    'tokensPerRequest',
    'prefillTokens',
    'tokensPerWindow',
    'prefillTokensPerWindow',
    'decodeTokensPerWindow',
    'computedTokensPerWindow',
    'windowSeconds',
    'tokensPerSecond',
    'flopsPerToken',
    'prefillFlopsPerToken',
    'decodeFlopsPerToken',
    'prefillFlops',
    'decodeFlops',
    'inferenceFlops',
    ...fleet([OFFERED]),
    'energyJoulesPerWindow',
    'energyJoulesPerToken',
    'costUsdPerWindow',
    'costUsdPerMillionTokens',
    'electricityUsdPerWindow',
    'co2eGramsPerWindow',
    ...owned('PerWindow'),
    ...servingFigures,
  ],
};

/** The figure that answers for a field, where their names differ. */
const figureByField: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  train: { duration: 'durationSeconds', budget: 'costUsd' },
  infer: { tokens: 'tokensPerWindow', requests: 'requestsPerSecond', budget: 'costUsdPerWindow' },
};

/** The figure that an unknown field is read off. */
export function figureOf(kind: Kind, field: string): string {
  return figureByField[kind][field] ?? field;
}

/** The figures that a scenario with these fields would have, were it answered. */
export function figuresAsked(kind: Kind, given: Readonly<Record<string, unknown>>): readonly string[] {
  const has = (...fields: readonly string[]) => fields.some((field) => field in given);
  const left = new Set<string>([
    ...(has('spares') ? [] : SPARES),
    ...(has('peakToAverage', 'headroom') ? [] : [OFFERED]),
    ...(has('serverPrice') ? [] : OWNED),
    ...(has('users', 'messagesPerUser') ? [] : ['users']),
    ...(has('concurrentUsers', 'thinkTime') ? [] : ['concurrentUsers']),
    ...(has('turns') ? [] : ['historyTokens']),
    ...(asksServing(kind, Object.keys(given), [{ value: given['utilization'] }]) ? [] : servingFigures),
    ...(kind === 'train' && asksPrediction((field) => has(field), given['utilization']) ? [] : predictedFigures),
  ]);
  return figures[kind].filter((key) => !left.has(key));
}
