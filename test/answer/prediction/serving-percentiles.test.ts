import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/index.js';

const ask = (more: object) =>
  evaluate({ kind: 'infer', model: 'llama-3.1-70b', gpu: 'h100-sxm', weights: 'fp8', input: 2000, output: 300, ...more });

describe('a fleet held to a percentile', () => {
  const targets = { ttft: 'p95:2s', tpot: '50ms' };

  test('carries what would need just that fleet, and less than one held to means', () => {
    const { answer, evidence } = ask({ gpus: 64, ...targets });
    const { requestsPerSecond = 0 } = answer;
    expect(evidence.serving?.quantile).toBe(0.95);
    expect(answer.ttftSeconds).toBeLessThanOrEqual(2);
    expect(answer.tpotSeconds).toBeLessThanOrEqual(0.05);
    expect(requestsPerSecond).toBeLessThan(ask({ gpus: 64, ttft: '2s', tpot: '50ms' }).answer.requestsPerSecond ?? 0);
    expect(ask({ requests: 0.999 * (requestsPerSecond ?? 0), ...targets }).answer.gpus).toBe(64);
    expect(ask({ requests: 1.03 * (requestsPerSecond ?? 0), ...targets }).answer.gpus).toBeGreaterThan(64);
  });

  test('carries less the burstier requests come, and the stricter the percentile', () => {
    const carried = (more: object) => ask({ powerBudget: 100_000, ...targets, ...more }).answer.requestsPerSecond ?? 0;
    const carries = [
      carried({}),
      carried({ burstiness: 4 }),
      carried({ burstiness: 4, ttft: 'p99:2s' }),
      carried({ burstiness: 4, ttft: 'p99:400ms' }),
    ];
    expect(carries).toEqual(carries.toSorted((one, other) => other - one));
    expect(new Set(carries).size).toBe(4);
  });

  test('is impossible where one request alone misses it', () => {
    expect(() => ask({ gpus: 64, ttft: 'p95:50ms' })).toThrow(expect.objectContaining({ code: 'target-unreachable' }));
  });
});

test.each([
  ['prediction-needs', 'ttft', { requests: 50, ttft: 'p95:2s', pools: 'two', network: 50e9 }],
  ['prediction-needs', 'tpot', { requests: 50, tpot: 'p95:60ms', pools: 'two', network: 50e9 }],
  ['prediction-needs', 'burstiness', { requests: 50, ttft: '2s', burstiness: 3 }],
  ['prediction-needs', 'burstiness', { requests: 50, burstiness: 3, pools: 'two', network: 50e9 }],
  ['conflicting-fields', 'concurrency', { requests: 50, concurrency: 8, pools: 'two', network: 50e9 }],
  ['conflicting-fields', 'batch', { requests: 50, batch: 8, pools: 'two', network: 50e9 }],
  ['conflicting-fields', 'concurrency', { requests: 50, ttft: 'p95:2s', concurrency: 8 }],
  ['conflicting-fields', 'batch', { batch: 'max', tpot: 'p99:60ms' }],
])('%s: %s is not left aside', (code, field, more) => {
  expect(() => ask(more)).toThrow(expect.objectContaining({ code, message: expect.stringContaining(`${field}: `) }));
});
