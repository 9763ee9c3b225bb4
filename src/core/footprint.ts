import { type Footprint, figuresInYuan, footprintFigures } from './footprint-figures.js';
import type { Formula, Input, Sheet } from './formula.js';

type Suffix = '' | 'PerWindow';

const ECOLOGITS = 'EcoLogits methodology, LLM inference, 2025-10';
const ISO = 'Software Carbon Intensity, ISO/IEC 21031:2024 (Green Software Foundation)';

const embodiedInputs: readonly Input[] = [
  { key: 'gpuEmbodiedGrams', symbol: 'E_g', unit: 'g/GPU' },
  { key: 'serverEmbodiedGrams', symbol: 'E_s', unit: 'g/server' },
  { key: 'hardwareYears', symbol: 'Y_h', unit: 'years' },
];

/** Carbon of making the hardware, by the hours that it is used of its life; with it carbon in all, and a million tokens’ share. */
function embodied(suffix: Suffix): readonly Formula[] {
  const [perHour, made, total, intensity] = footprintFigures(suffix).embodied;
  const trained = {
    expression: 'G_s = G_t ÷ (D × e) × 1000000',
    inputs: [total.key, 'tokens', 'epochs'],
    compute: (grams: number, tokens: number, epochs: number) => (grams / (tokens * epochs)) * 1_000_000,
  };
  const served = {
    expression: 'G_s = G_t ÷ T × 1000000',
    inputs: [total.key, 'tokensPerWindow'],
    compute: (grams: number, tokens: number) => (grams / tokens) * 1_000_000,
  };
  return [
    {
      ...perHour,
      expression: 'o_g = (E_g + E_s ÷ s) ÷ (Y_h × 8760)',
      inputs: ['gpuEmbodiedGrams', 'serverEmbodiedGrams', 'gpusPerServer', 'hardwareYears'],
      compute: (gpu, server, perServer, years) => (gpu + server / perServer) / (years * 8760),
      source: `${ECOLOGITS}: a GPU and its share of the server, over all hours of the years that it lasts (8,760 each)`,
    },
    {
      ...made,
      expression: 'G_m = H × o_g',
      inputs: ['gpuHours', 'embodiedGramsPerGpuHour'],
      compute: (hours, grams) => hours * grams,
      source: `${ISO}: M = TE × TS × RS, what making it took × the share of its life and of its resources`,
    },
    {
      ...total,
      expression: 'G_t = G + G_m',
      inputs: [`co2eGrams${suffix}`, `embodiedGrams${suffix}`],
      compute: (operational, hardware) => operational + hardware,
      source: `${ISO}: O + M`,
    },
    {
      ...intensity,
      ...(suffix === '' ? trained : served),
      source: `${ISO}: SCI = (O + M) ÷ R, with a million tokens as R`,
    },
  ];
}

const waterInputs: readonly Input[] = [
  { key: 'wueLitresPerKwh', symbol: 'v_s', unit: 'L/kWh' },
  { key: 'gridLitresPerKwh', symbol: 'v_g', unit: 'L/kWh' },
];

function water(suffix: Suffix): readonly Formula[] {
  const [evaporated] = footprintFigures(suffix).water;
  return [
    {
      ...evaporated,
      expression: 'V = Q ÷ 3600000 × (v_s ÷ PUE + v_g)',
      inputs: [`energyJoules${suffix}`, 'wueLitresPerKwh', 'pue', 'gridLitresPerKwh'],
      compute: (joules, site, pue, grid) => (joules / 3_600_000) * (site / pue + grid),
      source:
        'Li et al. 2025, arXiv:2304.03271: water that evaporates where the servers stand, by their kWh, and where the electricity is made, by all kWh; that of making the hardware is not known',
    },
  ];
}

const yuanInputs: readonly Input[] = [{ key: 'cnyPerUsd', symbol: 'x_c', unit: 'CNY/USD' }];

function yuan(formulas: readonly Formula[]): readonly Formula[] {
  return figuresInYuan(formulas).map(({ dollars, ...figure }) => ({
    ...figure,
    expression: `${figure.symbol} = ${dollars.symbol} × x_c`,
    inputs: [dollars.key, 'cnyPerUsd'],
    compute: (cost, rate) => cost * rate,
    source: 'definition: USD × the rate that was given',
  }));
}

/** A sheet that tells these too; `suffix` ends the key of what is of one window. */
export function withFootprint(sheet: Sheet, told: Footprint, suffix: Suffix): Sheet {
  const parts: readonly (readonly [boolean, readonly Input[], () => readonly Formula[]])[] = [
    [told.embodied, embodiedInputs, () => embodied(suffix)],
    [told.water, waterInputs, () => water(suffix)],
    [told.yuan, yuanInputs, () => yuan(sheet.formulas)],
  ];
  const asked = parts.filter(([there]) => there);
  return {
    inputs: [...sheet.inputs, ...asked.flatMap(([, inputs]) => inputs)],
    formulas: [...sheet.formulas, ...asked.flatMap(([, , formulas]) => formulas())],
  };
}
