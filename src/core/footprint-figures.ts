import type { Input } from './formula.js';
import type { Unit } from './unit.js';

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
  } as const satisfies Readonly<Record<Exclude<keyof Footprint, 'yuan'>, readonly Input[]>>;
}

/** Every figure in dollars of some, in yuan: all of them behind the first, in the same order. */
export function figuresInYuan(figures: readonly Input[]): readonly (Input & { readonly dollars: Input })[] {
  const told = figures.filter(({ after, unit }) => after !== undefined && unit.startsWith('USD'));
  const inYuan = (key: string) => key.replace('Usd', 'Cny');
  const keys = new Set(told.map(({ key }) => key));
  return told.map((dollars, place) => {
    const { key, symbol, unit } = dollars;
    const after = dollars.after as string;
    const before = keys.has(after) ? after : told[place - 1]?.key;
    return {
      key: inYuan(key),
      symbol: symbol.includes('_') ? symbol.replace('_', '_c') : `${symbol}_c`,
      unit: unit.replace('USD', 'CNY') as Unit,
      after: before === undefined ? key : inYuan(before),
      dollars,
    };
  });
}

/** Those of hardware and water that are asked for. */
export function figuresOfFootprint(told: Footprint, suffix: '' | 'PerWindow'): readonly Input[] {
  const { embodied, water } = footprintFigures(suffix);
  return [...(told.embodied ? embodied : []), ...(told.water ? water : [])];
}
