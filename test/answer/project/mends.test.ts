import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckReport } from '../../../src/answer/project/check.js';
import { DECK, type Fields, fileOf, jsonOf } from './files.js';

const check = (fields: Fields, expected: Readonly<Record<string, string>>) =>
  jsonOf<CheckReport>(['check'], { 'llm-sizing.json': fileOf({ one: { ...fields, expect: expected } }) });

/** Assumptions of a run, and a limit that they miss by some factor. */
const missed = fc.record({
  kind: fc.constantFrom('gpt3-training', 'gpt3-search'),
  utilization: fc.double({ min: 0.05, max: 0.6, noNaN: true }),
  factor: fc.double({ min: 1.01, max: 1.6, noNaN: true }),
  figure: fc.constantFrom('gpus', 'servers', 'power', 'cost'),
});

test('each change that is proposed makes the expectation hold', async () => {
  await fc.assert(
    fc.asyncProperty(missed, async ({ kind, utilization, factor, figure }) => {
      const fields = { ...DECK[kind], utilization, price: 2 };
      const unit = figure === 'power' ? ' W' : '';
      const before = (await check(fields, { [figure]: `< 0${unit}` })).verdicts[0];
      const limit = (before?.value ?? 0) / factor;
      const { verdicts, code } = await check(fields, { [figure]: `<= ${limit}${unit}` });
      expect(code).toBe(1);
      const mends = verdicts[0]?.mends ?? [];
      expect(mends.length).toBeGreaterThan(0);
      for (const { field, to } of mends) {
        const mended = await check({ ...fields, [field]: to }, { [figure]: `<= ${limit}${unit}` });
        expect(mended.verdicts[0], `${field}: ${to}`).toMatchObject({ holds: true });
      }
    }),
    { numRuns: 60 },
  );
});

test('a proposed utilisation is the smallest of three digits that would do', async () => {
  await fc.assert(
    fc.asyncProperty(missed, async ({ kind, utilization, factor }) => {
      const fields = { ...DECK[kind], utilization };
      const [first] = (await check(fields, { gpusExact: '< 0' })).verdicts;
      const exact = first?.value ?? 0;
      const needed = utilization * factor;
      const { verdicts } = await check(fields, { gpusExact: `<= ${exact / factor}` });
      const to = verdicts[0]?.mends.find(({ field }) => field === 'utilization')?.to;
      expect(Number(to)).toBeGreaterThanOrEqual(needed * (1 - 1e-9));
      expect(Number(to)).toBeLessThanOrEqual(needed * 1.01 + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('the deck at 40 % is mended by 50 %, by 37.5 days, or by an H100', async () => {
  const { verdicts } = await check({ ...DECK['gpt3-training'], utilization: '40%' }, { servers: '<= 195' });
  expect(verdicts[0]).toMatchObject({ value: 244, margin: -49, holds: false });
  expect(verdicts[0]?.marginShare).toBeCloseTo(-49 / 195, 12);
  expect(verdicts[0]?.mends).toEqual([
    { field: 'utilization', from: 0.4, to: 0.5 },
    { field: 'duration', from: 2_592_000, to: 37.5 * 86_400 },
    { field: 'gpu', from: 'a100-pcie-80gb', to: 'h100-pcie-80gb' },
    { field: 'precision', from: 'tf32', to: 'bf16' },
  ]);
});

test('what no assumption alone can mend has no proposal, and an unknown figure does not hold', async () => {
  const { verdicts } = await check({ ...DECK['gpt3-training'] }, { gpus: '<= 0.5', cost: '<= 1M' });
  expect(verdicts).toMatchObject([
    { figure: 'gpus', holds: false, mends: [] },
    { figure: 'costUsd', holds: false, value: null, margin: null },
  ]);
});

test('the limits of a file are for all of its scenarios together', async () => {
  const report = await jsonOf<CheckReport>(['check'], {
    'llm-sizing.json': fileOf(DECK, { expect: { gpus: 413_577, servers: '<= 51697' } }),
  });
  expect(report.verdicts).toMatchObject([
    { scenario: null, figure: 'gpus', value: 413_577, holds: true, margin: 0 },
    { scenario: null, figure: 'servers', value: 51_698, holds: false, margin: -1, mends: [] },
  ]);
  const one = fileOf({ ...DECK, 'gpt3-search': { ...DECK['gpt3-search'], expect: { gpus: '<= 500k' } } }, { expect: { gpus: 1 } });
  const only = await jsonOf<CheckReport>(['check', '--only', 'gpt3-search'], { 'llm-sizing.json': one });
  expect(only.verdicts.map(({ scenario }) => scenario)).toEqual(['gpt3-search']);
});

test('an expectation among the defaults is for the scenarios that have the figure', async () => {
  const expected = { gpus: '<= 500k', costUsdPerMillionTokens: '< 100', trainingFlops: '< 1e30' };
  const report = await jsonOf<CheckReport>(['check'], { 'llm-sizing.json': fileOf(DECK, { defaults: { price: 2, expect: expected } }) });
  expect(report.verdicts.map(({ scenario, figure }) => `${scenario} ${figure}`)).toEqual([
    'gpt3-training gpus',
    'gpt3-training trainingFlops',
    'gpt3-search gpus',
    'gpt3-search costUsdPerMillionTokens',
  ]);
});

test('what is proposed for a percentile, a fleet or a length that is counted holds too', async () => {
  const service = {
    kind: 'infer',
    model: 'llama-3.1-8b',
    gpu: 'h100-sxm',
    precision: 'bf16',
    requests: '500/s',
    input: '1500',
    output: '300',
  };
  const cases: readonly (readonly [Fields, Readonly<Record<string, string>>])[] = [
    [{ ...DECK['gpt3-training'], utilization: '35%..45%', tokens: '300B ± 10%' }, { 'p90(gpus)': '<= 1900' }],
    [{ ...DECK['gpt3-training'], utilization: '35%..45%', goodput: '80%..95%' }, { 'p75(servers)': '<= 250' }],
    [{ ...service, growth: '8%/month', fleet: 40 }, { runsOutInMonth: '>= 12' }],
    [{ ...service, growth: '5%..12%/month', fleet: 60, utilization: '25%..40%' }, { 'p10(runsOutInMonth)': '>= 6' }],
    [{ ...service, gpu: null, precision: null, peak: 1e30, utilization: 1, flops: 'exact' }, { tokensPerRequest: '<= 1000' }],
  ];
  for (const [fields, expected] of cases) {
    const { verdicts } = await check(fields, expected);
    expect(verdicts[0]?.holds, JSON.stringify(expected)).toBe(false);
    const mends = verdicts[0]?.mends ?? [];
    expect(mends.length, JSON.stringify(expected)).toBeGreaterThan(0);
    for (const { field, to } of mends) {
      const mended = await check({ ...fields, [field]: to }, expected);
      expect(mended.verdicts[0], `${JSON.stringify(expected)} with ${field}: ${to}`).toMatchObject({ holds: true });
    }
  }
});

test('a limit on both sides is met between them, however narrow it is', async () => {
  for (const expected of [{ servers: '100..120' }, { gpus: '1600' }, { gpusExact: '1600 ± 1' }, { gpus: '600..605' }]) {
    const { verdicts } = await check({ ...DECK['gpt3-training'] }, expected);
    const mends = verdicts[0]?.mends ?? [];
    expect(mends.length, JSON.stringify(expected)).toBeGreaterThan(0);
    for (const { field, to } of mends)
      expect((await check({ ...DECK['gpt3-training'], [field]: to }, expected)).verdicts[0], field).toMatchObject({ holds: true });
  }
});

test('with a scenario that has no answer nobody knows what all of them take', async () => {
  const scenarios = { ...DECK, none: { ...DECK['gpt3-training'], utilization: 1e-15 } };
  const report = await jsonOf<CheckReport>(['check'], { 'llm-sizing.json': fileOf(scenarios, { expect: { gpus: '<= 1M' } }) });
  expect(report).toMatchObject({ code: 1, verdicts: [{ scenario: null, holds: false, value: null, problem: { code: 'too-large' } }] });
  const lists = fileOf({ a: { ...DECK['gpt3-training'], utilization: ['40%', '50%'] } }, { expect: { gpus: '<= 1M' } });
  expect((await jsonOf<CheckReport>(['check'], { 'llm-sizing.json': lists })).verdicts[0]).toMatchObject({ holds: false, value: null });
});

test('more cached than asked is a mistake of the file, at its place', async () => {
  const service = { kind: 'infer', model: 'gpt3', gpu: 'a100', requests: '1/s', input: '1000', output: '300', cachedPrefix: '8000' };
  await expect(check(service, { gpus: '<= 5' })).rejects.toThrow('"code": "cached-above-prompt"');
});
