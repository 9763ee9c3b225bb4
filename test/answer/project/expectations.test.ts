import { describe, expect, test } from 'vitest';
import type { CheckReport } from '../../../src/answer/project/check.js';
import { runCli } from '../../helpers/run-cli.js';

const check = async (expected: string, kind: 'train' | 'infer' = 'train') => {
  const workload = kind === 'train' ? 'tokens: 300B, duration: 30d' : 'requests: 3.5B/day, questions: 4, words: 425';
  const scenario = `{ kind: ${kind}, model: gpt3, gpu: a100, price: 2, ${workload}, expect: { ${expected} } }`;
  const text = `version: 1\nscenarios:\n  one: ${scenario}\n`;
  return runCli(['check', '--format', 'json'], { inputs: { 'llm-sizing.yaml': text } });
};
const verdictOn = async (expected: string, kind: 'train' | 'infer' = 'train') => {
  const { code, stdout, stderr } = await check(expected, kind);
  if (stderr !== '') throw new Error(stderr);
  const [verdict] = (JSON.parse(stdout) as CheckReport).verdicts;
  return { code, figure: verdict?.figure, min: verdict?.min, max: verdict?.max, holds: verdict?.holds };
};

// The deck's training: 1,559 GPUs (1,558.05 exactly), 195 servers, 30 days, 1,122,480 GPU-hours at 2 USD.
describe('an expectation', () => {
  test.each([
    ['gpus: <= 2048', 'gpus', null, 2048, true],
    ['gpus: <=1559', 'gpus', null, 1559, true],
    ['gpus: < 1559', 'gpus', null, 1559, false],
    ['gpus: ≤ 1558', 'gpus', null, 1558, false],
    ["gpus: '>= 1559'", 'gpus', 1559, null, true],
    ["gpus: '> 1559'", 'gpus', 1559, null, false],
    ['gpus: "≥ 1k"', 'gpus', 1000, null, true],
    ['gpus: 1559', 'gpus', 1559, 1559, true],
    ['gpus: = 1_559', 'gpus', 1559, 1559, true],
    ['gpus: == 1560 GPUs', 'gpus', 1560, 1560, false],
    ['servers: 195 ± 1', 'servers', 194, 196, true],
    ['servers: 190 +- 1%', 'servers', 188.1, 191.9, false],
    ['servers: { min: 10 }', 'servers', 10, null, true],
    ['servers: { max: 194 }', 'servers', null, 194, false],
    ['servers: { min: 10, max: 200 servers }', 'servers', 10, 200, true],
    ['servers: 10..200', 'servers', 10, 200, true],
    ['costUsd: < 20M', 'costUsd', null, 20e6, true],
    ['cost: < $2.2M', 'costUsd', null, 2.2e6, false],
    ['budget: <= 2244960', 'costUsd', null, 2_244_960, true],
    ['duration: <= 30d', 'durationSeconds', null, 2_592_000, true],
    ['durationSeconds: < 4 weeks', 'durationSeconds', null, 2_419_200, false],
    ['power: <= 600 kW', 'powerWatts', null, 600e3, true],
    ['powerWatts: 0.5 MW..0.6 MW', 'powerWatts', 500e3, 600e3, true],
    ['energy: <= 430 MWh', 'energyJoules', null, 430 * 3.6e9, true],
    ['utilization: 40%..60%', 'utilization', 0.4, 0.6, true],
    ['utilization: 45% ± 5%', 'utilization', 0.4, 0.5, true],
    ['gpusExact: <= 1558.06', 'gpusExact', null, 1558.06, true],
  ])('%s', async (written, figure, min, max, holds) => {
    const verdict = await verdictOn(written);
    expect(verdict.min === null ? null : Number(verdict.min?.toFixed(6))).toBe(min);
    expect(verdict.max === null ? null : Number(verdict.max?.toFixed(6))).toBe(max);
    expect(verdict).toMatchObject({ code: holds ? 0 : 1, figure, holds });
  });

  test.each([
    ['requests: <= 3.5B/day', 'requestsPerSecond', true],
    ['tokens: <= 8T', 'tokensPerWindow', true],
    ['cost: <= 21M', 'costUsdPerWindow', true],
    ['costUsd: <= 1M', 'costUsdPerWindow', false],
    ['energy: <= 4 GWh', 'energyJoulesPerWindow', true],
    ['costUsdPerMillionTokens: <= 2.50', 'costUsdPerMillionTokens', true],
    ['window: <= 1d', 'windowSeconds', true],
  ])('of a service: %s', async (written, figure, holds) => {
    expect(await verdictOn(written, 'infer')).toMatchObject({ figure, holds });
  });

  test.each([
    ['gpuz: <= 3', 'unknown-figure'],
    ['gpus: few', 'invalid-expectation'],
    ['gpus:', 'invalid-expectation'],
    ['gpus: <=', 'invalid-expectation'],
    ['gpus: true', 'invalid-expectation'],
    ['gpus: [1, 2]', 'invalid-expectation'],
    ['gpus: {}', 'invalid-expectation'],
    ['gpus: { min: 20, max: 10 }', 'invalid-expectation'],
    ['gpus: { least: 20 }', 'unknown-key'],
    ['gpus: 20..10', 'invalid-expectation'],
    ['gpus: 1..2..3', 'invalid-expectation'],
    ['gpus: >= 3', 'bare-greater'],
    ['gpus: <= 3 km', 'invalid-quantity'],
    ['powerWatts: 0.5..0.6 MW', 'invalid-quantity'],
    ['duration: <= 30', 'invalid-quantity'],
    ['duration: <= 30m', 'invalid-quantity'],
    ['p0(gpus): <= 3', 'out-of-range'],
    ["gpus: '>= -5'", 'always-met'],
    ["gpus: '>= 1'", 'always-met'],
    ['cost: { min: 0 }', 'always-met'],
    ["utilization: '> 0%'", 'always-met'],
    ['utilization: <= 100%', 'always-met'],
    ['utilization: <= 80', 'out-of-range'],
    ['utilization: 80', 'out-of-range'],
    ['utilization: { max: 80 }', 'out-of-range'],
    ['utilization: 40..60', 'out-of-range'],
    ['p90(gpuz): <= 3', 'unknown-figure'],
  ])('%s is refused', async (written, code) => {
    const { code: exit, stderr, stdout } = await check(written);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: stderr });
    const { errors } = JSON.parse(stderr) as { errors: { code: string; where: { line: number } }[] };
    expect(errors.map((error) => error.code)).toEqual([code]);
    expect(errors[0]?.where.line).toBe(3);
  });
});

describe('what is expected of all scenarios together', () => {
  const one = 'scenarios: { one: { kind: train, model: gpt3, gpu: a100, tokens: 300B, duration: 30d } }\n';
  const run = (top: string, base = '') =>
    runCli(['check', 'top.yaml', '--format', 'json'], {
      inputs: { 'top.yaml': `version: 1\nextends: ./base.yaml\n${top}\n`, 'base.yaml': `version: 1\n${base}\n${one}` },
    });
  const figuresIn = (stdout: string) => (JSON.parse(stdout) as CheckReport).verdicts.map(({ figure }) => figure);

  test('is inherited figure by figure', async () => {
    const { code, stdout } = await run('expect: { servers: 195 }', 'expect: { gpus: <= 3 }');
    expect({ code, figures: figuresIn(stdout) }).toEqual({ code: 1, figures: ['gpus', 'servers'] });
  });

  test('null takes back all of it', async () => {
    const { code, stderr } = await run('expect: null', 'expect: { gpus: <= 3, servers: 2 }');
    expect(code).toBe(2);
    expect(stderr).toContain('no-expectations');
  });

  test('null leaves what the scenarios expect', async () => {
    const { code, stdout } = await run('expect: null\nscenarios: { one: { expect: { servers: 195 } } }', 'expect: { gpus: <= 3 }');
    expect({ code, figures: figuresIn(stdout) }).toEqual({ code: 0, figures: ['servers'] });
  });

  test('nothing at all is refused', async () => {
    expect((await run('expect:')).stderr).toContain('invalid-type');
  });

  test('has no percentiles, and none are offered', async () => {
    const { code, stderr } = await runCli(['check'], { inputs: { 'llm-sizing.yaml': `version: 1\nexpect: { p90(gpus): <= 3 }\n${one}` } });
    expect(code).toBe(2);
    expect(stderr).toContain('did you mean gpus?');
    expect(stderr).not.toContain('percentile');
  });
});

test.each([
  { gpus: '1e999' },
  { gpus: '-1e999' },
  { gpus: '{ "min": 1, "max": 1e999 }' },
  { gpus: '"1559 ± -1"' },
  { gpus: '"1e308 ± 1e308"' },
])('%o is no expectation: nothing lies there, or everything', async ({ gpus }) => {
  const file = `{ "version": 1, "scenarios": { "one": { "kind": "train", "model": "gpt3", "gpu": "a100", "expect": { "gpus": ${gpus} } } } }`;
  const { code, stderr } = await runCli(['check', 'f.json'], { inputs: { 'f.json': file } });
  expect(code).toBe(2);
  expect(stderr).toMatch(/^error\[invalid-(expectation|quantity)\]/);
});
