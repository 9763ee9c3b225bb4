import { describe, expect, test } from 'vitest';
import { withFootprint } from '../../src/core/footprint.js';
import { withOwnership } from '../../src/core/ownership.js';
import { trainingSheet } from '../../src/core/training.js';
import { affordableServers, affordableServerTime, withWholeServers } from '../../src/core/whole-servers.js';

const serversFor = (budget: number, price: number, seconds: number, perServer: number) =>
  affordableServers('durationSeconds').compute(budget, price, seconds, perServer);
const secondsFor = (budget: number, price: number, gpus: number, perServer: number) =>
  affordableServerTime.compute(budget, price, gpus, perServer);

describe('a budget rents whole instances', () => {
  test('of 694 GPUs that it would pay for at $2 for 720 h, 688 in 86 instances of 8', () => {
    // 1,000,000 ÷ (2 × 720 × 8) = 86.8
    expect(serversFor(1e6, 2, 720 * 3600, 8)).toBe(688);
  });

  test('to the last one that it covers: $16 an hour are 8 GPUs at $2, a cent less is none', () => {
    expect(serversFor(16, 2, 3600, 8)).toBe(8);
    expect(serversFor(15.99, 2, 3600, 8)).toBe(0);
  });

  test('for the time that 16 GPUs cost, where 12 are at work', () => {
    expect(secondsFor(32, 2, 12, 8)).toBe(3600);
    expect(secondsFor(32, 2, 16, 8)).toBe(3600);
    expect(secondsFor(32, 2, 8, 8)).toBe(7200);
  });
});

test('what is paid by the GPU-hour is paid for whole instances, and nothing else changes', () => {
  const plain = withFootprint(withOwnership(trainingSheet, ''), { embodied: true, water: true, yuan: true }, '');
  const whole = withWholeServers(plain, 'durationSeconds');
  const changed = whole.formulas.filter((formula) => !plain.formulas.includes(formula)).map(({ key, expression }) => [key, expression]);
  expect(changed).toEqual([
    ['paidGpus', 'n_p = S × s'],
    ['paidGpuHours', 'H_p = n_p × t ÷ 3600'],
    ['costUsd', 'M = H_p × p'],
    ['ownedCostUsd', 'M_o = H_p × o'],
  ]);
  expect(whole.inputs).toBe(plain.inputs);
});
