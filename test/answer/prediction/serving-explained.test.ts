// The steps of a predicted service, each computed again from nothing but what it shows.
import { describe, expect, test } from 'vitest';
import type { Result } from '../../../src/answer/contract/result.js';
import { evaluate } from '../../../src/index.js';
import { evaluateEquation } from '../../core/expression.js';

type Scenario = Parameters<typeof evaluate>[0];
const service = { kind: 'infer', model: 'llama-3.1-70b', gpu: 'h100-sxm', input: 1000, output: 300, price: 2 } as const;

const cases: readonly (readonly [string, Scenario])[] = [
  ['a time a token', { ...service, requests: '30/s', tpot: '50ms' }],
  ['a time to the first token', { ...service, requests: '30/s', ttft: '500ms', engine: 'trtllm' }],
  ['no demand', { ...service, tpot: '40ms', engine: 'sglang' }],
  ['a load that is given', { ...service, concurrency: 64, layout: 'tp=4' }],
  ['more under way than the cache holds', { ...service, concurrency: 400, layout: 'tp=2' }],
  ['less than one request at a time', { ...service, requests: '0.05/s', tpot: '50ms' }],
  ['a batch', { ...service, batch: 16, layout: 'tp=4' }],
  ['all that memory holds', { ...service, batch: 'max', layout: 'tp=2' }],
  ['requests of one length', { ...service, requests: '20/s', tpot: '50ms', lengths: 'equal' }],
  [
    'lengths that differ',
    { kind: 'infer', model: 'llama-3.1-8b', gpu: 'h100-sxm', requests: '20/s', workload: 'azure-conversation', tpot: '30ms' },
  ],
  ['a percentile', { ...service, requests: '20/s', ttft: 'p95:2s', burstiness: 2 }],
  ['two pools', { ...service, requests: '20/s', ttft: '1s', tpot: '50ms', pools: 'two', network: '50GB/s' }],
  ['a fleet', { ...service, gpus: 18, tpot: '50ms' }],
  ['a peak and spares', { ...service, users: 50_000, messagesPerUser: '20/day', peakToAverage: 2, headroom: 0.2, tpot: '50ms' }],
  ['a cached prefix', { ...service, requests: '30/s', tpot: '50ms', cachedPrefix: '40%' }],
  [
    'experts over attention ranks',
    { ...service, model: 'deepseek-v3', gpu: 'h200-sxm', concurrency: 256, layout: 'tp=1,adp=8,ep=8', engine: 'sglang' },
  ],
  ['guessed tokens', { ...service, requests: '20/s', tpot: '40ms', drafts: 3, acceptance: 0.7 }],
];

/** What is shown of every predicted service. */
const FIGURES = ['replicas', 'gpusPerReplica', 'batch', 'concurrencyPerReplica', 'totalConcurrency', 'ttftSeconds', 'tpotSeconds'];
const MORE = ['outputTokensPerSecondPerReplica', 'outputTokensPerSecondPerGpu', 'kvBytesPerToken', 'kvPoolTokens', 'memoryBytesPerGpu'];

describe.each(cases)('%s', (_, scenario) => {
  const { steps = [], answer, trace } = evaluate(scenario, { explain: true }) as unknown as Result;

  test('every figure has a step that gives it', () => {
    for (const key of [...FIGURES, ...MORE, 'energyJoulesPerToken', 'gpus', 'prefillReplicas', 'prefillGpusPerReplica']) {
      if (!(key in answer)) continue;
      const [step, ...others] = steps.filter((each) => each.key === key);
      expect([key, others.length]).toEqual([key, 0]);
      expect(Math.abs((step?.value as number) / (answer[key] as number) - 1), key).toBeLessThan(1e-9);
      expect(step?.source, key).not.toBe('');
    }
    expect(steps.map(({ key }) => key)).toContain('utilization');
  });

  test('each step gives its value', () => {
    for (const { key, symbol, expression, inputs, value } of steps) {
      // What is searched for, and what the model of a step says, has no numbers put in.
      if (expression.includes(':')) continue;
      const said = evaluateEquation(expression, new Map(inputs.map((input) => [input.symbol, input.value ?? Number.NaN])));
      expect(said.symbol, key).toBe(symbol);
      if (value === null) expect(said.value, key).toBeNaN();
      else expect(Math.abs(said.value - value), key).toBeLessThanOrEqual(1e-9 * Math.abs(value));
    }
  });

  test('no figure is made of itself', () => {
    const inputs = new Map(trace?.nodes.map((node) => [node.key, node.inputs]));
    const visit = (key: string, above: readonly string[]): void => {
      expect(above).not.toContain(key);
      for (const next of inputs.get(key) ?? []) visit(next, [...above, key]);
    };
    for (const key of ['ttftSeconds', 'tpotSeconds', 'outputTokensPerSecondPerGpu', 'totalConcurrency']) visit(key, []);
  });
});
