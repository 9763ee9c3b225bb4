// What is said of a predicted step beside its figures: how it came about, how far off it may be, how to start it.
import { describe, expect, test } from 'vitest';
import { productionRuns } from '../../../src/answer/prediction/whole-runs.js';
import { builtInCatalog, packagedText } from '../../../src/catalog/package-presets.js';
import { readWholeRuns } from '../../../src/catalog/training/whole-runs.js';
import { evaluate } from '../../../src/index.js';
import { evaluateEquation } from '../../core/expression.js';

type Scenario = Parameters<typeof evaluate>[0];
function asked(fields: object, options?: { explain: boolean }) {
  const result = evaluate({ kind: 'train', ...fields } as Scenario, options);
  if (result.kind !== 'train') throw new Error(result.kind);
  return result;
}
const llama405b = { model: 'llama-3.1-405b', gpu: 'h100-sxm', gpus: 16_384, sequence: 8192, globalBatch: 2048, tokens: 15.6e12 };

describe('--explain', () => {
  test.each([
    ['dense, searched', { ...llama405b, utilization: 'auto' }],
    [
      'computed again, in a pipeline',
      { model: 'gpt3', gpu: 'a100-sxm', precision: 'bf16', gpus: 64, layout: 'tp=8,pp=8', recompute: 'full' },
    ],
    ['sharded', { model: 'llama-3.1-8b', gpu: 'h100-sxm', gpus: 64, zero: 3, tokens: 1e12, framework: 'torch' }],
    ['experts', { model: 'deepseek-v3', gpu: 'gb200', gpus: 256, precision: 'mxfp8', sequence: 4096, globalBatch: 4096 }],
  ])('%s: what each part of the step says in symbols is what it is', (_, fields) => {
    const { steps = [], prediction, answer } = asked(fields, { explain: true });
    const own = steps.slice(0, steps.findIndex(({ key }) => key === 'memoryBytesPerGpu') + 1);
    expect(own.map(({ key }) => key)).toEqual(
      expect.arrayContaining(['stageSeconds', 'microBatches', 'bubbleSeconds', 'stepSeconds', 'tokensPerSecondPerGpu', 'mfu', 'hfu']),
    );
    for (const { symbol, expression, inputs, value } of own) {
      const said = evaluateEquation(expression, new Map(inputs.map((input) => [input.symbol, input.value ?? Number.NaN])));
      expect(said.symbol).toBe(symbol);
      expect(Math.abs(said.value - (value as number)), expression).toBeLessThanOrEqual(1e-9 * Math.abs(value as number));
    }
    expect(own.find(({ key }) => key === 'stepSeconds')?.value).toBe(prediction?.stepSeconds);
    expect(own.find(({ key }) => key === 'mfu')?.value).toBeCloseTo(answer['mfu'] as number, 12);
  });
});

describe('the range', () => {
  test('is that of the nearest group, carried to the time it takes', () => {
    const { uncertainty, prediction, answer } = asked({
      model: 'gpt3',
      gpu: 'a100-sxm',
      precision: 'bf16',
      gpus: 1024,
      utilization: 'auto',
    });
    expect(uncertainty?.measured).toEqual({ group: prediction?.measured.group, runs: prediction?.measured.steps });
    const { mfu, durationSeconds, stepSeconds } = uncertainty?.percentiles ?? {};
    expect(mfu?.p10).toBeLessThan(answer['mfu'] as number);
    expect(mfu?.p90).toBeGreaterThan(answer['mfu'] as number);
    expect((durationSeconds?.p90 as number) / (answer['durationSeconds'] as number)).toBeCloseTo(
      (stepSeconds?.p90 as number) / (answer['stepSeconds'] as number),
      9,
    );
    expect((durationSeconds?.p90 as number) * (mfu?.p10 as number)).toBeCloseTo(
      (answer['durationSeconds'] as number) * (answer['mfu'] as number),
      3,
    );
  });

  test('beyond the largest benchmark it is that of production runs: Llama 3.1 405B on 16,384 H100 reached 38% to 43%', () => {
    const { uncertainty } = asked({ ...llama405b, utilization: 'auto' });
    expect(uncertainty?.measured?.group).toContain('production');
    expect(uncertainty?.percentiles['mfu']?.p10).toBeLessThan(0.38);
    expect(uncertainty?.percentiles['mfu']?.p90).toBeGreaterThan(0.43);
  });

  test('production runs: large, known in full, and each predicted from three things', () => {
    const runs = readWholeRuns(packagedText('measurements/training/whole-runs.csv'));
    expect(runs).toHaveLength(67);
    const judged = productionRuns(runs, builtInCatalog());
    expect(judged.length).toBeGreaterThanOrEqual(10);
    for (const { run, predicted, measured } of judged) {
      expect(run.gpus, run.model).toBeGreaterThanOrEqual(1024);
      expect(measured, run.model).toBeGreaterThan(0.2);
      expect(predicted / measured, run.model).toBeGreaterThan(0.7);
    }
  });
});

describe('--launch', () => {
  const line = (fields: object) => asked(fields).prediction?.launch;

  test('Megatron-LM: the layout, the batch, and the architecture', () => {
    const launch = line({
      ...llama405b,
      gpus: 1024,
      tokens: 1e12,
      layout: 'tp=8,pp=16,vp=8',
      microBatch: 1,
      globalBatch: 256,
      recompute: 'full',
      launch: 'megatron',
    });
    for (const argument of [
      '--num-layers 126',
      '--num-query-groups 8',
      '--swiglu',
      '--seq-length 8192',
      '--tensor-model-parallel-size 8',
      '--pipeline-model-parallel-size 16',
      '--num-virtual-stages-per-pipeline-rank 8',
      '--sequence-parallel',
      '--account-for-loss-in-pipeline-split',
      '--micro-batch-size 1',
      '--global-batch-size 256',
      '--recompute-granularity full',
      '--use-distributed-optimizer',
      '--bf16',
    ])
      expect(launch?.arguments).toContain(argument);
    expect(launch?.missing).toEqual(['data']);
  });

  test('Megatron-LM: experts, latent attention, eight bits, what is computed again', () => {
    const launch = line({
      model: 'deepseek-v3',
      gpu: 'gb200',
      gpus: 256,
      precision: 'mxfp8',
      sequence: 4096,
      globalBatch: 4096,
      layout: 'tp=1,pp=4,vp=4,cp=1,ep=64',
      microBatch: 1,
      recompute: 'selective',
      dispatcher: 'deepep',
      launch: 'megatron',
    });
    for (const argument of [
      '--multi-latent-attention',
      "--moe-layer-freq '([0]*3+[1]*58)'",
      '--mtp-num-layers 1',
      '--expert-model-parallel-size 64',
      '--recompute-modules mla_up_proj moe_act',
      '--moe-flex-dispatcher-backend deepep',
      '--fp8-recipe mxfp8',
    ])
      expect(launch?.arguments).toContain(argument);
    expect(launch?.missing).toEqual(['stages', 'data']);
  });

  test('Megatron-LM: some layers, sharded weights, optimizers, and what it has no argument for', () => {
    const some = { model: 'llama-3.1-8b', gpu: 'h100-sxm', gpus: 64, tokens: 1e12, layout: 'tp=1,pp=1,cp=1', launch: 'megatron' };
    expect(line({ ...some, zero: 3, recomputeLayers: 8 })?.arguments).toEqual(
      expect.arrayContaining([
        '--data-parallel-sharding-strategy optim_grads_params',
        '--recompute-method block',
        '--recompute-num-layers 8',
      ]),
    );
    expect(line({ ...some, zero: 2, optimizer: 'adam-8bit' })?.arguments).toEqual(
      expect.arrayContaining(['--data-parallel-sharding-strategy optim_grads', '--exp-avg-dtype fp8']),
    );
    expect(line({ ...some, zero: 0, optimizer: 'adafactor' })?.missing).toContain('optimizer');
    expect(line({ ...some, model: 'gemma-3-27b' })?.missing).toContain('model');
    expect(line({ parameters: 8e9, tokens: 1e12, gpu: 'h100-sxm', gpus: 64, precision: 'bf16', launch: 'megatron' })?.missing).toContain(
      'model',
    );
  });

  test('torchtitan: all that is data parallel is sharded', () => {
    const launch = line({ model: 'llama-3.1-70b', gpu: 'h100-sxm', gpus: 128, tokens: 1e12, launch: 'torchtitan' });
    expect(launch?.arguments).toContain('--compile.enable');
    expect(launch?.arguments.some((argument) => argument.startsWith('--parallelism.data_parallel_shard_degree'))).toBe(true);
    expect(launch?.missing).toContain('model');
    const staged = line({
      model: 'llama-3.1-70b',
      gpu: 'h100-sxm',
      gpus: 128,
      tokens: 1e12,
      precision: 'fp8',
      framework: 'torch',
      layout: 'tp=4,pp=4,vp=4,cp=1',
      microBatch: 1,
      globalBatch: 256,
      recompute: 'selective',
      zero: 2,
      optimizer: 'muon',
      launch: 'torchtitan',
    });
    expect(staged?.arguments).toEqual(
      expect.arrayContaining([
        '--training.local_batch_size 32',
        '--parallelism.pipeline_parallel_schedule Interleaved1F1B',
        '--parallelism.fsdp_reshard_after_forward never',
        '--activation_checkpoint.selective_ac_option op',
        '--model.converters quantize.linear.float8',
      ]),
    );
    expect(staged?.missing).toEqual(['model', 'stages', 'optimizer', 'data']);
    expect(
      line({ model: 'llama-3.1-8b', gpu: 'h100-sxm', gpus: 8, tokens: 1e12, zero: 0, recomputeLayers: 4, launch: 'torchtitan' })?.arguments,
    ).toEqual(expect.arrayContaining(['--parallelism.data_parallel_shard_degree 1', '--activation_checkpoint.selective_ac_option 2']));
  });

  test('a launcher of other software than is predicted is refused', () => {
    expect(() => line({ ...llama405b, framework: 'torch', launch: 'megatron' })).toThrow(/software/);
    expect(() => line({ ...llama405b, framework: 'megatron', launch: 'torchtitan' })).toThrow(/software/);
  });
});
