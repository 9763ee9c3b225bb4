// The script of a report: the sheet's own sources, bundled for a page.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What a page leaves out, and what stands in for it: it asks nothing that needs a cost model, an architecture, ranges, time, files or names as people write them. */
const STAND_INS = {
  'src/answer/prediction/method/plan.ts': 'export const methodPlan = () => undefined;',
  'src/answer/prediction/goodput/plan.ts': 'export const goodputPlan = () => undefined;',
  'src/scenario/method-fields.ts':
    'export const methodFields = [], failureFields = [], METHOD_KEYS = new Set(), FAILURE_KEYS = METHOD_KEYS, asksGoodput = () => false, asksMethod = asksGoodput;',
  'src/scenario/prediction.ts':
    'export const asksPrediction = () => false, isPredicted = asksPrediction, unknownOfPrediction = (_, unknown) => unknown, resolvePrediction = () => null;',
  'src/answer/sheet/predicted.ts': 'export const withPrediction = () => undefined;',
  'src/core/training/figures.ts': 'export const stepFigures = [];',
  'src/core/serving/figures.ts': 'export const servingFigures = [];',
  'src/answer/prediction/predict.ts': 'export const predict = () => undefined;',
  'src/answer/prediction/serving/plan.ts': 'export const predictedPlan = () => undefined;',
  'src/architecture/counted.ts': 'export const countedOf = () => undefined, unpacked = countedOf;',
  'src/core/architecture/flops.ts': 'export const forwardFlops = () => undefined, tokenFlops = forwardFlops, withoutHead = forwardFlops;',
  'src/core/serving/from-architecture.ts': 'export const servedModel = () => null;',
  'src/core/training/from-architecture.ts': 'export const shapeOfArchitecture = () => undefined;',
  'src/architecture/read.ts': 'export const readArchitecture = () => undefined;',
  // What it says comes in a script of its own, one a language.
  'src/words/en/messages.ts': 'export const { messages } = globalThis.llmSizingWords;',
  'src/words/quote.ts': 'export const { quote, visible, listed, spelled } = globalThis.llmSizingWords;',
  // It shows no hints: nobody words them.
  'src/words/en/remarks.ts':
    'export const remarkWords = new Proxy(globalThis.llmSizingWords.remarkWords, { get: (words, code) => words[code] ?? (() => "") });',
  'src/answer/outlook/extras.ts': "export { extrasWith } from '../../page/extras.ts';",
  // The report explains; its script computes.
  'src/answer/sheet/steps.ts': 'export const stepsOf = () => [];',
  'src/answer/sheet/traced.ts': 'export const withTrace = (result) => result;',
  'src/core/architecture/conventions.ts': 'export const conventionFlops = () => undefined, palmAttentionFlops = conventionFlops;',
  'src/core/examples.ts': 'export const examples = new Map();',
  'src/quantity/alternatives.ts': 'export const alternatives = () => [], otherDimension = () => undefined;',
  // A page has no ranges, and so none that go together.
  'src/scenario/together-text.ts': "export const readTogether = () => ({ ok: true, pairs: [] }), writtenTogether = () => '';",
  'src/scenario/synonyms.ts': 'export const fieldsCalled = () => [], keysMeant = () => [];',
  'src/catalog/config-model.ts': 'export const readConfigObject = () => undefined, readConfigText = readConfigObject;',
  'src/diagnostics/suggest.ts': 'export const MOST_COMPARED = 0, nearest = () => [];',
  'src/catalog/gpu-names.ts': 'export const cardWords = () => [], otherSpellings = () => [], nearestCards = () => [];',
  'src/catalog/model-names.ts': 'export const withAppendages = (find) => find, nearestModels = () => [];',
};

/** The same for a page about one kind of question: it asks nothing of the other. */
const OF_THE_OTHER = {
  train: {
    // The one picture that follows the fields is of lines.
    'src/render/report/chart/bars.ts': 'export const barsOf = () => undefined;',
    'src/render/report/chart/spans.ts': 'export const spansOf = () => undefined;',
    'src/core/inference.ts': 'export const inferenceSheet = () => ({ inputs: [], formulas: [] });',
    'src/core/throughput.ts': 'export const withThroughput = (sheet) => sheet;',
    'src/scenario/demand.ts': 'export const resolveDemand = () => undefined;',
    'src/scenario/demand-fields.ts': 'export const demandOverTime = [];',
    'src/scenario/demand-rate-fields.ts': 'export const demandRates = [], conversationFields = [];',
    'src/scenario/serving-fields.ts': 'export const servingFields = [], SERVING_KEYS = new Set(), asksServing = () => false;',
  },
  infer: {
    'src/page/draw.ts': 'export const drawTradeOff = () => undefined;',
    'src/page/extras.ts': 'export const extrasWith = () => undefined;',
    'src/core/training.ts': 'export const trainingSheet = { inputs: [], formulas: [] }, trainingSheetWith = () => trainingSheet;',
  },
};

/** Words that a page never says, by the files of a language. */
const UNSAID = {
  hints: 'export const hintWords = {};',
  'file-messages': 'export const fileMessages = {};',
  'command-messages': 'export const commandMessages = {};',
  'json-messages': 'export const invalidJson = () => ({});',
  'measured-messages': 'export const measuredMessages = {};',
  'file-phrases': 'export const filePhrases = { told: ({ text }) => text };',
  'conflict-phrases': 'export const conflictPhrases = {};',
  'prediction-phrases': 'export const predictionPhrases = {};',
  'value-phrases': 'export const valuePhrases = {};',
  'step-messages': 'export const stepMessages = {};',
  'step-remarks': 'export const stepWarnings = {}, stepHints = {};',
};

/** Those in one language, in which names end otherwise. */
const unsaidIn = (language, ending) =>
  Object.fromEntries(
    Object.entries(UNSAID).map(([name, source]) => [
      `src/words/${language}/${name}.ts`,
      source.replace(/(?<=(?:const|,) )\w+(?= =)/g, `$&${ending}`),
    ]),
  );

/** Scripts of reports: one that computes nothing, one for each kind of question, and what it says in each language. */
const SCRIPTS = [
  ['plain', 'plain', {}],
  ...Object.entries(OF_THE_OTHER).map(([kind, absent]) => [kind, 'page', { ...STAND_INS, ...absent }]),
  ['words-en', 'words-en', unsaidIn('en', '')],
  [
    'words-zh-CN',
    'words-zh-CN',
    {
      ...unsaidIn('zh', 'Chinese'),
      'src/words/zh/hints.ts': 'export const hintsChinese = {};',
      // The script of the sheet has it too, and runs before anything is said.
      'src/quantity/format.ts':
        'export const formatQuantity = (value, unit, { names }) => globalThis.llmSizingAmount(value, unit, { amounts: { units: names } });',
      'src/words/zh/step-remarks.ts': 'export const stepRemarksChinese = {};',
    },
  ],
];

/** Lines alone out of the library of shapes, for a picture that has neither steps nor a band: what writes to prototypes that nothing uses is left out, which must not be done to code that writes to a page. */
async function lines() {
  const entry = 'lines';
  const bundle = await rolldown({
    input: entry,
    cwd: root,
    treeshake: { propertyWriteSideEffects: false },
    plugins: [
      {
        name: 'lines',
        resolveId: (id) => (id === entry ? id : null),
        load: (id) =>
          id === entry ? "export { line } from 'd3-shape'; export const area = undefined, curveStepBefore = undefined;" : null,
      },
    ],
  });
  const { output } = await bundle.generate({ format: 'esm' });
  await bundle.close();
  return output[0].code;
}

/** A part of the core without where its formulas come from: the report tells that, its script computes. */
function unsourced(source) {
  return source.replaceAll(/(?<=\bsource:\s*)(['"`])(?:(?!\1).)*\1/gs, "''");
}

/** Bundles the scripts of reports into `dist/report`, compressed, since a report alone reads them; returns the modules that they hold. */
export async function bundlePage() {
  rmSync(`${root}dist/report`, { recursive: true, force: true });
  mkdirSync(`${root}dist/report`, { recursive: true });
  const held = [];
  const shapes = await lines();
  const standIn = (absent, met, id) => {
    if (id.endsWith('/d3-shape.mjs')) return shapes;
    const file = id.replace(root, '');
    if (file in absent) met.add(file);
    return absent[file] ?? (file.startsWith('src/core/') ? unsourced(readFileSync(id, 'utf8')) : null);
  };
  for (const [name, page, absent] of SCRIPTS) {
    const met = new Set();
    const bundle = await rolldown({
      input: `${root}src/page/${page}.ts`,
      cwd: root,
      platform: 'browser',
      tsconfig: `${root}src/page/tsconfig.json`,
      plugins: [{ name: 'stand-ins', load: (id) => standIn(absent, met, id) }],
    });
    const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
    await bundle.close();
    const [{ code, modules }] = output;
    const idle = Object.keys(absent).filter((file) => !met.has(file));
    if (idle.length > 0) throw new Error(`the page script ${name} holds no ${idle.join(', ')}: nothing need stand in for it`);
    held.push(...Object.keys(modules).map((id) => id.replace(root, '')));
    writeFileSync(`${root}dist/report/${name}.js.br`, brotliCompressSync(inPage(code.trimEnd())));
  }
  return held;
}

/** The same script without what would end the element that holds it. */
function inPage(code) {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
