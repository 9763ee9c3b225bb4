import type { Step } from '../contract/step.js';

/** A quantity that a formula takes: its key, its symbol there, and its value. */
export type Taken = readonly [key: string, symbol: string, value: number];
export type Line = readonly [
  key: string,
  symbol: string,
  unit: string,
  expression: string,
  inputs: readonly Taken[],
  value: number,
  source: string,
];

/** The step that a line of an explanation says. */
export function stepOf([key, symbol, unit, expression, inputs, value, source]: Line): Step {
  return {
    key,
    symbol,
    unit,
    expression,
    inputs: inputs.map(([name, sign, number]) => ({ key: name, symbol: sign, value: number })),
    value,
    source,
  };
}
