// The script of a report: the sheet's own sources, bundled for a page.
import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What the page leaves out, and what stands in for it: it asks nothing that needs a cost model, an architecture, ranges, time, files or names as people write them. */
const STAND_INS = {
  'src/answer/prediction/method/plan.ts': 'export const methodPlan = () => undefined;',
  'src/answer/prediction/goodput/plan.ts': 'export const goodputPlan = () => undefined;',
  'src/scenario/method-fields.ts':
    'export const methodFields = [], failureFields = [], METHOD_KEYS = new Set(), FAILURE_KEYS = METHOD_KEYS, asksGoodput = () => false, asksMethod = asksGoodput;',
  'src/answer/prediction/predict.ts': 'export const predict = () => undefined;',
  'src/answer/prediction/serving/plan.ts': 'export const predictedPlan = () => undefined;',
  'src/architecture/read.ts': 'export const readArchitecture = () => undefined;',
  'src/answer/outlook/extras.ts': 'export const extrasWith = () => undefined;',
  'src/words/en/file-messages.ts': 'export const fileMessages = {};',
  'src/words/en/command-messages.ts': 'export const commandMessages = {};',
  'src/core/examples.ts': 'export const examples = new Map();',
  'src/words/en/step-messages.ts': 'export const stepMessages = {};',
  'src/quantity/alternatives.ts': 'export const alternatives = () => [], otherDimension = () => undefined;',
  'src/scenario/synonyms.ts': 'export const fieldsCalled = () => [], keysMeant = () => [];',
  'src/catalog/config-model.ts': 'export const readConfigObject = () => undefined, readConfigText = readConfigObject;',
  'src/diagnostics/suggest.ts': 'export const MOST_COMPARED = 0, nearest = () => [];',
  'src/catalog/gpu-names.ts': 'export const cardWords = () => [], otherSpellings = () => [], nearestCards = () => [];',
  'src/catalog/model-names.ts': 'export const withAppendages = (find) => find, nearestModels = () => [];',
};

const standIns = { name: 'stand-ins', load: (id) => STAND_INS[id.replace(root, '')] ?? null };

/** Bundles the scripts of reports into `dist/report`; returns the modules that they hold. */
export async function bundlePage() {
  mkdirSync(`${root}dist/report`, { recursive: true });
  const held = [];
  for (const name of ['plain', 'page']) {
    const bundle = await rolldown({
      input: `${root}src/page/${name}.ts`,
      cwd: root,
      platform: 'browser',
      tsconfig: `${root}src/page/tsconfig.json`,
      plugins: [standIns],
    });
    const { output } = await bundle.generate({ format: 'iife', minify: true, comments: false });
    await bundle.close();
    const [{ code, modules }] = output;
    held.push(...Object.keys(modules).map((id) => id.replace(root, '')));
    writeFileSync(`${root}dist/report/${name}.js`, inPage(code.trimEnd()));
  }
  return held;
}

/** The same script without what would end the element that holds it. */
function inPage(code) {
  return code.replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--');
}
