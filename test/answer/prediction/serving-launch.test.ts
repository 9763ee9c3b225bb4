import { describe, expect, test } from 'vitest';
import { evaluate } from '../../../src/index.js';

const launch = (more: object) => {
  const { launch: commands } = evaluate({
    kind: 'infer',
    model: 'llama-3.1-70b',
    gpu: 'h100-sxm',
    weights: 'fp8',
    input: 1000,
    output: 300,
    ...more,
  }).evidence.serving ?? { launch: null };
  if (commands === null || commands === undefined) throw new Error('no commands');
  return commands;
};

describe('launch commands', () => {
  test('of vLLM say the layout, sequences, memory, format and length that were predicted', () => {
    const { serve, benchmark, checkpoint } = launch({ launch: 'vllm', layout: 'tp=2', concurrency: 48 });
    expect(serve).toEqual([
      'vllm serve meta-llama/Llama-3.1-70B --tensor-parallel-size 2 --max-num-seqs 48 --max-num-batched-tokens 8192 --max-model-len 1560 --gpu-memory-utilization 0.92 --quantization fp8',
    ]);
    expect(benchmark).toContain('vllm bench serve');
    for (const part of ['--random-input-len 1000', '--random-output-len 300', '--max-concurrency 48', '--num-prompts 480'])
      expect(benchmark).toContain(part);
    expect(checkpoint).toBe(null);
  });

  test('of a percentile measure requests that arrive as bursty as was said', () => {
    const { benchmark } = launch({ launch: 'vllm', requests: 20, ttft: 'p95:2s', burstiness: 2 });
    expect(benchmark).toContain('--burstiness 0.25');
    expect(benchmark).toMatch(/--request-rate [\d.]+/);
    expect(benchmark).not.toContain('--max-concurrency');
  });

  test('of SGLang and TensorRT-LLM spread attention over data-parallel ranks', () => {
    const deepseek = { model: 'deepseek-v3', gpu: 'h200-sxm', layout: 'adp=8,ep=8', concurrency: 64 };
    const [sglang] = launch({ ...deepseek, launch: 'sglang' }).serve;
    expect(sglang).toContain('--tp-size 8 --dp-size 8 --enable-dp-attention --ep-size 8 --max-running-requests 64');
    const [trtllm] = launch({ ...deepseek, launch: 'trtllm' }).serve;
    expect(trtllm).toContain(
      "printf 'enable_attention_dp: true\\nkv_cache_config: {dtype: fp8}\\n' > options.yaml && trtllm-serve deepseek-ai/DeepSeek-V3",
    );
    expect(trtllm).toContain('--tp_size 8 --ep_size 8 --max_batch_size 8');
    // Each rank of vLLM has its own limit.
    expect(launch({ ...deepseek, launch: 'vllm' }).serve[0]).toContain('--data-parallel-size 8 --enable-expert-parallel --max-num-seqs 8');
  });

  test.each(['vllm', 'sglang', 'trtllm'])('of %s serve every request that its benchmark sends, and measure the mean lengths', (engine) => {
    for (const lengths of ['varied', 'equal']) {
      const { serve, benchmark } = launch({ launch: engine, concurrency: 8, ...(lengths === 'equal' && { lengths }) });
      const number = (text: string, name: string) => Number(new RegExp(`--${name}[ =]([\\d.]+)`).exec(text)?.[1]);
      const ratio = number(benchmark, 'random-range-ratio');
      const [input, output] = [number(benchmark, 'random-input-len'), number(benchmark, 'random-output-len')];
      const [low, high] = engine === 'sglang' ? [ratio, 1] : [1 - ratio, 1 + ratio];
      expect((input * (low + high)) / 2 / 1000).toBeCloseTo(1, 2);
      expect((output * (low + high)) / 2 / 300).toBeCloseTo(1, 2);
      expect(
        number(serve[0] ?? '', 'max-model-len|context-length|max_seq_len'.split('|')[['vllm', 'sglang', 'trtllm'].indexOf(engine)] ?? ''),
      ).toBeGreaterThanOrEqual(high * (input + output));
      expect(ratio === (engine === 'sglang' ? 1 : 0)).toBe(lengths === 'equal');
    }
  });

  test('name the checkpoint that is needed where the stored one will not do', () => {
    expect(launch({ launch: 'trtllm', concurrency: 8 }).checkpoint).toBe('fp8');
    expect(launch({ launch: 'vllm', weights: 'int4', concurrency: 8 }).checkpoint).toBe('int4');
    expect(launch({ launch: 'trtllm', model: 'deepseek-v3', gpu: 'h200-sxm', concurrency: 8 }).checkpoint).toBe(null);
  });

  test('equal lengths, guesses and two pools are passed on', () => {
    const equal = launch({ launch: 'sglang', concurrency: 8, lengths: 'equal', acceptance: '70%', drafts: 2 });
    expect(equal.benchmark).toContain('--random-range-ratio 1 ');
    expect(equal.serve[0]).toContain('--speculative-algorithm EAGLE --speculative-num-steps 2');
    for (const engine of ['vllm', 'sglang', 'trtllm']) {
      const { serve } = launch({ launch: engine, requests: 50, tpot: '50ms', pools: 'two', acceptance: '70%' });
      expect(serve).toHaveLength(2);
      expect(serve[0]).not.toBe(serve[1]);
    }
  });

  test('choose the engine; none are shown unasked', () => {
    const { scenario, sources, evidence } = evaluate({
      kind: 'infer',
      model: 'llama-3.1-8b',
      gpu: 'h100-sxm',
      input: 100,
      output: 100,
      launch: 'sglang',
    });
    expect(scenario).toMatchObject({ engine: 'sglang', launch: 'sglang' });
    expect(sources).toMatchObject({ engine: 'derived' });
    expect(evidence.serving?.engine).toBe('sglang');
    expect(
      evaluate({ kind: 'infer', model: 'llama-3.1-8b', gpu: 'h100-sxm', input: 100, output: 100, concurrency: 4 }).evidence.serving?.launch,
    ).toBe(null);
  });
});
