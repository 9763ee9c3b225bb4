import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/index.js';

const GIB = 2 ** 30;
const serve = (more: object) => evaluate({ kind: 'infer', input: 1000, output: 300, ...more });
const memoryOf = (more: object) => {
  const { memory } = serve(more).evidence.serving ?? {};
  if (memory === undefined) throw new Error('nothing was predicted');
  return memory;
};

describe('what fits, with the arithmetic shown', () => {
  test('Llama-3.1-70B in bf16 does not fit one card of 80 GB, and fits two with little room', () => {
    const llama = { model: 'llama-3.1-70b', gpu: 'h100-sxm', weights: 'bf16' };
    expect(() => serve({ ...llama, layout: 'tp=1' })).toThrow(/weights take 131\.4 GiB and the engine/);
    const two = memoryOf({ ...llama, layout: 'tp=2' });
    expect(two.verdict).toBe('tight');
    expect(two.weights + two.reserve + two.pool).toBeLessThanOrEqual(two.total);
    expect(two.pool / GIB).toBeLessThan(8);
  });

  test('in fp8 it fits one H200', () => {
    expect(memoryOf({ model: 'llama-3.1-70b', gpu: 'h200-sxm', weights: 'fp8', layout: 'tp=1' }).verdict).toBe('fits');
  });

  test('DeepSeek-V3 in fp8 needs a whole server of 8 H200', () => {
    const deepseek = { model: 'deepseek-v3', gpu: 'h200-sxm' };
    expect(() => serve({ ...deepseek, layout: 'tp=4' })).toThrow(/cannot hold the model/);
    expect(memoryOf({ ...deepseek, layout: 'tp=8' }).verdict).toBe('fits');
    expect(serve({ ...deepseek, concurrency: 8 }).answer.gpusPerReplica).toBe(8);
  });

  test('gpt-oss-120b fits one H100', () => {
    expect(memoryOf({ model: 'gpt-oss-120b', gpu: 'h100-sxm', layout: 'tp=1' })).toMatchObject({ verdict: 'fits' });
  });

  test.each([
    // Bytes of the files of the repository.
    ['llama-3.1-70b', 'h200-sxm', 'tp=2', 141_107_412_992],
    ['gpt-oss-120b', 'h100-sxm', 'tp=1', 65_248_815_744],
  ])('weights of %s are those of its repository, within half a per cent', (model, gpu, layout, bytes) => {
    const gpus = Number(layout.slice(3));
    expect(Math.abs((memoryOf({ model, gpu, layout }).weights * gpus) / bytes - 1)).toBeLessThan(0.005);
  });

  test('the pool holds what the published curve shows: 88 requests of 5,000 and 500 tokens on two H100, its knee', () => {
    const { evidence } = serve({
      model: 'llama-3.3-70b',
      gpu: 'h100-sxm',
      weights: 'fp8',
      kv: 'fp8',
      engine: 'trtllm',
      layout: 'tp=2',
      input: 5000,
      output: 500,
      concurrency: 50,
    });
    expect(Math.abs((evidence.serving?.largestBatch ?? 0) / 88 - 1)).toBeLessThan(0.012);
  });
});

test('a fleet of GPUs carries users with all of its replicas', () => {
  const fleet = { model: 'llama-3.1-70b', gpu: 'h100-sxm', weights: 'fp8', gpus: 64, tpot: '50ms', messagesPerUser: '20/day' };
  expect(serve(fleet).answer).toMatchObject({ replicas: 32, gpusPerReplica: 2 });
  const { gpus, replicas } = serve({ ...fleet, gpus: undefined, powerBudget: '100kW' }).answer;
  expect(replicas).toBe((gpus ?? 0) / 2);
});
