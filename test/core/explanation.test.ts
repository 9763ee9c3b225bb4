// The explanation cannot lie: what a formula says in symbols is what it computes.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { affordableDuration, affordableGpus, budgetInput, gpusGivenInput, powerBudgetInput, poweredGpus } from '../../src/core/budget.js';
import { withCapacity } from '../../src/core/capacity.js';
import type { Formula, Sheet } from '../../src/core/formula.js';
import { inferenceSheet } from '../../src/core/inference.js';
import { monthSheet } from '../../src/core/month.js';
import { withOwnership } from '../../src/core/ownership.js';
import { withThroughput } from '../../src/core/throughput.js';
import { trainingSheet } from '../../src/core/training.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { compute } from './compute.js';
import { evaluateEquation, symbolsOf } from './expression.js';

/** A sheet with the formula that a budget puts in front of it. */
function rented(sheet: Sheet, formula: Formula): Sheet {
  const inputs = sheet.inputs.filter(({ key }) => key !== formula.key);
  const fixed = formula.inputs.includes(gpusGivenInput.key) ? [budgetInput, gpusGivenInput] : [budgetInput];
  return { inputs: [...inputs, ...fixed], formulas: [formula, ...sheet.formulas] };
}

/** A sheet with the formula that a power budget puts in front of it. */
function powered(sheet: Sheet): Sheet {
  return { inputs: [...sheet.inputs, powerBudgetInput], formulas: [poweredGpus, ...sheet.formulas] };
}

const sheets: readonly (readonly [string, Sheet])[] = [
  ['training', trainingSheet],
  ['inference by tokens in the window', inferenceSheet('window')],
  ['inference by words', inferenceSheet('words')],
  ['inference by tokens a request', inferenceSheet('tokens')],
  ['training within a budget', rented(trainingSheet, affordableGpus('durationSeconds'))],
  ['training on given GPUs within a budget', rented(trainingSheet, affordableDuration)],
  ['inference with a peak', withCapacity(inferenceSheet('window'), { peak: true, spares: 'none' })],
  ['inference with a peak and spare servers', withCapacity(inferenceSheet('words'), { peak: true, spares: 'count' })],
  ['inference with a share of spare servers', withCapacity(inferenceSheet('tokens'), { peak: false, spares: 'share' })],
  ['training with spare servers', withCapacity(trainingSheet, { peak: false, spares: 'count' })],
  ...(['requests', 'users', 'concurrentUsers', 'tokenRate'] as const).flatMap((rate): [string, Sheet][] => [
    [`inference by words, told by ${rate}`, inferenceSheet('words', { rate, prompted: true })],
    [`inference by tokens a request, told by ${rate}`, inferenceSheet('tokens', { rate, turns: true })],
  ]),
  ['inference by generated tokens a second', inferenceSheet('tokens', { rate: 'outputTokenRate' })],
  ['inference by tokens a second', inferenceSheet('window', { rate: 'tokenRate' })],
  ['a conversation with examples and a share of it cached', inferenceSheet('tokens', { prompted: true, cachedShare: true, turns: true })],
  ['training at a measured throughput', withThroughput(trainingSheet)],
  ['inference at a measured throughput', withThroughput(inferenceSheet('tokens', { prompted: true }))],
  ['training on owned servers', withOwnership(trainingSheet, '')],
  [
    'inference on owned servers with spares',
    withOwnership(withCapacity(inferenceSheet('words'), { peak: true, spares: 'count' }), 'PerWindow'),
  ],
  ['training within a power budget', powered(trainingSheet)],
  ['a month', monthSheet],
  ['inference within a budget', rented(inferenceSheet('words'), affordableGpus('windowSeconds'))],
];

describe.each(sheets)('%s', (_, sheet) => {
  const { inputs, formulas } = sheet;
  const all = [...inputs, ...formulas];
  const symbolOf = new Map(all.map(({ key, symbol }) => [key, symbol]));

  test('every expression evaluates to what its formula computes', () => {
    // From a tenth to 16: a product of nine still has digits after the point to round. A value in twenty is unknown.
    const magnitude = fc.double({ min: -1, max: 1.2, noNaN: true }).map((exponent) => 10 ** exponent);
    const value = fc.oneof({ weight: 19, arbitrary: magnitude }, fc.constant(Number.NaN));
    fc.assert(
      fc.property(fc.tuple(...inputs.map(() => value)), (drawn) => {
        const computed = compute(sheet, Object.fromEntries(inputs.map(({ key }, index) => [key, drawn[index] as number])));
        const symbols = new Map(all.map(({ key, symbol }) => [symbol, computed[key] as number]));
        for (const { key, symbol, expression } of formulas) {
          const said = evaluateEquation(expression, symbols);
          if (said.symbol !== symbol) throw new Error(`${key} is ${symbol}, and its expression says ${said.symbol}`);
          if (!same(said.value, computed[key] as number)) throw new Error(`${expression}: ${said.value}, computed ${computed[key]}`);
        }
      }),
      { numRuns: runsOf(200), seed },
    );
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
