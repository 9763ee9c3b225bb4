import { expect, test } from 'vitest';
import type { AnswerDocument } from '../../src/index.js';
import { runCli, words } from '../helpers/run-cli.js';

const SWEEP = 'train --model gpt3 --gpu a100,h100 --precision fp8,bf16';

test('JSON is one document for one answer and for a sweep alike', async () => {
  for (const [line, count] of [
    ['train --model gpt3 --gpu a100', 1],
    [SWEEP, 4],
    [`${SWEEP} --explain`, 4],
  ] as const) {
    const { stdout } = await runCli(words(`${line} --format json`));
    const { schemaVersion, tool, results } = JSON.parse(stdout) as AnswerDocument;
    expect({ schemaVersion, name: tool.name, count: results.length }).toEqual({ schemaVersion: 1, name: 'llm-sizing', count });
    expect(stdout).toMatch(/[^\n]\n$/);
  }
});

test('the lines of JSONL are the results of the JSON, each with the version of the contract', async () => {
  const { results } = JSON.parse((await runCli(words(`${SWEEP} --format json`))).stdout) as AnswerDocument;
  const lines = (await runCli(words(`${SWEEP} --format jsonl`))).stdout.trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line))).toEqual(results.map((result) => ({ schemaVersion: 1, ...result })));
});

test.each(['table', 'json', 'jsonl', 'csv', 'markdown'])('%s goes to the file that is asked for, and nowhere else', async (format) => {
  const line = words(`${SWEEP} --format ${format}`);
  const shown = await runCli(line);
  for (const flag of ['-o', '--out']) {
    const written = await runCli([...line, flag, 'answer.out']);
    expect({ code: written.code, stdout: written.stdout, stderr: written.stderr }).toEqual({ code: 0, stdout: '', stderr: '' });
    expect(written.files).toEqual(new Map([['answer.out', shown.stdout]]));
  }
});

test('presets go to a file too', async () => {
  for (const line of ['presets models llama', 'presets show a100']) {
    const { stdout, files } = await runCli(words(`${line} -o presets.txt`));
    expect(stdout).toBe('');
    expect(files.get('presets.txt')).toBe((await runCli(words(line))).stdout);
  }
});

test('a file named - is standard output', async () => {
  const { stdout, files } = await runCli(words(`${SWEEP} -o -`));
  expect(stdout).toBe((await runCli(words(SWEEP))).stdout);
  expect(files.size).toBe(0);
});

test('a mistake leaves no file behind', async () => {
  const { code, files } = await runCli(words('train --model gpt3 --gpu a10O -o answer.json'));
  expect({ code, files: files.size }).toEqual({ code: 2, files: 0 });
});

test('a file that cannot be opened is named before any work', async () => {
  const { code, stdout, stderr } = await runCli(words(`${SWEEP} -o /missing/answer.csv`));
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toContain('error[output-failed]: cannot write ‘/missing/answer.csv’: no such directory');
});
