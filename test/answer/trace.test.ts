import { expect, test } from 'vitest';
import type { Result } from '../../src/answer/contract/result.js';
import { traced } from '../../src/answer/project/trace.js';
import { evaluate } from '../../src/index.js';

const answer = evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100', price: 2 }, { explain: true }) as unknown as Result;
const keysOf = (asked: Parameters<typeof traced>[1], of: Result = answer) => {
  const { result, problem } = traced(of, asked);
  expect(problem).toBeUndefined();
  return (result.steps ?? []).map(({ key }) => key);
};

test('without a figure the steps stay as they are, and the graph has them all with what they are told', () => {
  const { result } = traced(answer, {});
  expect(result.steps).toEqual(answer.steps);
  const { format, version, figure, from, nodes } = result.trace as NonNullable<typeof result.trace>;
  expect([format, version, figure, from]).toEqual(['llm-sizing-trace', 1, null, null]);
  const keys = new Set(nodes.map(({ key }) => key));
  expect(keys.size).toBe(nodes.length);
  for (const { inputs } of nodes) for (const input of inputs) expect(keys.has(input)).toBe(true);
  for (const { key } of answer.steps ?? []) expect(nodes.find((node) => node.key === key)?.is).toBe('formula');
  expect(nodes.find(({ key }) => key === 'utilization')).toMatchObject({ is: 'told', value: 0.5, inputs: [] });
});

test('a figure has its ancestors and nothing else', () => {
  const keys = keysOf({ figure: { name: 'gpusExact' } });
  expect(keys).toEqual([
    'activeParameters',
    'flopsPerToken',
    'trainingFlops',
    'requiredFlopsPerSecond',
    'effectiveFlopsPerGpu',
    'gpusExact',
  ]);
  const { nodes } = traced(answer, { figure: { name: 'gpusExact' } }).result.trace ?? { nodes: [] };
  expect(nodes.some(({ key }) => key === 'servers' || key === 'costUsd')).toBe(false);
  // Each is reached from the figure.
  const used = new Set(nodes.flatMap(({ inputs }) => inputs));
  for (const { key } of nodes) expect(key === 'gpusExact' || used.has(key), key).toBe(true);
});

test('from a quantity, only what lies between', () => {
  expect(keysOf({ figure: { name: 'costUsd' }, from: { name: 'utilization' } })).toEqual([
    'effectiveFlopsPerGpu',
    'gpusExact',
    'gpus',
    'gpuHours',
    'costUsd',
  ]);
  expect(keysOf({ figure: { name: 'costUsd' }, from: { name: 'priceUsdPerGpuHour' } })).toEqual(['costUsd']);
  // A time is needed twice: by the rate, and by the hours.
  expect(keysOf({ figure: { name: 'costUsd' }, from: { name: 'duration' } })).toEqual([
    'requiredFlopsPerSecond',
    'gpusExact',
    'gpus',
    'gpuHours',
    'costUsd',
  ]);
});

test('figures and fields go by the names that people use', () => {
  expect(keysOf({ figure: { name: 'cost' }, from: { name: 'price' } })).toEqual(['costUsd']);
  expect(keysOf({ figure: { name: 'power' } })).toContain('powerWatts');
});

test('what is told has no formula, and says so', () => {
  const { result } = traced(answer, { figure: { name: 'utilization' } });
  expect(result.steps).toMatchObject([{ key: 'utilization', value: 0.5, inputs: [] }]);
});

test('an unknown name, and a quantity that does not matter, are told', () => {
  const where = { kind: 'field', path: 'x' } as const;
  expect(traced(answer, { figure: { name: 'cots', where } }).problem).toMatchObject({ code: 'unknown-figure', where });
  expect(traced(answer, { figure: { name: 'costUsd' }, from: { name: 'utilisation' } }).problem?.suggestions).toContain('utilization');
  const astray = traced(answer, { figure: { name: 'costUsd' }, from: { name: 'pue' } }).problem;
  expect(astray).toMatchObject({ code: 'no-path' });
  expect(astray?.parameters['choices']).toContain('utilization');
});

test('what was solved for leads back to itself, and the search ends', () => {
  const solved = evaluate({ kind: 'train', model: 'gpt3', gpu: 'a100', gpus: 1024 }, { explain: true }) as unknown as Result;
  const keys = keysOf({ figure: { name: 'durationSeconds' } }, solved);
  expect(keys).toContain('durationSeconds');
  expect(new Set(keys).size).toBe(keys.length);
});

test('a predicted step leads into the sheet', () => {
  const fields = { kind: 'train', model: 'llama-3.1-8b', gpu: 'h100-sxm', gpus: 64, precision: 'bf16', utilization: 'auto' } as const;
  const predicted = evaluate(fields, { explain: true }) as unknown as Result;
  const keys = keysOf({ figure: { name: 'gpuHours' }, from: { name: 'optimizerSeconds' } }, predicted);
  expect(keys[0]).toBe('stepSeconds');
  expect(keys.at(-1)).toBe('gpuHours');
});
