import type { Field } from './field.js';
import { both, positive, share, train, whole } from './field-types.js';

const group = 'step';

/** The share of the peak that is reached, and of the time that is. */
export const reachedShare: Field = {
  key: 'utilization',
  kinds: both,
  group: 'accelerator',
  type: { ...share, words: ['auto'] },
  quantity: 'utilization',
  default: 0.5,
  example: '50%',
};

export const usefulShare: Field = {
  key: 'goodput',
  kinds: both,
  group: 'accelerator',
  type: { ...share, words: ['auto'] },
  quantity: 'goodput',
  default: 1,
  example: '95%',
};

/** How a training step is run: any of them has the utilisation predicted. */
export const stepFields: readonly Field[] = [
  {
    key: 'layout',
    kinds: both,
    group: 'accelerator',
    type: { is: 'layout' },
    example: 'tp=8,pp=16',
  },
  {
    key: 'microBatch',
    kinds: train,
    group,
    type: { ...whole(['sequences', 'sequence']), certain: true },
    example: '1',
  },
  {
    key: 'globalBatch',
    kinds: train,
    group,
    type: { ...whole(['sequences', 'sequence']), certain: true },
    example: '2048',
  },
  {
    key: 'zero',
    kinds: train,
    group,
    type: {
      is: 'quantity',
      dimension: 'count',
      min: 0,
      max: 3,
      whole: true,
      certain: true,
      range: { say: 'one-of', choices: ['0', '1', '2', '3'] },
    },
    example: '1',
  },
  {
    key: 'recompute',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['none', 'selective', 'full'] },
    example: 'selective',
  },
  {
    key: 'recomputeLayers',
    kinds: train,
    group,
    type: { ...whole(['layers', 'layer']), certain: true },
    example: '4',
  },
  {
    key: 'framework',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['megatron', 'torch', 'torch-compile'] },
    example: 'megatron',
  },
  {
    key: 'dispatcher',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['alltoall', 'deepep'] },
    example: 'deepep',
  },
  {
    key: 'network',
    kinds: both,
    group: 'accelerator',
    type: { ...positive('bandwidth'), certain: true },
    example: '50GB/s',
  },
  {
    key: 'optimizer',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['adam', 'adam-bf16', 'adam-8bit', 'adafactor', 'muon', 'sgd', 'none'] },
    default: 'adam',
    example: 'adam-8bit',
  },
  {
    key: 'launch',
    kinds: both,
    group: 'accelerator',
    type: { is: 'choice', choices: { train: ['megatron', 'torchtitan'], infer: ['vllm', 'sglang', 'trtllm'] } },
    example: 'megatron',
    exampleIn: { infer: 'vllm' },
  },
];

/** What only means something where a step is predicted. */
export const STEP_KEYS: ReadonlySet<string> = new Set(stepFields.map(({ key }) => key));
