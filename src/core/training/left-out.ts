import type { LeftOutErrors } from '../statistics/errors.js';

/** Errors on what took no part in a fit, as `npm run fit -- --left-out` gives them. Generated. */
export const leftOutErrors: readonly LeftOutErrors[] = [
  {
    left: '20 random splits',
    group: 'dense',
    count: 4507,
    mean: 0.075,
    median: 0.055,
    p90: 0.147,
    bias: 0,
  },
  {
    left: '20 random splits',
    group: 'experts',
    count: 1505,
    mean: 0.12,
    median: 0.092,
    p90: 0.222,
    bias: -0.062,
  },
  {
    left: 'each publication',
    group: 'dense',
    count: 554,
    mean: 0.089,
    median: 0.072,
    p90: 0.167,
    bias: 0.001,
  },
  {
    left: 'each model',
    group: 'experts',
    count: 174,
    mean: 0.115,
    median: 0.087,
    p90: 0.239,
    bias: -0.039,
  },
];
