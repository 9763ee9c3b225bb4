import type { Disaggregated } from '../../core/serving/disaggregated.js';

/** How a service was predicted. SI units. */
export type ServingEvidence = {
  readonly engine: string;
  readonly layout: string;
  /** Layout of the replicas that only read prompts, where they are a pool of their own. */
  readonly prefillLayout?: string;
  /** Where the memory of one GPU goes, in bytes. */
  readonly memory: {
    readonly total: number;
    readonly weights: number;
    readonly reserve: number;
    readonly pool: number;
    readonly verdict: 'fits' | 'tight';
  };
  /** Cache that a request reserves on one GPU, and requests that run at most in a replica. */
  readonly requestBytes: number;
  readonly largestBatch: number;
  /** What a step waits for most: reading a prompt, and generating. */
  readonly bounds: {
    readonly prefill: string;
    readonly decode: string;
    /** What keeps more requests from running in a replica: the memory for their cache, the targets, the demand, or what was asked. */
    readonly load: 'memory' | 'targets' | 'demand' | 'given';
  };
  /** What one GPU draws at this load, and in each phase alone; null where its rated power is not known. */
  readonly wattsPerGpu: { readonly mean: number; readonly prefill: number; readonly decode: number } | null;
  /**
   * Factors on the time a token that speculative decoding was measured to give at such a load, a range and no prediction;
   * and the tokens that a step gives at the acceptance that was given, null where none was.
   */
  readonly speculation: { readonly low: number; readonly high: number; readonly tokensPerStep: number | null };
  /** Prompts and answers on pools of their own, of the same layout unless two were asked for; tested on no measurement. Null without a demand or a network. */
  readonly disaggregated: Disaggregated | null;
  /** Time from question to the end of the answer, in seconds. */
  readonly requestSeconds: number;
  /** Latency against throughput of one replica, from one request alone to all that it runs at once. */
  readonly curve: readonly CurvePoint[];
  /** Lengths of requests that differ; null where they are one pair. */
  readonly workload: {
    readonly input: LengthPercentiles;
    readonly output: LengthPercentiles;
    readonly source: { readonly name: string; readonly document: string; readonly note: string } | null;
  } | null;
  /** Commands that serve this and measure it; null where no engine was named for them. */
  readonly launch: {
    readonly engine: string;
    readonly serve: readonly string[];
    readonly benchmark: string;
    /** Format of a checkpoint that is needed; null where the one there is will do. */
    readonly checkpoint: string | null;
  } | null;
  /** Percentile that the latencies are of; null for the mean. */
  readonly quantile: number | null;
};

type LengthPercentiles = { readonly mean: number; readonly p50: number; readonly p95: number; readonly p99: number };

/** What one replica does at a concurrency. */
export type CurvePoint = {
  readonly concurrency: number;
  readonly ttftSeconds: number;
  readonly tpotSeconds: number;
  readonly outputTokensPerSecondPerGpu: number;
  /** The load that the answer is about. */
  readonly chosen: boolean;
};
