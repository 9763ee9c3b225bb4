import { describe, expect, test } from 'vitest';
import { compileSheet, dependentsOf, slotOf } from '../../src/core/compile.js';
import type { Formula, Input, Sheet } from '../../src/core/formula.js';
import { trainingSheet } from '../../src/core/training.js';
import { compute } from './compute.js';

const input = (key: string): Input => ({ key, symbol: key, unit: '' });
const formula = (key: string, inputs: readonly string[], calculate: Formula['compute']): Formula => ({
  key,
  symbol: key,
  unit: '',
  expression: `${key} = …`,
  inputs,
  compute: calculate,
  source: 'test',
});

const sheet: Sheet = {
  inputs: [input('a'), input('b')],
  formulas: [
    formula('sum', ['a', 'b'], (a, b) => a + b),
    formula('double', ['sum'], (sum) => 2 * sum),
    formula('lone', ['b'], (b) => b + 1),
  ],
};

describe('a compiled sheet', () => {
  test('numbers its inputs first, then its formulas in order', () => {
    const { slots, slotCount } = compileSheet(sheet);
    expect([...slots]).toEqual([
      ['a', 0],
      ['b', 1],
      ['sum', 2],
      ['double', 3],
      ['lone', 4],
    ]);
    expect(slotCount).toBe(5);
  });

  test('computes each formula from the ones before', () => {
    expect(compute(sheet, { a: 1, b: 2 })).toEqual({ a: 1, b: 2, sum: 3, double: 6, lone: 3 });
  });

  test('leaves its inputs as they were', () => {
    const { evaluate } = compileSheet(sheet);
    const values = Float64Array.of(1, 2, 9, 9, 9);
    evaluate(values);
    expect([...values]).toEqual([1, 2, 3, 6, 3]);
  });

  test('carries what is unknown on to what depends on it, and no further', () => {
    expect(compute(sheet, { b: 2 })).toEqual({ a: Number.NaN, b: 2, sum: Number.NaN, double: Number.NaN, lone: 3 });
  });

  test('hands a formula of four inputs all of them, in order', () => {
    const digits = formula('digits', ['a', 'b', 'c', 'd'], (a, b, c, d) => a * 1000 + b * 100 + c * 10 + d);
    const wide: Sheet = { inputs: ['d', 'c', 'b', 'a'].map(input), formulas: [digits] };
    expect(compute(wide, { a: 1, b: 2, c: 3, d: 4 })['digits']).toBe(1234);
  });

  test('takes a formula that is given as an input', () => {
    const { inputs, formulas } = compileSheet(sheet, new Set(['sum']));
    expect(inputs).toEqual([input('a'), input('b'), input('sum')]);
    expect(formulas.map(({ key }) => key)).toEqual(['double', 'lone']);
    expect(compute(sheet, { a: 1, b: 2, sum: 10 }, ['sum'])).toEqual({ a: 1, b: 2, sum: 10, double: 20, lone: 3 });
  });

  test('leaves what is given in its place among the figures', () => {
    const placed: Sheet = { inputs: [], formulas: [{ ...formula('a', [], () => 1), after: 'b' }, formula('c', [], () => 1)] };
    expect(compileSheet(placed, new Set(['a', 'c'])).inputs).toStrictEqual([{ ...input('a'), after: 'b' }, input('c')]);
  });

  test('does not mind a given key that is an input already', () => {
    expect(compileSheet(sheet, new Set(['a'])).inputs).toHaveLength(2);
  });

  test('lets a user who knows the FLOP a token override 6·N', () => {
    const known = { parameters: 175e9, flopsPerToken: 1e12, tokens: 300e9, epochs: 2 };
    // 1e12 × 300e9 × 2
    expect(compute(trainingSheet, known, ['flopsPerToken'])['trainingFlops']).toBe(6e23);
  });

  test('lets a mixture of experts tell its active parameters', () => {
    const known = { parameters: 671e9, activeParameters: 37e9, tokens: 1e12, epochs: 1 };
    // 6 × 37e9 × 1e12
    expect(compute(trainingSheet, known, ['activeParameters'])['trainingFlops']).toBe(2.22e23);
  });
});

describe('a sheet is refused', () => {
  test('when two quantities share a key', () => {
    const twice: Sheet = { inputs: [input('a'), input('a')], formulas: [] };
    expect(() => compileSheet(twice)).toThrow(new RangeError('two quantities of one sheet share the key a'));
  });

  test('when a formula has the key of an input', () => {
    const twice: Sheet = { inputs: [input('a')], formulas: [formula('a', [], () => 1)] };
    expect(() => compileSheet(twice)).toThrow(RangeError);
  });

  test('when a formula uses one that comes later', () => {
    const late: Sheet = { inputs: [], formulas: [formula('first', ['second'], (x) => x), formula('second', [], () => 1)] };
    expect(() => compileSheet(late)).toThrow(new RangeError('first uses second before it is known'));
  });

  test('when a formula uses itself', () => {
    const own: Sheet = { inputs: [], formulas: [formula('own', ['own'], (x) => x)] };
    expect(() => compileSheet(own)).toThrow(new RangeError('own uses own before it is known'));
  });

  test('when a formula uses what the sheet does not have', () => {
    const lost: Sheet = { inputs: [], formulas: [formula('lost', ['nowhere'], (x) => x)] };
    expect(() => compileSheet(lost)).toThrow(new RangeError('the sheet has no quantity nowhere'));
  });

  test('when a formula takes more than four inputs', () => {
    const five: Sheet = { inputs: [...'abcde'].map(input), formulas: [formula('five', [...'abcde'], (a) => a)] };
    expect(() => compileSheet(five)).toThrow(new RangeError('five takes more than 4 inputs'));
  });
});

test('a slot is looked up by key, and a key without one is an error', () => {
  const { slots } = compileSheet(sheet);
  expect(slotOf(slots, 'double')).toBe(3);
  expect(() => slotOf(slots, 'nothing')).toThrow(new RangeError('the sheet has no quantity nothing'));
});

describe('what depends on a quantity', () => {
  const compiled = compileSheet(sheet);

  test('is the quantity and all that is computed from it, directly or through others', () => {
    expect([...dependentsOf(compiled, ['a'])]).toEqual(['a', 'sum', 'double']);
    expect([...dependentsOf(compiled, ['b'])]).toEqual(['b', 'sum', 'double', 'lone']);
  });

  test('of several is what depends on any of them', () => {
    expect(dependentsOf(compiled, ['sum', 'b'])).toEqual(new Set(['sum', 'b', 'double', 'lone']));
    expect(dependentsOf(compiled, [])).toEqual(new Set());
  });

  test('does not pass through a formula that is given', () => {
    const given = compileSheet(trainingSheet, new Set(['flopsPerToken']));
    expect(dependentsOf(given, ['parameters'])).toEqual(new Set(['parameters', 'activeParameters']));
  });

  test('is exactly what changes when the quantity does', () => {
    const { inputs } = trainingSheet;
    const base = Object.fromEntries(inputs.map(({ key }, index) => [key, 1000 + 7 * index]));
    const before = compute(trainingSheet, base);
    for (const { key } of inputs) {
      const after = compute(trainingSheet, { ...base, [key]: (base[key] as number) * 1e6 });
      const changed = Object.keys(after).filter((name) => after[name] !== before[name]);
      const reached = dependentsOf(compileSheet(trainingSheet), [key]);
      expect(
        changed.filter((name) => !reached.has(name)),
        key,
      ).toEqual([]);
    }
  });
});
