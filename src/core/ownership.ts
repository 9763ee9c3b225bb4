import type { Formula, Input, Sheet } from './formula.js';

/** What servers of one’s own cost. */
const inputs: readonly Input[] = [
  { key: 'serverPriceUsd', symbol: 'K_s', unit: 'USD/server' },
  { key: 'ownedYears', symbol: 'Y', unit: 'years' },
  { key: 'hostingUsdPerKwMonth', symbol: 'h_c', unit: 'USD/kW-month' },
];

const perMillionTokens: Formula = {
  key: 'ownedCostUsdPerMillionTokens',
  symbol: 'M_ot',
  unit: 'USD/Mtok',
  after: 'ownedCostUsdPerWindow',
  expression: 'M_ot = M_o ÷ T × 1000000',
  inputs: ['ownedCostUsdPerWindow', 'tokensPerWindow'],
  compute: (cost, tokens) => (cost / tokens) * 1_000_000,
  source: 'definition: cost of owned servers ÷ tokens served, prompt and completion alike',
};

/** Capital and running costs of owned servers, beside what renting takes; `suffix` ends the key of what is of one window. */
function ownershipFormulas(suffix: '' | 'PerWindow'): readonly Formula[] {
  return [
    {
      key: 'capitalUsd',
      symbol: 'K',
      unit: 'USD',
      after: `co2eGrams${suffix}`,
      expression: 'K = S × K_s',
      inputs: ['servers', 'serverPriceUsd'],
      compute: (servers, price) => servers * price,
      source: 'definition: whole servers × price of one',
    },
    {
      key: 'capitalUsdPerGpuHour',
      symbol: 'o_k',
      unit: 'USD/GPU-hour',
      after: 'ownedUsdPerGpuHour',
      expression: 'o_k = K_s ÷ (s × Y × 8760)',
      inputs: ['serverPriceUsd', 'gpusPerServer', 'ownedYears'],
      compute: (price, perServer, years) => price / (perServer * years * 8760),
      source:
        'straight-line depreciation (IAS 16, paragraph 62) to nothing, over all hours of the years (8,760 each); interest and tax are left out',
    },
    {
      key: 'hostingUsdPerGpuHour',
      symbol: 'o_h',
      unit: 'USD/GPU-hour',
      after: 'capitalUsdPerGpuHour',
      expression: 'o_h = w ÷ 1000 × h_c ÷ 730',
      inputs: ['powerPerGpuWatts', 'hostingUsdPerKwMonth'],
      compute: (power, hosting) => ((power / 1000) * hosting) / 730,
      source: 'definition: kW of a GPU’s share of its server × price of a kW for a month of 730 hours (365 ÷ 12 days)',
    },
    {
      key: 'electricityUsdPerGpuHour',
      symbol: 'o_e',
      unit: 'USD/GPU-hour',
      after: 'hostingUsdPerGpuHour',
      expression: 'o_e = w ÷ 1000 × PUE × p_e',
      inputs: ['powerPerGpuWatts', 'pue', 'electricityUsdPerKwh'],
      compute: (power, pue, price) => (power / 1000) * pue * price,
      source: 'definition: kWh of a GPU-hour, the building’s share with it × price',
    },
    {
      key: 'ownedUsdPerGpuHour',
      symbol: 'o',
      unit: 'USD/GPU-hour',
      after: 'capitalUsd',
      expression: 'o = o_k + o_h + o_e',
      inputs: ['capitalUsdPerGpuHour', 'hostingUsdPerGpuHour', 'electricityUsdPerGpuHour'],
      compute: (capital, hosting, electricity) => capital + hosting + electricity,
      source: 'definition: total cost of ownership of a GPU for an hour, in use or not',
    },
    {
      key: `ownedCostUsd${suffix}`,
      symbol: 'M_o',
      unit: 'USD',
      after: 'ownedUsdPerGpuHour',
      expression: 'M_o = H × o',
      inputs: ['gpuHours', 'ownedUsdPerGpuHour'],
      compute: (hours, cost) => hours * cost,
      source: 'definition: GPU-hours × cost of an owned one',
    },
    ...(suffix === '' ? [] : [perMillionTokens]),
    {
      key: 'ownedToRented',
      symbol: 'o_r',
      unit: 'of the price',
      after: `ownedCostUsd${suffix}`,
      expression: 'o_r = o ÷ p',
      inputs: ['ownedUsdPerGpuHour', 'priceUsdPerGpuHour'],
      compute: (owned, rented) => owned / rented,
      source: 'definition: an owned GPU-hour ÷ a rented one; the share of all hours in use at which they cost the same',
    },
  ];
}

/** A sheet that also tells what servers of one’s own cost. */
export function withOwnership(sheet: Sheet, suffix: '' | 'PerWindow'): Sheet {
  return { inputs: [...sheet.inputs, ...inputs], formulas: [...sheet.formulas, ...ownershipFormulas(suffix)] };
}
