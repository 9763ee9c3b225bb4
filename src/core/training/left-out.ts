import type { LeftOutErrors } from '../statistics/errors.js';

/** Errors on what took no part in a fit, as `npm run fit -- --left-out` gives them. Generated. */
export const leftOutErrors: readonly LeftOutErrors[] = [
  {
    left: '20 random splits',
    group: 'dense',
    count: 4507,
    mean: 0.074,
    median: 0.054,
    p90: 0.145,
    bias: -0.002,
  },
  {
    left: '20 random splits',
    group: 'experts',
    count: 1505,
    mean: 0.113,
    median: 0.086,
    p90: 0.218,
    bias: 0.045,
  },
  {
    left: 'each publication',
    group: 'dense',
    count: 554,
    mean: 0.089,
    median: 0.069,
    p90: 0.174,
    bias: 0.003,
  },
  {
    left: 'each model',
    group: 'experts',
    count: 174,
    mean: 0.111,
    median: 0.081,
    p90: 0.271,
    bias: 0.017,
  },
];
