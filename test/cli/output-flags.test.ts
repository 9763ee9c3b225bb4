import { describe, expect, test } from 'vitest';
import { widthOf } from '../../src/render/wrap.js';
import { runCli } from '../helpers/run-cli.js';

const LINE = ['train', '--model', 'gpt3', '--gpu', 'a100'];
const widest = (text: string) => Math.max(...text.split('\n').map(widthOf));

describe('the width of a table', () => {
  test('is that of COLUMNS, which a flag goes before, and neither changes a figure', async () => {
    const { stdout: plain } = await runCli(LINE);
    const { stdout: narrow } = await runCli(LINE, { env: { COLUMNS: '60' } });
    const { stdout: flagged } = await runCli([...LINE, '--width', '60'], { env: { COLUMNS: '120' }, columns: 100, isTTY: true });
    const { stdout: wide } = await runCli(LINE, { columns: 120, isTTY: true, env: { NO_COLOR: '1' } });
    expect(widest(plain)).toBeGreaterThan(60);
    expect(widest(plain)).toBeLessThanOrEqual(80);
    expect(widest(narrow)).toBeLessThanOrEqual(60);
    expect(flagged.replace(/\u001b\[\d+m/g, '')).toBe(narrow);
    expect(widest(wide)).toBeGreaterThan(80);
    for (const text of [plain, narrow, wide]) expect(text).toContain('1,558.05');
  });

  test.each(['', '0', '-3', 'wide', '12.5'])('is the usual one where COLUMNS is %j', async (COLUMNS) => {
    const { stdout } = await runCli(LINE, { env: { COLUMNS } });
    expect(stdout).toBe((await runCli(LINE)).stdout);
  });

  test('wraps mistakes and help too', async () => {
    const { stderr } = await runCli(['train', '--model', 'gpt3'], { env: { COLUMNS: '44' } });
    const { stdout } = await runCli(['run', '--help'], { env: { COLUMNS: '50' } });
    expect(widest(stderr)).toBeLessThanOrEqual(44);
    // A command line that is to be copied is not broken.
    const told = stdout.split('\n').filter((line) => !line.startsWith('  llm-sizing '));
    expect(widest(told.join('\n'))).toBeLessThanOrEqual(50);
    expect(stdout).toContain('--sort <figure>');
  });

  test.each(['39', '1001', 'wide', ''])('is refused as %j', async (width) => {
    const { code, stderr } = await runCli([...LINE, '--width', width]);
    expect(code).toBe(2);
    expect(stderr).toContain('40 to 1000');
  });
});

describe('the name of a file decides its format', () => {
  test.each([
    ['answer.csv', /^name,parameters,/],
    ['answer.CSV', /^name,parameters,/],
    ['answer.json', /^\{\n {2}"schemaVersion": 1/],
    ['answer.jsonl', /^\{"schemaVersion":1,/],
    ['answer.ndjson', /^\{"schemaVersion":1,/],
    ['answer.md', /^## GPT-3 175B/],
    ['answer.txt', /^GPT-3 175B: 1,559 /],
    ['answer', /^GPT-3 175B: 1,559 /],
  ])('%s', async (name, begins) => {
    const { code, stdout, files } = await runCli([...LINE, '-o', name]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    expect(files.get(name)).toMatch(begins);
  });

  test('which a flag may repeat, and not contradict', async () => {
    const { code } = await runCli([...LINE, '-o', 'answer.csv', '-f', 'csv']);
    const { code: refused, stderr, files } = await runCli([...LINE, '-o', 'answer.csv', '-f', 'json']);
    expect({ code, refused, written: files.size }).toEqual({ code: 0, refused: 2, written: 0 });
    expect(stderr).toContain('misnamed-file');
  });
});

test('358,701 combinations are too many for a table, and the advice of the error works', async () => {
  const list = (count: number, unit: string) => Array.from({ length: count }, (_, place) => `${place + 1}${unit}`).join(',');
  // 31 × 29 × 21 × 19
  const sweep = [
    ...LINE,
    '--tokens',
    list(31, 'B'),
    '--duration',
    list(29, 'd'),
    '--utilization',
    list(21, '%'),
    '--gpus-per-server',
    list(19, ''),
  ];
  const { code, stderr } = await runCli(sweep);
  expect(code).toBe(2);
  expect(stderr).toContain('358701 rows do not make a readable table');
  expect(stderr).toContain('--format csv');
  const { stdout } = await runCli([...sweep, '--format', 'csv']);
  let lines = 0;
  for (let place = stdout.indexOf('\n'); place >= 0; place = stdout.indexOf('\n', place + 1)) lines++;
  expect(lines).toBe(358_701 + 1);
});
