import { helpOf } from '../fields.js';
import type { Words } from '../words.js';
import { amountsEnglish } from './amounts.js';
import { calibrationEnglish } from './calibration.js';
import { checkEnglish } from './check.js';
import { diffEnglish } from './diff.js';
import { englishDrawing } from './drawing.js';
import { fieldHelp } from './fields.js';
import { footprintTerms } from './footprint.js';
import { headline } from './headlines.js';
import { mistakesEnglish } from './mistakes.js';
import { englishModel, englishModelTerms } from './model.js';
import { outlookEnglish } from './outlook.js';
import { predictionEnglish, stepTerms } from './prediction.js';
import { projectEnglish } from './project.js';
import { reportEnglish } from './report.js';
import { scaleEnglish } from './scale.js';
import { terms } from './terms.js';
import { validationEnglish } from './validation.js';

/** The words of an answer in English. */
export const english: Words = {
  amounts: amountsEnglish,
  terms,
  // Apart, because few answers need them: a command loads its words when it says them.
  otherTerms: [stepTerms, englishModelTerms, footprintTerms],
  columns: { assumption: 'Assumption', value: 'Value', origin: 'Origin', result: 'Result', exact: 'Exact', figure: 'Figure' },
  origins: { given: 'given', preset: 'preset', default: 'default', derived: 'derived', predicted: 'predicted' },
  powerBasis: {
    measured: 'measured server power ÷ its GPUs',
    rated: 'rated server power ÷ its GPUs',
    tdp: '1.25 × TDP',
  },
  labels: {
    warning: 'warning',
    hint: 'hint',
    noAnswer: 'no answer',
    steps: 'Step by step',
    old: 'old',
    unknown: 'unknown',
    narrow: 'too narrow to show (--format csv has them)',
  },
  outlook: outlookEnglish,
  project: projectEnglish,
  check: checkEnglish,
  diff: diffEnglish,
  prediction: predictionEnglish,
  drawing: englishDrawing,
  report: reportEnglish,
  validation: validationEnglish,
  calibration: calibrationEnglish,
  scale: scaleEnglish,
  mistakes: mistakesEnglish,
  // Remarks and mistakes are made in English, and sources of formulas stand in it.
  remark: ({ message }) => message,
  mistake: (mistake) => mistake,
  clause: '; ',
  peak: (text) => text,
  presets: {
    figure: 'Figure',
    value: 'Value',
    known: 'Known',
    sources: 'Sources',
    measured: 'Measured',
    source: 'Source',
    price: 'Price',
    usd: 'USD',
    per: 'Per',
    date: 'Date',
    provider: 'Provider',
    number: 'No.',
    disagreement: 'sources disagree',
    note: 'note',
    inferred: 'inferred: ',
    standings: {},
  },
  help: (key, kind) => helpOf(fieldHelp, key, kind),
  measures: {},
  source: (text) => text,
  headline,
  headlinePercentiles: (text, figure, p10, p90) => `${text}; by published runs ${figure} ${p10} (P10) to ${p90} (P90)`,
  headlineSpreads: (text, spreads, more) =>
    `${text}; by published runs ${spreads.map(({ name, figure, p10, p90 }) => `${name} ${figure} ${p10} (P10) to ${p90} (P90)`).join(', ')}${more > 0 ? ` and ${more} more` : ''}`,
  model: englishModel,
  modelHeadline: (name, parameters, active) => `${name}: ${parameters} parameters${active === parameters ? '' : `, ${active} active`}`,
  modelComparison: (count) => `${count} descriptions side by side`,
  instance: (provider, gpus) => `${provider}, ${gpus} ${gpus === 1 ? 'GPU' : 'GPUs'} each`,
  instanceUse: (name, gpu) =>
    `--gpu ${name} counts instances and pays for whole ones; llm-sizing presets show ${gpu} has the figures of its GPUs`,
  counted: (count, kind) =>
    `${count} ${{ models: 'model', gpus: 'GPU', instances: 'instance', regions: 'region' }[kind]}${count === 1 ? '' : 's'}`,
  example: (worked, source) => `example: ${worked} (${source})`,
  unnamed: (parameters) => (parameters === undefined ? 'A model' : `${parameters} parameters`),
  comparison: (model, count, fields) => `${model === '' ? '' : `${model}: `}${count} scenarios by ${fields.join(' × ')}`,
};
