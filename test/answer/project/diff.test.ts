import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiffReport } from '../../../src/answer/project/diff.js';
import { DECK, type Fields, fileOf, jsonOf } from './files.js';

const diff = (before: string, after: string, ...more: readonly string[]) =>
  jsonOf<DiffReport>(['diff', 'before.json', 'after.json', ...more], { 'before.json': before, 'after.json': after });

const assumptions = fc.record({
  utilization: fc.double({ min: 0.05, max: 1, noNaN: true }),
  goodput: fc.double({ min: 0.5, max: 1, noNaN: true }),
  price: fc.double({ min: 0.5, max: 20, noNaN: true }),
  precision: fc.constantFrom('tf32', 'bf16'),
  gpu: fc.constantFrom('a100', 'h100-sxm'),
});

describe('a comparison', () => {
  test('of the deck at 50 % and 40 %: 1,559 becomes 1,948, a quarter more, by the utilisation alone', async () => {
    const worse = Object.fromEntries(Object.entries(DECK).map(([name, fields]) => [name, { ...fields, utilization: '40%' }]));
    const { scenarios, total } = await diff(fileOf(DECK), fileOf(worse));
    expect(scenarios[0]).toMatchObject({
      name: 'gpt3-training',
      status: 'changed',
      assumptions: [{ field: 'utilization', before: 0.5, after: 0.4 }],
      figures: { gpus: { before: 1559, after: 1948, change: 389 } },
      causes: [{ fields: ['utilization'], parts: { gpus: 389, servers: 49 } }],
    });
    expect(scenarios[0]?.figures['gpus']?.changeShare).toBeCloseTo(0.25, 3);
    expect(total['gpus']).toMatchObject({ before: 413_577, after: 516_970 });
  });

  test('adds up: the parts of a change are the change, figure by figure', async () => {
    await fc.assert(
      fc.asyncProperty(assumptions, assumptions, async (one, other) => {
        const { scenarios } = await diff(
          fileOf({ s: { ...DECK['gpt3-training'], ...one } }),
          fileOf({ s: { ...DECK['gpt3-training'], ...other } }),
        );
        const [scenario] = scenarios;
        for (const [key, { change, before }] of Object.entries(scenario?.figures ?? {})) {
          if (change === null) continue;
          const parts = (scenario?.causes ?? []).map((cause) => cause.parts[key] ?? 0);
          const sum = parts.reduce((total, part) => total + part, 0);
          expect(Math.abs(sum - change), key).toBeLessThanOrEqual(1e-9 * Math.max(...parts.map(Math.abs), Math.abs(before ?? 0)));
        }
      }),
      { numRuns: 80 },
    );
  });

  test('finds nothing between equals, and the opposite the other way round', async () => {
    await fc.assert(
      fc.asyncProperty(assumptions, assumptions, async (one, other) => {
        const [a, b] = [one, other].map((fields) => fileOf({ s: { ...DECK['gpt3-training'], ...fields } })) as [string, string];
        expect((await diff(a, a)).scenarios).toMatchObject([{ status: 'same', figures: {}, assumptions: [], causes: [] }]);
        const [forth, back] = [(await diff(a, b)).scenarios[0], (await diff(b, a)).scenarios[0]];
        expect(Object.keys(back?.figures ?? {})).toEqual(Object.keys(forth?.figures ?? {}));
        for (const [key, { change }] of Object.entries(forth?.figures ?? {}))
          expect(back?.figures[key]?.change).toBe(change === null ? null : -change);
      }),
      { numRuns: 40 },
    );
  });

  test('names what was added and removed', async () => {
    const { 'gpt3-search': search, 'gpt3-training': training } = DECK as Record<string, Fields>;
    const { scenarios } = await diff(
      fileOf({ a: training as Fields, b: search as Fields }),
      fileOf({ b: search as Fields, c: training as Fields }),
    );
    expect(scenarios.map(({ name, status }) => [name, status])).toEqual([
      ['b', 'same'],
      ['c', 'added'],
      ['a', 'removed'],
    ]);
  });

  test('fails above a threshold, and only above it', async () => {
    const at = (utilization: number) => fileOf({ s: { ...DECK['gpt3-training'], utilization } });
    expect((await diff(at(0.5), at(0.4), '--fail-above', '25%')).exceeded.map(({ figure }) => figure)).toEqual(['servers']);
    expect(await diff(at(0.5), at(0.4), '--fail-above', '26%')).toMatchObject({ code: 0, exceeded: [] });
    expect(await diff(at(0.5), at(0.4), '--fail-above', '10%')).toMatchObject({ code: 1 });
    expect(await diff(at(0.4), at(0.5), '--fail-above', '0%')).toMatchObject({ code: 0 });
  });

  test('reads an answer that was saved as what it was saved from', async () => {
    const own = { presets: { gpus: { ours: { extends: 'h100-sxm-80gb' } } } };
    const scenarios = { ...DECK, ours: { ...DECK['gpt3-training'], gpu: 'ours', precision: 'bf16', utilization: '30%..50%' } };
    const file = fileOf(scenarios, own);
    const saved = JSON.stringify(await jsonOf(['run', 'f.json'], { 'f.json': file }));
    const inputs = { 'saved.json': saved.replace(/,"code":0\}$/, '}'), 'f.json': file };
    const { scenarios: changes } = await jsonOf<DiffReport>(['diff', 'saved.json', 'f.json'], inputs);
    expect(changes.map(({ name, status, assumptions: changed }) => ({ name, status, changed }))).toEqual(
      Object.keys(scenarios).map((name) => ({ name, status: 'same', changed: [] })),
    );
  });

  test('holds changed presets to account for their part, before any assumption', async () => {
    const file = (parameters: string, utilization: string) =>
      fileOf(
        { a: { kind: 'train', model: 'house', gpu: 'h100', precision: 'bf16', utilization } },
        { presets: { models: { house: { parameters: { total: parameters }, trainingTokens: '2T' } } } },
      );
    const { scenarios } = await diff(file('7B', '40%'), file('14B', '50%'));
    const [presets, utilization, ...more] = scenarios[0]?.causes ?? [];
    expect(more).toEqual([]);
    expect(presets?.fields).toEqual([]);
    expect(presets?.parts['gpus']).toBeGreaterThan(0);
    expect(utilization?.fields).toEqual(['utilization']);
    expect(utilization?.parts['gpus']).toBeLessThan(0);
  });

  test('keeps scenarios of one name in several files apart, saved or not', async () => {
    const chat = (utilization: number) => fileOf({ chat: { ...DECK['gpt3-training'], utilization } });
    const save = async (one: number, other: number) => {
      const { code: _, ...saved } = await jsonOf<object>(['run', 'a.json', 'b.json'], { 'a.json': chat(one), 'b.json': chat(other) });
      return JSON.stringify(saved);
    };
    const inputs = { 'one.json': await save(0.5, 0.5), 'two.json': await save(0.25, 0.5) };
    const report = await jsonOf<DiffReport>(['diff', 'one.json', 'two.json', '--fail-above', '1%'], inputs);
    expect(report.scenarios.map(({ name, status }) => [name, status])).toEqual([
      ['a.json: chat', 'changed'],
      ['b.json: chat', 'same'],
    ]);
    expect(report.code).toBe(1);
    expect(report.total['gpus']).toMatchObject({ before: 3118, after: 4676 });
  });

  test('keeps the answers of a saved sweep apart, and adds none of them up', async () => {
    const sweep = async (utilization: string) => {
      const { code: _, ...saved } = await jsonOf<object>(['train', '--model', 'gpt3', '--gpu', 'a100', '--utilization', utilization], {});
      return JSON.stringify(saved);
    };
    const inputs = { 'one.json': await sweep('30%,40%'), 'two.json': await sweep('20%,40%') };
    const { scenarios, total } = await jsonOf<DiffReport>(['diff', 'one.json', 'two.json'], inputs);
    expect(scenarios.map(({ status }) => status)).toEqual(['changed', 'same']);
    expect(total).toEqual({});
  });

  test('sees ranges, growth and money', async () => {
    const service = {
      kind: 'infer',
      model: 'llama-3.1-70b',
      gpu: 'h100-sxm',
      precision: 'bf16',
      requests: '100/s',
      input: '1000',
      output: '300',
    };
    const chat = (more: Fields) =>
      fileOf({ chat: { ...service, price: 2, growth: '5%/month', fleet: 100, horizon: '12 months', ...more } });
    const [figures] = (await diff(chat({}), chat({ growth: '20%/month' }))).scenarios.map((scenario) => scenario.figures);
    expect(figures).toMatchObject({ runsOutInMonth: { before: null } });
    expect(figures?.['gpusAtHorizon']?.change).toBeGreaterThan(0);
    const wider = await diff(chat({ utilization: '40%..50%' }), chat({ utilization: '30%..60%' }));
    expect(Object.keys(wider.scenarios[0]?.figures ?? {})).toEqual(expect.arrayContaining(['p10(gpus)', 'p90(gpus)']));
    const dearer = await diff(chat({}), chat({ price: 3 }), '--fail-above', '10%');
    expect(dearer.scenarios[0]?.causes[0]?.parts['costUsdPerWindow']).toBeGreaterThan(0);
    expect(dearer.total['costUsdPerDay']?.changeShare).toBeCloseTo(0.5, 12);
    expect(dearer.code).toBe(1);
  });

  test('fails where a figure is not known any more, and asks about a bare 10', async () => {
    const run = { ...DECK['gpt3-training'], price: 2 };
    const lost = await diff(fileOf({ a: run }), fileOf({ a: { ...run, price: null } }), '--fail-above', '10%');
    expect(lost).toMatchObject({ code: 1, exceeded: [{ figure: 'costUsd', changeShare: null }] });
    await expect(diff(fileOf({ a: run }), fileOf({ a: run }), '--fail-above', '10')).rejects.toThrow('10%');
    await expect(diff(fileOf({ a: run }), fileOf({ a: run }), '--fail-above=-5%')).rejects.toThrow('out of range');
  });
});
