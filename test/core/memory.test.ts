import { describe, expect, test } from 'vitest';
import { ownBytes, parameterBytes } from '../../src/core/architecture/memory.js';

test.each([
  ['bf16', 2e9],
  // An FP32 scale for each 128 × 128 weights.
  ['fp8', 1e9 * (1 + 4 / (128 * 128))],
  // A scale for each output channel: too rare to count.
  ['int8', 1e9],
  // 20 bits of scale and zero point for 128 weights.
  ['int4', 1e9 * (0.5 + 2.5 / 128)],
  ['mxfp4', 1e9 * (0.5 + 1 / 32)],
] as const)('a thousand million parameters in %s are %f bytes', (format, bytes) => {
  expect(parameterBytes(1e9, format)).toBe(bytes);
});

describe('an entry of a cache with scales', () => {
  const entry = (elements: { text: string; value: number; sum?: true }) =>
    ownBytes({ is: 'cache', elements, limit: null, stored: { as: 'scaledBytes' } }, 'bf16');

  test('has four bytes for 128 elements, or what is left of them', () => {
    expect(entry({ text: 'r_kv', value: 512 })).toMatchObject({ value: 512 + 4 * 4, text: 'r_kv + 4 × ⌈r_kv ÷ 128⌉' });
  });

  test('of a sum puts it in brackets', () => {
    expect(entry({ text: 'r_kv + d_r', value: 576, sum: true })).toMatchObject({
      value: 576 + 4 * 5,
      text: 'r_kv + d_r + 4 × ⌈(r_kv + d_r) ÷ 128⌉',
    });
  });
});
