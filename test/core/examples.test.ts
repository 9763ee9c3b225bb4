// Each formula has one worked example: numbers from a document put in, and what they give, by the function that computes
// and by an evaluator of its own.
import { describe, expect, test } from 'vitest';
import { examples } from '../../src/core/examples.js';
import type { Formula } from '../../src/core/formula.js';
import { evaluateEquation, symbolsOf } from './expression.js';
import { sheets } from './sheets.js';

const formulas = new Map<string, { readonly formula: Formula; readonly symbols: readonly string[] }>();
for (const [, { inputs, formulas: computed }] of sheets) {
  const symbolOf = new Map([...inputs, ...computed].map(({ key, symbol }) => [key, symbol]));
  for (const formula of computed) {
    const symbols = formula.inputs.map((key) => symbolOf.get(key) as string);
    formulas.set(`${formula.expression} ${formula.key}`, { formula, symbols });
  }
}

test('every formula has an example, and every example a formula', () => {
  const expressions = new Set([...formulas.values()].map(({ formula }) => formula.expression));
  expect([...expressions].filter((each) => !examples.has(each))).toEqual([]);
  expect([...examples.keys()].filter((each) => !expressions.has(each))).toEqual([]);
});

/** The digits in which a number is written. */
const digitsOf = (value: number) => value.toExponential().replace(/e.*|[.-]/g, '').length;
/** Equal in as many digits as the example is written with. */
function expectWritten(computed: number, written: number): void {
  expect(Number(computed.toPrecision(digitsOf(written)))).toBe(written);
}

describe.each([...formulas.values()])('$formula.expression ($formula.key)', ({ formula, symbols }) => {
  const example = examples.get(formula.expression);

  test('gives what its example says', () => {
    if (example === undefined) throw new Error('there is no example');
    const { inputs, value, source } = example;
    expect(new Set(Object.keys(inputs))).toEqual(symbolsOf(formula.expression.split(' = ')[1] as string));
    const [a = 0, b = 0, c = 0, d = 0] = symbols.map((symbol) => inputs[symbol] as number);
    expectWritten(formula.compute(a, b, c, d), value);
    expectWritten(evaluateEquation(formula.expression, new Map(Object.entries(inputs))).value, value);
    expect(source.length).toBeGreaterThan(10);
  });
});

test('the examples whose numbers no document states together are these, and each says what was put beside them', () => {
  const ours = [...examples].filter(([, { source }]) => source.startsWith('arithmetic: ')).map(([equation]) => equation);
  // The rate of yuan is the asker's.
  expect(ours.filter((equation) => !equation.endsWith(' × x_c')).map((equation) => equation.split(' = ')[0])).toEqual([
    ...['M_ot', 'M_oi', 'M_ou', 'T_r', 'T_p', 'T_p', 'T_h', 'R_o', 'x'],
    ...['o_k', 'o_h', 'o_e', 'o', 'M_o', 'M_o', 'o_r'],
  ]);
});

test('an example that is wrong in its last digit is caught', () => {
  expectWritten(1558.0484, 1558.05);
  expect(() => expectWritten(1558.0484, 1558.06)).toThrow('1558');
});
