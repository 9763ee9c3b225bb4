import { expect, test } from 'vitest';
import { sizeTraining } from '../../src/index.js';

/** Runs that take exactly so many GPUs, by whole numbers: the quotient of the doubles is a little less. */
test.each([
  [10, { parameters: 1e9, tokens: 897_220_800_000 }],
  [10, { parameters: 7e9, tokens: 128_174_400_000 }],
  [10, { parameters: 70e9, tokens: 12_817_440_000 }],
  [20, { parameters: 2e9, tokens: 897_220_800_000 }],
])('%d GPUs are exactly that many', (gpus, size) => {
  const { answer } = sizeTraining({ ...size, peak: '989 TFLOPS', utilization: '30%', duration: '21d' });
  const { parameters, tokens } = size;
  const wanted = (BigInt(6 * parameters) * BigInt(tokens) * 10n) / (3n * 989_000_000_000_000n * BigInt(21 * 86_400));
  expect(Number(wanted)).toBe(gpus);
  expect((6 * parameters * tokens) / (21 * 86_400) / (989e12 * 0.3)).toBeLessThan(gpus);
  expect({ exact: answer.gpusExact, gpus: answer.gpus }).toEqual({ exact: gpus, gpus });
});
