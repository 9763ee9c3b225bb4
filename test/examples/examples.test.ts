// The files that the package ships as examples: each is run and checked as they are, and one of them is the deck.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';

const folder = new URL('../../examples/', import.meta.url);
const names = readdirSync(folder);
const inputs = Object.fromEntries(names.map((name) => [`examples/${name}`, readFileSync(new URL(name, folder), 'utf8')]));

type Document = {
  readonly results: readonly { readonly name: string; readonly answer: Readonly<Record<string, number>>; readonly error?: unknown }[];
};

describe.each(names)('examples/%s', (name) => {
  const path = `examples/${name}`;

  test('runs: every scenario has an answer', async () => {
    const { code, stdout, stderr } = await runCli(['run', path, '--format', 'json'], { inputs });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    const { results } = JSON.parse(stdout) as Document;
    expect(results.length).toBeGreaterThan(0);
    expect(results.filter(({ error }) => error !== undefined)).toEqual([]);
  });

  test('holds what it expects', async () => {
    const { code, stdout } = await runCli(['check', path], { inputs });
    expect(stdout).toMatch(/^✔ (all \d+ expectations hold|the expectation holds)/);
    expect(code).toBe(0);
  });

  test('says in its first line what it is for, and is small', () => {
    const lines = (inputs[path] ?? '').split('\n');
    expect(lines[0]).toMatch(/^# ([A-Z].{30,}\.|\p{Script=Han}.{15,}。)$/u);
    expect(lines.length).toBeLessThan(60);
  });
});

test.each([
  ['deck.yaml', 'gpt3-training', 'gpt3-search'],
  ['deck.zh-CN.yaml', 'GPT-3 训练', 'GPT-3 搜索'],
])('the deck’s file %s gives the deck’s answers', async (name, training, search) => {
  const { stdout } = await runCli(['run', `examples/${name}`, '--format', 'json'], { inputs });
  const { results } = JSON.parse(stdout) as Document;
  expect(results.map(({ name, answer }) => [name, answer['gpus'], answer['servers']])).toEqual([
    [training, 1559, 195],
    [search, 412_018, 51_503],
  ]);
});

test('a team’s file changes what it says of the company’s, and takes over the rest', async () => {
  const { stdout } = await runCli(['run', 'examples/team.yaml', '--only', 'retrain', '--format', 'json'], { inputs });
  // 6 × 7e9 × 2e12 FLOP in 21 days on 40 % of 989.4 TFLOPS, each GPU with its eighth of 9.2 kW.
  const gpus = Math.ceil((6 * 7e9 * 2e12) / (21 * 86_400 * 0.4 * 989.4e12));
  const answer = (JSON.parse(stdout) as Document).results[0]?.answer ?? {};
  expect(answer['gpus']).toBe(gpus);
  expect(answer['powerWatts']).toBeCloseTo(gpus * 1150 * 1.25, 6);
});

test('the published run of Llama 3.1 405B is met within a tenth of its GPU-hours', async () => {
  const { stdout } = await runCli(['run', 'examples/llama-3.1-405b.yaml', '--format', 'json'], { inputs });
  const { results } = JSON.parse(stdout) as Document;
  const published = 30.84e6;
  expect(Math.abs((results[0]?.answer['gpuHours'] ?? 0) / published - 1)).toBeLessThan(0.1);
  // 6 × 405.85e9 × 15.6e12 FLOP at 41 % of 989.4 TFLOPS, nine tenths of the time.
  expect(results[0]?.answer['gpuHours']).toBeCloseTo((6 * 405_853_388_800 * 15.6e12) / (0.41 * 989.4e12) / 0.9 / 3600, -3);
});

test('a megawatt is never passed, whatever the accelerator', async () => {
  const { stdout } = await runCli(['run', 'examples/megawatt.yaml', '--format', 'json'], { inputs });
  const { results } = JSON.parse(stdout) as Document;
  for (const { answer } of results) {
    expect(answer['powerWatts']).toBeLessThanOrEqual(1e6);
    expect(answer['powerWatts']).toBeGreaterThan(0.99e6);
  }
});

test('every example is named in the README', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  for (const name of names) expect(readme).toContain(`](examples/${name})`);
});
