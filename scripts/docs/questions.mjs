// Formulas that a question adds to a sheet: docs/formulas.md
import { powerBudgetInput, poweredGpus } from '../../dist/core/budget.js';
import { withOwnership } from '../../dist/core/ownership.js';
import { withThroughput } from '../../dist/core/throughput.js';
import { inferenceSheet, trainingSheet } from '../../dist/index.js';
import { added, demandSheets, sheetText } from './formulas.mjs';

const [byTotal] = demandSheets;
const inTokens = (options) => inferenceSheet('tokens', options);

/** Sheets of each way to tell how much is asked, with the plain ones they are compared with. */
const rated = [
  ...['users', 'concurrentUsers', 'tokenRate', 'outputTokenRate'].map((rate) => [inTokens({ rate }), inTokens({})]),
  [inferenceSheet('window', { rate: 'tokenRate' }), byTotal],
];
const conversations = [
  [inTokens({ turns: true }), inTokens({})],
  [inTokens({ turns: true, prompted: true, cachedShare: true }), inTokens({ prompted: true })],
];
const owned = [
  [withOwnership(trainingSheet, ''), trainingSheet],
  [withOwnership(byTotal, 'PerWindow'), byTotal],
];

/** What sheets add to plain ones, said once. */
function addedText(pairs) {
  const parts = pairs.map(([sheet, plain]) => added(sheet, plain));
  const inputs = new Map(parts.flatMap((part) => part.inputs).map((input) => [input.key, input]));
  const formulas = new Map(parts.flatMap((part) => part.formulas).map((formula) => [formula.expression, formula]));
  return sheetText({ inputs: [...inputs.values()], formulas: [...formulas.values()] });
}

/** The parts of docs/formulas.md that are made from the code. */
export const questionsParts = {
  'rate-formulas': () => addedText(rated),
  'conversation-formulas': () => addedText(conversations),
  'throughput-formulas': () => sheetText(added(withThroughput(trainingSheet), trainingSheet)),
  'served-throughput': () => sheetText({ inputs: [], formulas: added(withThroughput(byTotal), byTotal).formulas.slice(0, 1) }),
  'power-formulas': () => sheetText({ inputs: [powerBudgetInput], formulas: [poweredGpus] }),
  'ownership-formulas': () => addedText(owned.slice(0, 1)),
};
