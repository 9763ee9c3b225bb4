// The explanation cannot lie: what a formula says in symbols is what it computes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Formula, Sheet } from '../../src/core/formula.js';
import { inferenceSheet } from '../../src/core/inference.js';
import { trainingSheet } from '../../src/core/training.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { compute } from './compute.js';
import { evaluateEquation, symbolsOf } from './expression.js';
import { demands, everySheet, sheets } from './sheets.js';

/** From a tenth to 16: a product of nine still has digits after the point to round. A value in twenty is unknown. */
const magnitude = fc.double({ min: -1, max: 1.2, noNaN: true }).map((exponent) => 10 ** exponent);
const value = fc.oneof({ weight: 19, arbitrary: magnitude }, fc.constant(Number.NaN));
const drawnFor = ({ inputs }: Sheet, each: fc.Arbitrary<number> = value) => fc.tuple(...inputs.map(() => each));

const expectHonest = (sheet: Sheet) => (drawn: readonly number[]) => {
  const all = [...sheet.inputs, ...sheet.formulas];
  const computed = compute(sheet, Object.fromEntries(sheet.inputs.map(({ key }, index) => [key, drawn[index] as number])));
  const symbols = new Map(all.map(({ key, symbol }) => [symbol, computed[key] as number]));
  for (const { key, symbol, expression } of sheet.formulas) {
    const said = evaluateEquation(expression, symbols);
    if (said.symbol !== symbol) throw new Error(`${key} is ${symbol}, and its expression says ${said.symbol}`);
    if (!same(said.value, computed[key] as number)) throw new Error(`${expression}: ${said.value}, computed ${computed[key]}`);
  }
};

describe.each(sheets)('%s', (_, sheet) => {
  const { inputs, formulas } = sheet;
  const all = [...inputs, ...formulas];
  const symbolOf = new Map(all.map(({ key, symbol }) => [key, symbol]));

  test('every expression evaluates to what its formula computes', () => {
    fc.assert(fc.property(drawnFor(sheet), expectHonest(sheet)), { numRuns: runsOf(200), seed });
  });

  test('every expression uses the symbols of its inputs, all of them and no others', () => {
    for (const { key, expression, inputs: used } of formulas) {
      expect(symbolsOf(expression.split(' = ')[1] ?? ''), key).toEqual(new Set(used.map((input) => symbolOf.get(input))));
    }
  });

  test('no two quantities share a symbol', () => {
    const symbols = all.map(({ symbol }) => symbol);
    expect(symbols).toEqual([...new Set(symbols)]);
  });

  test('every formula says its unit and its source', () => {
    for (const { key, unit, source } of formulas) {
      expect(unit, key).not.toBe('');
      expect(source.length, key).toBeGreaterThan(10);
    }
  });

  test('every input is used', () => {
    const used = new Set(formulas.flatMap((formula) => formula.inputs));
    expect(inputs.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([]);
  });
});

test('so does that of every way of sizing and of asking for a demand, made anew', () => {
  const asked = demands.map(([demand, options]) => inferenceSheet(demand, options));
  for (const sheet of [...everySheet().map(([, each]) => each), ...asked]) {
    fc.assert(fc.property(drawnFor(sheet), expectHonest(sheet)), { numRuns: runsOf(2), seed });
    fc.assert(fc.property(drawnFor(sheet, magnitude), expectHonest(sheet)), { numRuns: runsOf(2), seed });
  }
});

test('a formula that says something else than it computes is caught', () => {
  const [first, ...rest] = trainingSheet.formulas.filter(({ key }) => key === 'trainingFlops');
  expect(rest).toEqual([]);
  const lie = { ...(first as Formula), expression: 'C = c × D' };
  const said = evaluateEquation(
    lie.expression,
    new Map([
      ['c', 6],
      ['D', 10],
      ['e', 2],
    ]),
  );
  expect(said.value).not.toBe(lie.compute(6, 10, 2, 0));
});

/** Equal but for the order in which a product is rounded; unknown is unknown. */
function same(a: number, b: number): boolean {
  return Number.isNaN(a) ? Number.isNaN(b) : a === b || Math.abs(a / b - 1) <= 1e-12;
}
