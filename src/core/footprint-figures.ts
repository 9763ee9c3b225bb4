import type { Input } from './formula.js';

/** What is told beside the carbon of electricity: that of the hardware, the water, and money in yuan. */
export type Footprint = { readonly embodied: boolean; readonly water: boolean; readonly yuan: boolean };

/** What these parts tell; `suffix` ends the key of what is of one window of many. */
export function footprintFigures(suffix: '' | 'PerWindow') {
  const carbon = `co2eGrams${suffix}`;
  return {
    embodied: [
      { key: 'embodiedGramsPerGpuHour', symbol: 'o_g', unit: 'g/GPU-hour' },
      { key: `embodiedGrams${suffix}`, symbol: 'G_m', unit: 'g', after: carbon },
      { key: `co2eTotalGrams${suffix}`, symbol: 'G_t', unit: 'g', after: `embodiedGrams${suffix}` },
      { key: 'sciGramsPerMillionTokens', symbol: 'G_s', unit: 'g/Mtok', after: `co2eTotalGrams${suffix}` },
    ],
    water: [{ key: `waterLitres${suffix}`, symbol: 'V', unit: 'L', after: carbon }],
    yuan: [
      { key: `costCny${suffix}`, symbol: 'M_c', unit: 'CNY', after: `costUsd${suffix}` },
      ...(suffix === ''
        ? []
        : ([{ key: 'costCnyPerMillionTokens', symbol: 'M_ct', unit: 'CNY/Mtok', after: 'costUsdPerMillionTokens' }] as const)),
    ],
  } as const satisfies Readonly<Record<keyof Footprint, readonly Input[]>>;
}

/** Those that are asked for. */
export function figuresOfFootprint(told: Footprint, suffix: '' | 'PerWindow'): readonly Input[] {
  const { embodied, water, yuan } = footprintFigures(suffix);
  return [...(told.embodied ? embodied : []), ...(told.water ? water : []), ...(told.yuan ? yuan : [])];
}
