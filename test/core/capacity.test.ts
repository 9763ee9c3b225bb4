import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mostWorking, withCapacity } from '../../src/core/capacity.js';
import { inferenceSheet } from '../../src/core/inference.js';
import { costPerMonth, grownDemand, MONTH_SECONDS } from '../../src/core/month.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { compute } from './compute.js';

const mean = { tokensPerWindow: 8.64e12, windowSeconds: 86_400, parameters: 50e9, goodput: 1, peakFlopsPerGpu: 200e12 };
const service = { ...mean, utilization: 0.5, gpusPerServer: 8, powerPerGpuWatts: 1000, pue: 1, priceUsdPerGpuHour: 2 };

describe('a fleet with a peak, headroom and spares', () => {
  // 2 × 50e9 × 8.64e12 ÷ 86,400 s = 1e19 FLOP/s; a GPU delivers 1e14: 100,000 carry the mean.
  const at = (options: Parameters<typeof withCapacity>[1], more: Record<string, number>) =>
    compute(withCapacity(inferenceSheet('window'), options), { ...service, electricityUsdPerKwh: 0, gridGramsPerKwh: 0, ...more });

  test('carries the peak: 2.5 times the mean take 2.5 times the GPUs', () => {
    expect(at({ peak: true, spares: 'none' }, { peakToAverage: 2.5, headroom: 0 })['gpus']).toBe(250_000);
  });

  test('keeps headroom free: with 20 %, the peak fills 80 % of the working GPUs', () => {
    const { gpus = 0 } = at({ peak: true, spares: 'none' }, { peakToAverage: 2, headroom: 0.2 });
    expect(gpus).toBe(250_000);
    expect(200_000 / gpus).toBe(0.8);
  });

  test('N+1 is one server more', () => {
    const figures = at({ peak: false, spares: 'count' }, { spareServers: 1 });
    expect(figures).toMatchObject({ workingGpus: 100_000, workingServers: 12_500, spareGpus: 8, gpus: 100_008, servers: 12_501 });
  });

  test('a share of spares is of servers, rounded up to whole ones', () => {
    // 100,000 GPUs in 12,500 servers; 0.01 % of them is 1.25 servers, and two stand by.
    const figures = at({ peak: false, spares: 'share' }, { spareShare: 0.0001 });
    expect(figures).toMatchObject({ spareServers: 2, spareGpus: 16, gpus: 100_016, servers: 12_502 });
  });

  test('spares are powered and paid for as those that work', () => {
    const { powerWatts, costUsdPerWindow } = at({ peak: false, spares: 'count' }, { spareServers: 1 });
    expect(powerWatts).toBe(100_008 * 1000);
    expect(costUsdPerWindow).toBe(100_008 * 24 * 2);
  });
});

test('a fleet is told of its peak and its spares what there is of them', () => {
  const told = (options: Parameters<typeof withCapacity>[1]) =>
    withCapacity({ inputs: [], formulas: [] }, options).inputs.map(({ key }) => key);
  expect(told({ peak: false, spares: 'none' })).toEqual([]);
  expect(told({ peak: true, spares: 'none' })).toEqual(['peakToAverage', 'headroom']);
  expect(told({ peak: false, spares: 'count' })).toEqual(['spareServers']);
  expect(told({ peak: true, spares: 'share' })).toEqual(['peakToAverage', 'headroom', 'spareShare']);
});

describe('the most of a fleet that can work', () => {
  const total = (working: number, perServer: number, share: number) =>
    working + Math.ceil(Number((Math.ceil(working / perServer) * share).toPrecision(12))) * perServer;

  test('leaves whole spare servers', () => {
    expect(mostWorking(100, 8, 'count', 1)).toBe(92);
    expect(mostWorking(8, 8, 'count', 1)).toBe(0);
  });

  test.each([
    // 11 working servers need 2 spares at 10 %: 13. 10 need 1: 11 of the 12 that 96 GPUs are.
    [96, 8, 0.1, 80],
    [104, 8, 0.1, 88],
    [100, 8, 0.1, 84],
    [8, 8, 1, 0],
    [9, 8, 0.5, 1],
  ])('%i GPUs of %i a server with %f spare: %i work', (gpus, perServer, share, working) => {
    expect(mostWorking(gpus, perServer, 'share', share)).toBe(working);
  });

  test('is what trying every number finds', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 16 }),
        fc.integer({ min: 1, max: 100 }),
        (gpus, perServer, percent) => {
          const share = percent / 100;
          let most = 0;
          for (let working = 1; working <= gpus; working++) if (total(working, perServer, share) <= gpus) most = working;
          return Math.max(0, mostWorking(gpus, perServer, 'share', share)) === most;
        },
      ),
      { numRuns: runsOf(500), seed },
    );
  });
});

test('a month is a twelfth of 365 days, and its rent that of 730 hours', () => {
  expect(MONTH_SECONDS).toBe(730 * 3600);
  expect(costPerMonth.compute(10, 2, 0, 0)).toBe(14_600);
});

test('growth is compounded: 10 % a month for a year is 3.138', () => {
  let demand = 1;
  for (let month = 0; month < 12; month++) demand = grownDemand.compute(demand, 0.1, 0, 0);
  expect(demand).toBeCloseTo(3.138428, 6);
});
