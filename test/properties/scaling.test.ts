import fc from 'fast-check';
import { expect, test } from 'vitest';
import { figure, figuresOf, magnitude, settings, wholeMagnitude } from './scenarios.js';

const run = fc.record({
  kind: fc.constant('train'),
  parameters: wholeMagnitude(8, 12),
  tokens: wholeMagnitude(9, 13),
  duration: magnitude(5, 8),
  utilization: fc.double({ min: 0.01, max: 0.5, noNaN: true }),
  gpu: fc.constantFrom('a100', 'h100-sxm', 'mi300x'),
  price: magnitude(-1, 1),
});
const service = fc.record({
  kind: fc.constant('infer'),
  parameters: wholeMagnitude(8, 12),
  requests: magnitude(-1, 4),
  input: wholeMagnitude(1, 5),
  output: wholeMagnitude(1, 3),
  window: magnitude(3, 6),
  gpu: fc.constantFrom('a100', 'h100-sxm', 'mi300x'),
});
type Run = typeof run extends fc.Arbitrary<infer T> ? T : never;
type Service = typeof service extends fc.Arbitrary<infer T> ? T : never;

/** Two is a power of two: the figures are equal to the last digit, not nearly. */
function expectRuns(change: (scenario: Run) => Record<string, number>, factors: Readonly<Record<string, number>>): void {
  fc.assert(
    fc.property(run, (scenario) => {
      const before = figuresOf(scenario);
      const after = figuresOf({ ...scenario, ...change(scenario) });
      for (const [key, factor] of Object.entries(factors)) expect(after[key], key).toBe((before[key] as number) * factor);
    }),
    settings,
  );
}

function expectServices(change: (scenario: Service) => Record<string, number>, factors: Readonly<Record<string, number>>): void {
  fc.assert(
    fc.property(service, (scenario) => {
      const before = figuresOf(scenario);
      const after = figuresOf({ ...scenario, ...change(scenario) });
      for (const [key, factor] of Object.entries(factors)) expect(after[key], key).toBe((before[key] as number) * factor);
    }),
    settings,
  );
}

test('twice the tokens are twice the FLOP, the rate and the exact GPUs', () => {
  expectRuns(({ tokens }) => ({ tokens: 2 * tokens }), { trainingFlops: 2, requiredFlopsPerSecond: 2, gpusExact: 2, flopsPerToken: 1 });
});

test('twice the parameters are twice the FLOP a token and in all', () => {
  expectRuns(({ parameters }) => ({ parameters: 2 * parameters }), { flopsPerToken: 2, trainingFlops: 2, gpusExact: 2 });
});

test('twice the tokens in twice the time take the same GPUs, twice the hours and twice the money', () => {
  expectRuns(({ tokens, duration }) => ({ tokens: 2 * tokens, duration: 2 * duration }), {
    requiredFlopsPerSecond: 1,
    gpusExact: 1,
    gpus: 1,
    servers: 1,
    powerWatts: 1,
    gpuHours: 2,
    energyJoules: 2,
    costUsd: 2,
  });
});

test('twice the parameters on half the tokens are the same work', () => {
  expectRuns(({ parameters, tokens }) => ({ parameters: 2 * parameters, tokens: tokens / 2 }), { trainingFlops: 1, gpusExact: 1, gpus: 1 });
});

test('half the utilisation takes twice the exact GPUs, as half the goodput does', () => {
  expectRuns(({ utilization }) => ({ utilization: utilization / 2 }), { effectiveFlopsPerGpu: 0.5, gpusExact: 2, trainingFlops: 1 });
  expectRuns(() => ({ goodput: 0.5 }), { requiredFlopsPerSecond: 2, gpusExact: 2, trainingFlops: 1 });
});

test('two epochs are twice the tokens', () => {
  fc.assert(
    fc.property(run, (scenario) => {
      expect(figure({ ...scenario, epochs: 2 }, 'trainingFlops')).toBe(
        figure({ ...scenario, tokens: 2 * scenario.tokens }, 'trainingFlops'),
      );
    }),
    settings,
  );
});

test('twice the requests are twice the tokens and the FLOP', () => {
  expectServices(({ requests }) => ({ requests: 2 * requests }), {
    tokensPerRequest: 1,
    tokensPerWindow: 2,
    tokensPerSecond: 2,
    inferenceFlops: 2,
    gpusExact: 2,
  });
});

test('twice the window is twice the tokens on the same GPUs', () => {
  expectServices(({ window }) => ({ window: 2 * window }), {
    tokensPerWindow: 2,
    tokensPerSecond: 1,
    gpusExact: 1,
    gpus: 1,
    energyJoulesPerWindow: 2,
    energyJoulesPerToken: 1,
  });
});

test('a prompt token costs as much as a generated one', () => {
  fc.assert(
    fc.property(service, (scenario) => {
      const turned = figuresOf({ ...scenario, input: scenario.output, output: scenario.input });
      for (const [key, value] of Object.entries(figuresOf(scenario))) {
        // Counted apart, the two change places; their sum differs by no more than its rounding.
        if (/^(prompt|prefill|decode)/.test(key)) continue;
        if (value === null) expect(turned[key], key).toBeNull();
        else expect(Math.abs((turned[key] ?? Number.NaN) / value - 1), key).toBeLessThanOrEqual(1e-12);
      }
    }),
    settings,
  );
});

test('training a token takes three times the FLOP of serving it', () => {
  fc.assert(
    fc.property(wholeMagnitude(6, 12), (parameters) => {
      const trained = figure({ kind: 'train', parameters, tokens: 1e9, gpu: 'a100' }, 'flopsPerToken');
      expect(trained).toBe(6 * parameters);
      expect(figure({ kind: 'infer', parameters, tokens: 1e9, gpu: 'a100' }, 'flopsPerToken')).toBe(2 * parameters);
    }),
    settings,
  );
});
