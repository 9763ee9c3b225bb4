// Formulas: docs/formulas.md
import { affordableDuration, affordableGpus, budgetInput, gpusGivenInput } from '../../dist/core/budget.js';
import { withCapacity } from '../../dist/core/capacity.js';
import { examples } from '../../dist/core/examples.js';
import { monthSheet } from '../../dist/core/month.js';
import { trainingSheetWith } from '../../dist/core/training.js';
import { unitText } from '../../dist/core/unit.js';
import { inferenceSheet, trainingSheet } from '../../dist/index.js';
import { formatExact } from '../../dist/quantity/format.js';
import { english } from '../../dist/words/en/english.js';
import { termFor } from '../../dist/words/words.js';
import { code, nameOf, table } from './text.mjs';

const formulaHeads = ['symbol', 'name', 'key', 'expression', 'unit', 'source', 'example'];
const formulaRow = ({ symbol, key, expression, unit, source }) => [
  symbol,
  nameOf(key),
  code(key),
  expression,
  unitText(unit),
  source,
  exampleOf(expression),
];

/** The worked example of a formula: its symbols, what they stand for, and what it gives. */
function exampleOf(expression) {
  const { inputs, value, source } = examples.get(expression);
  const given = Object.entries(inputs).map(([symbol, number]) => `${symbol} = ${numberText(number)}`);
  return `${given.join(', ')}: ${expression.split(' = ')[0]} = ${numberText(value)} (${source})`;
}

const numberText = (number) =>
  number >= 1e9 ? String(Number(number.toPrecision(6)).toExponential()).replace('e+', 'e') : formatExact(Number(number.toPrecision(10)));
const inputHeads = ['symbol', 'name', 'key', 'unit', 'meaning'];
const inputRow = ({ symbol, key, unit }) => [symbol, nameOf(key), code(key), unitText(unit), termFor(key, english)?.meaning ?? ''];

/** What a sheet is told and computes, as tables. */
export function sheetText({ inputs, formulas }) {
  const told = inputs.length > 0 ? `What it is told:\n\n${table(inputHeads, inputs.map(inputRow))}` : '';
  const computed = formulas.length > 0 ? `What it computes, in this order:\n\n${table(formulaHeads, formulas.map(formulaRow))}` : '';
  return [told, computed].filter((part) => part !== '').join('\n\n');
}

const demands = ['window', 'words', 'tokens'];
export const demandSheets = demands.map(inferenceSheet);
const inAll = (list, { key }) => demandSheets.every((sheet) => sheet[list].some((other) => other.key === key));

/** What only one way of describing the demand has. */
function demandText(demand) {
  const { inputs, formulas } = inferenceSheet(demand);
  return sheetText({
    inputs: inputs.filter((input) => !inAll('inputs', input)),
    formulas: formulas.filter((formula) => !inAll('formulas', formula)),
  });
}

function commonInference() {
  const { inputs, formulas } = demandSheets[0];
  return sheetText({
    inputs: inputs.filter((input) => inAll('inputs', input)),
    formulas: formulas.filter((formula) => inAll('formulas', formula)),
  });
}

/** What one sheet has and another lacks. */
export const added = (sheet, plain) => ({
  inputs: sheet.inputs.filter(({ key }) => !plain.inputs.some((other) => other.key === key)),
  formulas: sheet.formulas.filter(({ expression }) => !plain.formulas.some((other) => other.expression === expression)),
});

/** What examples in the prompt and a cached prefix change. */
const promptText = (demand) => sheetText(added(inferenceSheet(demand, { prompted: true }), inferenceSheet(demand)));

/** What a peak, headroom and spare servers change: counted first, then as a share. */
function capacityText() {
  const plain = inferenceSheet('window');
  const counted = withCapacity(plain, { peak: true, spares: 'count' });
  const shared = withCapacity(plain, { peak: true, spares: 'share' });
  const counts = added(counted, plain);
  const shares = added(shared, counted);
  return `${sheetText(counts)}\n\nWith spares as a share of the servers, their number is computed:\n\n${sheetText(shares)}`;
}

/** What is changed by a convention that counts attention beside N, and by one that tells prompts from generated tokens. */
function conventionText() {
  const parts = [
    added(trainingSheetWith({ attention: true }), trainingSheet),
    added(inferenceSheet('window', { attention: true }), inferenceSheet('window')),
    added(inferenceSheet('tokens', { apart: true }), inferenceSheet('tokens')),
  ];
  const inputs = new Map(parts.flatMap((part) => part.inputs).map((input) => [input.key, input]));
  return sheetText({ inputs: [...inputs.values()], formulas: parts.flatMap((part) => part.formulas) });
}

/** The parts of docs/formulas.md that are made from the code. */
export const formulasParts = {
  'training-formulas': () => sheetText(trainingSheet),
  'inference-by-total': () => demandText('window'),
  'inference-in-words': () => demandText('words'),
  'inference-in-tokens': () => demandText('tokens'),
  'inference-formulas': commonInference,
  'budget-formulas': () =>
    sheetText({ inputs: [budgetInput, gpusGivenInput], formulas: [affordableGpus('durationSeconds'), affordableDuration] }),
  'prompts-in-words': () => promptText('words'),
  'prompts-in-tokens': () => promptText('tokens'),
  'capacity-formulas': capacityText,
  'month-formulas': () => sheetText(monthSheet),
  conventions: conventionText,
};
