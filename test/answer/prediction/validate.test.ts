import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { suites, type ValidationRow } from '../../../src/answer/contract/validation.js';
import { validate } from '../../../src/answer/prediction/validate.js';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';

const report = validate(suites, builtInCatalog());
const { rows, unpredicted } = report;
const lines = (name: string) =>
  readFileSync(new URL(`../../../presets/measurements/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n').length - 1;
const counted = (wanted: (row: ValidationRow) => boolean) => rows.filter(wanted).reduce((sum, { count }) => sum + count, 0);
const alike = (suite: ValidationRow['suite'], by: ValidationRow['by']) => rows.filter((row) => row.suite === suite && row.by === by);

test('every packaged training step is in one group of each grouping', () => {
  for (const by of ['kind', 'publication', 'accelerator'] as const) {
    expect(counted((row) => row.suite === 'training' && row.by === by && row.sample === 'in-sample')).toBe(
      lines('training/steps.csv') + lines('training/small-models.csv'),
    );
  }
});

test('every packaged serving measurement is predicted, or said not to be', () => {
  const others = unpredicted.reduce((sum, { count }) => sum + count, 0);
  const figures =
    lines('serving/throughput.csv') -
    others +
    lines('serving/trtllm-1.0.csv') +
    2 * lines('serving/latency.csv') +
    lines('serving/energy.csv');
  expect(others).toBe(104);
  for (const by of ['metric', 'engine', 'accelerator', 'family'] as const) {
    expect(counted((row) => row.suite === 'serving' && (row.by === by || row.sample === 'not-fitted'))).toBe(figures);
    expect(counted((row) => row.suite === 'energy' && (row.by === by || row.sample === 'not-fitted'))).toBe(lines('serving/energy.csv'));
  }
});

test('every published peak of memory is estimated', () => {
  const peaks = readFileSync(new URL('../../../presets/measurements/training/steps.csv', import.meta.url), 'utf8')
    .trimEnd()
    .split('\n')
    .filter((line) => /,\d[\d.]*,\d[\d.]*$/.test(line)).length;
  expect(peaks).toBe(55);
  for (const by of ['kind', 'publication', 'accelerator'] as const)
    expect(counted((row) => row.suite === 'memory' && row.by === by)).toBe(peaks);
});

test('the model is nearer than one utilisation for all, and than the speed of light', () => {
  const fitted = alike('training', 'kind').filter(({ group }) => group !== 'whole production runs');
  expect(fitted).toHaveLength(alike('training', 'kind').length - 1);
  for (const row of [...fitted, ...alike('serving', 'metric')]) {
    expect(row.sample).toBe('in-sample');
    expect(row.predicted.mean, row.group).toBeLessThan(row.constantMfu?.mean as number);
    expect(row.predicted.mean, row.group).toBeLessThan(row.speedOfLight?.mean as number);
  }
});

test('no machine was faster than light: no time is shorter, no throughput higher', () => {
  for (const { group, speedOfLight, by } of [...alike('serving', 'metric'), ...alike('serving', 'accelerator')]) {
    const bias = speedOfLight?.bias as number;
    if (group.startsWith('throughput')) expect(bias, `${by} ${group}`).toBeGreaterThan(0);
    else expect(bias, `${by} ${group}`).toBeLessThan(0);
  }
});

test('what was left out is read for the same runs that the constants are fitted to', () => {
  const fitted = new Map(alike('serving', 'metric').map(({ group, count }) => [group, count]));
  const left = alike('serving', 'left-out');
  expect(left.length).toBeGreaterThan(0);
  for (const { group, count, sample } of left) {
    expect(sample).toBe('left-out');
    expect(count, group).toBe(fitted.get(group.slice(group.indexOf(': ') + 2)));
  }
  const models = alike('training', 'left-out').find(({ group }) => group === 'each model: experts');
  expect(models?.count).toBe(alike('training', 'kind').find(({ group }) => group === 'experts')?.count);
});

test('a suite can be asked for alone', () => {
  const alone = validate(['training'], builtInCatalog());
  expect(alone.rows).toEqual(rows.filter(({ suite }) => suite === 'training'));
  expect(alone.unpredicted).toEqual([]);
});
