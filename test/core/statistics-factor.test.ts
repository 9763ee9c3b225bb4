import { expect, test } from 'vitest';
import { FEWEST, factorOf } from '../../src/core/statistics/factor.js';

const runs = (...ratios: readonly number[]) => ratios.map((ratio, at) => ({ configuration: `run ${at}`, ratio }));

test('predictions that are all twice too large have a factor of a half, and no error is left', () => {
  const { factor, error, leftOneOut, rows, configurations } = factorOf(runs(2, 2, 2, 2, 2));
  expect([factor, rows, configurations]).toEqual([0.5, 5, 5]);
  expect(error.mean).toBeCloseTo(1, 12);
  expect(leftOneOut?.mean).toBeCloseTo(0, 12);
});

test('the error is that of each run under the median of the others', () => {
  const { factor, leftOneOut } = factorOf(runs(1.1, 1.2, 1.3, 1.4, 1.5));
  expect(factor).toBe(Number((1 / 1.3).toPrecision(4)));
  // Without 1.1 the middle of the others lies between 1.3 and 1.4.
  const without = [Math.sqrt(1.3 * 1.4), Math.sqrt(1.3 * 1.4), Math.sqrt(1.2 * 1.4), Math.sqrt(1.2 * 1.3), Math.sqrt(1.2 * 1.3)];
  const errors = [1.1, 1.2, 1.3, 1.4, 1.5].map((ratio, at) => Math.abs(ratio / (without[at] as number) - 1));
  expect(leftOneOut?.mean).toBeCloseTo(errors.reduce((sum, each) => sum + each, 0) / 5, 12);
});

test('a run that was repeated counts once', () => {
  const repeated = [...runs(1.5, 1.5, 1.5, 1.5, 1.5), ...Array.from({ length: 20 }, () => ({ configuration: 'run 0', ratio: 0.5 }))];
  const { factor, rows, configurations } = factorOf(repeated);
  expect([rows, configurations]).toEqual([25, 5]);
  expect(factor).toBe(Number((1 / 1.5).toPrecision(4)));
});

test('too few runs that differ have no factor, however often each was repeated', () => {
  const few = runs(...Array.from({ length: FEWEST - 1 }, () => 2));
  expect(factorOf([...few, ...few, ...few])).toMatchObject({ factor: null, leftOneOut: null, configurations: FEWEST - 1 });
});

test('a factor that does not lower the error is 1', () => {
  const { factor, error, leftOneOut } = factorOf(runs(0.5, 1, 1, 1, 2));
  expect(factor).toBe(1);
  expect(leftOneOut).toEqual(error);
});

test('runs of one configuration are their geometric mean, in whatever order', () => {
  // √(1.5 × 6) = 3, beside 2, 4, 8 and 2.5: the middle is 3.
  const samples = [
    { configuration: 'a', ratio: 8 },
    { configuration: 'b', ratio: 1.5 },
    { configuration: 'c', ratio: 2 },
    { configuration: 'd', ratio: 4 },
    { configuration: 'e', ratio: 2.5 },
    { configuration: 'b', ratio: 6 },
  ];
  for (const each of [samples, samples.toReversed()]) {
    const { factor, error, configurations } = factorOf(each);
    expect([factor, configurations]).toEqual([0.3333, 5]);
    expect(error.median).toBeCloseTo(2, 12);
    expect(error.mean).toBeCloseTo((7 + 2 + 1 + 3 + 1.5) / 5, 12);
  }
});
