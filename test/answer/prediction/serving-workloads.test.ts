import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { workloadIds } from '../../../src/catalog/serving/workloads.js';
import { evaluate } from '../../../src/index.js';

const base = { kind: 'infer', model: 'llama-3.1-70b', gpu: 'h100-sxm', weights: 'fp8' } as const;
const ask = (more: object) => evaluate({ ...base, ...more });
const figure = (more: object, key: string) => (ask(more).answer as unknown as Readonly<Record<string, number>>)[key] as number;

describe('workloads', () => {
  test('every preset is a whole, has a source, and is answered', () => {
    const folder = new URL('../../../presets/workloads/', import.meta.url);
    expect(readdirSync(folder).sort()).toEqual(workloadIds.map((id) => `${id}.json`));
    for (const workload of workloadIds) {
      const { classes, document, note, date } = JSON.parse(readFileSync(new URL(`${workload}.json`, folder), 'utf8'));
      expect(classes.reduce((sum: number, { share }: { share: number }) => sum + share, 0)).toBeCloseTo(1, 9);
      for (const text of [document, note, date]) expect(text).not.toBe('');
      const { evidence, scenario } = ask({ requests: 5, workload, tpot: '50ms' });
      expect(evidence.serving?.workload?.source?.document).toBe(document);
      expect(scenario['workload']).toBe(workload);
    }
    // The means of the trace itself.
    const { input, output } = ask({ requests: 5, workload: 'azure-conversation', tpot: '50ms' }).evidence.serving?.workload ?? {};
    expect(input?.mean).toBeCloseTo(1154.7, 0);
    expect(output?.mean).toBeCloseTo(211.1, 0);
    expect(input?.p50).toBeGreaterThan(900);
    expect(input?.p50).toBeLessThan(1150);
  });

  test('a mix is the same as text and as an object, and its scenario gives the same answer again', () => {
    const text = '70%:500/200 30%:8000/500';
    const once = ask({ requests: 20, workload: text, tpot: '50ms' });
    const workload = { chat: { share: '70%', input: 500, output: 200 }, code: { share: 30, input: 8000, output: 500 } };
    expect(ask({ requests: 20, workload, tpot: '50ms' }).answer).toEqual(once.answer);
    expect(
      ask({
        requests: 20,
        workload: [
          { share: 70, input: '500', output: 200 },
          { share: 30, input: '8k', output: 500 },
        ],
        tpot: '50ms',
      }).answer,
    ).toEqual(once.answer);
    expect(evaluate({ ...once.scenario, kind: 'infer' }).answer).toEqual(once.answer);
    expect(once.answer).toMatchObject({ promptTokens: 0.7 * 500 + 0.3 * 8000 });
    expect('input' in once.scenario).toBe(false);
  });

  test('what all alike would do is what one pair does; differing prompts take more replicas at a percentile', () => {
    const pair = { input: 500, output: 200 };
    expect(figure({ requests: 20, workload: '100%:500/200', tpot: '50ms' }, 'gpus')).toBe(
      figure({ requests: 20, ...pair, tpot: '50ms' }, 'gpus'),
    );
    const percentile = { requests: 50, ttft: 'p95:1s', tpot: '50ms' };
    const mean = { input: 0.9 * 500 + 0.1 * 8000, output: 200 };
    expect(figure({ ...percentile, workload: '90%:500/200 10%:8000/200' }, 'gpus')).toBeGreaterThan(
      figure({ ...percentile, ...mean }, 'gpus'),
    );
    expect(figure({ ...percentile, workload: { p50: '500/200', p95: '4000/900' } }, 'replicas')).toBeGreaterThan(0);
  });

  test.each([
    ['70%:500/200 20%:8000/500', 'invalid-workload'],
    ['70%:500/200 30%:8000', 'invalid-workload'],
    ['p50:500/200 40%:900/300', 'invalid-workload'],
    ['p50:500/200 p95:400/300', 'invalid-workload'],
    ['p50:500/200 p50:600/300', 'invalid-workload'],
    ['p100:500/200', 'invalid-workload'],
    ['50%:0/200 50%:500/300', 'invalid-workload'],
    [' ', 'invalid-workload'],
    ['azure', 'unknown-choice'],
    ['requests.csv', 'unreadable-file'],
  ])('%j is refused', (workload, code) => {
    expect(() => ask({ requests: 5, workload, tpot: '50ms' })).toThrow(expect.objectContaining({ code }));
  });

  test('what is said twice is refused', () => {
    const twice = (more: object) =>
      expect(() => ask({ requests: 5, tpot: '50ms', ...more })).toThrow(expect.objectContaining({ code: 'conflicting-fields' }));
    twice({ workload: 'agents', input: 100 });
    twice({ workload: 'agents', lengths: 'equal' });
    twice({ input: 100, output: 100, engine: 'vllm', launch: 'sglang' });
  });
});

describe('lengths, guesses and pools', () => {
  const one = { input: 1000, output: 300, concurrency: 32 };

  test('equal lengths stay in step: first tokens wait, under SGLang for half of the prompts', () => {
    for (const engine of ['sglang', 'trtllm'])
      expect(figure({ ...one, engine, lengths: 'equal' }, 'ttftSeconds')).toBeGreaterThan(
        figure({ ...one, engine, lengths: 'varied' }, 'ttftSeconds'),
      );
    expect(figure({ ...one, lengths: 'equal' }, 'ttftSeconds')).toBe(figure(one, 'ttftSeconds'));
  });

  test('accepted guesses make tokens faster, refused ones slower; the measured range stands beside them', () => {
    const tpot = (more: object) => figure({ ...one, concurrency: 4, ...more }, 'tpotSeconds');
    expect(tpot({ acceptance: '80%', drafts: 3 })).toBeLessThan(tpot({ acceptance: '60%', drafts: 3 }));
    expect(tpot({ acceptance: '60%', drafts: 3 })).toBeLessThan(tpot({}));
    expect(tpot({ acceptance: '1%', drafts: 4 })).toBeGreaterThan(tpot({}));
    expect(tpot({ acceptance: '60%', draftCost: '50%' })).toBeGreaterThan(tpot({ acceptance: '60%' }));
    expect(ask({ ...one, acceptance: '50%', drafts: 2 }).evidence.serving?.speculation.tokensPerStep).toBeCloseTo(1.75, 12);
    expect(ask(one).evidence.serving?.speculation.tokensPerStep).toBe(null);
    expect(() => ask({ ...one, drafts: 3 })).toThrow(expect.objectContaining({ code: 'prediction-needs' }));
  });

  test('two pools are sized apart, and carry the cache over the network', () => {
    const demand = { requests: 50, input: 2000, output: 300, ttft: '1s', tpot: '30ms', pools: 'two' };
    const { answer, evidence } = ask(demand);
    const pools = evidence.serving?.disaggregated;
    expect(answer).toMatchObject({ replicas: pools?.decodeReplicas, prefillReplicas: pools?.prefillReplicas, gpus: pools?.gpus });
    expect(figure(demand, 'ttftSeconds')).toBeLessThanOrEqual(1);
    expect(figure(demand, 'tpotSeconds')).toBeLessThanOrEqual(0.03);
    expect(figure({ ...demand, network: '1GB/s' }, 'ttftSeconds')).toBeGreaterThan(figure(demand, 'ttftSeconds'));
    expect(figure({ ...demand, requests: 200 }, 'gpus')).toBeGreaterThan(figure(demand, 'gpus'));
    expect(figure({ ...demand, tpot: '15ms' }, 'gpus')).toBeGreaterThanOrEqual(figure(demand, 'gpus'));
    expect(() => ask({ ...demand, ttft: '10ms' })).toThrow(expect.objectContaining({ code: 'target-unreachable' }));
    expect(() => ask({ ...one, concurrency: undefined, pools: 'two' })).toThrow(expect.objectContaining({ code: 'prediction-needs' }));
  });

  test('the curve of a replica rises in latency and throughput to its largest batch, and names the chosen load', () => {
    for (const more of [
      { requests: 50, input: 1000, output: 300, tpot: '50ms' },
      one,
      { requests: 50, input: 2000, output: 300, pools: 'two' },
    ]) {
      const { curve = [], largestBatch } = ask(more).evidence.serving ?? {};
      expect(curve.filter(({ chosen }) => chosen)).toHaveLength(1);
      expect(curve[0]?.concurrency).toBe(1);
      expect(curve.at(-1)?.concurrency).toBe(largestBatch);
      for (const key of ['concurrency', 'ttftSeconds', 'tpotSeconds', 'outputTokensPerSecondPerGpu'] as const) {
        const values = curve.map((point) => point[key]);
        expect(values).toEqual([...values].sort((one, other) => one - other));
      }
    }
  });
});
