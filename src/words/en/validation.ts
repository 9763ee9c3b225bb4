import { listed } from '../quote.js';
import type { ValidationWords } from '../validation.js';

const SAMPLES: Readonly<Record<string, string>> = {
  'in-sample': 'in-sample: the constants were fitted to these',
  'not-fitted': 'not fitted: no constant was fitted to these',
  'left-out': 'left out of the fit: the figures to quote',
};

export const validationEnglish: ValidationWords = {
  headline: (suites, measurements) => `${measurements.toLocaleString('en-US')} published figures of ${listed(suites)}, predicted anew`,
  section: (suite, sample, by) => {
    const name = suite.charAt(0).toUpperCase() + suite.slice(1);
    return by === 'left-out' ? `${name}, ${SAMPLES[sample]}` : `${name} by ${by}, ${SAMPLES[sample]}`;
  },
  suite: (suite) => suite,
  group: (group) => group,
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
  verdict: ({ colour, compared, moved }) =>
    colour === 'green'
      ? `verdict: green. All ${compared} groups have the errors that docs/accuracy.md quotes`
      : `verdict: red. ${moved} figures are not those that docs/accuracy.md quotes, in ${compared} groups: a formula, a constant or a measurement has changed`,
  moved: { title: 'Figures that are not the quoted ones', figure: 'Figure', quoted: 'Quoted', found: 'Found' },
  figures: { count: 'count', mean: 'mean', median: 'median', p90: 'P90', bias: 'bias' },
  distrust: {
    title: 'Where not to trust a prediction',
    reason: 'Why',
    reasons: { 'far-off': 'P90 over 40%', few: 'fewer than 10' },
    explained:
      'not to be trusted: groups of which one prediction in ten is more than 40% off, or that have fewer than ten measurements. A prediction on another accelerator, engine or kind of model than those above borrows what was measured on the nearest, and no error of it is known',
  },
  measured: (suite, gpus, of) => `${suite}: measured on ${gpus} of the ${of} accelerators of the catalogue`,
  proof: {
    title: (proven) =>
      proven
        ? 'Every formula that was broken on purpose turned the verdict red'
        : 'The verdict does not prove itself: it must be green as the program is, and red with each formula broken',
    formula: 'Broken on purpose',
    suite: 'Suite',
    verdict: 'Verdict',
    groups: 'Groups moved',
    worst: 'Moved most',
    shipped: 'nothing: the program as it is',
    formulas: {
      'pipeline-bubble': 'a pipeline that neither fills nor drains: t_b = 0',
      'memory-bandwidth': 'bytes read at twice the bandwidth: t = B ÷ (2 × W)',
      activations: 'no activation kept for the backward pass: G_a = 0',
      'power-by-load': 'a GPU draws the same however many sequences run: perDoubling = 0',
    },
    colours: { green: 'green', red: 'red' },
    of: (moved, compared) => `${moved} of ${compared}`,
    move: (group, figure, quoted, found) => `${group}: ${figure} ${quoted} → ${found}`,
  },
};
