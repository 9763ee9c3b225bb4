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

const bill: readonly Formula[] = [
  {
    key: 'costUsd',
    symbol: 'M',
    unit: 'USD',
    expression: 'M = H × p',
    inputs: ['gpuHours', 'priceUsdPerGpuHour'],
    compute: (hours, price) => hours * price,
    source: 'definition: rented GPU-hours × price',
  },
  {
    key: 'energyJoules',
    symbol: 'Q',
    unit: 'J',
    expression: 'Q = W × t',
    inputs: ['powerWatts', 'durationSeconds'],
    compute: (power, duration) => power * duration,
    source: 'definition: power × time, all servers at load for the whole run',
  },
  {
    key: 'electricityUsd',
    symbol: 'M_e',
    unit: 'USD',
    expression: 'M_e = Q ÷ 3600000 × p_e',
    inputs: ['energyJoules', 'electricityUsdPerKwh'],
    compute: (energy, price) => (energy / 3_600_000) * price,
    source: 'definition: kWh × price; not part of costUsd, a rented GPU-hour includes it',
  },
  {
    key: 'co2eGrams',
    symbol: 'G',
    unit: 'g',
    expression: 'G = Q ÷ 3600000 × I',
    inputs: ['energyJoules', 'gridGramsPerKwh'],
    compute: (energy, intensity) => (energy / 3_600_000) * intensity,
    source: 'GHG Protocol, location-based: kWh × grid intensity',
  },
];

/** C = 6·N·D and what follows, down to money and carbon. */
export const trainingSheet: Sheet = {
  inputs,
  formulas: [...workload, ...fleetFormulas({ flops: 'trainingFlops', time: 'durationSeconds' }), ...bill],
};
