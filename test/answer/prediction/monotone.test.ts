// Predicted training: what physics says of more memory, and what fixes the GPUs beside their number.
import { describe, expect, test } from 'vitest';
import { constants } from '../../../src/core/training/constants.js';
import { search } from '../../../src/core/training/search.js';
import { spaceOf } from '../../../src/core/training/search-space.js';
import { evaluate } from '../../../src/index.js';
import { gpt3, machine, setup } from '../../core/training/setups.js';

type Scenario = Parameters<typeof evaluate>[0];
function asked(fields: object) {
  const result = evaluate({ kind: 'train', ...fields } as Scenario);
  if (result.kind !== 'train') throw new Error(result.kind);
  return result;
}

test('more memory never loses a layout, and never slows the best', () => {
  const hardware = machine('a100-sxm-80gb');
  const base = { ...setup, gpus: 128, globalBatch: 256 };
  const space = spaceOf(gpt3, base.gpus, hardware.domain, base.sequence);
  const found = (gibibytes: number) =>
    search(gpt3, hardware, base, space, constants, { top: 100_000, memoryBytes: gibibytes * 2 ** 30, exhaustive: true }).found;
  let before = found(30);
  for (const gibibytes of [40, 60, 80, 141]) {
    const now = found(gibibytes);
    const there = new Set(now.map(({ setup: one }) => JSON.stringify(one)));
    expect(now.length).toBeGreaterThan(before.length);
    for (const { setup: one } of before) expect(there.has(JSON.stringify(one))).toBe(true);
    expect(now[0]?.stepSeconds).toBeLessThanOrEqual(before[0]?.stepSeconds ?? Number.POSITIVE_INFINITY);
    before = now;
  }
});

test.each(['network', 'memory'] as const)('more %s never slows what is predicted', (key) => {
  const fields = { model: 'llama-3.1-70b', gpu: 'h100-sxm', gpus: 256, tokens: 1e12, globalBatch: 512, sequence: 8192 };
  const seconds = { network: [12.5e9, 25e9, 50e9, 100e9], memory: [80e9, 96e9, 141e9, 192e9] }[key].map(
    (value) => asked({ ...fields, [key]: value, utilization: 'auto' }).answer.stepSeconds as number,
  );
  expect(seconds).toEqual(seconds.toSorted((one, other) => other - one));
});

describe('what fixes the GPUs', () => {
  const gpt = { model: 'gpt3', gpu: 'a100-sxm-80gb', precision: 'bf16', utilization: 'auto' };

  test('a power budget', () => {
    const { answer, prediction } = asked({ ...gpt, powerBudget: 1e6 });
    expect(answer.powerWatts as number).toBeLessThanOrEqual(1e6);
    expect(prediction?.gpus).toBeGreaterThan(1000);
    expect(answer.gpus).toBe(prediction?.gpus);
  });

  test('money, for a time: the tokens that the GPUs it rents are trained on', () => {
    const { answer, prediction, unknown } = asked({ ...gpt, budget: 2e6, price: 2, duration: 30 * 86_400 });
    expect(unknown).toBe('tokens');
    expect(answer.costUsd as number).toBeLessThanOrEqual(2e6 * (1 + 1e-9));
    const rate = (prediction?.tokensPerSecondPerGpu ?? 0) * (answer.gpus as number);
    expect((answer.tokens as number) / (rate * 30 * 86_400)).toBeCloseTo(1, 2);
  });

  test('a time: one server less would miss it', () => {
    const duration = 30 * 86_400;
    const { prediction } = asked({ ...gpt, duration });
    const gpus = prediction?.gpus ?? 0;
    expect(asked({ ...gpt, gpus }).answer.durationSeconds as number).toBeLessThanOrEqual(duration);
    expect(asked({ ...gpt, gpus: gpus - 8 }).answer.durationSeconds as number).toBeGreaterThan(duration);
  });
});
