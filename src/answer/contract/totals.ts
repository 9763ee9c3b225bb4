import type { Unit } from '../../core/unit.js';

type Declared = { readonly key: string; readonly unit: Unit };

/** Figures of several scenarios together; something may be expected of each. */
export const totalFigures = [
  { key: 'gpus', unit: 'GPUs' },
  { key: 'servers', unit: 'servers' },
  { key: 'powerWatts', unit: 'W' },
  { key: 'costUsdPerDay', unit: 'USD' },
  { key: 'electricityUsdPerDay', unit: 'USD' },
  { key: 'co2eGramsPerDay', unit: 'g' },
  { key: 'trainingCostUsd', unit: 'USD' },
] as const satisfies readonly Declared[];

export type TotalFigure = (typeof totalFigures)[number]['key'];

/** GPUs of the last month that is looked at: what two versions of a file differ in. */
export const gpusAtHorizon = { key: 'gpusAtHorizon', unit: 'GPUs' } as const satisfies Declared;
