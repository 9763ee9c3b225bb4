import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { summarise } from '../../../src/core/statistics/errors.js';
import { leastSquares } from '../../../src/core/statistics/least-squares.js';
import { leaveOut, randomSplits } from '../../../src/core/statistics/splits.js';
import { calibration, constantNames } from '../../../src/core/training/calibration.js';
import { constants } from '../../../src/core/training/constants.js';
import { fitConstants, fitKind, predictedRatio, startsOf } from '../../../src/core/training/fitting.js';
import { memoryOf } from '../../../src/core/training/memory.js';
import { stepOf } from '../../../src/core/training/step.js';
import { published } from './published.js';
import { korthikanti, machine, setup } from './setups.js';

test('the shipped constants are what the fit gives: fitted anew from them, none moves', () => {
  const again = fitConstants(published, constants);
  for (const name of constantNames) {
    expect(Math.abs(again[name] - constants[name]), name).toBeLessThanOrEqual(2e-3 * constants[name]);
  }
});

const script = new URL('../../../scripts/fit/fingerprint.mjs', import.meta.url).href;
const { fingerprintOf } = (await import(script)) as { fingerprintOf: (suite: 'training' | 'serving') => string };

test.each(['training', 'serving'] as const)('the errors of what is left out are of the shipped constants and measurements: %s', (suite) => {
  const file = readFileSync(new URL(`../../../src/core/${suite}/left-out.ts`, import.meta.url), 'utf8');
  expect(file, 'run `npm run fit -- --left-out`').toContain(`(${fingerprintOf(suite)})`);
});

test('constants that were moved come back', () => {
  const dense = published.filter(({ set, publication }) => set === 'dense' && publication === 'Megatron-Bridge');
  const fitted = fitKind('dense', dense, constants);
  const moved = fitKind('dense', dense, { ...constants, matmulB200: 0.5, passesMegatron: 60 });
  expect(moved.matmulB200).toBeCloseTo(fitted.matmulB200, 3);
  expect(moved.passesMegatron / fitted.passesMegatron).toBeCloseTo(1, 2);
});

test('constants of one kind start where they are calibrated from', () => {
  const [dense, experts] = [startsOf('dense'), startsOf('experts')];
  expect(Object.keys(dense).length * Object.keys(experts).length).toBeGreaterThan(0);
  expect(Object.keys(dense).filter((name) => name in experts)).toEqual([]);
  for (const [name, start] of Object.entries({ ...dense, ...experts }))
    expect(start).toBe(calibration[name as keyof typeof calibration].start);
});

test('without measurements, constants are what they start from', () => {
  expect(fitConstants([], constants)).toEqual(constants);
});

test('constants are few, inside their bounds, and those set by hand are as set', () => {
  expect(constantNames.length).toBeLessThan(55);
  expect(constantNames.filter((name) => calibration[name].from !== 'fixed').length).toBeLessThan(40);
  for (const name of constantNames) {
    const { from, low, high, start } = calibration[name];
    expect(constants[name], name).toBeGreaterThanOrEqual(low * 0.9999);
    expect(constants[name], name).toBeLessThanOrEqual(high * 1.0001);
    if (from === 'fixed') expect(constants[name], name).toBe(start);
  }
});

test.each([
  ['dense', 439, 0.052, 0.032, 0.088],
  ['experts', 174, 0.077, 0.05, 0.122],
  ['several servers', 62, 0.071, 0.049, 0.127],
  ['one server', 1080, 0.081, 0.063, 0.166],
] as const)('published steps that were fitted, %s: mean, median and P90 of the error', (set, count, mean, median, p90) => {
  const errors = summarise(published.filter((row) => row.set === set).map((row) => predictedRatio(row, constants)));
  expect(errors.count).toBe(count);
  expect(errors.mean).toBeLessThan(mean);
  expect(errors.median).toBeLessThan(median);
  expect(errors.p90).toBeLessThan(p90);
});

test('a fit finds the line that most points are on, whatever a few of them say', () => {
  const points = Array.from({ length: 40 }, (_, at) => ({ x: 1 + at, y: at % 10 === 3 ? 900 : 3 * (1 + at) ** 2 }));
  const [factor, power] = leastSquares(
    {
      start: [1, 1],
      low: [1e-3, 1e-3],
      high: [1e3, 1e3],
      prior: [1, 1],
      priorWeight: 1e-9,
      weights: points.map(() => 1),
      scale: 0.001,
      residuals: (values, into) => {
        points.forEach(({ x, y }, at) => {
          into[at] = Math.log(((values[0] as number) * x ** (values[1] as number)) / y);
        });
      },
    },
    { tolerance: 1e-12, rounds: 200 },
  ) as [number, number];
  expect(factor).toBeCloseTo(3, 2);
  expect(power).toBeCloseTo(2, 3);
});

test('a fit stops at a bound, and after the rounds that it is given', () => {
  const problem = {
    start: [2],
    low: [1],
    high: [4],
    prior: [2],
    priorWeight: 0,
    weights: [1],
    scale: 0.1,
    residuals: (values: Float64Array, into: Float64Array) => {
      into[0] = Math.log((values[0] as number) / 100);
    },
  };
  expect(leastSquares(problem, { tolerance: 1e-9, rounds: 50 })[0]).toBeCloseTo(4, 6);
  expect(leastSquares(problem, { tolerance: 1e-9, rounds: 0 })[0]).toBeCloseTo(2, 9);
  const two = {
    ...problem,
    start: [2, 2],
    low: [1, 0.1],
    high: [4, 9],
    prior: [2, 2],
    weights: [1, 1],
    residuals: (values: Float64Array, into: Float64Array) => {
      into[0] = Math.log((values[0] as number) * 100);
      into[1] = Math.log(((values[0] as number) * (values[1] as number)) / 3);
    },
  };
  const [held, free] = leastSquares(two, { tolerance: 1e-12, rounds: 50 }) as [number, number];
  expect(held).toBeCloseTo(1, 6);
  expect(free).toBeCloseTo(3, 4);
});

test('errors: mean, median, P90 and bias', () => {
  const errors = summarise([1.1, 0.8, 1.05, 1, 0.99]);
  expect(errors).toMatchObject({ count: 5 });
  expect(errors.mean).toBeCloseTo(0.072, 9);
  expect(errors.median).toBeCloseTo(0.05, 9);
  expect(errors.p90).toBeCloseTo(0.2, 9);
  expect(errors.bias).toBeCloseTo(0, 9);
  expect(summarise([]).mean).toBeNaN();
});

test('splits keep groups together, and a seed gives the same ones', () => {
  const items = Array.from({ length: 60 }, (_, at) => ({ at, group: `g${at % 10}` }));
  const splits = randomSplits(items, ({ group }) => group, 0.6, 5, 7);
  expect(splits).toEqual(randomSplits(items, ({ group }) => group, 0.6, 5, 7));
  expect(splits).not.toEqual(randomSplits(items, ({ group }) => group, 0.6, 5, 8));
  for (const { train, test: kept } of splits) {
    expect(train.length).toBe(36);
    const groups = new Set(train.map(({ group }) => group));
    expect(kept.some(({ group }) => groups.has(group))).toBe(false);
    expect(train.length + kept.length).toBe(60);
  }
  const left = leaveOut(items, ({ group }) => group);
  expect(left).toHaveLength(10);
  expect(left.every(({ test: kept }) => kept.length === 6)).toBe(true);
});

describe('the step times of Korthikanti et al. 2022, table 5, each within 5%', () => {
  // GPUs, pipeline stages and virtual ones, sequences of a step and of a micro batch (table 3); seconds.
  test.each([
    ['22B', 8, 1, 1, 4, 4, 1.42, 1.1],
    ['175B', 64, 8, 3, 64, 1, 18.13, 13.75],
    ['530B', 280, 35, 3, 280, 1, 49.05, 37.83],
    ['1T', 512, 64, 1, 512, 1, 94.42, 71.49],
  ] as const)('%s', (model, gpus, pp, vp, globalBatch, microBatch, full, selective) => {
    for (const [recompute, seconds] of [
      ['full', full],
      ['selective', selective],
    ] as const) {
      const step = stepOf(
        korthikanti[model],
        machine('a100-sxm-80gb'),
        {
          ...setup,
          gpus,
          layout: { tp: 8, pp, vp, cp: 1, ep: 1 },
          sequenceParallel: recompute === 'selective',
          zero: 0,
          microBatch,
          globalBatch,
          precision: 'fp16',
          recompute,
          stack: 'old',
          overlap: false,
        },
        constants,
      );
      expect(Math.abs(step.stepSeconds / seconds - 1), recompute).toBeLessThan(0.05);
      // As docs/training.md says it.
      const said = `| ${model} | ${recompute} | ${seconds.toFixed(2)} | ${step.stepSeconds.toFixed(2)} |`;
      expect(readFileSync(new URL('../../../docs/training.md', import.meta.url), 'utf8')).toContain(said);
    }
  });
});

test('published peaks of memory: not those of PyTorch that are what its allocator reserved', () => {
  const peaks = published.filter(
    ({ publication, peakMemoryBytes, setup: { layout, recompute } }) =>
      peakMemoryBytes !== null && !(publication === 'torchtitan' && (layout.pp > 1 || recompute === 'full')),
  );
  const errors = summarise(peaks.map(({ shape, setup, peakMemoryBytes }) => memoryOf(shape, setup).total / (peakMemoryBytes as number)));
  expect(errors.count).toBe(45);
  expect(errors.mean).toBeLessThan(0.11);
});
