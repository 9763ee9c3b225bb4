import { expect, test } from 'vitest';
import { accuracyByGroup, accuracyOfSources, accuracyOfSplits } from '../../src/answer/prediction/accuracy.js';
import { published } from '../core/training/published.js';

test('every publication is predicted better than by one utilisation, and than by the speed of light', () => {
  const groups = accuracyByGroup(published, ({ publication, set }) => `${publication}, ${set}`);
  expect(groups.reduce((sum, { predicted }) => sum + predicted.count, 0)).toBe(published.length);
  for (const { name, predicted, constantMfu, speedOfLight } of groups) {
    expect(predicted.mean, name).toBeLessThan(constantMfu.mean);
    expect(predicted.mean, name).toBeLessThan(speedOfLight.mean);
  }
});

test('constants fitted without a group still predict it', () => {
  const few = published.filter(({ publication, set }) => ['NeMo', 'Megatron-Bridge'].includes(publication) || set === 'several servers');
  for (const [name, result] of [
    ['splits', accuracyOfSplits(few, 1)],
    ['sources', accuracyOfSources(few)],
  ] as const) {
    expect(result.map(({ name: set }) => set)).toEqual(['dense', 'experts', 'several servers', 'one server']);
    const judged = result.filter(({ predicted }) => predicted.count > 0);
    expect(judged.length, name).toBeGreaterThanOrEqual(2);
    for (const { predicted } of judged) expect(predicted.mean, name).toBeLessThan(0.2);
  }
});
