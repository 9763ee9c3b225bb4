import type { Step } from '../../../contract/step.js';

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

/** Where the model of a step is written down. */
export const MODEL = 'docs/serving.md, The model: ';

/** No sequence beside the prompt. */
export const ALMOST_NONE = 1e-9;

/** The step of a line. */
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
