import { joulesPerToken } from '../../../core/serving/energy.js';
import { fitted, power } from '../../../core/serving/fitted.js';
import { closedLoop, type OperatingPoint, type ServedInstance, saturated, serve } from '../../../core/serving/latency.js';
import { equalPrompts, type TailLatency, tailLatency } from '../../../core/serving/open-loop.js';
import { routedCv } from '../../../core/serving/queue.js';
import {
  type Candidate,
  largestWithin,
  leastOfEach,
  loadFor,
  replicasFor,
  servingLayouts,
  type Targets,
} from '../../../core/serving/search.js';
import { layoutGpus, type ServingLayout } from '../../../core/serving/served.js';
import type { Instance } from '../../../core/serving/step.js';
import type { Workload } from '../../../core/serving/workload.js';
import { type Diagnostic, diagnose } from '../../../diagnostics/diagnostic.js';
import type { Phrase } from '../../../diagnostics/phrase.js';
import { formatQuantity } from '../../../quantity/format.js';
import { memoryArithmetic } from './memory-words.js';
import { type Pools, sizePools } from './pools.js';
import type { ServingRequest, Target } from './request.js';

/** What one replica does, and how many there are. */
export type ServingPrediction = {
  readonly served: ServedInstance;
  readonly layout: ServingLayout;
  readonly gpusPerReplica: number;
  readonly replicas: number;
  /** GPUs of all replicas, those that read prompts on a pool of their own among them. */
  readonly gpus: number;
  /** Requests under way in a replica, and the rate that it is reckoned with. */
  readonly concurrency: number;
  readonly requestsPerSecond: number;
  readonly point: OperatingPoint;
  /** What a quantile sees, where a target names one. */
  readonly tail: TailLatency | null;
  readonly joulesPerToken: number | null;
  /** Where prompts and answers have pools of their own; the rest of the prediction is then of the one that generates. */
  readonly pools: Pools | null;
};

type Predicted =
  | { readonly ok: true; readonly prediction: ServingPrediction }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Widest group that is searched before wider ones are tried: what all measurements were taken on. */
const USUAL_WIDTH = 8;

/**
 * The cheapest replicas for `offered` requests a second at the peak; a single replica where that is null. `fleet` is how
 * many GPUs there are, where that is fixed: requests are then spread over the replicas that they make.
 */
export function predictServing(request: ServingRequest, offered: number | null, fleet: number | null = null): Predicted {
  const { speculation, ...rest } = request;
  const base = { ...rest, engine: fitted.engines[request.engine], constants: fitted.constants, ...(speculation && { speculation }) };
  const { model, gpusPerServer, lengths } = request;
  const given = request.layout;
  const layouts = given === null ? servingLayouts(model, Math.max(USUAL_WIDTH, gpusPerServer), gpusPerServer) : [given];
  const fitting = (some: readonly ServingLayout[]) =>
    some.map((layout) => serve(instanceOf(base, layout), lengths)).filter(({ largestBatch }) => largestBatch >= 1);
  const usable = fitting(layouts);
  const wider = usable.length === 0 && given === null ? fitting(servingLayouts(model, 64, 64)) : [];
  const tried = usable.length > 0 ? usable : wider.slice(0, 6);
  if (tried.length === 0) return { ok: false, diagnostics: [doesNotFit(request, base, given ?? (layouts.at(-1) as ServingLayout))] };
  if (request.pools === 'two') return twoPools(request, tried, offered);
  let best: Sized | null = null;
  for (const served of tried) {
    const gpus = layoutGpus(served.instance.layout);
    const worth: number = best === null ? 0 : worthOf(best, gpus, offered);
    const replicas = fleet === null ? 1 : Math.max(1, Math.floor(fleet / gpus));
    const found: Sized | null =
      offered === null ? busiestOf(request, served, replicas, worth) : replicasOf(request, served, offered, worth);
    if (found !== null && (best === null || cheaper(request, found, best, offered))) best = found;
  }
  return best === null
    ? { ok: false, diagnostics: [unreachable(request, tried, offered)] }
    : { ok: true, prediction: stated(request, best, atLoad(request, best)) };
}

/** An instance at its largest load, and the replicas of it that a demand needs. */
type Sized = {
  readonly candidate: Candidate;
  readonly replicas: number;
  /** Requests a second of each of them. */
  readonly requestsPerSecond: number;
  readonly tail: TailLatency | null;
};

/** GPUs, or, of one replica without a demand, GPUs for each request a second. */
function costOf({ candidate, replicas, requestsPerSecond }: Sized, offered: number | null): number {
  return offered === null ? candidate.gpus / requestsPerSecond : replicas * candidate.gpus;
}

/** Requests a second that a replica of so many GPUs must carry to be no dearer than the best. */
function worthOf(best: Sized, gpus: number, offered: number | null): number {
  const cost = costOf(best, offered);
  return offered === null ? leastOfEach(gpus, cost) : leastOfEach(offered, Math.floor(cost / gpus));
}

type Base = Omit<Instance, 'layout'>;

function instanceOf(base: Base, layout: ServingLayout): Instance {
  const { model, hardware, weights, cache, engine, constants, speculation } = base;
  return { model, hardware, weights, cache, engine, constants, layout, ...(speculation && { speculation }) };
}

/** The cheaper of two; of equals the one with the earlier first token. */
function cheaper(request: ServingRequest, one: Sized, other: Sized, offered: number | null): boolean {
  const less = costOf(one, offered) - costOf(other, offered);
  if (less !== 0) return less < 0;
  const firstToken = (sized: Sized) => (sized.tail ?? atLoad(request, sized).point).ttftSeconds;
  return firstToken(one) < firstToken(other);
}

/** Without a demand: the most that one of so many replicas carries. */
function busiestOf(request: ServingRequest, served: ServedInstance, replicas: number, worth: number): Sized | null {
  const candidate = candidateOf(request, served, worth);
  if (candidate === null) return null;
  const most = candidate.requestsPerSecond;
  const quantile = quantileOf(request);
  if (quantile === 0) return { candidate, replicas: 1, requestsPerSecond: most, tail: null };
  let kept: { readonly requestsPerSecond: number; readonly tail: TailLatency } | null = null;
  let [low, high] = [0, most];
  while (high - low > RATE_PRECISION * most) {
    const middle = (low + high) / 2;
    const tail = tailWithin(request, served, middle, replicas, quantile);
    if (tail === null) high = middle;
    else {
      low = middle;
      kept = { requestsPerSecond: middle, tail };
    }
  }
  return kept === null ? null : { candidate, replicas: 1, ...kept };
}

/** How near to the most that a replica carries within a percentile it is found. */
const RATE_PRECISION = 1e-6;

function quantileOf({ ttft, tpot }: ServingRequest): number {
  return Math.max(ttft?.quantile ?? 0, tpot?.quantile ?? 0);
}

function replicasOf(request: ServingRequest, served: ServedInstance, offered: number, worth: number): Sized | null {
  const candidate = candidateOf(request, served, worth);
  if (candidate === null) return null;
  const enough = replicasFor(offered, candidate.requestsPerSecond);
  const quantile = quantileOf(request);
  if (quantile === 0) return { candidate, replicas: enough, requestsPerSecond: offered / enough, tail: null };
  for (
    let replicas = enough;
    replicas <= MOST_ADDED * enough + MOST_ADDED;
    replicas = Math.max(replicas + 1, Math.floor(replicas * 1.02))
  ) {
    const tail = tailWithin(request, served, offered / replicas, replicas, quantile);
    if (tail !== null) return { candidate, replicas, requestsPerSecond: offered / replicas, tail };
  }
  return null;
}

/** What a quantile sees of one of so many replicas that share bursty arrivals; null where a target is missed, or no formula holds. */
function tailWithin(
  { burstiness, workload, ttft, tpot }: ServingRequest,
  served: ServedInstance,
  requestsPerSecond: number,
  replicas: number,
  quantile: number,
): TailLatency | null {
  const prompts = workload === null ? equalPrompts : promptsOf(workload);
  const tail = tailLatency(served, { requestsPerSecond, cv: routedCv(burstiness, replicas), ...prompts }, quantile);
  return tail !== null && within(tail.ttftSeconds, ttft) && within(tail.tpotSeconds, tpot) ? tail : null;
}

/** How the prompts of a workload differ, as a queue sees them. */
function promptsOf({ input, inputCv, inputQuantile }: Workload) {
  return { inputCv, inputQuantile: (quantile: number) => inputQuantile(quantile) / input };
}

/** So many times the replicas of a smooth demand are tried before a percentile is given up. */
const MOST_ADDED = 4;

function within(seconds: number, target: Target | null): boolean {
  return target === null || seconds <= target.seconds;
}

/** The load of one replica that was asked for, or the largest within the targets. */
function candidateOf({ concurrency, batch, ttft, tpot, lengths }: ServingRequest, served: ServedInstance, worth: number): Candidate | null {
  const targets: Targets = {
    ttftSeconds: ttft?.seconds ?? Number.POSITIVE_INFINITY,
    tpotSeconds: tpot?.seconds ?? Number.POSITIVE_INFINITY,
  };
  if (concurrency === null && batch === null) return largestWithin(served, targets, worth);
  const { layout } = served.instance;
  const common = { served, layout, gpus: layoutGpus(layout) };
  if (concurrency !== null) {
    const point = closedLoop(served, concurrency);
    if (point.ttftSeconds > targets.ttftSeconds || point.tpotSeconds > targets.tpotSeconds) return null;
    return { ...common, concurrency, point, requestsPerSecond: point.outputTokensPerSecond / lengths.output };
  }
  const running = batch === 'max' ? served.largestBatch : Math.min(batch as number, served.largestBatch);
  const full = saturated(served, running);
  const point = { ...closedLoop(served, running), ...full, batch: running };
  if (point.ttftSeconds > targets.ttftSeconds || point.tpotSeconds > targets.tpotSeconds) return null;
  return { ...common, concurrency: running, point, requestsPerSecond: full.outputTokensPerSecond / lengths.output };
}

/** What a replica sees when the demand is shared among all of them: less than it could carry. */
function atLoad({ concurrency, batch, lengths }: ServingRequest, { candidate, requestsPerSecond }: Sized): Candidate {
  if (requestsPerSecond === candidate.requestsPerSecond || concurrency !== null || batch !== null) return candidate;
  const load = loadFor(candidate.served, requestsPerSecond * lengths.output, candidate.concurrency);
  return { ...candidate, concurrency: load, point: closedLoop(candidate.served, load), requestsPerSecond };
}

function stated(request: ServingRequest, { candidate, replicas, tail }: Sized, at: Candidate): ServingPrediction {
  const { tdpWatts } = request;
  const { gpus, layout, served } = candidate;
  const { point, concurrency, requestsPerSecond } = at;
  const running = Math.min(point.batch, Math.max(1, concurrency));
  return {
    served,
    layout,
    gpusPerReplica: gpus,
    replicas,
    gpus: replicas * gpus,
    concurrency,
    requestsPerSecond,
    point: tail === null ? point : { ...point, ttftSeconds: tail.ttftSeconds, tpotSeconds: tail.tpotSeconds },
    tail,
    joulesPerToken: tdpWatts === null ? null : joulesPerToken(gpus, tdpWatts, running, point.outputTokensPerSecond, power),
    pools: null,
  };
}

/** Prompts and answers on pools of their own: a demand, and means of latencies, are what is known to size them by. */
function twoPools(request: ServingRequest, candidates: readonly ServedInstance[], offered: number | null): Predicted {
  const needs = (what: Phrase, example: string): Predicted => ({
    ok: false,
    diagnostics: [diagnose('prediction-needs', { what, example })],
  });
  if (offered === null) return needs({ say: 'pool-demand' }, '--requests 50/s');
  if (request.networkBytesPerSecond === null) return needs({ say: 'pool-network' }, '--network 50GB/s');
  const { best, nearest } = sizePools(request, candidates, offered);
  if (best === null) {
    const { decode, sized } = nearest as Pools;
    const point = { ttftSeconds: sized.ttftSeconds, tpotSeconds: sized.tpotSeconds };
    return {
      ok: false,
      diagnostics: [outOfReach(request, { pools: 2, requests: 1, layout: layoutText(decode.instance.layout), otherwise: false }, point)],
    };
  }
  const { decode, sized, batch } = best;
  const { decodeReplicas, ttftSeconds, tpotSeconds, gpus } = sized;
  const running = Math.max(1, Math.min(batch, (offered * request.lengths.output * tpotSeconds) / decodeReplicas));
  const outputTokensPerSecond = (offered * request.lengths.output) / decodeReplicas;
  const { layout } = decode.instance;
  const perReplica = gpus / decodeReplicas;
  return {
    ok: true,
    prediction: {
      served: decode,
      layout,
      gpusPerReplica: layoutGpus(layout),
      replicas: decodeReplicas,
      gpus,
      concurrency: running,
      requestsPerSecond: offered / decodeReplicas,
      point: { batch: running, ttftSeconds, tpotSeconds, outputTokensPerSecond },
      tail: null,
      joulesPerToken:
        request.tdpWatts === null ? null : joulesPerToken(perReplica, request.tdpWatts, running, outputTokensPerSecond, power),
      pools: best,
    },
  };
}

function doesNotFit(request: ServingRequest, base: Base, layout: ServingLayout): Diagnostic {
  const other = servingLayouts(request.model, 64, 64)
    .sort((one, two) => layoutGpus(one) - layoutGpus(two) || one.pp - two.pp)
    .find((wider) => serve(instanceOf(base, wider), request.lengths).largestBatch >= 1);
  return diagnose('does-not-fit', {
    layout: `${layoutGpus(layout)} × ${request.gpuName} (${layoutText(layout)})`,
    arithmetic: memoryArithmetic(instanceOf(base, layout), request.lengths),
    fits: other === undefined ? null : `--layout ${layoutText(other)}`,
  });
}

/** `tp=8,ep=8`: what is 1 is left out. */
export function layoutText(layout: ServingLayout): string {
  const parts = (['tp', 'pp', 'ep', 'adp'] as const).filter((key) => layout[key] > 1);
  return parts.length === 0 ? 'tp=1' : parts.map((key) => `${key}=${layout[key]}`).join(',');
}

/** The nearest that can be kept: the earliest first token and the fastest tokens of one request alone. */
function unreachable(request: ServingRequest, tried: readonly ServedInstance[], offered: number | null): Diagnostic {
  const { ttft, tpot, concurrency, batch } = request;
  const load = concurrency ?? (typeof batch === 'number' ? batch : 1);
  let nearest: { layout: ServingLayout; point: OperatingPoint; by: number } | undefined;
  for (const served of tried) {
    const { layout } = served.instance;
    const point = closedLoop(served, load);
    const by = Math.max(
      point.ttftSeconds / (ttft?.seconds ?? Number.POSITIVE_INFINITY),
      point.tpotSeconds / (tpot?.seconds ?? Number.POSITIVE_INFINITY),
    );
    if (nearest === undefined || by < nearest.by) nearest = { layout, point, by };
  }
  const { layout, point } = nearest as NonNullable<typeof nearest>;
  const where = `${layoutGpus(layout)} × ${request.gpuName} (${layoutText(layout)})`;
  return outOfReach(request, { pools: 1, requests: load, layout: where, otherwise: offered !== null }, point);
}

/** Says which targets are not kept, and what comes nearest to them. */
function outOfReach(
  { ttft, tpot }: ServingRequest,
  on: { readonly pools: 1 | 2; readonly requests: number; readonly layout: string; readonly otherwise: boolean },
  { ttftSeconds, tpotSeconds }: Pick<OperatingPoint, 'ttftSeconds' | 'tpotSeconds'>,
): Diagnostic {
  const time = (seconds: number) => formatQuantity(seconds, 'latency');
  const said = (name: string, target: Target | null) =>
    target === null ? [] : [`${name}${target.quantile === null ? '' : ` p${target.quantile * 100}`} ${time(target.seconds)}`];
  return diagnose('target-unreachable', {
    target: [...said('TTFT', ttft), ...said('TPOT', tpot)],
    nearest: { ...on, ttft: time(ttftSeconds), tpot: time(tpotSeconds) },
  });
}
