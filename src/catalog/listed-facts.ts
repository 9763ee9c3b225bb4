import type { Unit } from '../core/unit.js';

/** Facts that lists of presets show, and what they are measured in. */
export const listedFacts: readonly { readonly key: string; readonly unit: Unit }[] = [
  { key: 'peak.tf32', unit: 'FLOP/s' },
  { key: 'peak.bf16', unit: 'FLOP/s' },
  { key: 'peak.fp8', unit: 'FLOP/s' },
  { key: 'memoryBytes', unit: 'bytes' },
  { key: 'memoryBytesPerSecond', unit: 'bytes/s' },
  { key: 'tdpWatts', unit: 'W' },
  { key: 'trainingTokens', unit: 'tokens' },
  { key: 'gramsPerKwh', unit: 'g/kWh' },
  { key: 'usdPerHour', unit: 'USD' },
  { key: 'year', unit: 'year' },
];
