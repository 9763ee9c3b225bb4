// The steps of an explanation, each computed again from nothing but what it shows.
import { describe, expect, test } from 'vitest';
import type { Result } from '../../src/answer/contract/result.js';
import { evaluate } from '../../src/index.js';
import { evaluateEquation } from '../core/expression.js';

type Scenario = Parameters<typeof evaluate>[0];
type Search = readonly [key: string, limit: string];
const run = { kind: 'train', model: 'gpt3', gpu: 'a100', price: 2, region: 'france', electricityPrice: 0.1 } as const;
const service = { kind: 'infer', model: 'deepseek-v3', gpu: 'h100', price: 2, region: 'france' } as const;

/** With the symbol of what is searched for and of what it must meet, where something is. */
const cases: readonly (readonly [string, Scenario, Search?])[] = [
  ['training, forwards', run],
  ['training without a price, forwards', { kind: 'train', model: 'gpt3', gpu: 'a100' }],
  ['a mixture of experts, forwards', { ...run, model: 'deepseek-v3' }],
  ['FLOP a token given', { ...run, flopsPerToken: 1e12 }],
  ['serving words, forwards', { ...service, requests: '3.5B/day', questions: 4, words: 425 }],
  ['serving tokens, forwards', { ...service, requests: '10/s', input: 1000, output: 300 }],
  ['serving a total, forwards', { ...service, tokens: '1T' }],
  ['exact FLOP, forwards', { ...run, flops: 'exact' }],
  ['FLOP by PaLM, forwards', { ...run, flops: 'palm', sequence: 4096 }],
  ['FLOP by Megatron, forwards', { ...run, flops: 'megatron' }],
  ['few shots, forwards', { ...service, requests: '10/s', input: 1000, output: 300, shots: 5, tokensPerShot: 200 }],
  ['a cached prefix, forwards', { ...service, requests: '10/s', input: 1000, output: 300, cachedPrefix: 900, flops: 'exact' }],
  ['shots with words, forwards', { ...service, requests: '10/s', words: 425, shots: 1, tokensPerShot: 100, cachedPrefix: 50 }],
  ['exact FLOP, given GPUs', { ...run, flops: 'exact', gpus: 1024 }, ['durationSeconds', 'gpusGiven']],
  [
    'few shots on given GPUs',
    { ...service, gpus: 64, input: 1000, output: 300, shots: 5, tokensPerShot: 200 },
    ['requestsPerSecond', 'gpusGiven'],
  ],
  ['a cost, forwards', { ...run, solve: 'budget' }],
  ['given GPUs', { ...run, gpus: 1024 }, ['durationSeconds', 'gpusGiven']],
  ['given GPUs, tokens', { ...run, gpus: 1024, solve: 'tokens' }, ['tokens', 'gpusGiven']],
  ['given GPUs, parameters', { ...run, gpus: 1024, solve: 'parameters' }, ['parameters', 'gpusGiven']],
  ['given GPUs, utilisation', { ...run, gpus: 2000, solve: 'utilization' }, ['utilization', 'gpusGiven']],
  ['given GPUs that serve', { ...service, gpus: 1024 }, ['tokensPerWindow', 'gpusGiven']],
  ['given GPUs that serve requests', { ...service, gpus: 1024, input: 1000, output: 300 }, ['requestsPerSecond', 'gpusGiven']],
  ['a budget', { ...run, budget: '2M' }, ['tokens', 'affordableGpus']],
  ['a budget on given GPUs', { ...run, budget: '2M', gpus: 512 }, ['tokens', 'gpusGiven']],
  ['a budget a window', { ...service, budget: '100k', words: 425 }, ['requestsPerSecond', 'affordableGpus']],
];

describe.each(cases.map(([name, scenario, search]) => ({ name, scenario, search })))('$name', ({ scenario, search }) => {
  const { steps = [], answer } = evaluate(scenario, { explain: true }) as unknown as Result;
  // What is counted elsewhere has no numbers put in; what is searched for has those of its limit.
  const counted = steps.filter(({ expression }) => expression.endsWith(': counted from the architecture'));
  const solved = steps.filter((step) => (!step.expression.includes(' = ') || step.expression.includes(': ')) && !counted.includes(step));

  test('each step gives its value', () => {
    expect(steps.length).toBeGreaterThan(8);
    for (const { key, symbol, expression, inputs, value } of steps) {
      if ([...solved, ...counted].some((step) => step.key === key)) continue;
      const said = evaluateEquation(expression, new Map(inputs.map((input) => [input.symbol, input.value ?? Number.NaN])));
      expect(said.symbol, key).toBe(symbol);
      if (value === null) expect(said.value, key).toBeNaN();
      else expect(Math.abs(said.value / value - 1), key).toBeLessThan(1e-12);
    }
  });

  test('each step shows the figure of the answer', () => {
    for (const { key, value } of steps) if (key in answer) expect(value, key).toBe(answer[key]);
  });

  test('a cost that the architecture says has no numbers put in, and says where its terms are', () => {
    for (const { inputs, value, source } of counted) {
      expect(inputs).toEqual([]);
      expect(value).toBeGreaterThan(0);
      expect(source).toMatch(/llm-sizing model \S+ --explain/);
    }
  });

  test('each step uses what was given or what a step before it found', () => {
    const computed = new Set(steps.map(({ key }) => key));
    const found = new Set<string>();
    for (const { key, inputs } of steps) {
      const ahead = inputs.filter((input) => computed.has(input.key) && !found.has(input.key)).map((input) => input.key);
      // What is searched for is explained by the GPUs that follow from it.
      expect(ahead, key).toEqual(solved.some((step) => step.key === key) ? ['gpusExact'] : []);
      found.add(key);
    }
  });

  test('what is searched for meets its limit', () => {
    expect(solved.map(({ key }) => key)).toEqual(search === undefined ? [] : [search[0]]);
    for (const { inputs, value } of solved) {
      const [exact, limit] = inputs;
      expect([exact?.key, limit?.key]).toEqual(['gpusExact', search?.[1]]);
      // A whole count is cut, so that the GPUs needed fall short by less than one part in a thousand million.
      expect(Math.abs((exact?.value ?? 0) / (limit?.value ?? 1) - 1)).toBeLessThan(1e-9);
      expect(value).toBe(answer[search?.[0] ?? '']);
    }
  });

  test('symbols are one a quantity', () => {
    const symbols = new Map<string, string>();
    for (const { key, symbol } of steps.flatMap((step) => [step, ...step.inputs])) {
      expect(symbols.get(symbol) ?? key, symbol).toBe(key);
      symbols.set(symbol, key);
    }
  });

  test('each step names its source', () => {
    for (const { key, source } of steps) expect(source.length, key).toBeGreaterThan(10);
  });
});

describe('steps of predictions', () => {
  const served = { kind: 'infer', model: 'llama-3.1-70b', gpu: 'h100-sxm', input: 2000, output: 300, price: 2 } as const;
  test.each<Scenario>([
    { ...served, weights: 'fp8', requests: '200/s', ttft: '2s', tpot: '50ms' },
    { ...served, requests: '20/s', ttft: 'p95:2s', spares: 1 },
    { ...served, gpus: 8, utilization: 'auto' },
    { kind: 'train', model: 'gpt3', gpu: 'a100', utilization: 'auto', gpus: 1024, price: 2 },
    { kind: 'train', model: 'gpt3', gpu: 'a100', utilization: 'auto', duration: '30d' },
  ])('have the values of the answer: %j', (scenario) => {
    const { steps = [], answer } = evaluate(scenario, { explain: true });
    const figures: Readonly<Record<string, unknown>> = answer;
    const stated = steps.filter(({ key }) => typeof figures[key] === 'number');
    expect(stated.length).toBeGreaterThan(5);
    for (const { key, value } of stated) expect((value ?? 0) / Number(figures[key]), key).toBeCloseTo(1, 9);
  });

  test('the energy of a generated token is told as what it is', () => {
    const { steps = [] } = evaluate({ ...served, requests: '20/s', utilization: 'auto' }, { explain: true });
    const energy = steps.filter(({ key }) => key === 'energyJoulesPerToken');
    expect(energy.map(({ expression }) => expression)).toEqual(['Q_g = w_g ÷ r_g']);
    const [{ inputs: [watts, rate] = [], value } = { value: null }] = energy;
    expect(value).toBeCloseTo((watts?.value ?? 0) / (rate?.value ?? 1), 12);
  });
});
