// A seed gives the same digits on every machine: points and splits are compared with files to the last one.
import { expect, test } from 'vitest';
import { quasiRandom } from '../../src/core/quasi-random.js';
import { directionNumbers, SOBOL_DIMENSIONS, sobolCoordinate } from '../../src/core/sobol.js';
import { leaveOut, randomSplits } from '../../src/core/statistics/splits.js';

test('points of 45 dimensions, of three seeds', async () => {
  const lines = [0, 1, 4_294_967_295].flatMap((seed) => {
    const next = quasiRandom(45, 5, seed);
    const point = new Float64Array(45);
    return Array.from({ length: 5 }, (_, at) => {
      next(point);
      return `seed ${seed}, point ${at}: ${[...point].join(' ')}`;
    });
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('points/points.txt');
});

test('the table of directions, and points far along', async () => {
  const lines = Array.from({ length: SOBOL_DIMENSIONS }, (_, dimension) => {
    const directions = directionNumbers(dimension);
    const far = [3, 1000, 0xffff_ffff].map((point) => sobolCoordinate(directions, point));
    return `${dimension}: ${[...directions].map((each) => each.toString(16)).join(' ')}; ${far.join(' ')}`;
  });
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('points/directions.txt');
});

test('splits of ten groups, of three seeds', async () => {
  const items = Array.from({ length: 10 }, (_, at) => at);
  const lines = [0, 7, 4_294_967_295].flatMap((seed) =>
    randomSplits(items, (item) => `g${item}`, 0.65, 3, seed).map(
      ({ train, test: kept }) => `seed ${seed}: ${train.join(' ')} | ${kept.join(' ')}`,
    ),
  );
  await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('points/splits.txt');
});

test('a split is of groups, whatever the order of what is split; leaving one out leaves all of it out', () => {
  const items = Array.from({ length: 24 }, (_, at) => at);
  const groupOf = (item: number) => `g${item % 6}`;
  const sorted = (splits: readonly { readonly train: readonly number[] }[]) =>
    splits.map(({ train }) => train.toSorted((one, other) => one - other));
  expect(sorted(randomSplits(items, groupOf, 0.5, 4, 3))).toEqual(sorted(randomSplits(items.toReversed(), groupOf, 0.5, 4, 3)));
  const left = leaveOut(items, groupOf);
  expect(left.map(({ test: kept }) => kept)).toEqual(items.slice(0, 6).map((group) => items.filter((item) => item % 6 === group)));
  expect(left.map(({ train }) => train)).toEqual(items.slice(0, 6).map((group) => items.filter((item) => item % 6 !== group)));
});
