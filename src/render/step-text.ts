import type { Step } from '../answer/contract/step.js';
import { formatExact } from '../quantity/format.js';
import { termOf, type Words } from '../words/words.js';
import type { StepText } from './block.js';

/** The explanation for people: each formula with the numbers put in. What is unknown (no price, no region) is left out. */
export function stepTexts(
  steps: readonly Step[],
  words: Words,
  nameOf: (key: string) => string = (key) => termOf(key, words),
): readonly StepText[] {
  return steps.filter(({ value }) => value !== null).map((step) => stepText(step, words, nameOf(step.key)));
}

function stepText({ symbol, unit, expression, inputs, value, source, example }: Step, words: Words, name: string): StepText {
  // A count is exact: all its digits are shown.
  const shown = unit === 'parameters' ? (number: number | null) => (number === null ? plain(null) : formatExact(number)) : plain;
  const right = expression.slice(expression.indexOf('=') + 1).trim();
  const filled = filledIn(right, inputs, shown);
  const solved = expression.includes(':');
  const substituted = solved || filled === right || filled === shown(value) ? [] : [`${symbol} = ${filled}`];
  return {
    name: `${symbol}  ${name}`,
    lines: [words.source(expression), ...substituted, measured(`${symbol} = ${shown(value)}`, words.measures[unit] ?? unit)],
    source: words.source(source),
    ...(example && {
      example: words.example(`${symbol} = ${filledIn(right, example.inputs, plain)} = ${plain(example.value)}`, example.source),
    }),
  };
}

/** A number with what it counts, or with what it is a share of in parentheses that need no space. */
const measured = (number: string, unit: string): string => (unit === '' || unit.startsWith('（') ? number + unit : `${number} ${unit}`);

/** The right side of a formula with numbers in the place of symbols. */
function filledIn(right: string, inputs: Step['inputs'] | NonNullable<Step['example']>['inputs'], shown: (value: number | null) => string) {
  const values = new Map<string, number | null>(inputs.map(({ symbol, value }) => [symbol, value]));
  return right.replace(/[^\s()⌈⌉⌊⌋]+/gu, (token) => (values.has(token) ? shown(values.get(token) ?? null) : token));
}

/** A number as a formula shows it: all its digits where they are few, else six of them. */
function plain(value: number | null): string {
  if (value === null) return '–';
  const rounded = Number(value.toPrecision(10));
  return Math.abs(rounded) >= 1e9 || (rounded !== 0 && Math.abs(rounded) < 1e-4)
    ? String(Number(value.toPrecision(6)).toExponential()).replace('e+', 'e')
    : formatExact(rounded);
}
