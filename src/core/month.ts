import type { Formula, Sheet } from './formula.js';

/** A twelfth of a year of 365 days. */
export const MONTH_SECONDS = (365 / 12) * 86_400;

/** The demand of a month, from that of the month before. */
export const grownDemand: Formula = {
  key: 'monthDemand',
  symbol: 'd',
  unit: 'of the demand',
  expression: 'd = d_b × (1 + γ)',
  inputs: ['demandBefore', 'growthPerMonth'],
  compute: (before, growth) => before * (1 + growth),
  source: 'definition: growth is compounded month by month; month 0 is now',
};

/** What the GPUs of a month cost, rented all month. */
export const costPerMonth: Formula = {
  key: 'costUsdPerMonth',
  symbol: 'M_m',
  unit: 'USD',
  expression: 'M_m = n × 730 × p',
  inputs: ['gpus', 'priceUsdPerGpuHour'],
  compute: (gpus, price) => gpus * 730 * price,
  source: 'definition: all GPUs of the month that are paid for × its hours (365 ÷ 12 days) × price',
};

/** What their electricity costs, where it is paid for apart. */
export const electricityPerMonth: Formula = {
  key: 'electricityUsdPerMonth',
  symbol: 'M_me',
  unit: 'USD',
  expression: 'M_me = W ÷ 1000 × 730 × p_e',
  inputs: ['powerWatts', 'electricityUsdPerKwh'],
  compute: (power, price) => (power / 1000) * 730 * price,
  source: 'definition: kW × hours of the month × price of a kWh; not part of the cost',
};

/** A month of growing demand, beside the sheet of its scenario. */
export const monthSheet: Sheet = {
  inputs: [
    { key: 'demandBefore', symbol: 'd_b', unit: 'of the demand' },
    { key: 'growthPerMonth', symbol: 'γ', unit: '1/month' },
    { key: 'gpus', symbol: 'n', unit: 'GPUs' },
    { key: 'priceUsdPerGpuHour', symbol: 'p', unit: 'USD/GPU-hour' },
    { key: 'powerWatts', symbol: 'W', unit: 'W' },
    { key: 'electricityUsdPerKwh', symbol: 'p_e', unit: 'USD/kWh' },
  ],
  formulas: [grownDemand, costPerMonth, electricityPerMonth],
};
