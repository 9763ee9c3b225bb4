import type { Setup } from '../../core/training/setup.js';
import { dataParallel } from '../../core/training/setup.js';
import type { AttentionBlock, ExpertsBlock, FeedForwardBlock, ModelShape } from '../../core/training/shape.js';
import type { LaunchLine } from '../contract/prediction.js';

/** Software whose arguments can be printed. */
export type Launcher = LaunchLine['for'];

type Written = { readonly arguments: readonly string[]; readonly missing: readonly LaunchLine['missing'][number][] };

/**
 * The arguments of a setup, so that a reader can measure what was predicted: Megatron-LM's
 * `pretrain_gpt.py` (core 0.13 and later), or torchtitan's (0.2). Data, tokenizer and learning rate are the reader's.
 */
export function launchOf(launcher: Launcher, shape: ModelShape | null, setup: Setup): LaunchLine {
  const { arguments: written, missing } = launcher === 'megatron' ? megatron(shape, setup) : torchtitan(setup);
  return { for: launcher, arguments: written, missing };
}

/** Arguments with a value of more than one, and those that only stand there. */
function sizes(entries: readonly (readonly [name: string, size: number])[]): readonly string[] {
  return entries.filter(([, size]) => size > 1).map(([name, size]) => `${name} ${size}`);
}

function megatron(shape: ModelShape | null, setup: Setup): Written {
  const { layout, microBatch, globalBatch, sequence, sequenceParallel } = setup;
  const model = shape === null ? null : megatronModel(shape);
  const optimizer = megatronOptimizers[setup.optimizer];
  const stages = shape === null ? [] : megatronStages(shape, setup);
  return {
    arguments: [
      ...(model ?? []),
      `--seq-length ${sequence}`,
      `--max-position-embeddings ${sequence}`,
      ...sizes([
        ['--tensor-model-parallel-size', layout.tp],
        ['--pipeline-model-parallel-size', layout.pp],
        ['--num-virtual-stages-per-pipeline-rank', layout.vp],
        ['--context-parallel-size', layout.cp],
        ['--expert-model-parallel-size', layout.ep],
      ]),
      ...(sequenceParallel ? ['--sequence-parallel'] : []),
      ...(stages ?? []),
      `--micro-batch-size ${microBatch}`,
      `--global-batch-size ${globalBatch}`,
      ...megatronRecompute(setup, shape),
      ...megatronZero[setup.zero],
      ...megatronPrecisions[setup.precision],
      ...(setup.dispatcher === null ? [] : megatronDispatchers[setup.dispatcher]),
      ...(optimizer ?? []),
    ],
    missing: [
      ...(model === null ? (['model'] as const) : []),
      ...(stages === null ? (['stages'] as const) : []),
      ...(optimizer === null ? (['optimizer'] as const) : []),
      ...(setup.adapters === null ? [] : (['adapters'] as const)),
      'data',
    ],
  };
}

/** The architecture; null where a list of layers would have to say it. */
function megatronModel({ layers, hidden, blocks, outputHeads }: ModelShape): readonly string[] | null {
  const attentions = blocks.filter((block): block is AttentionBlock => block.is === 'attention');
  const networks = blocks.filter((block): block is FeedForwardBlock => block.is === 'feedForward');
  const mixtures = blocks.filter((block): block is ExpertsBlock => block.is === 'experts');
  const [attention, ...otherAttentions] = attentions;
  const [network, ...otherNetworks] = networks;
  const [experts, ...otherMixtures] = mixtures;
  const known = attentions.length + networks.length + mixtures.length === blocks.length;
  if (!known || attention === undefined || attention.window !== null || (experts?.latentWidth ?? hidden) !== hidden) return null;
  if (otherAttentions.length + otherNetworks.length + otherMixtures.length > 0) return null;
  return [
    `--num-layers ${layers}`,
    `--hidden-size ${hidden}`,
    ...(network === undefined ? [] : [`--ffn-hidden-size ${network.width}`]),
    ...((network ?? experts)?.gated === true ? ['--swiglu'] : []),
    ...megatronAttention(attention),
    ...(experts === undefined ? [] : megatronExperts(experts, layers, network?.count ?? 0)),
    ...(outputHeads > 1 ? [`--mtp-num-layers ${outputHeads - 1}`] : []),
  ];
}

function megatronAttention({ heads, keyValueHeads, headDim, latent }: AttentionBlock): readonly string[] {
  const all = [`--num-attention-heads ${heads}`];
  if (latent === null) {
    const grouped = keyValueHeads === heads ? [] : ['--group-query-attention', `--num-query-groups ${keyValueHeads}`];
    return [...all, `--kv-channels ${headDim}`, ...grouped];
  }
  const { queryRank, keyValueRank, plainDim, ropeDim, valueDim } = latent;
  return [
    ...all,
    '--multi-latent-attention',
    ...(queryRank === 0 ? [] : [`--q-lora-rank ${queryRank}`]),
    `--kv-lora-rank ${keyValueRank}`,
    `--qk-head-dim ${plainDim}`,
    `--qk-pos-emb-head-dim ${ropeDim}`,
    `--v-head-dim ${valueDim}`,
  ];
}

function megatronExperts({ experts, perToken, width, sharedWidth }: ExpertsBlock, layers: number, plain: number): readonly string[] {
  return [
    `--num-experts ${experts}`,
    `--moe-router-topk ${perToken}`,
    `--moe-ffn-hidden-size ${width}`,
    ...(sharedWidth === 0 ? [] : [`--moe-shared-expert-intermediate-size ${sharedWidth}`]),
    ...(plain === 0 ? [] : [`--moe-layer-freq '([0]*${plain}+[1]*${layers - plain})'`]),
    '--moe-grouped-gemm',
  ];
}

/** How layers that do not divide are spread; nothing where they do, null where only a list could say it. */
function megatronStages({ layers }: ModelShape, { layout: { pp, vp } }: Setup): readonly string[] | null {
  if (layers % (pp * vp) === 0) return [];
  if ((layers + 2) % (pp * vp) === 0) return ['--account-for-embedding-in-pipeline-split', '--account-for-loss-in-pipeline-split'];
  return null;
}

function megatronRecompute({ recompute, recomputeLayers, layout: { pp, vp } }: Setup, shape: ModelShape | null): readonly string[] {
  if (recomputeLayers !== null) {
    const perStage = Math.ceil(recomputeLayers / (pp * vp));
    return perStage === 0 ? [] : ['--recompute-granularity full', '--recompute-method block', `--recompute-num-layers ${perStage}`];
  }
  if (recompute === 'none') return [];
  if (recompute === 'full') return ['--recompute-granularity full', '--recompute-method uniform', '--recompute-num-layers 1'];
  const latent = shape?.blocks.some((block) => block.is === 'attention' && block.latent !== null) === true;
  const experts = shape?.blocks.some(({ is }) => is === 'experts') === true;
  const modules = [latent ? 'mla_up_proj' : 'core_attn', ...(experts ? ['moe_act'] : [])];
  return ['--recompute-granularity selective', `--recompute-modules ${modules.join(' ')}`];
}

const overlapped = ['--use-distributed-optimizer', '--overlap-grad-reduce', '--overlap-param-gather'];
const sharded = (strategy: string) => [
  '--use-megatron-fsdp',
  `--data-parallel-sharding-strategy ${strategy}`,
  '--use-distributed-optimizer',
  '--no-gradient-accumulation-fusion',
  '--ckpt-format fsdp_dtensor',
];
const megatronZero: Readonly<Record<Setup['zero'], readonly string[]>> = {
  0: ['--overlap-grad-reduce'],
  1: overlapped,
  2: sharded('optim_grads'),
  3: sharded('optim_grads_params'),
};

const megatronPrecisions: Readonly<Record<Setup['precision'], readonly string[]>> = {
  bf16: ['--bf16'],
  fp16: ['--fp16'],
  fp8: ['--bf16', '--fp8-format hybrid'],
  mxfp8: ['--bf16', '--fp8-format e4m3', '--fp8-recipe mxfp8'],
  nvfp4: ['--bf16', '--fp4-format e2m1'],
};

const megatronDispatchers: Readonly<Record<NonNullable<Setup['dispatcher']>, readonly string[]>> = {
  alltoall: ['--moe-token-dispatcher-type alltoall'],
  deepep: ['--moe-token-dispatcher-type flex', '--moe-flex-dispatcher-backend deepep'],
};

const halved = (format: string) => ['--use-precision-aware-optimizer', `--exp-avg-dtype ${format}`, `--exp-avg-sq-dtype ${format}`];
/** Null for what it has no argument for. */
const megatronOptimizers: Readonly<Record<Setup['optimizer'], readonly string[] | null>> = {
  adam: ['--optimizer adam'],
  'adam-bf16': ['--optimizer adam', ...halved('bf16')],
  'adam-8bit': ['--optimizer adam', ...halved('fp8')],
  muon: ['--optimizer muon'],
  sgd: ['--optimizer sgd'],
  adafactor: null,
  none: null,
};

/** torchtitan shards whatever is data parallel; its models are named, so the reader picks one. */
function torchtitan(setup: Setup): Written {
  const { layout, microBatch, globalBatch, sequence, zero, precision, stack } = setup;
  const { tp, pp, vp, cp, ep } = layout;
  const ranks = dataParallel(setup);
  const low = precision !== 'bf16' && precision !== 'fp16';
  return {
    arguments: [
      `--training.seq_len ${sequence}`,
      // A pipeline takes the batch of a rank whole and cuts it; without one, gradients are accumulated.
      `--training.local_batch_size ${pp > 1 ? globalBatch / ranks : microBatch}`,
      `--training.global_batch_size ${globalBatch}`,
      ...(zero === 0 ? [`--parallelism.data_parallel_replicate_degree ${ranks}`, '--parallelism.data_parallel_shard_degree 1'] : []),
      ...(zero === 0 ? [] : [`--parallelism.data_parallel_shard_degree ${ranks}`]),
      ...(zero === 3 ? ['--parallelism.fsdp_reshard_after_forward always'] : []),
      ...(zero === 1 || zero === 2 ? ['--parallelism.fsdp_reshard_after_forward never'] : []),
      ...sizes([
        ['--parallelism.tensor_parallel_degree', tp],
        ['--parallelism.pipeline_parallel_degree', pp],
        ['--parallelism.context_parallel_degree', cp],
        ['--parallelism.expert_parallel_degree', ep],
      ]),
      ...(pp > 1
        ? [
            `--parallelism.pipeline_parallel_schedule ${vp > 1 ? 'Interleaved1F1B' : '1F1B'}`,
            `--parallelism.pipeline_parallel_microbatch_size ${microBatch}`,
          ]
        : []),
      ...torchtitanRecompute(setup),
      ...(stack === 'compiled' ? ['--compile.enable'] : []),
      ...(low ? ['--model.converters quantize.linear.float8', '--quantize.linear.float8.enable_fsdp_float8_all_gather'] : []),
    ],
    missing: [
      'model',
      ...(pp > 1 && vp > 1 ? (['stages'] as const) : []),
      ...(setup.optimizer === 'adam' ? [] : (['optimizer'] as const)),
      ...(setup.adapters === null ? [] : (['adapters'] as const)),
      'data',
    ],
  };
}

function torchtitanRecompute({ recompute, recomputeLayers }: Setup): readonly string[] {
  if (recomputeLayers === null && (recompute === 'none' || recompute === 'full')) return [`--activation_checkpoint.mode ${recompute}`];
  const option = recomputeLayers === null && recompute !== 'selective-layer' ? 'op' : '2';
  return ['--activation_checkpoint.mode selective', `--activation_checkpoint.selective_ac_option ${option}`];
}
