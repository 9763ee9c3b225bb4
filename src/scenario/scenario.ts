import type { CacheFormatName, WeightFormatName } from '../core/architecture/memory.js';
import type { Precision } from './field-types.js';

/** A number in SI units, or text as a person writes it: `2592000` or `'30d'`. */
export type Quantity = number | string;

type Common = {
  /** Model preset, or the content of a config.json. */
  readonly model?: string | object | undefined;
  readonly parameters?: Quantity | undefined;
  readonly activeParameters?: Quantity | undefined;
  /** FLOP a token, in place of 6·N or 2·N. */
  readonly flopsPerToken?: Quantity | undefined;
  /** Accelerator preset. */
  readonly gpu?: string | undefined;
  readonly precision?: Precision | undefined;
  readonly sparsity?: 'none' | '2:4' | undefined;
  /** FLOP/s of one GPU. */
  readonly peak?: Quantity | undefined;
  /** Share of the peak, 0 to 1. */
  readonly utilization?: Quantity | undefined;
  /** Share of the time that makes progress, 0 to 1. */
  readonly goodput?: Quantity | undefined;
  readonly gpus?: Quantity | undefined;
  readonly gpusPerServer?: Quantity | undefined;
  /** Format of the stored weights and of the KV cache. */
  readonly weights?: WeightFormatName | undefined;
  readonly kv?: CacheFormatName | undefined;
  /** Bytes of one GPU. */
  readonly memory?: Quantity | undefined;
  /** Measured tokens a second of one GPU, in place of the utilisation. */
  readonly throughput?: Quantity | undefined;
  /** Watts of one GPU with its share of the server. */
  readonly power?: Quantity | undefined;
  /** Watts that all GPUs may draw. */
  readonly powerBudget?: Quantity | undefined;
  /** USD to buy one server, the years over which it is written off, and USD a month to host each kW. */
  readonly serverPrice?: Quantity | undefined;
  readonly years?: Quantity | undefined;
  readonly hosting?: Quantity | undefined;
  /** Grams of CO2e a kWh. */
  readonly carbon?: Quantity | undefined;
  /** USD a GPU-hour, or `'list'`. */
  readonly price?: Quantity | undefined;
  /** USD. */
  readonly budget?: Quantity | undefined;
  readonly pue?: Quantity | undefined;
  /** USD a kWh. */
  readonly electricityPrice?: Quantity | undefined;
  readonly region?: string | undefined;
  /** `'N+1'` to `'N+4'`, or a share of the working servers. */
  readonly spares?: Quantity | undefined;
  /** How the FLOP of a token are counted. */
  readonly flops?: '6nd' | 'palm' | 'megatron' | 'exact' | undefined;
  /** Tokens of one sequence. */
  readonly sequence?: Quantity | undefined;
  readonly note?: string | undefined;
};

/** The assumptions of a training run; the fields of the command line, in camelCase. */
export type TrainingScenario = Common & {
  readonly tokens?: Quantity | undefined;
  readonly epochs?: Quantity | undefined;
  /** Seconds. */
  readonly duration?: Quantity | undefined;
  readonly solve?: 'gpus' | 'duration' | 'tokens' | 'parameters' | 'utilization' | 'budget' | undefined;
};

/** The assumptions of a service; the fields of the command line, in camelCase. */
export type InferenceScenario = Common & {
  /** Tokens in the window. */
  readonly tokens?: Quantity | undefined;
  /** Requests a second. */
  readonly requests?: Quantity | undefined;
  readonly questions?: Quantity | undefined;
  readonly words?: Quantity | undefined;
  readonly tokensPerWord?: Quantity | undefined;
  readonly input?: Quantity | undefined;
  readonly output?: Quantity | undefined;
  /** Examples in the prompt, tokens of each, and prompt tokens that a cache holds. */
  readonly shots?: Quantity | undefined;
  readonly tokensPerShot?: Quantity | undefined;
  readonly cachedPrefix?: Quantity | undefined;
  /** The same as a share of the prompt, 0 to 1. */
  readonly cachedPrefixShare?: Quantity | undefined;
  /** Turns of a conversation: a request is one. */
  readonly turns?: Quantity | undefined;
  readonly users?: Quantity | undefined;
  /** Messages a second of one user. */
  readonly messagesPerUser?: Quantity | undefined;
  readonly concurrentUsers?: Quantity | undefined;
  /** Seconds. */
  readonly thinkTime?: Quantity | undefined;
  readonly responseTime?: Quantity | undefined;
  /** Tokens a second, all and those generated. */
  readonly tokenRate?: Quantity | undefined;
  readonly outputTokenRate?: Quantity | undefined;
  /** Seconds. */
  readonly window?: Quantity | undefined;
  readonly peakToAverage?: Quantity | undefined;
  /** Share of the fleet, 0 to 1. */
  readonly headroom?: Quantity | undefined;
  /** Share a month. */
  readonly growth?: Quantity | undefined;
  /** Months. */
  readonly horizon?: Quantity | undefined;
  readonly fleet?: Quantity | undefined;
  readonly solve?: 'gpus' | 'tokens' | 'requests' | 'users' | 'concurrentUsers' | 'parameters' | 'utilization' | 'budget' | undefined;
};
