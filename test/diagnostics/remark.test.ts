import { expect, test } from 'vitest';
import { remark } from '../../src/diagnostics/remark.js';

test.each([
  [0, 'is no more than any of these 28 runs reached'],
  [3, 'is more than 3 of these 28 runs reached'],
  [28, 'is more than any of these 28 runs reached'],
])('an assumed share that is above %d of the runs says so', (above, said) => {
  expect(remark('evidence-place', { assumed: '5%', above, runs: 28 }).message).toBe(`the assumed 5% ${said}`);
});
