import { describe, expect, test } from 'vitest';
import { evaluateEquation, evaluateExpression, symbolsOf } from './expression.js';

const symbols = new Map([
  ['a', 2],
  ['b', 3],
  ['N_a', 5],
  ['λ', 7],
  ['PUE', 1.5],
]);

describe('the evaluator of the explanation test', () => {
  test.each([
    ['a + b × N_a', 17],
    ['(a + b) × N_a', 25],
    ['a ÷ b ÷ N_a', 2 / 3 / 5],
    ['a ÷ (b × N_a)', 2 / 15],
    ['a − b − N_a', -6],
    ['6 × N_a', 30],
    ['λ × PUE ÷ 3600000', 10.5 / 3_600_000],
    ['0.5 × a', 1],
    ['⌈a ÷ b⌉', 1],
    ['⌈N_a ÷ a⌉', 3],
    ['⌈a × 156⌉', 312],
    ['⌊N_a ÷ a⌋', 2],
    ['⌊a ÷ b⌋', 0],
    ['⌈(a + b) ÷ a⌉ × b', 9],
    ['a', 2],
  ])('%s is %d', (expression, value) => {
    expect(evaluateExpression(expression, symbols)).toBe(value);
  });

  test('rounds with the documented tolerance', () => {
    const near = (value: number) => new Map([['x', value]]);
    expect(evaluateExpression('⌈x⌉', near(312.000_000_000_1))).toBe(312);
    expect(evaluateExpression('⌈x⌉', near(312.000_01))).toBe(313);
    expect(evaluateExpression('⌈x⌉', near(1e-9))).toBe(1);
    expect(evaluateExpression('⌊x⌋', near(311.999_999_999_9))).toBe(312);
    expect(evaluateExpression('⌈x⌉', near(Number.NaN))).toBeNaN();
  });

  test.each(['a ×', '× a', 'a b', '(a', '⌈a⌋', 'a)', 'z', 'a * b', 'a / b', 'a - b', 'a^2', '', 'a × × b', '-a'])(
    'refuses ‘%s’',
    (expression) => {
      expect(() => evaluateExpression(expression, symbols)).toThrow(SyntaxError);
    },
  );

  test('takes an equation apart', () => {
    expect(evaluateEquation('y = a × b', symbols)).toEqual({ symbol: 'y', value: 6 });
    expect(() => evaluateEquation('a × b', symbols)).toThrow(SyntaxError);
    expect(() => evaluateEquation('y = a = b', symbols)).toThrow(SyntaxError);
  });

  test('lists the symbols of an expression', () => {
    expect(symbolsOf('a × ⌈λ ÷ N_a⌉ ÷ 3600')).toEqual(new Set(['a', 'λ', 'N_a']));
  });
});
