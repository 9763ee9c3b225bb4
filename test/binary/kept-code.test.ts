// Code that V8 compiled is kept for later runs, and taken only whole.
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { install, MAIN, runProgram } from './program.js';

let folder = '';
let file = '';
let home = '';
/** Where it is kept: among the caches of the user. */
const place = () => join(home, '.cache/llm-sizing');
const kept = () => (existsSync(place()) ? readdirSync(place()) : []);
const forget = () => rmSync(join(home, '.cache'), { recursive: true, force: true });
const run = (args: readonly string[], { env = {}, node = [] }: { env?: Record<string, string>; node?: readonly string[] } = {}) =>
  runProgram(args, { file, node, env: { HOME: home, ...env } });
const stampOf = (part: string) => readFileSync(join(folder, 'dist/program', part), 'latin1').slice(-40);
const fileOf = (part: string) => join(place(), kept().find((name) => name.startsWith(stampOf(part))) ?? 'none');
const expected = runProgram(MAIN);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'llm-sizing-kept-'));
  file = join(folder, 'dist/cli/bin.cjs');
  home = join(folder, 'home');
  install(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

test('the package brings none, and the first run keeps what it compiled', () => {
  expect(readdirSync(join(folder, 'dist/program')).filter((name) => name.includes('.cache'))).toEqual([]);
  expect(run(MAIN)).toEqual(expected);
  const first = ['core.cjs', 'english.cjs', 'program.cjs', 'sizing.cjs', 'text.cjs'].map(fileOf);
  expect(
    kept()
      .map((name) => join(place(), name))
      .toSorted(),
  ).toEqual(first.toSorted());
  const bytes = () => first.map((name) => readFileSync(name));
  const before = bytes();
  expect(run(MAIN)).toEqual(expected);
  expect(bytes(), 'the next run takes it as it is').toEqual(before);
});

test('another command adds what it needs, once', () => {
  const core = fileOf('core.cjs');
  const before = readFileSync(core);
  const infer = ['infer', '--model', 'gpt3', '--gpu', 'a100', '--tokens', '8T'];
  run(infer);
  const added = readFileSync(core);
  expect(added.length).toBeGreaterThan(before.length);
  run(infer);
  run(MAIN);
  expect(readFileSync(core)).toEqual(added);
});

test.each<[string, readonly string[], object]>([
  ['fails', ['trian'], {}],
  ['has flags of V8', MAIN, { node: ['--stack-size=900'] }],
  ['has flags of V8 from outside', MAIN, { env: { NODE_OPTIONS: '--stack-size=900' } }],
  ['is told not to', MAIN, { env: { NODE_DISABLE_COMPILE_CACHE: '1' } }],
])('a run that %s keeps nothing', (_, args, world) => {
  forget();
  run(args, world);
  expect(kept()).toEqual([]);
});

test('runs at the same time keep whole files', async () => {
  forget();
  const runs = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, [file, ...MAIN], { env: { PATH: process.env['PATH'], HOME: home } }),
  );
  for (const { stdout } of await Promise.all(runs)) expect(stdout).toBe(expected.stdout);
  expect(kept().filter((name) => !name.endsWith('.cache'))).toEqual([]);
});

test('where nothing can be kept it does without', () => {
  forget();
  // A file in the place of the folder: nothing can be made in it, whoever runs the program.
  writeFileSync(join(home, '.cache'), '');
  expect(run(MAIN)).toEqual(expected);
  forget();
  expect(runProgram(MAIN, { file })).toEqual(expected);
  expect(kept()).toEqual([]);
});

// A folder that Linux has and in which nothing can be made, though it says that what is missing is the folder itself.
test('and does not wait for a folder that cannot be', () => {
  expect(run(MAIN, { env: { XDG_CACHE_HOME: '/proc/none' } })).toEqual(expected);
});

test.each(['XDG_CACHE_HOME', 'NODE_COMPILE_CACHE'])('%s says where', (name) => {
  forget();
  const elsewhere = join(folder, name);
  expect(run(MAIN, { env: { [name]: elsewhere } })).toEqual(expected);
  expect(readdirSync(join(elsewhere, 'llm-sizing'))).toHaveLength(5);
  expect(kept()).toEqual([]);
});

test('what was damaged at any place, by any number of bytes, is not taken', () => {
  forget();
  run([...MAIN, '--format', 'csv']);
  const { compiledCode } = createRequire(import.meta.url)(file) as {
    compiledCode: (file: string, stamp: string) => { code: Buffer } | undefined;
  };
  const cache = fileOf('csv.cjs');
  const whole = readFileSync(cache);
  const stamp = stampOf('csv.cjs');
  const taken = (bytes: Buffer) => {
    writeFileSync(cache, bytes);
    return compiledCode(cache, stamp)?.code;
  };
  const code = whole.subarray(0, (whole.length - 44) / 2);
  expect(taken(whole)?.equals(code)).toBe(true);
  const size = whole.length - 4;
  const place = fc.nat(size - 1);
  const damages = fc.oneof(
    fc.record({ is: fc.constant('zeroed' as const), place, length: fc.nat(size) }),
    fc.record({ is: fc.constant('flipped' as const), place, bit: fc.nat(7) }),
    fc.record({ is: fc.constant('cut short' as const), place }),
    fc.record({ is: fc.constant('copied from elsewhere' as const), place, from: place, length: fc.nat(4096) }),
    fc.record({ is: fc.constant('overwritten' as const), place, bytes: fc.uint8Array({ minLength: 1, maxLength: 4096 }) }),
  );
  fc.assert(
    fc.property(damages, (damage) => {
      const bytes = Buffer.from(whole);
      const { place: at } = damage;
      if (damage.is === 'zeroed') bytes.fill(0, at, Math.min(size, at + damage.length + 1));
      if (damage.is === 'flipped') bytes[at] = (bytes[at] as number) ^ (1 << damage.bit);
      if (damage.is === 'copied from elsewhere') bytes.copyWithin(at, damage.from, Math.min(size, damage.from + damage.length + 1));
      if (damage.is === 'overwritten') Buffer.from(damage.bytes).copy(bytes, at);
      const harmed = damage.is === 'cut short' ? bytes.subarray(0, at) : bytes;
      const got = taken(harmed);
      // What V8 is given is what it made, or nothing.
      expect(got === undefined || got.equals(code)).toBe(true);
      if (!harmed.subarray(0, size).equals(whole.subarray(0, size))) expect(got).toBeUndefined();
    }),
    { numRuns: 400 },
  );
  expect(taken(whole)).toBeDefined();
  expect(compiledCode(cache, stampOf('markdown.cjs')), 'nor that of another part').toBeUndefined();
});
