// Formulas that a question adds to a sheet: docs/formulas.md
import { powerBudgetInput, poweredGpus } from '../../dist/core/budget.js';
import { withFootprint } from '../../dist/core/footprint.js';
import { withOwnership } from '../../dist/core/ownership.js';
import { withThroughput } from '../../dist/core/throughput.js';
import { withTokenPrices } from '../../dist/core/token-prices.js';
import { affordableServers, affordableServerTime, withWholeServers } from '../../dist/core/whole-servers.js';
import { inferenceSheet, trainingSheet } from '../../dist/index.js';
import { added, sheetText } from './formulas.mjs';

const byTotal = inferenceSheet('window');
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

/** Everything that costs anything. */
const ownedAndPriced = withTokenPrices(withOwnership(inTokens({}), 'PerWindow'), { rented: true, owned: true });
const everything = { embodied: true, water: true, yuan: true };
const footprints = [
  [withFootprint(trainingSheet, everything, ''), trainingSheet],
  [withFootprint(byTotal, everything, 'PerWindow'), byTotal],
  [withFootprint(ownedAndPriced, everything, 'PerWindow'), ownedAndPriced],
];

const whole = [
  [withWholeServers(trainingSheet, 'durationSeconds'), trainingSheet],
  [withWholeServers(byTotal, 'windowSeconds'), byTotal],
];

/** What sheets add to plain ones, said once. */
const addedText = (pairs) => sheetText(addedParts(pairs));

function addedParts(pairs) {
  const parts = pairs.map(([sheet, plain]) => added(sheet, plain));
  const inputs = new Map(parts.flatMap((part) => part.inputs).map((input) => [input.key, input]));
  const formulas = new Map(parts.flatMap((part) => part.formulas).map((formula) => [formula.expression, formula]));
  return { inputs: [...inputs.values()], formulas: [...formulas.values()] };
}

/** The parts of docs/formulas.md that are made from the code. */
export const questionsParts = {
  'rate-formulas': () => addedText(rated),
  'conversation-formulas': () => addedText(conversations),
  'throughput-formulas': () => sheetText(added(withThroughput(trainingSheet), trainingSheet)),
  'served-throughput': () => sheetText({ inputs: [], formulas: added(withThroughput(byTotal), byTotal).formulas.slice(0, 1) }),
  'power-formulas': () => sheetText({ inputs: [powerBudgetInput], formulas: [poweredGpus] }),
  'instance-formulas': () => {
    const { inputs, formulas } = addedParts(whole.slice(0, 1));
    return sheetText({ inputs, formulas: [...formulas, affordableServers('durationSeconds'), affordableServerTime] });
  },
  // Of a figure in both, the key of training is told.
  'ownership-formulas': () => addedText(owned.toReversed()),
  'footprint-formulas': () => addedText(footprints),
  'token-price-formulas': () => addedText([[ownedAndPriced, withOwnership(inTokens({}), 'PerWindow')]]),
};
