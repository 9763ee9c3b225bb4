import type { ReportWords } from '../report.js';

/** What a reader of a report reads, in English. */
export const reportEnglish: ReportWords = {
  language: 'en',
  sections: {
    chain: 'How the answer comes about',
    whatIf: 'What if?',
    pictures: 'Pictures',
    assumptions: 'Assumptions',
    figures: 'Figures',
    details: 'In detail',
    evidence: 'Where the figures come from',
    remarks: 'To read with care',
  },
  intro: {
    chain: 'Each figure with its formula, the numbers put in and its source. Point at one to see what it is made of.',
    changed: 'The figures follow the fields; the numbers put in are those of the original answer.',
    whatIf: 'Change an assumption: everything is computed anew in this page, by the program’s own formulas.',
    evidence: 'Each document, the figures that were taken from it, and how well they are known.',
    data: 'The whole answer as JSON stands in this file; `llm-sizing diff` reads it back.',
  },
  labels: {
    madeOf: 'Made of',
    usedBy: 'Used by',
    document: 'Document',
    figures: 'Figures',
    standing: 'Known',
    table: 'The figures of this picture',
    reset: 'Reset',
    copyCommand: 'Copy as command',
    copyYaml: 'Copy as YAML',
    copied: 'Copied',
    was: 'was',
    original: 'of the original answer',
  },
  standings: { verified: 'verified', read: 'read in one document', inferred: 'inferred' },
  unasked: {
    service: 'This page has no fields: how a model is served is predicted by the program alone.',
    method: 'This page has no fields: methods of training and failures are planned by the program alone.',
    counted: 'This page has no fields: FLOP are counted by the architecture by the program alone.',
    beside: 'This page has no fields: beside a predicted run, the program alone computes what else was asked.',
    model: 'This page has no fields: the model is no preset, and a page reads no file.',
  },
  madeBy: (tool, version) => `Made by ${tool} ${version}`,
  range: (figure, low, middle, high) => `${figure}: ${low} (P10), ${middle} (P50), ${high} (P90)`,
  charts: {
    step: {
      title: 'Where the time of a training step goes',
      sentence: (largest, share, step) => `The largest part of a step of ${step}: ${largest}, ${share}.`,
    },
    memory: {
      title: 'Memory of one GPU',
      sentence: (used, limit, share) =>
        limit === undefined ? `${used} are needed on each GPU.` : `${used} of ${limit} are used${share === undefined ? '' : `, ${share}`}.`,
    },
    parts: {
      weights: 'Weights',
      gradients: 'Gradients',
      optimizer: 'Optimizer',
      activations: 'Activations',
      other: 'Other',
      reserve: 'Reserve',
      pool: 'KV cache',
      cache: 'KV cache',
    },
    limit: (bytes) => `${bytes} a GPU`,
    tornado: {
      title: 'What moves the answer',
      sentence: (field, low, high) => `${field} moves it most: from ${low} to ${high}.`,
    },
    sobol: {
      title: 'Where the spread comes from',
      sentence: (share) => `${share}; shares of the variance, alone and together with others.`,
    },
    spread: {
      title: 'How sure the answer is',
      sentence: (figure, low, high) => `In eight of ten cases ${figure} lies between ${low} and ${high}.`,
    },
    months: {
      title: 'The fleet month by month',
      sentence: (first, last, months) => `${first} GPUs now, ${last} in month ${months}.`,
    },
    monthsBand: 'P10 to P90',
    compared: (figure) => ({
      title: `${figure}, compared`,
      sentence: (least, name, most, other) => `From ${least} (${name}) to ${most} (${other}).`,
    }),
    duration: {
      title: 'GPUs against the time they have',
      sentence: (gpus, time, half) => `${gpus} GPUs for ${time}; in half the time ${half}.`,
    },
    curve: {
      title: 'Latency against throughput of a replica',
      sentence: (concurrency, rate, tokenTime) =>
        `With ${concurrency} requests at once each GPU gives ${rate} output tokens a second, and a token takes ${tokenTime}.`,
      chosen: (concurrency) => `${concurrency} at once`,
    },
    components: {
      title: 'Where the parameters are',
      sentence: (largest, share) => `Most parameters: ${largest}, ${share}.`,
    },
    flops: {
      title: 'Where the FLOP of a token go',
      sentence: (largest, share) => `Most FLOP of a token forward: ${largest}, ${share}.`,
    },
    errors: {
      title: 'How far predictions were from measurements',
      sentence: (least, most) => `The median error of a group lies between ${least} and ${most}.`,
    },
    errorSeries: { median: 'Median', p90: 'from there to P90' },
    columns: { part: 'Part', value: 'Value', share: 'Share' },
  },
};
