import { Buffer } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type JsonPlace, placeOf, readJson } from '../../src/architecture/json.js';
import { runsOf, seed } from '../helpers/fuzz.js';

const runs = runsOf(8000);

const key = fc.oneof(
  { weight: 4, arbitrary: fc.string({ unit: 'binary', maxLength: 6 }) },
  fc.constantFrom('__proto__', 'constructor', 'toString', 'hidden_size', 'a.b', '[0]', '', '0', '12', 'layers'),
);
const leaf = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

/** A value as `JSON.parse` makes it: every key its own property. */
const values = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthSize: 'small' },
    leaf,
    fc.array(tie('value'), { maxLength: 5 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 5 })
      .map((entries) => JSON.parse(`{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`)),
  ),
})).value;

/** As people and programs write it. */
const written = fc.tuple(values, fc.constantFrom(undefined, 2, '\t')).map(([value, space]) => JSON.stringify(value, null, space));

const pieces = fc.oneof(
  fc.constantFrom('"', '\\', '{', '}', '[', ']', ',', ':', '-', '.', '0', '1e5', 'e', 'true', 'null', 'NaN', 'Infinity', '-Infinity'),
  fc.constantFrom('\n', '\r\n', ' ', '\t', '\u0000', '\ufeff', '\ufffd', '\u00a0', '\u2028', '//', '#', "'", 'None', '\\u12', '\\x', '<'),
  fc.string({ unit: 'binary', maxLength: 3 }),
  written,
);

/** Objects with every key twice. */
const doubled = written.map((text) => text.replace(/^\{(\s*".*)\}$/s, (_, entries) => `{${entries},${entries}}`));

/** Valid JSON with cuts, repetitions and odd pieces in it. */
const mutated = fc
  .tuple(fc.oneof({ weight: 5, arbitrary: written }, doubled), fc.array(fc.tuple(fc.nat(), fc.nat(4), pieces), { maxLength: 4 }))
  .map(([text, edits]) => edits.reduce((so, [at, gone, piece]) => splice(so, at % (so.length + 1), gone, piece), text));

function splice(text: string, at: number, gone: number, piece: string): string {
  return text.slice(0, at) + (gone === 4 ? '' : piece + text.slice(at + gone));
}

const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array).toString('utf8'));

test(`any value is read as it was written, with its keys in their order (${runs} values)`, () => {
  fc.assert(
    fc.property(written, (text) => {
      const read = readJson(text);
      if (!read.ok) throw new Error(`${read.problem.is} at ${read.problem.offset}`);
      expectSame(read.value, JSON.parse(text));
    }),
    { numRuns: runs, seed },
  );
});

test(`every key of a value has a place that shows it (${runs} values)`, () => {
  let found = 0;
  fc.assert(
    fc.property(written, (text) => {
      const value: unknown = JSON.parse(text);
      const parts = Array.isArray(value)
        ? value.map((_, index) => index)
        : value !== null && typeof value === 'object'
          ? Object.keys(value)
          : [];
      for (const part of parts) {
        const place = placeOf(text, `[${JSON.stringify(part)}]`);
        if (place === undefined) throw new Error(`${part} is not found`);
        checkPlace(text, place);
        if (typeof part === 'string') expect(text.slice(place.offset).startsWith(JSON.stringify(part))).toBe(true);
        found++;
      }
    }),
    { numRuns: runs, seed },
  );
  expect(found).toBeGreaterThan(runs / 10);
});

test(`reads what JSON.parse reads, but for what is documented (${runs} texts)`, () => {
  let read = 0;
  let refused = 0;
  fc.assert(
    fc.property(mutated, (text) => {
      const ours = readJson(text);
      const theirs = parsed(text);
      if (ours.ok) read++;
      else refused++;
      if (ours.ok && theirs !== undefined) expectSame(ours.value, theirs.value);
      else if (ours.ok) expect(parsed(withoutTolerances(text))).toBeDefined();
      else if (theirs !== undefined) expect(ours.problem.is).toBe('duplicate-key');
    }),
    { numRuns: runs, seed },
  );
  expect(read).toBeGreaterThan(runs / 5);
  expect(refused).toBeGreaterThan(runs / 5);
});

test(`any text is read or has a problem within it (${runs} texts)`, () => {
  const kinds = new Set<string>();
  fc.assert(
    fc.property(
      fc.oneof(
        mutated,
        bytes,
        fc.array(pieces, { maxLength: 12 }).map((all) => all.join('')),
      ),
      (text) => {
        const read = readJson(text);
        if (read.ok) return;
        kinds.add(read.problem.is);
        checkPlace(text, read.problem);
        if (read.problem.is === 'duplicate-key') {
          checkPlace(text, read.problem.first);
          expect(read.problem.first.offset).toBeLessThan(read.problem.offset);
        }
      },
    ),
    { numRuns: runs, seed },
  );
  // A fuzz that meets one or two mistakes only proves little; the others need a text that is made for them.
  const wanted = ['bad-number', 'bad-string', 'binary', 'comment', 'duplicate-key', 'empty', 'html', 'python', 'single-quotes'];
  expect([...kinds].sort()).toEqual([...wanted, 'trailing-comma', 'trailing-text', 'unexpected', 'unfinished']);
});

/** An `expect` takes two objects for different that have a key `constructor`. */
function expectSame(ours: unknown, theirs: unknown): void {
  if (!isDeepStrictEqual(ours, theirs)) throw new Error('another value');
  expect(JSON.stringify(ours)).toBe(JSON.stringify(theirs));
}

function parsed(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The text as strict JSON, where it is JSON with the tolerances. */
function withoutTolerances(text: string): string {
  return text.replace(/^\ufeff/, '').replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (token) => (token.startsWith('"') ? token : '0'));
}

/** Plain comparisons: an `expect` for each would be most of the time. */
function checkPlace(text: string, { line, column, offset, source, sourceIndex }: JsonPlace): void {
  const content = text.replace(/^\ufeff/, '');
  const shown = content.split(/\r\n|\r|\n/)[line - 1];
  const fail = (what: string): never => {
    throw new Error(`${what}: ${JSON.stringify({ text, line, column, offset, source, sourceIndex })}`);
  };
  if (shown === undefined) throw new Error(`no line ${line}: ${JSON.stringify(text)}`);
  if (column < 1 || column > [...shown].length + 1) fail('no such column');
  if (offset < 0 || offset > text.length) fail('no such offset');
  if ([...source].length > 80) fail('too long to read');
  if (sourceIndex < 0 || sourceIndex > source.length) fail('not within the stretch');
  const before = [...shown].slice(0, column - 1).join('');
  if (!text.slice(0, offset).endsWith(before)) fail('another column');
  const tail = source.slice(sourceIndex).replace(/…$/, '');
  if (!text.slice(offset).replaceAll('\t', ' ').startsWith(tail)) fail('another stretch');
}
