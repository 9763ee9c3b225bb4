import { expect, test } from 'vitest';
import { goodputOf, llama3Failures } from '../../../src/core/training/goodput.js';

test('Llama 3 405B: a failure each three hours, and above 90% of the time useful', () => {
  const run = goodputOf({ ...llama3Failures, restartSeconds: 600 });
  expect(run.mtbfSeconds / 3600).toBeCloseTo(3.09, 2);
  expect(run.goodput).toBeGreaterThan(0.9);
  expect(run.goodput).toBeLessThan(0.97);
});

test('Daly’s interval is the best one, and near Young’s where checkpoints are short', () => {
  const failures = { gpuMtbfSeconds: 86_400 * 64, gpus: 64, checkpointBytes: 60e9, storageBytesPerSecond: 1e9, restartSeconds: 300 };
  const { dalySeconds, youngSeconds, goodput } = goodputOf(failures);
  expect(dalySeconds / youngSeconds).toBeCloseTo(1, 1);
  for (const factor of [0.5, 0.8, 1.25, 2]) expect(goodputOf(failures, dalySeconds * factor).goodput).toBeLessThan(goodput);
  const often = { ...failures, gpuMtbfSeconds: 20 * 64 };
  expect(goodputOf(often).dalySeconds).toBe(20);
});
