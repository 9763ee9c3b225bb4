import type { Kind } from '../scenario/field.js';

/** What any fleet has, whatever it computes. */
const fleet = [
  'requiredFlopsPerSecond',
  'peakFlopsPerGpu',
  'utilization',
  'effectiveFlopsPerGpu',
  'gpusExact',
  'gpus',
  'serversExact',
  'servers',
  'gpuHours',
  'powerWatts',
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
    ...fleet,
    'energyJoules',
    'costUsd',
    'electricityUsd',
    'co2eGrams',
  ],
  infer: [
    'parameters',
    'activeParameters',
    'requestsPerSecond',
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
    ...fleet,
    'offeredFlopsPerSecond',
    'workingGpus',
    'spareGpus',
    'energyJoulesPerWindow',
    'energyJoulesPerToken',
    'costUsdPerWindow',
    'costUsdPerMillionTokens',
    'electricityUsdPerWindow',
    'co2eGramsPerWindow',
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
