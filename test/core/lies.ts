import type { Step } from '../../src/index.js';
import { evaluateEquation, symbolsOf } from './expression.js';

/** Equal but for the order in which a product is rounded. */
export function same(a: number, b: number): boolean {
  return a === b || Math.abs(a / b - 1) <= 1e-12;
}

/** Everything that a step says wrongly. */
export function liesOf(steps: readonly Step[]): readonly string[] {
  const lies: string[] = [];
  const meaning = new Map<string, string>();
  for (const { key, symbol, expression, inputs, value, unit, source } of steps) {
    const [, right = ''] = expression.split(' = ');
    const listed = inputs.map((input) => input.symbol);
    if (new Set(listed).size !== listed.length) lies.push(`${key}: an input is listed twice`);
    if (unit === '' || source.length < 10) lies.push(`${key}: no unit or no source`);
    if (JSON.stringify([...symbolsOf(right)].toSorted()) !== JSON.stringify(listed.toSorted()))
      lies.push(`${key}: ${expression} has the inputs ${listed}`);
    for (const input of [...inputs, { key, symbol, value }]) {
      const said = `${input.key} ${input.value}`;
      const before = meaning.get(input.symbol);
      if (before !== undefined && before !== said) lies.push(`${input.symbol} is ${before}, and ${said}`);
      meaning.set(input.symbol, said);
    }
    const symbols = new Map(inputs.map((input) => [input.symbol, input.value ?? Number.NaN]));
    const said = evaluate(expression, symbols);
    if (said === undefined) lies.push(`${key}: ${expression} cannot be evaluated`);
    else if (said.symbol !== symbol) lies.push(`${key} is ${symbol}, and its expression says ${said.symbol}`);
    else if (!same(said.value, value ?? Number.NaN)) lies.push(`${key}: ${expression} is ${said.value}, computed ${value}`);
  }
  return lies;
}

function evaluate(expression: string, symbols: ReadonlyMap<string, number>) {
  try {
    return evaluateEquation(expression, symbols);
  } catch {
    return undefined;
  }
}
