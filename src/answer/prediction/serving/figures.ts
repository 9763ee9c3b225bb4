import type { CompiledSheet } from '../../../core/compile.js';
import { boundsOf } from '../../../core/serving/bounds.js';
import { disaggregate } from '../../../core/serving/disaggregated.js';
import { phaseShare, powerShare } from '../../../core/serving/energy.js';
import type { ServingFigures } from '../../../core/serving/figures.js';
import { power } from '../../../core/serving/fitted.js';
import { leastComputeSeconds, stepReadSeconds } from '../../../core/serving/ideal.js';
import type { ServedInstance } from '../../../core/serving/latency.js';
import { cachePerSequence } from '../../../core/serving/memory.js';
import { layoutGpus } from '../../../core/serving/served.js';
import { measuredSpeculation, tokensPerStep } from '../../../core/serving/speculative.js';
import type { PredictedParts } from '../../contract/predicted-parts.js';
import { known } from '../../sheet/figures.js';
import { curveOf } from './curve.js';
import { explained, holding } from './explain.js';
import { launchOf } from './launch.js';
import { layoutText, type ServingPrediction } from './predict.js';
import { measuredRange } from './range.js';
import type { ServingRequest } from './request.js';
import type { GivenWorkload } from './workload.js';

/** Below this share of a GPU, what is left for the cache is little. */
const TIGHT = 0.1;

/** Figures of a predicted service, what they rest on, and how far such predictions were off. */
export function predictedParts(
  request: ServingRequest,
  prediction: ServingPrediction,
  { slots }: CompiledSheet,
  mix: GivenWorkload | null,
): PredictedParts {
  const { served, layout, gpusPerReplica, replicas, concurrency, point, joulesPerToken } = prediction;
  const { lengths, memory, instance } = served;
  const { total, weights, reserve, pool } = memory;
  const running = lengths.running ?? lengths;
  const whole = { ...instance, layout: { tp: 1, pp: 1, ep: 1, adp: 1 } };
  const full = concurrency >= served.largestBatch;
  const limited = request.ttft !== null || request.tpot !== null;
  const load = full ? 'memory' : request.concurrency !== null || request.batch !== null ? 'given' : limited ? 'targets' : 'demand';
  const bounds = { ...boundsOf(served, point.batch), load } as const;
  const network = request.networkBytesPerSecond;
  const rate = prediction.requestsPerSecond * replicas;
  const pools =
    prediction.pools?.sized ??
    (network === null ? null : disaggregate(served, served, rate, Math.max(1, Math.floor(point.batch)), network));
  const curve = curveOf(prediction);
  const launch = launchOf(request, prediction);
  return (values) => {
    const usd = (key: string) => known(values[slots.get(key) ?? -1]);
    const figures: ServingFigures & { readonly energyJoulesPerToken: number | null } = {
      replicas,
      gpusPerReplica,
      ...(prediction.pools !== null && {
        prefillReplicas: prediction.pools.sized.prefillReplicas,
        prefillGpusPerReplica: layoutGpus(prediction.pools.prefill.instance.layout),
      }),
      batch: point.batch,
      concurrencyPerReplica: concurrency,
      totalConcurrency: concurrency * replicas,
      ttftSeconds: point.ttftSeconds,
      tpotSeconds: point.tpotSeconds,
      outputTokensPerSecondPerReplica: point.outputTokensPerSecond,
      outputTokensPerSecondPerGpu: point.outputTokensPerSecond / gpusPerReplica,
      // Of all layers and GPUs together, inside every window.
      kvBytesPerToken: cachePerSequence(whole, 1) - cachePerSequence(whole, 0),
      kvPoolTokens: Math.floor(memory.poolTokens) * layout.adp,
      memoryBytesPerGpu: weights + reserve + pool,
      energyJoulesPerToken: joulesPerToken,
      costUsdPerMillionInputTokens: usd('costUsdPerMillionInputTokens'),
      costUsdPerMillionOutputTokens: usd('costUsdPerMillionOutputTokens'),
    };
    const watts = request.tdpWatts === null ? null : wattsOf(served, request.tdpWatts, point.batch);
    return {
      // An object among numbers: the contract has it there, and whoever prints figures writes it out.
      figures: { layout: layout as unknown as number, ...figures },
      evidence: {
        serving: {
          engine: request.engine,
          layout: layoutText(layout),
          ...(prediction.pools !== null && { prefillLayout: layoutText(prediction.pools.prefill.instance.layout) }),
          requestBytes: cachePerSequence(instance, running.input + instance.engine.reservedOutputShare * running.output),
          largestBatch: served.largestBatch,
          memory: { total, weights, reserve, pool, verdict: pool < TIGHT * total ? 'tight' : 'fits' },
          bounds,
          wattsPerGpu: watts,
          speculation: {
            ...measuredSpeculation(concurrency),
            tokensPerStep: request.speculation === null ? null : tokensPerStep(request.speculation),
          },
          disaggregated: pools,
          requestSeconds: point.ttftSeconds + lengths.output * point.tpotSeconds,
          curve,
          workload: mix === null ? null : workloadEvidence(mix),
          launch,
          quantile: prediction.tail === null ? null : Math.max(request.ttft?.quantile ?? 0, request.tpot?.quantile ?? 0),
        },
      },
      uncertainty: measuredRange(request, instance, figures),
      explained: () => {
        const at = (key: string) => values[slots.get(key) ?? -1] ?? Number.NaN;
        const demand = {
          flops: at('inferenceFlops'),
          requestsPerSecond: at('requestsPerSecond'),
          seconds: at('windowSeconds'),
          gpus: at('gpusExact'),
          peak: at('peakFlopsPerGpu'),
        };
        return holding(explained(request, prediction, demand, watts?.mean), { ...figures, utilization: at('utilization') });
      },
    };
  };
}

/** Watts of one GPU at this load, and while it only generates or only reads a prompt. */
function wattsOf(served: ServedInstance, tdpWatts: number, batch: number): { mean: number; prefill: number; decode: number } {
  const { instance, lengths } = served;
  const phase = (tokens: number, sequences: number, seconds: number) =>
    tdpWatts *
    phaseShare(
      Math.min(1, stepReadSeconds(instance, tokens, sequences, lengths.input + lengths.output / 2) / seconds),
      Math.min(1, leastComputeSeconds(instance, tokens) / seconds),
    );
  return {
    mean: tdpWatts * powerShare(batch / layoutGpus(instance.layout), power),
    prefill: phase(lengths.input - lengths.prefix, 0, served.mixed(ALMOST_NONE)),
    decode: phase(batch, batch, served.decode(batch)),
  };
}

/** No sequence beside the prompt. */
const ALMOST_NONE = 1e-9;

/** The lengths of a workload in brief, and who published them. */
function workloadEvidence({ workload, source }: GivenWorkload) {
  const { input, output, inputQuantile, outputQuantile } = workload;
  const percentiles = (mean: number, quantile: (at: number) => number) => ({
    mean,
    p50: quantile(0.5),
    p95: quantile(0.95),
    p99: quantile(0.99),
  });
  return { input: percentiles(input, inputQuantile), output: percentiles(output, outputQuantile), source };
}

/** Share of a replica's time that reading prompts takes; generating takes the rest. */
export function prefillShare({ served, point }: ServingPrediction): number {
  const batch = Math.max(1, point.batch);
  return Math.max(0, 1 - served.decode(batch) / served.mean(batch));
}
