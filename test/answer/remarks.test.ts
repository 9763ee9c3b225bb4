import { describe, expect, test } from 'vitest';
import { type InferenceScenario, type Result, sizeInference, sizeTraining, type TrainingScenario } from '../../src/index.js';

const run: TrainingScenario = { model: 'gpt3', gpu: 'a100-pcie-80gb' };
const service: InferenceScenario = { model: 'llama-3.1-70b', gpu: 'h100-sxm-80gb', precision: 'bf16' };

const warning = ({ warnings }: Result, code: string) => warnings.find((remark) => remark.code === code)?.message;
const hint = ({ hints }: Result, code: string) => hints.find((remark) => remark.code === code)?.message;

describe('a warning says', () => {
  test('that the weights exceed the memory: 70.55B × 2 bytes = 131.4 GiB on 79.65 GiB', () => {
    const message = warning(sizeInference({ ...service, tokens: '1M' }), 'weights-exceed-memory');
    expect(message).toContain('131.4 GiB at bf16');
    expect(message).toContain('1 GPU ');
    expect(message).toContain('79.65 GiB');
  });

  test('nothing where they fit: 131.4 GiB on 2 × 80 GiB, or 32.9 GiB of 4-bit weights on one', () => {
    expect(warning(sizeInference({ ...service, gpus: 2 }), 'weights-exceed-memory')).toBeUndefined();
    expect(warning(sizeInference({ ...service, gpus: 1 }), 'weights-exceed-memory')).toBeDefined();
    expect(warning(sizeInference({ ...service, gpu: 'l40s', weights: 'int4', gpus: 1 }), 'weights-exceed-memory')).toBeUndefined();
  });

  test('that all experts must fit, not the active ones: 671B × 1 byte on 8 × 80 GiB', () => {
    const moe = { model: 'deepseek-v3', gpu: 'h100-sxm-80gb', precision: 'fp8' } as const;
    expect(warning(sizeInference({ ...moe, gpus: 7 }), 'weights-exceed-memory')).toBeDefined();
    expect(warning(sizeInference({ ...moe, gpus: 8 }), 'weights-exceed-memory')).toBeUndefined();
  });

  test('which precision stands in for tf32: bf16 on MI355X, fp16 on V100', () => {
    const mi355x = sizeTraining({ ...run, gpu: 'mi355x' });
    expect(warning(mi355x, 'precision-fallback')).toMatch(/no tf32 peak; its bf16 peak is used/);
    expect([mi355x.scenario['precision'], mi355x.answer['peakFlopsPerGpu']]).toEqual(['bf16', 2516.6e12]);
    const v100 = sizeTraining({ ...run, gpu: 'v100' });
    expect(warning(v100, 'precision-fallback')).toMatch(/no tf32 peak; its fp16 peak is used/);
    expect([v100.scenario['precision'], v100.answer['peakFlopsPerGpu']]).toEqual(['fp16', 125e12]);
  });

  test('nothing of the kind where there is tf32, or where the precision was asked for', () => {
    expect(warning(sizeTraining({ ...run, gpu: 'mi300x' }), 'precision-fallback')).toBeUndefined();
    expect(warning(sizeTraining({ ...run, gpu: 'v100', precision: 'fp16' }), 'precision-fallback')).toBeUndefined();
    expect(() => sizeTraining({ ...run, gpu: 'v100', precision: 'tf32' })).toThrow(/no tf32 peak/);
  });

  test('that the power is unknown, and leaves power, energy and carbon unknown', () => {
    const result = sizeTraining({ ...run, gpu: 'tpu-v5e', region: 'france', electricityPrice: 0.1 });
    expect(warning(result, 'unknown-power')).toBeDefined();
    expect(result.answer).toMatchObject({ powerWatts: null, energyJoules: null, co2eGrams: null, electricityUsd: null });
    expect(warning(sizeTraining(run), 'unknown-power')).toBeUndefined();
  });

  test('that the figures of a card are of low confidence', () => {
    expect(warning(sizeTraining({ ...run, gpu: 'ascend-910b1' }), 'low-confidence')).toMatch(/low confidence/);
    expect(warning(sizeTraining(run), 'low-confidence')).toBeUndefined();
  });

  test('that a mixture of experts, its parameters solved for, is taken as dense', () => {
    expect(warning(sizeTraining({ model: 'deepseek-v3', gpu: 'h100', gpus: 1024, solve: 'parameters' }), 'assumed-dense')).toBeDefined();
  });
});

describe('a hint names', () => {
  test('the card that a short name stands for, and the others', () => {
    const message = hint(sizeTraining({ ...run, gpu: 'a100' }), 'card-chosen');
    expect(message).toMatch(/A100 PCIe 80GB/);
    for (const other of ['a100-pcie-40gb', 'a100-sxm-40gb', 'a100-sxm-80gb']) expect(message).toContain(other);
    expect(message).not.toContain('a100-pcie-80gb');
  });

  test('no card where its id was written, or where it is the only one of its line', () => {
    expect(hint(sizeTraining(run), 'card-chosen')).toBeUndefined();
    expect(hint(sizeTraining({ ...run, gpu: 'A100 PCIe 80GB' }), 'card-chosen')).toBeUndefined();
    expect(hint(sizeTraining({ ...run, gpu: 'nvidia-l40s' }), 'card-chosen')).toBeUndefined();
  });

  test('the GPUs at bf16: 780 in place of 1,559', () => {
    expect(hint(sizeTraining(run), 'try-bf16')).toContain('needs 780 GPUs');
  });

  test('the GPUs that its own advice gives, with sparsity too', () => {
    for (const scenario of [run, { ...run, gpu: 'h100' }, { ...run, sparsity: '2:4' }, { ...run, gpu: 'h200', sparsity: '2:4' }] as const) {
      const { gpus } = sizeTraining({ ...scenario, precision: 'bf16' }).answer;
      expect(hint(sizeTraining(scenario), 'try-bf16'), scenario.gpu).toContain(`needs ${gpus} GPUs`);
    }
  });

  test('no bf16 where something narrower was asked for, where the peak is given, or where GPUs are', () => {
    expect(hint(sizeTraining({ ...run, precision: 'bf16' }), 'try-bf16')).toBeUndefined();
    expect(hint(sizeTraining({ ...run, peak: '156T' }), 'try-bf16')).toBeUndefined();
    expect(hint(sizeTraining({ ...run, gpus: 1024 }), 'try-bf16')).toBeUndefined();
    expect(hint(sizeTraining({ ...run, budget: '1M', price: 2, solve: 'gpus' }), 'try-bf16')).toBeUndefined();
  });

  test('the dated list price, until there is a price', () => {
    expect(hint(sizeTraining(run), 'list-price')).toMatch(/\$1\.65.*Crusoe.*2026-08-19/);
    expect(hint(sizeTraining({ ...run, price: 2 }), 'list-price')).toBeUndefined();
    expect(hint(sizeTraining({ ...run, price: 'list' }), 'list-price')).toBeUndefined();
  });
});
