import type { CalibrationWords } from '../calibration.js';

export const calibrationEnglish: CalibrationWords = {
  metrics: {
    trainingSpeed: 'training speed',
    trainingMemory: 'training memory',
    ttft: 'time to first token',
    tpot: 'time per output token',
    throughput: 'serving throughput',
    energy: 'energy a token',
  },
  headline: (figures, file) =>
    `${figures.toLocaleString('en-US')} measured ${figures === 1 ? 'figure' : 'figures'} of ${file}, predicted anew`,
  columns: {
    group: 'Group',
    rows: 'Rows',
    configurations: 'Runs that differ',
    mean: 'Mean',
    median: 'Median',
    p90: 'P90',
    bias: 'Bias',
    factor: 'Factor',
    leftOneOut: 'Mean, one left out',
    note: 'Note',
  },
  group: (metric, models, gpu, engine) =>
    `${metric}, ${models === 'dense' ? 'dense models' : 'mixtures of experts'} on ${gpu}${engine === null ? '' : ` under ${engine}`}`,
  without: {
    few: (needed) => `no factor: fewer than ${needed} runs that differ`,
    'no-gain': 'no factor lowers the error: predictions stand as they are',
  },
  oneModel: 'runs of one model alone: another may be further off',
  advice: (written, factors) =>
    factors === 0
      ? 'no group has enough runs to calibrate by'
      : written === null
        ? 'to calibrate by them: --write-calibration ours.yaml, then --calibration ours.yaml, or calibration: ours.yaml in a scenario file'
        : `written to ${written}: --calibration ${written}, or calibration: ${written} in a scenario file, shows predictions with it and without`,
  legend:
    'mean, median, P90 and bias (the median of predicted ÷ measured − 1) are of predictions as they are; the factor multiplies them, and its error is that of each run under the factor of the others',
  unpredicted: (line, message) => `line ${line} is left out: ${message}`,
  answer: {
    title: (file) => `Calibrated by own runs: ${file}`,
    figure: 'Figure',
    predicted: 'As predicted',
    calibrated: 'Calibrated',
    none: 'by these factors there is no answer',
  },
  file: {
    head: (source) => [
      `Calibration by the measurements of ${source}, made by llm-sizing validate --measurements.`,
      'A scenario names it (calibration: FILE, or --calibration FILE); predictions of its groups are then shown with their factor and',
      'without, and the range is the error that was left one out. Make it anew when the program or the machines change.',
    ],
    none: 'No group has enough runs that differ.',
    factor: 'predictions of this group are multiplied by it',
    error: 'errors of predictions as they are: shares, signed ones positive where predictions are too large',
    leftOneOut: 'errors of each run under the factor of the others',
  },
};
