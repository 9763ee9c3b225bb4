import type { ValidationWords } from '../validation.js';

const SAMPLES: Readonly<Record<string, string>> = {
  'in-sample': 'in-sample: the constants were fitted to these',
  'not-fitted': 'not fitted: no constant was fitted to these',
  'left-out': 'left out of the fit: the figures to quote',
};

export const validationEnglish: ValidationWords = {
  headline: (suites, measurements) =>
    `${measurements.toLocaleString('en-US')} published figures of ${suites.join(' and ')}, predicted anew`,
  section: (suite, sample, by) => {
    const name = suite.charAt(0).toUpperCase() + suite.slice(1);
    return by === 'left-out' ? `${name}, ${SAMPLES[sample]}` : `${name} by ${by}, ${SAMPLES[sample]}`;
  },
  columns: {
    group: 'Group',
    count: 'Count',
    mean: 'Mean',
    median: 'Median',
    p90: 'P90',
    bias: 'Bias',
    constantMfu: 'Constant MFU',
    speedOfLight: 'Speed of light',
  },
  legend: 'mean, median and P90 are of the size of the error; bias is the median of predicted ÷ measured − 1',
  baselines:
    'mean error of two ways to do without a model: one utilisation for each accelerator and precision (the mean of these very figures, so it knows them), and the speed of light (arithmetic at the peak; for the time of a step no less than reading the active weights)',
  leftOut:
    'errors of what was left out take minutes of fitting: they are read from what npm run fit -- --left-out wrote, not reckoned anew',
  unpredicted: (count, _reason) =>
    `${count} packaged rows of serving are not predicted: their metric (latency, server) is none that is predicted`,
};
