import { describe, expect, test } from 'vitest';
import { erlangC, normalQuantile, routedCv, waitQuantile } from '../../../src/core/serving/queue.js';
import { simulatedWaits } from './simulation.js';

describe('waits in a queue', () => {
  test.each([1, 3])('P95 of service and wait is within 5 % of a simulation on average, arrivals of variation %i', (arrivalCv) => {
    const errors: number[] = [];
    for (const servers of [1, 4, 16]) {
      for (const utilization of [0.5, 0.7]) {
        for (const serviceCv of [0.5]) {
          const waits = simulatedWaits({ servers, utilization, serviceCv, arrivalCv }, 400_000, 7 * servers + 100 * utilization);
          const simulated = 1 + (waits[Math.floor(0.95 * waits.length)] as number);
          const predicted = 1 + waitQuantile({ servers, serviceSeconds: 1, serviceCv, arrivalCv, utilization }, 0.95);
          errors.push(Math.abs(predicted / simulated - 1));
        }
      }
    }
    expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.05);
    expect(Math.max(...errors)).toBeLessThan(0.2);
  });

  test('one server and random arrivals: Erlang’s chance is the utilisation', () => {
    expect(erlangC(1, 0.7)).toBeCloseTo(0.7, 12);
    // Two servers at half load: 2ρ²/(1+ρ).
    expect(erlangC(2, 0.5)).toBeCloseTo(1 / 3, 12);
  });

  test('a queue that cannot keep up waits for ever; one without load does not wait', () => {
    const queue = { servers: 2, serviceSeconds: 1, serviceCv: 1, arrivalCv: 1 };
    expect(waitQuantile({ ...queue, utilization: 1 }, 0.95)).toBe(Number.POSITIVE_INFINITY);
    expect(waitQuantile({ ...queue, utilization: 0 }, 0.95)).toBe(0);
    expect(waitQuantile({ ...queue, utilization: 0.1 }, 0.5)).toBe(0);
  });

  test('random routing smooths bursts', () => {
    expect(routedCv(3, 1)).toBe(3);
    expect(routedCv(3, 8)).toBeCloseTo(Math.SQRT2, 12);
    expect(routedCv(1, 8)).toBe(1);
  });

  test('quantiles of the normal distribution', () => {
    expect(normalQuantile(0.5)).toBe(0);
    expect(normalQuantile(0.95)).toBeCloseTo(1.6448536, 6);
    expect(normalQuantile(0.05)).toBeCloseTo(-1.6448536, 6);
    expect(normalQuantile(0.99)).toBeCloseTo(2.3263479, 6);
    expect(normalQuantile(0.001)).toBeCloseTo(-3.0902323, 6);
  });
});
