import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { figure, figuresOf, magnitude, type Scenario, settings, wholeMagnitude } from './scenarios.js';

const shareOfPeak = fc.oneof(fc.double({ min: 0.01, max: 1, noNaN: true }), fc.constantFrom(0.3, 0.5, 1));

/** Equal to one part in a thousand million, or to the unit that a whole count is cut at. */
function expectNear(value: number, exact: number, unit = 0): void {
  expect(Math.abs(value - exact), `${value}, ${exact} expected`).toBeLessThanOrEqual(Math.max(exact * 1e-9, unit));
}

/** Without the fields named. */
function without(scenario: Scenario, ...keys: readonly string[]): Scenario {
  return Object.fromEntries(Object.entries(scenario).filter(([key]) => !keys.includes(key)));
}

describe('training', () => {
  const run = fc.record({
    kind: fc.constant('train'),
    parameters: wholeMagnitude(8, 12.5),
    tokens: wholeMagnitude(9, 13.7),
    utilization: shareOfPeak,
    goodput: fc.constantFrom(1, 0.9),
    gpus: wholeMagnitude(0, 6),
    gpu: fc.constantFrom('a100', 'h100-sxm'),
  });

  test('the time that given GPUs take is the time in which they are needed', () => {
    fc.assert(
      fc.property(run, (scenario) => {
        const duration = figure(scenario, 'durationSeconds');
        const { gpus } = figuresOf({ ...without(scenario, 'gpus'), duration });
        expect(gpus).toBe(scenario.gpus);
      }),
      settings,
    );
  });

  test.each(['tokens', 'parameters', 'utilization'] as const)('solving for %s finds what was put in', (unknown) => {
    fc.assert(
      fc.property(run, (scenario) => {
        const duration = figure(scenario, 'durationSeconds');
        const solved = figuresOf({ ...without(scenario, unknown), duration, solve: unknown });
        expectNear(solved[unknown] as number, scenario[unknown], unknown === 'utilization' ? 0 : 1);
      }),
      settings,
    );
  });

  test.each(['tokens', 'parameters', 'utilization', 'duration'] as const)(
    'what is solved for %s uses the GPUs given, not one more',
    (unknown) => {
      fc.assert(
        fc.property(run, (scenario) => {
          const duration = figure(scenario, 'durationSeconds');
          const all = { ...scenario, ...(unknown !== 'duration' && { duration }) };
          const solved = figuresOf({ ...without(all, unknown), solve: unknown });
          expect(solved['gpus']).toBe(scenario.gpus);
          expectNear(solved['gpusExact'] as number, scenario.gpus, scenario.gpus * 1e-6);
        }),
        settings,
      );
    },
  );

  test('15 trillion tokens, solved for, take the GPUs given: the tokens are whole without adding one', () => {
    // 8e9 × 6 × T = n × 989.4e12 × 40 % × 30 d; T = n × 21.4e12 tokens or so.
    for (let gpus = 1; gpus <= 200; gpus++) {
      const solved = figuresOf({
        kind: 'train',
        parameters: 8e9,
        gpu: 'h100-sxm',
        precision: 'bf16',
        utilization: 0.4,
        gpus,
        solve: 'tokens',
      });
      expect([gpus, solved['gpus']]).toEqual([gpus, gpus]);
    }
  });
});

describe('serving', () => {
  const service = fc.record({
    kind: fc.constant('infer'),
    parameters: wholeMagnitude(9, 12),
    requests: magnitude(-1, 4),
    input: wholeMagnitude(1, 5),
    output: wholeMagnitude(1, 3),
    utilization: shareOfPeak,
    window: magnitude(3, 6),
    gpus: wholeMagnitude(0, 4),
    gpu: fc.constantFrom('a100', 'h100-sxm'),
  });

  test.each(['requests', 'parameters', 'utilization'] as const)('solving for %s on given GPUs finds what fills them', (unknown) => {
    fc.assert(
      fc.property(service, (scenario) => {
        // The requests that fill the GPUs, then the other unknowns from those.
        const requests = figure(without(scenario, 'requests'), 'requestsPerSecond');
        const solved = figuresOf({ ...without({ ...scenario, requests }, unknown), solve: unknown });
        expect(solved['gpus']).toBe(scenario.gpus);
        const key = unknown === 'requests' ? 'requestsPerSecond' : unknown;
        expectNear(solved[key] as number, unknown === 'requests' ? requests : scenario[unknown], unknown === 'parameters' ? 1 : 0);
      }),
      settings,
    );
  });

  test('the tokens that given GPUs serve need those GPUs', () => {
    fc.assert(
      fc.property(service, ({ kind, parameters, utilization, window, gpus, gpu }) => {
        const known = { kind, parameters, utilization, window, gpu };
        const solved = figuresOf({ ...known, gpus });
        expect(solved['gpus']).toBe(gpus);
        expect(Number.isInteger(solved['tokensPerWindow'])).toBe(true);
        expect(figure({ ...known, tokens: solved['tokensPerWindow'] as number }, 'gpus')).toBe(gpus);
      }),
      settings,
    );
  });

  test('requests and tokens say the same', () => {
    fc.assert(
      fc.property(service, (scenario) => {
        const byRequests = figuresOf(without(scenario, 'requests'));
        const byTokens = figuresOf(without(scenario, 'requests', 'input', 'output'));
        expectNear(byRequests['tokensPerWindow'] as number, byTokens['tokensPerWindow'] as number, 1);
      }),
      settings,
    );
  });
});

describe('serving with a peak, headroom and spares', () => {
  const service = fc.record({
    kind: fc.constant('infer'),
    parameters: wholeMagnitude(9, 12),
    input: wholeMagnitude(1, 5),
    output: wholeMagnitude(1, 3),
    utilization: shareOfPeak,
    peakToAverage: fc.double({ min: 1, max: 10, noNaN: true }),
    headroom: fc.double({ min: 0, max: 0.9, noNaN: true }),
    gpus: fc.integer({ min: 100, max: 10_000 }),
    gpusPerServer: fc.integer({ min: 1, max: 16 }),
    gpu: fc.constantFrom('a100', 'h100-sxm'),
  });

  test.each(['N+1', 'N+4'])('the requests that given GPUs serve with %s need those GPUs', (spares) => {
    fc.assert(
      fc.property(service, (scenario) => {
        const requests = figure({ ...scenario, spares }, 'requestsPerSecond');
        expect(figure({ ...without(scenario, 'gpus'), spares, requests }, 'gpus')).toBe(scenario.gpus);
      }),
      settings,
    );
  });

  test('with a share of spares they need no more, and a little more demand does not fit', () => {
    fc.assert(
      fc.property(service, fc.double({ min: 0.01, max: 1, noNaN: true }), (scenario, spares) => {
        const requests = figure({ ...scenario, spares }, 'requestsPerSecond');
        const needed = (demand: number) => figure({ ...without(scenario, 'gpus'), spares, requests: demand }, 'gpus');
        expect(needed(requests)).toBeLessThanOrEqual(scenario.gpus);
        expect(needed(requests * 1.000001)).toBeGreaterThan(scenario.gpus);
      }),
      settings,
    );
  });

  test('a peak is a demand so much larger, and headroom a fleet so much larger', () => {
    fc.assert(
      fc.property(service, ({ gpus: _, peakToAverage, headroom, ...scenario }) => {
        const known = { ...scenario, requests: 50 };
        const mean = figure(known, 'gpusExact');
        expectNear(figure({ ...known, peakToAverage, headroom }, 'gpusExact'), (mean * peakToAverage) / (1 - headroom));
      }),
      settings,
    );
  });

  test.each(['tokens', 'parameters', 'utilization'] as const)('training with spares: solving for %s finds what was put in', (unknown) => {
    const run = fc.record({
      kind: fc.constant('train'),
      parameters: wholeMagnitude(9, 12),
      tokens: wholeMagnitude(10, 13),
      utilization: shareOfPeak,
      gpus: fc.integer({ min: 100, max: 10_000 }),
      spares: fc.constantFrom('N+1', 'N+2'),
      gpu: fc.constantFrom('a100', 'h100-sxm'),
    });
    fc.assert(
      fc.property(run, (scenario) => {
        const duration = figure(scenario, 'durationSeconds');
        const solved = figuresOf({ ...without(scenario, unknown), duration, solve: unknown });
        expect(solved['gpus']).toBe(scenario.gpus);
        expectNear(solved[unknown] as number, scenario[unknown], unknown === 'utilization' ? 0 : 1);
      }),
      settings,
    );
  });

  test('a budget rents the spares too, and is not overspent', () => {
    const money = { price: magnitude(-1, 1), budget: magnitude(5, 7), spares: fc.constantFrom<number | string>('N+1', 0.1) };
    fc.assert(
      fc.property(service, fc.record(money), ({ gpus: _, ...scenario }, bought) => {
        const solved = figuresOf({ ...scenario, ...bought });
        expect(solved['costUsdPerWindow'] as number).toBeLessThanOrEqual(bought.budget * (1 + 1e-12));
      }),
      settings,
    );
  });
});

describe('a budget', () => {
  const money = fc.record({
    parameters: wholeMagnitude(10, 12),
    utilization: shareOfPeak,
    gpu: fc.constantFrom('a100', 'h100-sxm'),
    price: magnitude(-1, 1),
    budget: magnitude(4, 7),
  });
  const time = { duration: 86_400 };

  test.each([
    ['train', 'tokens', 'tokens'],
    ['train', 'parameters', 'parameters'],
    ['train', 'utilization', 'utilization'],
  ] as const)('%s: solving for %s spends it on whole GPUs and not a cent more', (kind, solve, key) => {
    fc.assert(
      fc.property(money, (drawn) => {
        // Work of half the GPUs that the money rents, at the utilisation drawn.
        const rented = Math.floor(drawn.budget / (drawn.price * 24));
        const known: Scenario = { kind, ...without(drawn, solve), ...time, ...(solve !== 'tokens' && { tokens: Math.ceil(rented * 1e6) }) };
        fc.pre(solve !== 'utilization' || figure({ ...without(known, 'budget'), utilization: 1 }, 'gpusExact') <= rented);
        const solved = figuresOf({ ...known, solve });
        expect(Number.isInteger(solved['gpus'])).toBe(true);
        const cost = solved['costUsd'] as number;
        expect(cost).toBeLessThanOrEqual(drawn.budget * (1 + 1e-12));
        expect(cost + drawn.price * 24).toBeGreaterThan(drawn.budget * (1 - 1e-12));
        // Read forwards, without the budget, the same GPUs come out.
        const forwards = { ...without(known, 'budget'), [solve]: solved[key] as number };
        expect(figure(forwards, 'gpus')).toBe(solved['gpus']);
      }),
      settings,
    );
  });

  test('serving: the tokens that a budget a window pays need the GPUs that it rents', () => {
    fc.assert(
      fc.property(money, (drawn) => {
        const solved = figuresOf({ kind: 'infer', ...drawn, solve: 'tokens' });
        expect(solved['costUsdPerWindow'] as number).toBeLessThanOrEqual(drawn.budget * (1 + 1e-12));
        const forwards = { kind: 'infer', ...without(drawn, 'budget'), tokens: solved['tokensPerWindow'] as number };
        expect(figure(forwards, 'gpus')).toBe(solved['gpus']);
      }),
      settings,
    );
  });

  test('with given GPUs buys time, all of it', () => {
    fc.assert(
      fc.property(money, fc.integer({ min: 1, max: 5000 }), (drawn, gpus) => {
        const solved = figuresOf({ kind: 'train', ...drawn, gpus });
        // budget ÷ (price × GPUs), in hours
        expectNear((solved['durationSeconds'] as number) / 3600, drawn.budget / (drawn.price * gpus));
        expect(solved['gpus']).toBe(gpus);
        expectNear(solved['costUsd'] as number, drawn.budget);
      }),
      settings,
    );
  });

  test('is what the answer to “what does it cost” gives back', () => {
    fc.assert(
      fc.property(money, wholeMagnitude(9, 12), ({ budget: _, ...drawn }, tokens) => {
        const cost = figure({ kind: 'train', ...drawn, tokens, solve: 'budget' }, 'costUsd');
        const { gpus } = figuresOf({ kind: 'train', ...drawn, tokens });
        expect(figuresOf({ kind: 'train', ...drawn, budget: cost, solve: 'tokens' })['gpus']).toBe(gpus);
      }),
      settings,
    );
  });
});
