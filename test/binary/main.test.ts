import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { MAIN, runProgram } from './program.js';

test.each([
  [...MAIN],
  [...MAIN, '--explain'],
  [...MAIN, '--format', 'json'],
  ['train', '--model', 'gpt3', '--gpu', 'a100,h100', '--format', 'csv'],
  ['infer', '--model', 'gpt3', '--gpu', 'a100', '--requests', '3.5B/day', '--questions', '4', '--words', '425'],
  ['presets', 'models', 'llama'],
  ['presets', 'show', 'a100'],
  ['schema', 'answer'],
  ['--help'],
  ['train', '--help'],
  ['train', '--model', 'gpt3', '--gpu', 'a10O'],
  [...MAIN, '--gpus', '3', '--solve', 'utilization'],
])('the built program says what the sources say: %s %s %s %s %s', async (...args) => {
  const { code, stdout, stderr } = await runCli(args);
  expect(runProgram(args)).toEqual({ code, stdout, stderr });
});

test('it answers the question of the first line of the README', () => {
  const { code, stdout, stderr } = runProgram(MAIN);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toContain('GPT-3 175B: 1,559 × NVIDIA A100 PCIe 80GB in 195 servers');
});

test.each([
  [0, [...MAIN]],
  [0, []],
  [0, ['--help']],
  [0, ['--version']],
  [2, ['train', '--model', 'gpt3', '--gpu', 'a10O']],
  [2, ['trian']],
  [2, ['-x']],
  [3, [...MAIN, '--gpus', '3', '--solve', 'utilization']],
] as const)('it ends with %i: %j', (code, args) => {
  expect(runProgram(args).code).toBe(code);
});

test('--version is the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
  expect(runProgram(['--version']).stdout).toBe(`${version}\n`);
});

test('text in other scripts comes through', () => {
  const { stdout } = runProgram([...MAIN, '--tokens', '3000亿', '--duration', '30天', '--note', '写给董事会']);
  expect(stdout).toContain('1,559');
  expect(stdout).toContain('写给董事会');
});

test('standard input is neither read nor waited for', () => {
  expect(runProgram(MAIN, { input: '' }).code).toBe(0);
  expect(runProgram(MAIN, { input: 'train --model nothing\n' }).stdout).toBe(runProgram(MAIN).stdout);
});

test('it prints no warnings of Node', () => {
  expect(runProgram(MAIN, { node: ['--trace-warnings', '--pending-deprecation'] }).stderr).toBe('');
});

test('NO_COLOR and FORCE_COLOR reach it', () => {
  expect(runProgram(MAIN, { env: { FORCE_COLOR: '1' } }).stdout).toContain('\u001b[');
  expect(runProgram(MAIN, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).stdout).not.toContain('\u001b[');
});
