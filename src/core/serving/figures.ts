import type { Input } from '../formula.js';

/** Figures that only a predicted service has: behind all others. No formula uses them. */
export const servingFigures = [
  { key: 'replicas', symbol: 'n_R', unit: 'replicas', after: 'co2eGramsPerWindow' },
  { key: 'gpusPerReplica', symbol: 's_R', unit: 'GPUs', after: 'replicas' },
  { key: 'prefillReplicas', symbol: 'n_P', unit: 'replicas', after: 'gpusPerReplica' },
  { key: 'prefillGpusPerReplica', symbol: 's_P', unit: 'GPUs', after: 'prefillReplicas' },
  { key: 'batch', symbol: 'b_s', unit: 'sequences', after: 'prefillGpusPerReplica' },
  { key: 'concurrencyPerReplica', symbol: 'r_R', unit: 'requests', after: 'batch' },
  { key: 'totalConcurrency', symbol: 'r_T', unit: 'requests', after: 'concurrencyPerReplica' },
  { key: 'ttftSeconds', symbol: 't_F', unit: 's/request', after: 'totalConcurrency' },
  { key: 'tpotSeconds', symbol: 't_O', unit: 's/token', after: 'ttftSeconds' },
  { key: 'outputTokensPerSecondPerReplica', symbol: 'λ_R', unit: 'tokens/s', after: 'tpotSeconds' },
  { key: 'outputTokensPerSecondPerGpu', symbol: 'λ_g', unit: 'tokens/s', after: 'outputTokensPerSecondPerReplica' },
  { key: 'kvBytesPerToken', symbol: 'm_k', unit: 'bytes', after: 'outputTokensPerSecondPerGpu' },
  { key: 'kvPoolTokens', symbol: 'T_P', unit: 'tokens', after: 'kvBytesPerToken' },
  { key: 'memoryBytesPerGpu', symbol: 'm_g', unit: 'bytes', after: 'kvPoolTokens' },
  { key: 'costUsdPerMillionInputTokens', symbol: 'M_i', unit: 'USD/Mtok', after: 'memoryBytesPerGpu' },
  { key: 'costUsdPerMillionOutputTokens', symbol: 'M_u', unit: 'USD/Mtok', after: 'costUsdPerMillionInputTokens' },
] as const satisfies readonly Input[];

/** Only where prompts are read on a pool of their own. */
type OfTwoPools = 'prefillReplicas' | 'prefillGpusPerReplica';

/** What a predicted service reaches, one number a figure; null is unknown. */
export type ServingFigures = Readonly<Record<Exclude<(typeof servingFigures)[number]['key'], OfTwoPools>, number | null>> &
  Readonly<Partial<Record<OfTwoPools, number>>>;
