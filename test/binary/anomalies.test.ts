// What goes wrong around the program: disks that fill up, files that are damaged or cannot be read, an interruption.
// The tests may run as root, whom no mode keeps from reading: what cannot be read is then the memory of a process.
import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { install, MAIN, program, runProgram, runShell } from './program.js';

const isRoot = process.getuid?.() === 0;
const BEFORE = 'what was there before\n';
/** Some megabytes. */
const MANY = [
  ...MAIN.slice(0, 1),
  '--parameters',
  Array.from({ length: 300 }, (_, n) => `${n + 1}B`).join(','),
  '--gpus',
  Array.from({ length: 300 }, (_, n) => n + 8).join(','),
  '--tokens',
  '1T',
  '--gpu',
  'a100',
  '--format',
  'csv',
];
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'llm-sizing-anomalies-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A new folder, and the path of a file in it. */
function place(name: string): { readonly room: string; readonly file: string } {
  const room = mkdtempSync(join(folder, 'room-'));
  return { room, file: join(room, name) };
}

describe('a file that is written', () => {
  // The shell limits what a file may hold, in blocks of 512 or 1,024 bytes, as a full disk would.
  const limited = (file: string) => runShell(`trap '' XFSZ; ulimit -f 64; $LLM ${MANY.join(' ')} -o '${file}'`);

  test('that the disk has no room for is not there, and the exit code says so', () => {
    const { room, file } = place('big.csv');
    const { code, stdout, stderr } = limited(file);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error\[output-failed\]: cannot write/);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(readdirSync(room)).toEqual([]);
  });

  test('that the disk has no room for leaves the one that was there', () => {
    const { room, file } = place('big.csv');
    writeFileSync(file, BEFORE);
    expect(limited(file).code).toBe(2);
    expect(readFileSync(file, 'utf8')).toBe(BEFORE);
    expect(readdirSync(room)).toEqual(['big.csv']);
  });

  test.skipIf(!existsSync('/dev/full'))('on a device that is full is an error', () => {
    const { code, stderr } = runProgram([...MAIN, '-o', '/dev/full']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error\[output-failed\]: cannot write ‘\/dev\/full’: no space left on device/);
  });

  test.each([
    ['SIGINT', BEFORE],
    ['SIGTERM', BEFORE],
    ['SIGINT', undefined],
  ] as const)('and interrupted by %s leaves what was there: %j', async (signal, before) => {
    const { room, file } = place('big.csv');
    if (before !== undefined) writeFileSync(file, before);
    const child = spawn(process.execPath, [program, ...MANY.map((each) => each.replace(/^1B,.*/, manyMore)), '-o', file], {
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.once('exit', (code, by) => resolve(by ?? code)));
    const writing = () => readdirSync(room).some((name) => name.endsWith('.part') && statSync(join(room, name)).size > 0);
    while (!writing() && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 2));
    child.kill(signal);
    expect(await ended).toBe(signal);
    expect(existsSync(file) ? readFileSync(file, 'utf8') : undefined).toBe(before);
  });
  const manyMore = Array.from({ length: 3000 }, (_, n) => `${n + 1}B`).join(',');

  test('that the disk has no room for is not there either where a link leads', () => {
    const { room, file } = place('big.csv');
    symlinkSync('big.csv', join(room, 'link.csv'));
    expect(limited(join(room, 'link.csv')).code).toBe(2);
    expect(existsSync(file)).toBe(false);
    expect(readdirSync(room)).toEqual(['link.csv']);
  });

  test('keeps its mode, and the link that leads to it', () => {
    const { room, file } = place('answer.csv');
    const link = join(room, 'link.csv');
    writeFileSync(file, BEFORE);
    chmodSync(file, 0o640);
    symlinkSync(file, link);
    expect(runProgram([...MAIN, '-o', link]).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(',1559,');
    expect(statSync(file).mode & 0o777).toBe(0o640);
    expect(readdirSync(room).toSorted()).toEqual(['answer.csv', 'link.csv']);
  });

  test('through a link that leads nowhere is made where it leads', () => {
    const { room, file } = place('new.csv');
    const link = join(room, 'link.csv');
    symlinkSync(file, link);
    expect(runProgram([...MAIN, '-o', link]).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toContain(',1559,');
  });
});

describe('a package that is damaged', () => {
  let copy = '';
  beforeAll(() => {
    copy = join(folder, 'package');
    install(copy);
  }, 120_000);

  const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
  /** In the middle of the line of a preset. */
  const upTo =
    (name: string) =>
    (bytes: Buffer): Buffer =>
      bytes.subarray(0, bytes.indexOf(`const ${name}=`) + 30);
  const expected = () => runProgram(MAIN).stdout;

  test.each([
    ['the presets of models are cut short', 'dist/presets/models.js', MAIN, upTo('gpt3_175b')],
    ['the presets of accelerators are cut short', 'dist/presets/gpus.js', MAIN, upTo('a100Pcie80gb')],
    [
      'what presets share is lost',
      'dist/presets/gpus.js',
      MAIN,
      (bytes: Buffer) => Buffer.from(bytes.toString('latin1').replace(/^const .*\n/gm, '')),
    ],
    ['the presets are empty', 'dist/presets/gpus.js', MAIN, () => Buffer.alloc(0)],
    ['the index is cut short', 'dist/presets/index.json.br', ['presets', 'models'], half],
    ['the index is empty', 'dist/presets/index.json.br', ['presets', 'gpus'], () => Buffer.alloc(0)],
    ['the published runs are cut short', 'dist/presets/runs.json.br', [...MAIN, '--uncertainty', 'evidence'], half],
    ['the names are empty', 'dist/presets/names.txt', MAIN, () => Buffer.alloc(0)],
    ['the counts are cut short', 'dist/presets/counts.js', MAIN, upTo('gpt3_175b')],
  ] as const)('where %s says which file', (_, path, line, harm) => {
    const file = join(copy, path);
    const whole = readFileSync(file);
    writeFileSync(file, harm(whole));
    const { code, stdout, stderr } = runProgram(line, { file: join(copy, 'dist/cli/bin.cjs') });
    writeFileSync(file, whole);
    expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
    expect(stderr).toMatch(/^error\[presets-unreadable\]/);
    expect(stderr).toContain(path);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });

  test.each([
    ['dist/presets/gpus.js', MAIN],
    ['dist/presets/index.json.br', ['presets', 'models']],
    ['dist/presets/names.txt', MAIN],
  ] as const)('where %s is missing or a folder says so', (path, line) => {
    const file = join(copy, path);
    const whole = readFileSync(file);
    const told = () => {
      const { code, stdout, stderr } = runProgram(line, { file: join(copy, 'dist/cli/bin.cjs') });
      expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
      expect(stderr).toMatch(/^error\[presets-unreadable\]/);
      expect(stderr).toContain(path);
      expect(stderr).not.toMatch(/^ {4}at /m);
    };
    rmSync(file);
    told();
    mkdirSync(file);
    told();
    rmSync(file, { recursive: true });
    writeFileSync(file, whole);
  });

  test('names that are cut short, at whatever place, are not searched', () => {
    const file = join(copy, 'dist/presets/names.txt');
    const whole = readFileSync(file, 'utf8');
    for (const share of [0.1, 0.5, 0.999]) {
      writeFileSync(file, whole.slice(0, whole.length * share));
      const { code, stdout, stderr } = runProgram(MAIN, { file: join(copy, 'dist/cli/bin.cjs') });
      expect({ code, stdout }).toEqual({ code: 70, stdout: '' });
      expect(stderr).toMatch(/^error\[presets-unreadable\].*names\.txt.*cut\s+short/s);
    }
    writeFileSync(file, whole);
    expect(runProgram(MAIN, { file: join(copy, 'dist/cli/bin.cjs') }).stdout).toBe(expected());
  });
});

test.skipIf(process.platform !== 'linux')('a file that cannot be read is said by its name, whatever it is for', () => {
  const { file: locked } = place('locked.yaml');
  writeFileSync(locked, 'version: 1\n', { mode: 0o000 });
  const unreadable = isRoot ? '/proc/self/mem' : locked;
  for (const line of [
    ['run', unreadable],
    ['check', unreadable],
    ['train', '--model', unreadable, '--gpu', 'a100'],
    ['model', unreadable],
  ]) {
    const { code, stdout, stderr } = runProgram(line);
    expect({ line, code, stdout }).toEqual({ line, code: 2, stdout: '' });
    expect(stderr).toContain(unreadable);
    expect(stderr).not.toMatch(/^ {4}at /m);
  }
});
