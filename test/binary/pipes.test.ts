import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { runProgram, runShell } from './program.js';

/** 100 × 100 × 10 combinations. */
const counted = (count: number, unit: string) => Array.from({ length: count }, (_, place) => `${place + 1}${unit}`).join(',');
const SWEEP = `train --model gpt3 --gpu a100 --tokens ${counted(100, 'B')} --duration ${counted(100, 'd')} --utilization ${counted(10, '%')}`;
const ROWS = 100_000;

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'llm-sizing-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

test('a big sweep comes through a pipe in full', () => {
  const { code, stdout, stderr } = runShell(`$LLM ${SWEEP} --format csv | wc -l`);
  expect({ code, rows: Number(stdout), stderr }).toEqual({ code: 0, rows: ROWS + 1, stderr: '' });
});

test('a slow reader gets every row, and the last one whole', () => {
  const { stdout, stderr } = runShell(`$LLM ${SWEEP} --format csv | (sleep 0.5; tail -n 1)`);
  expect(stderr).toBe('');
  expect(stdout).toMatch(/^gpt-3-175b on a100-pcie-80gb,100000000000,8640000,0\.1,.*,\n$/);
});

test.each(['csv', 'jsonl', 'json'])('a reader that leaves early ends %s quietly', (format) => {
  const { code, stdout, stderr } = runShell(`{ $LLM ${SWEEP} --format ${format}; echo "ended with $?" >&2; } | head -n 1`);
  expect(code).toBe(0);
  expect(stdout.split('\n').length).toBe(2);
  expect(stderr).toMatch(/^ended with (0|141)\n$/);
});

test('a verdict decides the exit code, whatever its reader does', () => {
  const plan = (utilization: string) =>
    `version: 1\nscenarios:\n  one: { kind: train, model: gpt3, gpu: a100, utilization: ${utilization}, expect: { gpus: <= 1000 } }\n`;
  const [before, after] = [join(folder, 'before.yaml'), join(folder, 'after.yaml')];
  writeFileSync(before, plan('50%'));
  writeFileSync(after, plan('40%'));
  // `sh` has no pipefail everywhere: each end is asked for its code.
  const ended = (line: string, reader: string) => runShell(`{ $LLM ${line}; echo "$?" >&2; } | ${reader}`).stderr;
  for (let run = 0; run < 8; run++) {
    expect(ended(`check ${after}`, 'head -1')).toBe('1\n');
    expect(ended(`diff ${before} ${after} --fail-above 10%`, 'true')).toBe('1\n');
  }
}, 60_000);

test('a reader that is not there at all is no drama', () => {
  const { stderr } = runShell('$LLM train --model gpt3 --gpu a100 | true');
  expect(stderr).toBe('');
});

test('a closed standard output is no crash', () => {
  const { code, stderr } = runShell('$LLM train --model gpt3 --gpu a100 >&-');
  expect(stderr).not.toMatch(/^ {4}at /m);
  expect(code).toBeLessThan(4);
});

test.each(['2>&-', '2>/dev/full'])('a mistake that cannot be told (%s) is a mistake all the same', (where) => {
  expect(runShell(`$LLM train --model gpt3 --gpu a10O ${where}`)).toEqual({ code: 2, stdout: '', stderr: '' });
});

test.skipIf(!existsSync('/dev/full'))('a full disk is said as such', () => {
  const { code, stderr } = runShell('$LLM train --model gpt3 --gpu a100 > /dev/full');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error\[output-failed\]/);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test('an answer goes to the file that is asked for', () => {
  const file = join(folder, 'answer.csv');
  const line = SWEEP.split(' ');
  expect(runProgram([...line, '--format', 'csv', '-o', file])).toEqual({ code: 0, stdout: '', stderr: '' });
  expect(readFileSync(file, 'utf8').trimEnd().split('\n').length).toBe(ROWS + 1);
});

test('a folder that does not exist is an error in plain words', () => {
  const { code, stdout, stderr } = runProgram(['train', '--model', 'gpt3', '--gpu', 'a100', '-o', join(folder, 'missing', 'x.csv')]);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/^error\[output-failed\]: cannot write/);
  expect(stderr).not.toMatch(/^ {4}at /m);
});

test('a mistake leaves the file that is there alone', () => {
  const file = join(folder, 'answer.txt');
  runProgram(['train', '--model', 'gpt3', '--gpu', 'a100', '-o', file]);
  const before = readFileSync(file, 'utf8');
  expect(runProgram(['train', '--model', 'gpt3', '--gpu', 'a10O', '-o', file]).code).toBe(2);
  expect(readFileSync(file, 'utf8')).toBe(before);
});
