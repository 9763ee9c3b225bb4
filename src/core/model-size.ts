import type { Formula, Input } from './formula.js';

export const parameters: Input = { key: 'parameters', symbol: 'N', unit: 'parameters' };

/** A dense model uses every parameter for every token; a mixture of experts is told its own count. */
export const activeParameters: Formula = {
  key: 'activeParameters',
  symbol: 'N_a',
  unit: 'parameters',
  expression: 'N_a = N',
  inputs: ['parameters'],
  compute: (total) => total,
  source: 'definition: a dense model passes each token through all parameters',
};
