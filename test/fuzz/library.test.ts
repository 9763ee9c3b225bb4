import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Result } from '../../src/answer/contract/result.js';
import { evaluate, SizingError } from '../../src/index.js';
import { type Field, type Kind, kinds } from '../../src/scenario/field.js';
import { fieldsOf } from '../../src/scenario/fields.js';
import { runsOf, seed } from '../helpers/fuzz.js';
import { figuresIn, hostile, plausible } from './values.js';

const runs = runsOf(8000);

/** Numbers of every size, sign and kind. */
const numbers = fc.oneof(
  fc.double(),
  fc.nat(),
  fc.constantFrom(
    0,
    -0,
    1,
    -1,
    0.5,
    1e300,
    1e-300,
    5e-324,
    2 ** 53,
    2 ** 53 - 1,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ),
);
/** Numbers that a field may well accept, over many sizes. */
const sizes = fc.tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: -9, max: 12 })).map(([digits, power]) => digits * 10 ** power);
const anything = fc.oneof(
  numbers,
  hostile,
  fc.anything({ maxDepth: 2 }),
  fc.bigInt(),
  fc.constant(Symbol('x')),
  fc.constant(() => 1),
);

function entry(kind: Kind, value: (field: Field) => fc.Arbitrary<unknown>): fc.Arbitrary<readonly [string, unknown]> {
  return fc.oneof(...fieldsOf(kind).map((field) => fc.tuple(fc.constant(field.key), value(field))));
}

const scenarios: fc.Arbitrary<unknown> = fc.oneof(...kinds.map(scenariosOf));

function scenariosOf(kind: Kind): fc.Arbitrary<unknown> {
  const basis = kind === 'train' ? { model: 'gpt3', gpu: 'a100' } : { model: 'gpt3', gpu: 'a100', tokens: 8e12 };
  const good = entry(kind, (field) => (field.type.is === 'quantity' ? fc.oneof(sizes, plausible(field, kind)) : plausible(field, kind)));
  const bad = entry(kind, () => anything);
  return fc
    .tuple(
      fc.constantFrom(basis, basis, basis, {}),
      // Of more fields at random few still belong together.
      fc.array(good, { maxLength: 3 }),
      fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, fc.array(bad, { maxLength: 2 })),
    )
    .map(([start, tame, wild]) => ({ kind, ...start, ...Object.fromEntries([...tame, ...wild]) }));
}

/** Objects that lie about themselves. */
const traps: fc.Arbitrary<unknown> = fc.constantFrom(
  new Proxy({}, { ownKeys: () => raise('keys'), get: () => raise('get') }),
  Object.defineProperty({ kind: 'train' }, 'model', { enumerable: true, get: () => raise('model') }),
  { kind: { toString: () => raise('text') } },
  { kind: 'train', model: { toString: () => 'gpt3' } },
  Object.create({ kind: 'train', model: 'gpt3', gpu: 'a100' }),
  JSON.parse('{"kind":"train","__proto__":{"gpu":"a100"},"constructor":"x"}'),
  new Map([['kind', 'train']]),
  [['kind', 'train']],
);

function raise(what: string): never {
  throw new RangeError(`do not touch ${what}`);
}

test(`whatever is passed in, evaluate answers or throws its own error (${runs} objects)`, () => {
  let answered = 0;
  const objects = fc.oneof(
    { weight: 8, arbitrary: scenarios },
    { weight: 1, arbitrary: fc.anything({ maxDepth: 3 }) },
    { weight: 1, arbitrary: traps },
  );
  fc.assert(
    fc.property(objects, fc.boolean(), (scenario, explain) => {
      if (holds(scenario, explain)) answered += 1;
    }),
    { numRuns: runs, seed },
  );
  expect(answered).toBeGreaterThan(runs / 5);
}, 900_000);

function holds(scenario: unknown, explain: boolean): boolean {
  let result: Result;
  try {
    result = evaluate(scenario as never, { explain }) as unknown as Result;
  } catch (error) {
    if (!(error instanceof SizingError)) throw new Error(`throws ${String(error)}`);
    if (error.message === '' || error.diagnostics.length === 0 || error.code !== error.diagnostics[0]?.code)
      throw new Error('says nothing');
    if (
      /NaN|\[object|undefined/.test(error.message.replaceAll(/‘[^’]*’/g, '')) &&
      error.code !== 'internal' &&
      error.code !== 'invalid-type'
    )
      throw new Error(`says ${error.message}`);
    if (error.code === 'internal') throw new Error(`has a defect: ${error.message}`);
    if (error.code === 'unreadable' && !error.message.includes('do not touch')) throw new Error(`does not read ${String(scenario)}`);
    return false;
  }
  for (const [key, value] of figuresIn(result.answer)) if (value !== null && !Number.isFinite(value)) throw new Error(`${key} is ${value}`);
  for (const key of ['gpus', 'gpusExact', 'servers', 'durationSeconds', 'windowSeconds']) {
    if (result.answer[key] === null) throw new Error(`${key} is unknown`);
  }
  if ((result.answer['costUsd'] ?? result.answer['costUsdPerWindow']) === null && result.scenario['price'] !== undefined)
    throw new Error('has a price and no cost');
  if (explain && JSON.stringify(result.steps) === undefined) throw new Error('explains nothing');
  return true;
}
