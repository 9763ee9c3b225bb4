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
});
