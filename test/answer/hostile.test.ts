// Whatever is passed in: an answer, or one SizingError with a code.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { evaluate, SizingError, sizeInference, sizeTraining } from '../../src/index.js';
import { cpuMilliseconds } from '../helpers/cpu-time.js';
import { runsOf, seed } from '../helpers/fuzz.js';

type Call = (scenario: unknown, options?: unknown) => unknown;
const calls = [
  ['evaluate', evaluate as Call],
  ['sizeTraining', sizeTraining as Call],
  ['sizeInference', sizeInference as Call],
] as const;

/** What came back, or the code of what was thrown. Anything but a SizingError is thrown on. */
function outcome(call: Call, scenario: unknown, options?: unknown): string {
  try {
    call(scenario, options);
  } catch (error) {
    if (!(error instanceof SizingError)) throw new Error('something else than a SizingError is thrown', { cause: error });
    if (error.diagnostics.length === 0 || error.code !== error.diagnostics[0]?.code) throw new Error('it has no diagnostics');
    return error.code;
  }
  return 'answered';
}

function thrower(what: unknown): () => never {
  return () => {
    throw what;
  };
}

/** Objects that bite whoever looks at them, made anew for each call. */
const traps: readonly (readonly [string, () => object])[] = [
  ['a getter that throws', () => Object.defineProperty({ kind: 'train' }, 'gpu', { enumerable: true, get: thrower(new Error('no')) })],
  ['a kind that throws', () => Object.defineProperty({}, 'kind', { enumerable: true, get: thrower(new Error('no')) })],
  ['a proxy that throws on its keys', () => new Proxy({}, { ownKeys: thrower(new Error('no')) })],
  ['a proxy that throws on its values', () => new Proxy({ kind: 'train', gpu: 'a100' }, { get: thrower(new Error('no')) })],
  ['a proxy that throws text', () => new Proxy({}, { ownKeys: thrower('no') })],
  ['a proxy that throws nothing', () => new Proxy({}, { ownKeys: thrower(undefined) })],
  [
    'an error whose message is no text',
    () => new Proxy({}, { ownKeys: thrower(Object.assign(new Error('no'), { message: Symbol('no') })) }),
  ],
  ['an error without a message', () => new Proxy({}, { ownKeys: thrower(Object.assign(new Error('no'), { message: undefined })) })],
  ['an error that is a trap itself', () => new Proxy({}, { ownKeys: thrower(new Proxy({}, { getPrototypeOf: thrower(1) })) })],
  [
    'a proxy that was revoked',
    () => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      return proxy;
    },
  ],
];

describe.each(calls)('%s', (_, call) => {
  test.each(traps)('refuses %s', (_name, trap) => {
    expect(outcome(call, trap())).not.toBe('answered');
  });

  test.each([
    ['null', null],
    ['undefined', undefined],
    ['a number', 42],
    ['not a number', Number.NaN],
    ['text', 'train'],
    ['a boolean', true],
    ['a big integer', 1n],
    ['a symbol', Symbol('train')],
    ['a function', () => 'train'],
    ['a class', class Scenario {}],
    ['a list', [{ kind: 'train' }]],
    ['an empty list', []],
  ])('says of %s that it is no scenario', (_name, scenario) => {
    expect(outcome(call, scenario)).toBe('invalid-type');
  });

  test.each([
    ['an empty object', {}],
    ['a date', new Date(0)],
    ['a map', new Map([['kind', 'train']])],
    ['an error', new Error('train')],
    ['an object without a prototype', Object.create(null) as object],
    ['a frozen object', Object.freeze({ model: 'gpt3' })],
  ])('refuses %s', (_name, scenario) => {
    expect(['unknown-choice', 'missing-model', 'missing-gpu', 'missing-demand', 'unknown-field']).toContain(outcome(call, scenario));
  });

  test.each([null, undefined, 42, 'explain', [], () => true])('takes or refuses the options %s without another error', (options) => {
    expect(outcome(call, { kind: 'train', model: 'gpt3', gpu: 'a100' }, options)).toMatch(/^[a-z-]+$/);
  });
});

const base = { kind: 'train', model: 'gpt3', gpu: 'a100' };

describe('a value of the wrong kind', () => {
  test.each([
    ['NaN', Number.NaN, 'out-of-range'],
    ['Infinity', Number.POSITIVE_INFINITY, 'out-of-range'],
    ['-Infinity', Number.NEGATIVE_INFINITY, 'out-of-range'],
    ['zero', 0, 'out-of-range'],
    ['minus zero', -0, 'out-of-range'],
    ['a negative number', -1, 'out-of-range'],
    ['the smallest number', Number.MIN_VALUE, 'out-of-range'],
    ['2^53', 2 ** 53, 'invalid-quantity'],
    ['empty text', '', 'invalid-quantity'],
    ['blank text', '   ', 'invalid-quantity'],
    ['words', 'many', 'invalid-quantity'],
    ['NaN as text', 'NaN', 'invalid-quantity'],
    ['a list as text', '300B,1T', 'invalid-quantity'],
    ['text with a control character', '300B\u001b[2J', 'control-character'],
    ['a list', ['300B'], 'list-refused'],
    ['an empty list', [], 'list-refused'],
    ['an object', { value: 1 }, 'invalid-type'],
    ['null', null, 'invalid-type'],
    ['true', true, 'invalid-type'],
    ['a big integer', 300n, 'invalid-type'],
    ['a symbol', Symbol('1'), 'invalid-type'],
    ['a function', () => 1, 'invalid-type'],
    ['a boxed number', Object(300e9), 'invalid-type'],
    ['an object that says it is a number', { valueOf: () => 1, toString: () => '1' }, 'invalid-type'],
  ])('%s for tokens', (_, tokens, code) => {
    expect(outcome(evaluate as Call, { ...base, tokens })).toBe(code);
  });

  test.each(['model', 'gpu', 'precision', 'sparsity', 'region', 'solve', 'note', 'price', 'duration', 'gpus', 'utilization'])(
    'any for %s',
    (key) => {
      const values = [
        Number.NaN,
        Number.POSITIVE_INFINITY,
        -0,
        null,
        {},
        [],
        ['a'],
        Symbol('a'),
        () => 1,
        true,
        1n,
        '',
        '\u0000',
        '__proto__',
        'constructor',
      ];
      const codes = values.map((value) => outcome(evaluate as Call, { ...base, [key]: value }));
      // A note takes any text.
      expect(codes.filter((code) => code === 'answered')).toHaveLength(key === 'note' ? 3 : 0);
      expect(codes).not.toContain('internal');
    },
  );

  test('a number for a name is refused, even the number of a card', () => {
    expect(outcome(evaluate as Call, { ...base, gpu: 100 })).toBe('invalid-type');
  });
});

describe('a field that is none', () => {
  test.each(['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'Model', 'token', '', ' ', '0'])(
    '‘%s’ is refused',
    (key) => {
      const scenario = JSON.parse(`{"kind":"train","model":"gpt3","gpu":"a100",${JSON.stringify(key)}:"1"}`) as unknown;
      for (const [, call] of calls.slice(0, 2)) expect(outcome(call, scenario)).toBe('unknown-field');
      expect(({} as Record<string, unknown>)['1']).toBeUndefined();
    },
  );

  test('of the other kind is refused', () => {
    expect(outcome(evaluate as Call, { ...base, words: 425 })).toBe('unknown-field');
    expect(outcome(sizeInference as Call, { model: 'gpt3', gpu: 'a100', tokens: '1T', duration: '30d' })).toBe('unknown-field');
  });

  test('is shown with its control characters spelled out', () => {
    expect(() => evaluate({ ...base, 'a\u001b[2J\nb': 1 } as never)).toThrow(/^[^\u001b\n]*$/);
  });

  test('is shown shortened', () => {
    const error = thrown(() => evaluate({ ...base, ['x'.repeat(100_000)]: 1 } as never));
    expect(error.message.length).toBeLessThan(2000);
  });
});

test('every mistake is reported, not the first alone', () => {
  const error = thrown(() => evaluate({ ...base, tokens: 'many', utilization: 2, gpuz: 1, gpus: [1] } as never));
  expect(error.diagnostics.map(({ code }) => code)).toEqual(['invalid-quantity', 'out-of-range', 'unknown-field', 'list-refused']);
  expect(error.diagnostics.map(({ where }) => where)).toEqual(
    ['tokens', 'utilization', 'gpuz', 'gpus'].map((path) => ({ kind: 'field', path })),
  );
});

test('long text is refused as fast as short', () => {
  const long = 'a'.repeat(1_000_000);
  const start = cpuMilliseconds();
  for (const key of ['model', 'gpu', 'region', 'tokens', 'precision', long])
    expect(outcome(evaluate as Call, { ...base, [key]: long })).not.toBe('answered');
  expect(cpuMilliseconds() - start).toBeLessThan(2000);
});

test('anything at all in any field is an answer or a SizingError', () => {
  const keys = [
    'kind',
    'model',
    'gpu',
    'tokens',
    'parameters',
    'duration',
    'gpus',
    'price',
    'budget',
    'solve',
    'peak',
    'words',
    'requests',
    'input',
    'output',
  ];
  const value = fc.oneof(
    fc.anything({ withBigInt: true, withNullPrototype: true }),
    fc.double(),
    fc.string(),
    fc.constantFrom('train', 'infer', 'gpt3', 'a100', '1T', 1e300),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.oneof(fc.constantFrom(...keys), fc.string()), value), (scenario) => {
      for (const [, call] of calls) if (outcome(call, scenario) === 'internal') throw new Error('a defect');
    }),
    { numRuns: runsOf(500), seed },
  );
});

function thrown(call: () => unknown): SizingError {
  try {
    call();
  } catch (error) {
    if (error instanceof SizingError) return error;
  }
  throw new Error('no SizingError is thrown');
}
