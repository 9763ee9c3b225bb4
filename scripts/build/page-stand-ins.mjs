// What the scripts of reports leave out, and what stands in for it.
import { emptied } from './page-source.mjs';

/** What a page leaves out, and what stands in for it: it asks nothing that needs a cost model, an architecture, ranges, time, files or names as people write them. */
export const STAND_INS = {
  'src/scenario/method-fields.ts':
    'export const methodFields = [], failureFields = [], METHOD_KEYS = new Set(), FAILURE_KEYS = METHOD_KEYS, asksGoodput = () => false, asksMethod = asksGoodput;',
  'src/scenario/prediction.ts':
    'export const asksPrediction = () => false, isPredicted = asksPrediction, unknownOfPrediction = (_, unknown) => unknown, resolvePrediction = () => null;',
  'src/answer/sheet/predicted.ts': 'export const withPrediction = () => undefined;',
  'src/core/training/figures.ts': 'export const stepFigures = [];',
  'src/answer/prediction/predict.ts': 'export const predict = () => undefined;',
  'src/answer/prediction/serving/plan.ts': 'export const predictedPlan = () => undefined;',
  // What its architecture counts is said in hints alone.
  'src/core/architecture/flops.ts': 'export const forwardFlops = () => ({}), tokenFlops = forwardFlops, withoutHead = forwardFlops;',
  'src/answer/sheet/hints.ts': 'export const hintsOf = () => [];',
  'src/answer/sheet/steps.ts': 'export const stepsOf = () => [];',
  'src/answer/sheet/evidence.ts': "export { evidenceOf } from '../../page/evidence.ts';",
  // It says each mistake in parts.
  'src/words/en/mistakes.ts': "export const mistakesEnglish = { meant: () => '' };",
  // It ends no process.
  'src/diagnostics/codes.ts': 'export const exitCodeOf = () => 2;',
  // It answers for one value of each field.
  'src/scenario/spread.ts': "export { readSpread } from '../page/spread.ts';",
  'src/scenario/together-text.ts': 'export const readTogether = () => ({ ok: false }), writtenTogether = () => "";',
  // Which figures there are, and how each is shown, the report was told.
  'src/core/figures.ts': "export { figureKeys, figureKeysWith } from '../page/figures.ts';",
  'src/answer/contract/units.ts': "export { displayUnitOf } from '../../page/figures.ts';",
  'src/core/serving/from-architecture.ts': 'export const servedModel = () => null;',
  'src/core/training/from-architecture.ts': 'export const shapeOfArchitecture = () => undefined;',
  'src/architecture/read.ts': 'export const readArchitecture = () => undefined;',
  // What it says comes in a script of its own, one a language.
  'src/words/en/messages.ts': 'export const { messages } = globalThis.llmSizingWords;',
  'src/words/quote.ts': 'export const { quote, visible, listed, spelled } = globalThis.llmSizingWords;',
  'src/words/en/remarks.ts': 'export const { remarkWords } = globalThis.llmSizingWords;',
  'src/quantity/usual.ts': 'export const usualValue = () => undefined;',
  'src/quantity/alternatives.ts': 'export const alternatives = () => [], otherDimension = () => undefined;',
  // It reads no file.
  'src/scenario/named-file.ts': "export const readLengths = () => ({ ok: true, value: '' }), readNamedFile = readLengths;",
  'src/scenario/synonyms.ts': 'export const fieldsCalled = () => [], keysMeant = () => [];',
  'src/diagnostics/suggest.ts': 'export const MOST_COMPARED = 0, nearest = () => [];',
};

/** The same for a page about one kind of question: it asks nothing of the other. */
export const OF_THE_OTHER = {
  train: {
    'src/architecture/counted.ts': "export { unpacked } from '../page/counted.ts'; export const countedOf = () => undefined;",
    // A training run keeps no cache.
    'src/core/architecture/memory.ts': emptied('cacheBytes'),
    // The one picture that follows the fields is of lines.
    'src/render/report/chart/bars.ts': 'export const barsOf = () => undefined;',
    'src/render/report/chart/spans.ts': 'export const spansOf = () => undefined;',
    'src/core/inference.ts': 'export const inferenceSheet = () => ({ inputs: [], formulas: [] });',
    'src/scenario/demand.ts': 'export const resolveDemand = () => undefined;',
    'src/scenario/demand-fields.ts': 'export const demandOverTime = [];',
    'src/scenario/demand-rate-fields.ts': 'export const demandRates = [], conversationFields = [];',
    'src/scenario/serving-fields.ts': 'export const servingFields = [], SERVING_KEYS = new Set(), asksServing = () => false;',
  },
  infer: {
    'src/page/draw.ts': 'export const draw = () => undefined;',
    'src/page/extras.ts': 'export const extrasWith = () => undefined;',
    'src/core/training.ts': 'export const trainingSheet = { inputs: [], formulas: [] }, trainingSheetWith = () => trainingSheet;',
  },
};

/** What a page of a predicted answer has beside, and what it does without. */
export const PREDICTED = {
  train: {
    there: [
      'src/scenario/prediction.ts',
      'src/answer/sheet/predicted.ts',
      'src/core/training/figures.ts',
      'src/answer/prediction/predict.ts',
    ],
    absent: {
      'src/answer/prediction/explain.ts': 'export const explained = () => [];',
      'src/answer/prediction/launch.ts': 'export const launchOf = () => undefined;',
      'src/catalog/training/shapes.ts': "export { grokShape, publishedShapes } from '../../page/training.ts';",
      'src/core/training/errors.ts': "export { knownErrors } from '../../page/training.ts';",
      'src/answer/prediction/hardware.ts': "export { machineOf } from '../../page/training.ts';",
      'src/answer/prediction/hints.ts': 'export const hintsOf = () => [];',
      // Its fields are of none of these dimensions.
      'src/quantity/read-count.ts': emptied('readRate'),
      'src/quantity/read-compute.ts': emptied('readFlop', 'readFlopRate'),
      'src/quantity/read-energy.ts': emptied('readEnergy', 'readMass'),
      'src/quantity/read-growth.ts': "export const readGrowth = () => ({ refused: 'syntax' }), readMonths = readGrowth;",
      'src/scenario/workload-text.ts': "export const writtenWorkload = () => '';",
      // What such a question asks beside, a page has no room for.
      'src/core/footprint.ts': 'export const withFootprint = (sheet) => sheet;',
      'src/core/ownership.ts': 'export const withOwnership = (sheet) => sheet;',
      'src/core/capacity.ts': 'export const withCapacity = (sheet) => sheet, mostWorking = (gpus) => gpus;',
      'src/core/whole-servers.ts':
        'export const withWholeServers = (sheet) => sheet, affordableServers = {}, affordableServerTime = affordableServers;',
      'src/core/token-prices.ts': 'export const withTokenPrices = (sheet) => sheet;',
      'src/scenario/yuan.ts': 'export const readYuan = () => undefined;',
      'src/scenario/capacity.ts': 'export const resolveCapacity = () => undefined;',
      'src/scenario/footprint.ts': 'export const resolveFootprint = () => undefined, amountsInYuan = () => ({});',
      'src/scenario/footprint-fields.ts': 'export const footprintFields = [];',
      'src/scenario/ownership.ts': 'export const resolveOwnership = () => false;',
      // No picture follows its fields: what draws them would make it too large.
      'src/page/draw.ts': "export { draw } from './say-range.ts';",
      'src/page/extras.ts': 'export const extrasWith = () => undefined;',
      'src/answer/sheet/token-cost.ts':
        'export const conventionQuantities = () => [], exactCost = () => ({}), sequenceOf = () => 0, longestSequence = () => 0;',
    },
  },
};
