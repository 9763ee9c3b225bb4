import { expect, test } from 'vitest';
import { builtInCatalog } from '../../src/catalog/package-presets.js';
import { nearest } from '../../src/diagnostics/suggest.js';
import { cpuMilliseconds } from '../helpers/cpu-time.js';

const CARDS = ['a10', 'a10g', 'a100', 'a100-sxm', 'h100', 'h200', 'b200', 'v100', 'l40s'];

test.each([
  ['a10O', 'a100'],
  ['h10o', 'h100'],
  ['l4Os', 'l40s'],
  ['hl00', 'h100'],
  ['h1OO', 'h100'],
  ['ha100', 'a100'],
  ['h010', 'h100'],
  ['H-200', 'h200'],
  ['a100 sxm', 'a100-sxm'],
])('%s is %s first', (typed, first) => {
  expect(nearest(typed, CARDS)[0]).toBe(first);
});

test('what resembles nothing has no suggestion', () => {
  for (const typed of ['', 'x', 'zzzzzz', '=cmd|', '😀😀😀', '__proto__']) expect(nearest(typed, CARDS)).toEqual([]);
});

test('there are never more than three, and no name twice', () => {
  expect(nearest('a10', ['a10', 'a10', 'a10g', 'a100', 'a1000', 'a10x']).length).toBe(3);
  expect(nearest('a10', ['a10', 'a10'])).toEqual(['a10']);
});

test('the order of the candidates does not matter', () => {
  for (const typed of ['a10O', 'h100-sxn', 'a100sxm4', 'b100']) expect(nearest(typed, CARDS.toReversed())).toEqual(nearest(typed, CARDS));
});

test('very long text is no burden', () => {
  const start = cpuMilliseconds();
  for (let round = 0; round < 20; round++) nearest('a1'.repeat(500_000), CARDS);
  expect(cpuMilliseconds() - start).toBeLessThan(1000);
});

test.each([
  ['gpu', 'a10O', 'a100'],
  ['gpu', 'h100-smx', 'h100-sxm'],
  ['gpu', 'mi300', 'mi300x'],
  ['gpu', '4090', 'rtx-4090'],
  ['model', 'gpt33', 'gpt3'],
  ['model', 'lama-3-70b', 'llama-3-70b'],
  ['model', 'deepsek-v3', 'deepseek-v3'],
  ['region', 'frence', 'france'],
  ['region', 'germny', 'germany'],
] as const)('among the presets a %s called %s suggests %s', (kind, typed, wanted) => {
  const result = builtInCatalog()[kind](typed);
  expect(result.found === undefined ? result.near : [result.found.id, ...(result.found.preset?.aliases ?? [])]).toContain(wanted);
});
