import { affordableDuration, affordableGpus } from './budget.js';
import type { Formula, Sheet } from './formula.js';
import { roundDown, roundUp } from './rounding.js';

const paidGpus: Formula = {
  key: 'paidGpus',
  symbol: 'n_p',
  unit: 'GPUs',
  after: 'servers',
  expression: 'n_p = S × s',
  inputs: ['servers', 'gpusPerServer'],
  compute: (servers, perServer) => servers * perServer,
  source: 'definition: an instance is rented with all of its GPUs',
};

const paidGpuHours = (time: string): Formula => ({
  key: 'paidGpuHours',
  symbol: 'H_p',
  unit: 'GPU·h',
  after: 'gpuHours',
  expression: 'H_p = n_p × t ÷ 3600',
  inputs: ['paidGpus', time],
  compute: (gpus, seconds) => (gpus * seconds) / 3600,
  source: 'definition: GPUs that are paid for, held for the whole time',
});

/** Figures that are paid for the hours of whole instances, whoever owns them. */
const PAID = /^(cost|ownedCost)Usd/;

/**
 * A sheet whose servers are paid for whole, as cloud instances are. `time` is the key of its seconds (symbol t).
 */
export function withWholeServers({ inputs, formulas }: Sheet, time: string): Sheet {
  return {
    inputs,
    formulas: formulas.flatMap((formula) => {
      if (formula.key === 'servers') return [formula, paidGpus];
      if (formula.key === 'gpuHours') return [formula, paidGpuHours(time)];
      return [PAID.test(formula.key) && formula.inputs[0] === 'gpuHours' ? paidWhole(formula) : formula];
    }),
  };
}

function paidWhole(formula: Formula): Formula {
  const [, ...others] = formula.inputs;
  return {
    ...formula,
    expression: formula.expression.replace('H', 'H_p'),
    inputs: ['paidGpuHours', ...others],
    source: formula.source.replace('GPU-hours', 'GPU-hours of whole instances'),
  };
}

/** GPUs of the whole servers that the budget rents for `time` (seconds, symbol t). */
export function affordableServers(time: string): Formula {
  return {
    ...affordableGpus(time),
    expression: 'n_B = ⌊B × 3600 ÷ (p × t × s)⌋ × s',
    inputs: ['budgetUsd', 'priceUsdPerGpuHour', time, 'gpusPerServer'],
    compute: (money, price, seconds, perServer) => roundDown((money * 3600) / (price * seconds * perServer)) * perServer,
    source: 'definition: budget ÷ price of whole instances for the time; rounded down to stay within it',
  };
}

/** Time for which the budget rents the whole servers that hold the given GPUs. */
export const affordableServerTime: Formula = {
  ...affordableDuration,
  expression: 't = B × 3600 ÷ (p × ⌈n_G ÷ s⌉ × s)',
  inputs: ['budgetUsd', 'priceUsdPerGpuHour', 'gpusGiven', 'gpusPerServer'],
  compute: (money, price, gpus, perServer) => (money * 3600) / (price * roundUp(gpus / perServer) * perServer),
  source: 'definition: budget ÷ price of the whole instances for an hour',
};
