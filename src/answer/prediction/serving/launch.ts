import { STEP_TOKEN_BUDGET } from '../../../core/serving/constants.js';
import type { ServedInstance } from '../../../core/serving/latency.js';
import type { ServingLayout } from '../../../core/serving/served.js';
import type { ServingPrediction } from './predict.js';
import type { LaunchEngine, ServingRequest } from './request.js';

/** Commands that serve what was predicted, and measure it; and what has to be there before. */
export type Launch = {
  readonly engine: LaunchEngine;
  /** One for a replica; two where prompts and answers have pools of their own. */
  readonly serve: readonly string[];
  readonly benchmark: string;
  /** A checkpoint that is needed, in the format that it has to have; null where the engine makes do with what there is. */
  readonly checkpoint: string | null;
};

/** What a replica needs to be told. */
type Told = {
  readonly model: string;
  readonly layout: ServingLayout;
  readonly sequences: number;
  readonly length: number;
  readonly memoryShare: number;
  /** Format to convert weights into while they are loaded; null where they are taken as they are stored. */
  readonly convert: 'fp8' | 'int8' | null;
  readonly cache: 'fp8' | null;
  readonly role: 'prefill' | 'decode' | null;
  readonly speculation: ServingRequest['speculation'];
};

/** By what share of the mean the lengths of a benchmark differ from it, at most: requests that are all alike stay in step. */
function spreadOf(equal: boolean): number {
  return equal ? 0 : 0.2;
}

/** Requests of a measurement for each that is under way: the first burst is a tenth of them. */
const ROUNDS = 10;

export function launchOf(request: ServingRequest, prediction: ServingPrediction): Launch | null {
  const { launch: engine, lengths, longest } = request;
  if (engine === null) return null;
  const converts = request.stored === 'bf16' && CONVERTED[engine].includes(request.weights);
  const checkpoint = request.stored === request.weights || converts ? null : request.weights;
  const told = (served: ServedInstance, sequences: number, role: Told['role']): Told => ({
    model: request.repository,
    layout: served.instance.layout,
    sequences: Math.max(1, Math.ceil(sequences)),
    length: Math.ceil(Math.max(longest.input + longest.output, (1 + spreadOf(lengths.equal === true)) * (lengths.input + lengths.output))),
    memoryShare: served.instance.engine.memory.share,
    convert: converts ? (request.weights as 'fp8' | 'int8') : null,
    cache: request.cache === 'bf16' ? null : 'fp8',
    role,
    speculation: request.speculation,
  });
  const { pools, served, concurrency, point } = prediction;
  const serve = servers[engine];
  const running = Math.min(served.largestBatch, Math.max(concurrency, point.batch));
  return {
    engine,
    serve:
      pools === null
        ? [serve(told(served, running, null))]
        : [
            serve(told(pools.prefill, Math.ceil(STEP_TOKEN_BUDGET / request.lengths.input), 'prefill')),
            serve(told(pools.decode, pools.batch, 'decode')),
          ],
    benchmark: benchmarks[engine](loadOf(request, prediction)),
    checkpoint,
  };
}

/** Formats that an engine converts 16-bit weights into while it loads them. */
const CONVERTED: Readonly<Record<LaunchEngine, readonly string[]>> = { vllm: ['fp8'], sglang: ['fp8'], trtllm: [] };

const flags = (command: string, options: Readonly<Record<string, string | number | true | null>>): string =>
  [
    command,
    ...Object.entries(options).flatMap(([name, value]) => (value === null ? [] : [value === true ? `--${name}` : `--${name} ${value}`])),
  ].join(' ');

/** One is what goes without saying. */
const beyondOne = (size: number): number | null => (size > 1 ? size : null);

const servers: Readonly<Record<LaunchEngine, (told: Told) => string>> = {
  vllm: ({ model, layout, sequences, length, memoryShare, convert, cache, role, speculation }) =>
    flags(`vllm serve ${model}`, {
      'tensor-parallel-size': layout.tp,
      'pipeline-parallel-size': beyondOne(layout.pp),
      'data-parallel-size': beyondOne(layout.adp),
      'enable-expert-parallel': layout.ep > 1 ? true : null,
      'max-num-seqs': Math.ceil(sequences / layout.adp),
      'max-num-batched-tokens': STEP_TOKEN_BUDGET,
      'max-model-len': length,
      'gpu-memory-utilization': memoryShare,
      quantization: convert,
      'kv-cache-dtype': cache,
      'speculative-config': speculation === null ? null : `'{"method":"mtp","num_speculative_tokens":${speculation.drafts}}'`,
      'kv-transfer-config':
        role === null ? null : `'{"kv_connector":"NixlConnector","kv_role":"${role === 'prefill' ? 'kv_producer' : 'kv_consumer'}"}'`,
    }),
  sglang: ({ model, layout, sequences, length, memoryShare, convert, cache, role, speculation }) =>
    flags(`python3 -m sglang.launch_server --model-path ${model}`, {
      'tp-size': layout.tp * layout.adp,
      'pp-size': beyondOne(layout.pp),
      'dp-size': beyondOne(layout.adp),
      'enable-dp-attention': layout.adp > 1 ? true : null,
      'ep-size': beyondOne(layout.ep),
      'max-running-requests': sequences,
      'chunked-prefill-size': STEP_TOKEN_BUDGET,
      'context-length': length,
      'mem-fraction-static': memoryShare,
      quantization: convert,
      'kv-cache-dtype': cache === null ? null : 'fp8_e4m3',
      'speculative-algorithm': speculation === null ? null : 'EAGLE',
      'speculative-num-steps': speculation === null ? null : speculation.drafts,
      'speculative-eagle-topk': speculation === null ? null : 1,
      'speculative-num-draft-tokens': speculation === null ? null : speculation.drafts + 1,
      'disaggregation-mode': role,
    }),
  trtllm: ({ model, layout, sequences, length, memoryShare, cache, role, speculation }) => {
    const settings = [
      ...(layout.adp > 1 ? ['enable_attention_dp: true'] : []),
      ...(cache === null ? [] : ['kv_cache_config: {dtype: fp8}']),
      ...(speculation === null ? [] : [`speculative_config: {decoding_type: MTP, num_nextn_predict_layers: ${speculation.drafts}}`]),
      ...(role === null ? [] : ['cache_transceiver_config: {backend: DEFAULT}']),
    ];
    const serve = flags(`trtllm-serve ${model}`, {
      tp_size: layout.tp * layout.adp,
      pp_size: beyondOne(layout.pp),
      ep_size: beyondOne(layout.ep),
      max_batch_size: Math.ceil(sequences / layout.adp),
      max_num_tokens: STEP_TOKEN_BUDGET,
      max_seq_len: length,
      kv_cache_free_gpu_memory_fraction: memoryShare,
      extra_llm_api_options: settings.length === 0 ? null : 'options.yaml',
    });
    return settings.length === 0 ? serve : `printf '${settings.join('\\n')}\\n' > options.yaml && ${serve}`;
  },
};

/** The load of one replica, as a benchmark offers it. */
type Load = {
  readonly model: string;
  readonly input: number;
  readonly output: number;
  /** Lengths lie between so much below the mean and so much above it. */
  readonly spread: number;
  readonly prompts: number;
  /** Requests under way, or requests a second with the variation of their arrivals. */
  readonly concurrency: number | null;
  readonly rate: number | null;
  readonly cv: number;
};

/** A percentile is of requests that arrive by themselves; a mean is of so many that are always under way. */
function loadOf(request: ServingRequest, { concurrency, tail, requestsPerSecond, pools, replicas }: ServingPrediction): Load {
  const { lengths, repository, burstiness } = request;
  const open = tail !== null;
  // Two pools are measured as a whole.
  const load = Math.max(1, Math.round(concurrency * (pools === null ? 1 : replicas)));
  return {
    model: repository,
    input: Math.round(lengths.input),
    output: Math.max(1, Math.round(lengths.output)),
    spread: spreadOf(lengths.equal === true),
    prompts: ROUNDS * load,
    concurrency: open ? null : load,
    rate: open ? Number(requestsPerSecond.toPrecision(3)) : null,
    cv: burstiness,
  };
}

const lengthsOf = ({ input, output }: Load) => ({
  'dataset-name': 'random',
  'random-input-len': input,
  'random-output-len': output,
});
const arrivalsOf = ({ rate, concurrency, prompts }: Load) => ({
  'num-prompts': prompts,
  'request-rate': rate,
  'max-concurrency': concurrency,
});
/** Shape of the gamma distribution of the time between requests; random arrivals go without saying. */
const gammaShape = ({ rate, cv }: Load) => (rate === null || cv === 1 ? null : Number((1 / cv ** 2).toPrecision(3)));
const PERCENTILES = { 'percentile-metrics': 'ttft,tpot,e2el', 'metric-percentiles': '50,95,99' } as const;

const benchmarks: Readonly<Record<LaunchEngine, (load: Load) => string>> = {
  vllm: (load) =>
    flags(`vllm bench serve --model ${load.model}`, {
      ...lengthsOf(load),
      'random-range-ratio': load.spread,
      'ignore-eos': true,
      ...arrivalsOf(load),
      burstiness: gammaShape(load),
      ...PERCENTILES,
    }),
  sglang: (load) =>
    flags(`python3 -m sglang.bench_serving --backend sglang --model ${load.model}`, {
      // It is told the longest, and the shortest as a share of it.
      ...lengthsOf({ ...load, input: Math.round((1 + load.spread) * load.input), output: Math.round((1 + load.spread) * load.output) }),
      'random-range-ratio': Number(((1 - load.spread) / (1 + load.spread)).toPrecision(3)),
      ...arrivalsOf(load),
    }),
  trtllm: (load) =>
    flags(`python3 -m tensorrt_llm.serve.scripts.benchmark_serving --backend openai --port 8000 --model ${load.model}`, {
      ...lengthsOf(load),
      'random-range-ratio': load.spread,
      'random-ids': true,
      'ignore-eos': true,
      ...arrivalsOf(load),
      burstiness: gammaShape(load),
      ...PERCENTILES,
    }),
};
