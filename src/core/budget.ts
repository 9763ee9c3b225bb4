import type { Formula, Input } from './formula.js';
import { roundDown } from './rounding.js';

/** Money that is fixed, and a number of GPUs that is fixed: what the rest is solved for. */
export const budgetInput: Input = { key: 'budgetUsd', symbol: 'B', unit: 'USD' };
export const gpusGivenInput: Input = { key: 'gpusGiven', symbol: 'n_G', unit: 'GPUs' };
export const powerBudgetInput: Input = { key: 'powerBudgetWatts', symbol: 'W_B', unit: 'W' };

/** Whole GPUs that a power budget carries: they are the GPUs there are. */
export const poweredGpus: Formula = {
  ...gpusGivenInput,
  expression: 'n_G = ⌊W_B ÷ (w × PUE)⌋',
  inputs: ['powerBudgetWatts', 'powerPerGpuWatts', 'pue'],
  compute: (budget, power, pue) => roundDown(budget / (power * pue)),
  source: 'definition: power budget ÷ power of one GPU with its share of the server and the building; rounded down to stay within it',
};

/** Whole GPUs that the budget rents for `time` (seconds, symbol t). */
export function affordableGpus(time: string): Formula {
  return {
    key: 'affordableGpus',
    symbol: 'n_B',
    unit: 'GPUs',
    expression: 'n_B = ⌊B × 3600 ÷ (p × t)⌋',
    inputs: ['budgetUsd', 'priceUsdPerGpuHour', time],
    compute: (money, price, seconds) => roundDown((money * 3600) / (price * seconds)),
    source: 'definition: budget ÷ price of the time; rounded down to stay within it',
  };
}

/** Time for which the budget rents the given GPUs. */
export const affordableDuration: Formula = {
  key: 'durationSeconds',
  symbol: 't',
  unit: 's',
  expression: 't = B × 3600 ÷ (p × n_G)',
  inputs: ['budgetUsd', 'priceUsdPerGpuHour', 'gpusGiven'],
  compute: (money, price, gpus) => (money * 3600) / (price * gpus),
  source: 'definition: budget ÷ price of the GPUs for an hour',
};
