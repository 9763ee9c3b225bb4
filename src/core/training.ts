import { billFormulas } from './bill.js';
import { fleetFormulas, fleetInputs } from './fleet.js';
import type { Formula, Input, Sheet } from './formula.js';
import { activeParameters, parameters } from './model-size.js';

const KAPLAN = 'Kaplan et al. 2020, arXiv:2001.08361, section 2.1';

const inputs: readonly Input[] = [
  parameters,
  { key: 'tokens', symbol: 'D', unit: 'tokens' },
  { key: 'epochs', symbol: 'e', unit: '' },
  { key: 'durationSeconds', symbol: 't', unit: 's' },
  ...fleetInputs,
];

const workload: readonly Formula[] = [
  activeParameters,
  {
    key: 'flopsPerToken',
    symbol: 'c',
    unit: 'FLOP/token',
    expression: 'c = 6 × N_a',
    inputs: ['activeParameters'],
    compute: (active) => 6 * active,
    source: `${KAPLAN}: 2 FLOP a parameter forward, 4 backward; attention over the context is left out`,
  },
  {
    key: 'trainingFlops',
    symbol: 'C',
    unit: 'FLOP',
    expression: 'C = c × D × e',
    inputs: ['flopsPerToken', 'tokens', 'epochs'],
    compute: (flops, tokens, epochs) => flops * tokens * epochs,
    source: `${KAPLAN}: C = 6·N·D`,
  },
];

/** C = 6·N·D and what follows, down to money and carbon. */
export const trainingSheet: Sheet = {
  inputs,
  formulas: [
    ...workload,
    ...fleetFormulas({ flops: 'trainingFlops', time: 'durationSeconds' }),
    ...billFormulas({ time: 'durationSeconds', suffix: '' }),
  ],
};
