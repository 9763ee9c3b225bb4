import type { Field } from './field.js';
import { both, positive, share, train, whole } from './field-types.js';

const group = 'Training step (predicts the utilisation)';

/** The share of the peak that is reached, and of the time that is. */
export const reachedShare: Field = {
  key: 'utilization',
  kinds: both,
  group: 'Accelerator',
  type: { ...share, words: ['auto'] },
  quantity: 'utilization',
  default: 0.5,
  help: {
    train: 'share of the peak that does model FLOPs (MFU), or `auto`: predicted from a training step',
    infer: 'share of the peak that does model FLOPs (MFU), or `auto`: predicted from how it is served',
  },
  example: '50%',
};

export const usefulShare: Field = {
  key: 'goodput',
  kinds: both,
  group: 'Accelerator',
  type: { ...share, words: ['auto'] },
  quantity: 'goodput',
  default: 1,
  help: {
    train: 'share of the time that makes progress (failures and restarts take the rest), or `auto`: predicted',
    infer: 'share of the time that makes progress (failures and restarts take the rest)',
  },
  example: '95%',
};

/** How a training step is run: any of them has the utilisation predicted. */
export const stepFields: readonly Field[] = [
  {
    key: 'layout',
    kinds: both,
    group: 'Accelerator',
    type: { is: 'layout' },
    help: {
      train: 'sizes of parallel groups (tp, pp, vp, dp, cp, ep); what is left open is searched',
      infer: 'how one replica is split: tensor, pipeline and expert parallel, attention data parallel (default: the cheapest)',
    },
    example: 'tp=8,pp=16',
  },
  {
    key: 'microBatch',
    kinds: train,
    group,
    type: { ...whole(['sequences', 'sequence']), certain: true },
    help: 'sequences that a GPU takes at a time (default: the fastest that fits)',
    example: '1',
  },
  {
    key: 'globalBatch',
    kinds: train,
    group,
    type: { ...whole(['sequences', 'sequence']), certain: true },
    help: 'sequences of a step (default: about 4M tokens)',
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
    help: 'ZeRO stage: what is spread over data parallel ranks; 3 is FSDP (default: 1 with a layout, else the fastest)',
    example: '1',
  },
  {
    key: 'recompute',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['none', 'selective', 'full'] },
    help: 'activations that are computed again in the backward pass (default: none, where it fits)',
    example: 'selective',
  },
  {
    key: 'recomputeLayers',
    kinds: train,
    group,
    type: { ...whole(['layers', 'layer']), certain: true },
    help: 'layers whose activations are computed again in full',
    example: '4',
  },
  {
    key: 'framework',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['megatron', 'torch', 'torch-compile'] },
    help: 'software that trains (default: what published runs like it used)',
    example: 'megatron',
  },
  {
    key: 'dispatcher',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['alltoall', 'deepep'] },
    help: 'how tokens reach their experts (default: between the two)',
    example: 'deepep',
  },
  {
    key: 'network',
    kinds: both,
    group: 'Accelerator',
    type: { ...positive('bandwidth'), certain: true },
    help: {
      train: 'network of one GPU between servers, one direction, in place of the preset’s',
      infer: 'network of one GPU between servers, one direction, in place of the preset’s: takes caches from pool to pool',
    },
    example: '50GB/s',
  },
  {
    key: 'optimizer',
    kinds: train,
    group,
    type: { is: 'choice', choices: ['adam', 'adam-bf16', 'adam-8bit', 'adafactor', 'muon', 'sgd', 'none'] },
    default: 'adam',
    help: 'optimizer, for the memory of its states',
    example: 'adam-8bit',
  },
  {
    key: 'launch',
    kinds: both,
    group: 'Accelerator',
    type: { is: 'choice', choices: { train: ['megatron', 'torchtitan'], infer: ['vllm', 'sglang', 'trtllm'] } },
    help: {
      train: 'print the arguments of the layout for Megatron-LM or torchtitan',
      infer: 'shows the command of this engine that serves the layout, and the one that measures it',
    },
    example: 'megatron',
    exampleIn: { infer: 'vllm' },
  },
];

/** What only means something where a step is predicted. */
export const STEP_KEYS: ReadonlySet<string> = new Set(stepFields.map(({ key }) => key));
