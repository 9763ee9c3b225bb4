import fc from 'fast-check';
import { describe, test } from 'vitest';
import { figure, magnitude, type Scenario, settings, wholeMagnitude } from './scenarios.js';

const common = {
  parameters: wholeMagnitude(8, 12),
  peak: magnitude(13, 15),
  utilization: fc.double({ min: 0.01, max: 0.1, noNaN: true }),
  goodput: fc.double({ min: 0.01, max: 0.1, noNaN: true }),
  price: magnitude(-1, 1),
  pue: fc.double({ min: 1, max: 1.2, noNaN: true }),
  electricityPrice: magnitude(-2, 0),
  gpusPerServer: fc.integer({ min: 1, max: 16 }),
  gpu: fc.constantFrom('a100', 'h100-sxm', 'mi300x'),
};
const train = fc.record({
  ...common,
  kind: fc.constant('train'),
  tokens: wholeMagnitude(9, 13),
  epochs: magnitude(0, 1),
  duration: magnitude(5, 8),
});
const words = fc.record({
  ...common,
  kind: fc.constant('infer'),
  requests: magnitude(-1, 4),
  words: magnitude(1, 3),
  questions: magnitude(0, 1),
  tokensPerWord: magnitude(0, 0.3),
});
const tokens = fc.record({
  ...common,
  kind: fc.constant('infer'),
  requests: magnitude(-1, 4),
  // Eight times the cached prefix is still no more than the prompt.
  input: wholeMagnitude(2, 5),
  output: wholeMagnitude(1, 3),
  shots: fc.integer({ min: 1, max: 8 }),
  tokensPerShot: magnitude(0, 2),
  cachedPrefix: fc.integer({ min: 1, max: 12 }),
});
const total = fc.record({ ...common, kind: fc.constant('infer'), tokens: wholeMagnitude(8, 13), window: magnitude(3, 6) });
const withPeak = fc.record({
  ...common,
  kind: fc.constant('infer'),
  tokens: wholeMagnitude(8, 13),
  peakToAverage: magnitude(0, 1),
  // Eight times the headroom, or the share of spares, is still less than all of it.
  headroom: fc.double({ min: 0.01, max: 0.12, noNaN: true }),
  spares: fc.double({ min: 0.001, max: 0.12, noNaN: true }),
});

const conversation = fc.record({
  ...common,
  kind: fc.constant('infer'),
  users: wholeMagnitude(3, 6),
  messagesPerUser: magnitude(-5, -3),
  input: wholeMagnitude(1, 3),
  output: wholeMagnitude(1, 3),
  turns: fc.integer({ min: 1, max: 20 }),
  cachedPrefixShare: fc.double({ min: 0, max: 0.12, noNaN: true }),
  serverPrice: magnitude(4, 6),
  years: magnitude(0, 1),
  hosting: magnitude(1, 3),
});
const atOnce = fc.record({
  ...common,
  kind: fc.constant('infer'),
  concurrentUsers: wholeMagnitude(1, 4),
  thinkTime: magnitude(0, 3),
  responseTime: magnitude(0, 2),
  words: magnitude(1, 3),
});
const { utilization: _, ...withoutUtilization } = common;
const measured = fc.record({
  ...withoutUtilization,
  kind: fc.constant('train'),
  peak: fc.constant(1e20),
  tokens: wholeMagnitude(9, 13),
  throughput: magnitude(0, 4),
});
const limited = fc.record({ ...common, kind: fc.constant('train'), tokens: wholeMagnitude(11, 13), powerBudget: magnitude(5, 8) });

type Row = readonly [field: string, figure: string, direction: 'more' | 'less'];

/** More of a field means as much or more of a figure, or as much or less. */
const cases: readonly (readonly [string, fc.Arbitrary<Scenario>, readonly Row[]])[] = [
  [
    'training',
    train,
    [
      ['tokens', 'gpus', 'more'],
      ['tokens', 'costUsd', 'more'],
      ['tokens', 'energyJoules', 'more'],
      ['parameters', 'gpus', 'more'],
      ['parameters', 'servers', 'more'],
      ['epochs', 'gpus', 'more'],
      ['duration', 'gpus', 'less'],
      ['duration', 'powerWatts', 'less'],
      ['utilization', 'gpus', 'less'],
      ['utilization', 'costUsd', 'less'],
      ['goodput', 'gpus', 'less'],
      ['peak', 'gpus', 'less'],
      ['gpusPerServer', 'servers', 'less'],
      ['price', 'costUsd', 'more'],
      ['pue', 'powerWatts', 'more'],
      ['pue', 'energyJoules', 'more'],
      ['electricityPrice', 'electricityUsd', 'more'],
    ],
  ],
  [
    'serving a demand in words',
    words,
    [
      ['requests', 'gpus', 'more'],
      ['words', 'gpus', 'more'],
      ['questions', 'gpus', 'more'],
      ['tokensPerWord', 'gpus', 'more'],
      ['tokensPerWord', 'tokensPerSecond', 'more'],
      ['requests', 'costUsdPerWindow', 'more'],
      ['parameters', 'gpus', 'more'],
      ['utilization', 'gpus', 'less'],
      ['peak', 'gpus', 'less'],
      ['price', 'costUsdPerMillionTokens', 'more'],
    ],
  ],
  [
    'serving a demand in tokens a request',
    tokens,
    [
      ['input', 'gpus', 'more'],
      ['output', 'gpus', 'more'],
      ['output', 'tokensPerRequest', 'more'],
      ['shots', 'gpus', 'more'],
      ['shots', 'tokensPerSecond', 'more'],
      ['tokensPerShot', 'gpus', 'more'],
      ['cachedPrefix', 'gpus', 'less'],
      ['cachedPrefix', 'costUsdPerWindow', 'less'],
      ['goodput', 'gpus', 'less'],
    ],
  ],
  [
    'serving tokens in a window',
    total,
    [
      ['tokens', 'gpus', 'more'],
      ['tokens', 'powerWatts', 'more'],
      ['window', 'gpus', 'less'],
      ['window', 'tokensPerSecond', 'less'],
    ],
  ],
  [
    'serving with a peak, headroom and spares',
    withPeak,
    [
      ['peakToAverage', 'gpus', 'more'],
      ['peakToAverage', 'servers', 'more'],
      ['headroom', 'gpus', 'more'],
      ['headroom', 'powerWatts', 'more'],
      ['spares', 'gpus', 'more'],
      ['spares', 'costUsdPerWindow', 'more'],
      ['tokens', 'spareServers', 'more'],
      ['utilization', 'gpus', 'less'],
    ],
  ],
];

const questions: typeof cases = [
  [
    'serving a conversation of users',
    conversation,
    [
      ['users', 'gpus', 'more'],
      ['messagesPerUser', 'requestsPerSecond', 'more'],
      ['turns', 'gpus', 'more'],
      ['cachedPrefixShare', 'gpus', 'less'],
      ['serverPrice', 'ownedUsdPerGpuHour', 'more'],
      ['years', 'ownedUsdPerGpuHour', 'less'],
      ['hosting', 'ownedCostUsdPerWindow', 'more'],
      ['users', 'capitalUsd', 'more'],
    ],
  ],
  [
    'serving users at once',
    atOnce,
    [
      ['concurrentUsers', 'gpus', 'more'],
      ['thinkTime', 'gpus', 'less'],
      ['responseTime', 'requestsPerSecond', 'less'],
    ],
  ],
  [
    'training at a measured throughput',
    measured,
    [
      ['throughput', 'gpus', 'less'],
      ['throughput', 'utilization', 'more'],
      ['parameters', 'utilization', 'more'],
    ],
  ],
  [
    'training within a power budget',
    limited,
    [
      ['powerBudget', 'gpus', 'more'],
      ['powerBudget', 'durationSeconds', 'less'],
      ['pue', 'gpus', 'less'],
    ],
  ],
];

describe.each([...cases, ...questions])('%s', (_, scenarios, rows) => {
  test.each(rows)('more %s: %s is not on the other side of “%s”', (field, key, direction) => {
    fc.assert(
      fc.property(scenarios, fc.double({ min: 1, max: 8, noNaN: true }), (scenario, factor) => {
        const before = figure(scenario, key);
        const grown = (scenario[field] as number) * factor;
        const after = figure({ ...scenario, [field]: Number.isInteger(scenario[field]) ? Math.round(grown) : grown }, key);
        return direction === 'more' ? after >= before : after <= before;
      }),
      settings,
    );
  });
});

describe('more given GPUs', () => {
  const given = fc.record({
    ...common,
    kind: fc.constant('train'),
    tokens: wholeMagnitude(9, 13),
    gpus: fc.integer({ min: 1, max: 10_000 }),
  });

  test('take less time', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 2, max: 9 }), (scenario, factor) => {
        const more = { ...scenario, gpus: scenario.gpus * factor };
        return figure(more, 'durationSeconds') < figure(scenario, 'durationSeconds');
      }),
      settings,
    );
  });

  test('train on more tokens in the same time', () => {
    fc.assert(
      fc.property(given, fc.integer({ min: 2, max: 9 }), ({ tokens: _, ...scenario }, factor) => {
        const known = { ...scenario, duration: 1e5, solve: 'tokens' };
        return figure({ ...known, gpus: scenario.gpus * factor }, 'tokens') > figure(known, 'tokens');
      }),
      settings,
    );
  });
});
