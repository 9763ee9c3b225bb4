import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { install, MAIN, packageFolder, program, runProgram } from './program.js';

const expected = runProgram(MAIN).stdout;
let folder = '';
let copy = '';

/** The package as it is installed: without sources, and without what it was built with. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'llm-sizing-'));
  copy = join(folder, 'package');
  install(copy);
  // Compiled code beside the parts is that of a tree that was built, which this says.
  cpSync(join(packageFolder, 'dist/program/parts.json'), join(copy, 'dist/program/parts.json'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

/** What the running V8 compiled of the largest part, and of the words of an answer. */
const CACHE = `dist/program/core.${process.versions.v8.replace(/-.*/, '')}.cache`;
const WORDS_CACHE = CACHE.replace('/core.', '/english.');
const installed = () => join(copy, 'dist/cli/bin.cjs');

test('the answer does not depend on where it is asked', () => {
  expect(runProgram(MAIN, { cwd: '/' }).stdout).toBe(expected);
  expect(runProgram(MAIN, { cwd: folder, file: installed() }).stdout).toBe(expected);
});

test('it runs through a link, as npm puts one into its folder of commands', () => {
  const link = join(folder, 'llm-sizing');
  symlinkSync(installed(), link);
  for (const args of [MAIN, ['schema', 'answer'], ['presets', 'show', 'a100']]) {
    expect(runProgram(args, { file: link, cwd: folder })).toEqual(runProgram(args));
  }
});

test('it needs no package beside it', () => {
  for (const args of [
    MAIN,
    [...MAIN, '--explain'],
    ['schema', 'answer'],
    ['presets', 'models'],
    ['--help'],
    ['trian'],
    [...MAIN, '--format', 'html'],
    ['validate', 'training'],
  ]) {
    const here = runProgram(args, { env: { FORCE_COLOR: '1' } });
    expect(here.code, here.stderr).toBe(args[0] === 'trian' ? 2 : 0);
    expect(runProgram(args, { file: installed(), cwd: folder, env: { FORCE_COLOR: '1' } })).toEqual(here);
  }
});

test.each<[string, (cache: string) => void]>([
  ['is missing', (cache) => rmSync(cache)],
  ['is empty', (cache) => writeFileSync(cache, '')],
  ['is rubbish', (cache) => writeFileSync(cache, 'rubbish '.repeat(1000))],
  ['is cut short', (cache) => writeFileSync(cache, readFileSync(cache).subarray(0, 5000))],
  ['lacks its last word', (cache) => writeFileSync(cache, readFileSync(cache).subarray(0, -4))],
  // As short as what a disk loses: one sector.
  ['has a block of zeros', (cache) => writeFileSync(cache, readFileSync(cache).fill(0, 200_192, 200_704))],
  ['has a block of another place', (cache) => writeFileSync(cache, readFileSync(cache).copyWithin(100_000, 200_000, 200_512))],
  ['is that of another part', (cache) => cpSync(join(packageFolder, CACHE.replace('/core.', '/text.')), cache)],
  [
    'has bytes that are off',
    (cache) =>
      writeFileSync(
        cache,
        readFileSync(cache).map((byte, place) => (place > 100 && place % 500 === 0 ? byte ^ 255 : byte)),
      ),
  ],
  [
    'has a header of another version',
    (cache) =>
      writeFileSync(
        cache,
        readFileSync(cache).map((byte, place) => (place < 16 ? byte ^ 255 : byte)),
      ),
  ],
])('it works when the compiled code %s', (_, harm) => {
  const cache = join(copy, CACHE);
  cpSync(join(packageFolder, CACHE), cache);
  harm(cache);
  expect(runProgram(MAIN, { file: installed() })).toEqual({ code: 0, stdout: expected, stderr: '' });
});

test('compiled code of another build, of the same length, is not run', () => {
  const changed = join(copy, 'dist/program/english.cjs');
  cpSync(join(packageFolder, WORDS_CACHE), join(copy, WORDS_CACHE));
  const text = readFileSync(changed, 'utf8');
  // A build stamps its program with a hash of the content, at the end.
  writeFileSync(
    changed,
    text.replaceAll('Assumption', 'Hypotheses').replace(/[0-9a-f]{40}$/, (stamp) => [...stamp].reverse().join('')),
  );
  const { code, stdout } = runProgram(MAIN, { file: installed() });
  writeFileSync(changed, text);
  expect(code).toBe(0);
  expect(stdout).toContain('Hypotheses');
});

test('it works from compiled code that was made under other flags of Node', () => {
  for (const flags of [['--no-opt'], ['--max-lazy'], ['--stack-size=500']]) expect(runProgram(MAIN, { node: flags }).stdout).toBe(expected);
});

/** Makes every way out throw, and says so. */
const NO_WAY_OUT = `
const refuse = (what) => () => { process.stderr.write('opened ' + what + '\\n'); process.exit(99); };
const { syncBuiltinESMExports } = require('node:module');
const net = require('node:net');
net.Socket.prototype.connect = refuse('a socket');
net.connect = net.createConnection = net.createServer = refuse('net');
for (const name of ['node:http', 'node:https']) { const http = require(name); http.request = http.get = refuse(name); }
require('node:http2').connect = refuse('http2');
require('node:tls').connect = refuse('tls');
const dns = require('node:dns');
dns.lookup = dns.resolve = dns.promises.lookup = refuse('dns');
require('node:dgram').createSocket = refuse('udp');
const children = require('node:child_process');
for (const name of ['spawn', 'spawnSync', 'exec', 'execFile', 'execSync', 'execFileSync', 'fork']) children[name] = refuse(name);
globalThis.fetch = refuse('fetch');
globalThis.WebSocket = refuse('a web socket');
syncBuiltinESMExports();
`;

test.each([
  [MAIN],
  [[...MAIN, '--price', 'list', '--region', 'france', '--explain']],
  [['train', '--model', 'gpt3', '--gpu', 'a100,h100', '--format', 'csv']],
  [['infer', '--model', 'gpt3', '--gpu', 'a100', '--tokens', '8T']],
  [['presets', 'models']],
  [['presets', 'show', 'a100']],
  [['schema', 'answer']],
  [['--help']],
  [['train', '--model', 'https://example.com/model', '--gpu', 'a100']],
])('it opens no connection and starts no program: %j', (args) => {
  const guard = join(folder, 'no-way-out.cjs');
  writeFileSync(guard, NO_WAY_OUT);
  expect(runProgram(args, { node: ['--require', guard] })).toEqual(runProgram(args));
});

test('the guard against connections does guard', () => {
  const guard = join(folder, 'no-way-out.cjs');
  writeFileSync(guard, NO_WAY_OUT);
  const script = join(folder, 'calls-home.cjs');
  writeFileSync(script, "require('node:net').connect(9, '127.0.0.1')");
  expect(runProgram([], { file: script, node: ['--require', guard] }).code).toBe(99);
});

test('it writes nothing into its own folder', () => {
  const before = stateOf(copy);
  for (const args of [MAIN, ['presets', 'models'], ['schema', 'answer'], ['trian'], [...MAIN, '-o', join(folder, 'answer.txt')]]) {
    runProgram(args, { file: installed(), cwd: folder });
  }
  expect(stateOf(copy)).toEqual(before);
});

/** Every file with its size and the time of its last change. */
function stateOf(directory: string): readonly string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((path) => {
      const { size, mtimeMs } = statSync(join(directory, path));
      return `${path} ${size} ${mtimeMs}`;
    })
    .toSorted();
}

test('the command can be run as a program, and says which interpreter it wants', () => {
  expect(statSync(program).mode & 0o111).toBe(0o111);
  expect(readFileSync(program, 'utf8')).toMatch(/^#!\/usr\/bin\/env node\n/);
});
