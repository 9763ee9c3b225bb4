import { closedLoop, type OperatingPoint, type ServedInstance, serve } from './latency.js';
import type { Lengths } from './memory.js';
import { expertLayers, layoutGpus, type ServedModel, type ServingLayout } from './served.js';
import type { Instance } from './step.js';

/** Upper limits in seconds; infinite where none is asked for. */
export type Targets = { readonly ttftSeconds: number; readonly tpotSeconds: number };

/** An instance at the largest load that keeps its targets. */
export type Candidate = {
  readonly served: ServedInstance;
  readonly layout: ServingLayout;
  readonly gpus: number;
  readonly concurrency: number;
  readonly point: OperatingPoint;
  readonly requestsPerSecond: number;
};

const WIDTHS = [1, 2, 4, 8, 16, 32, 64];

/**
 * Layouts of a model on servers of `gpusPerServer` that are joined by fast links: tensor parallel, pipelines of such
 * groups up to `maxGpus`, experts split or not, attention split or data parallel. Heads must divide.
 */
export function servingLayouts(model: ServedModel, gpusPerServer: number, maxGpus: number): ServingLayout[] {
  const layouts: ServingLayout[] = [];
  const experts = expertLayers(model) > 0;
  for (const stage of WIDTHS) {
    if (stage > gpusPerServer) continue;
    for (const pp of WIDTHS) {
      if (stage * pp > maxGpus || pp > model.layers) continue;
      if (divides(model, stage)) {
        layouts.push({ tp: stage, pp, ep: 1, adp: 1 });
        if (experts && stage > 1) layouts.push({ tp: stage, pp, ep: stage, adp: 1 });
      }
      if (experts && stage > 1) layouts.push({ tp: 1, pp, ep: stage, adp: stage });
    }
  }
  return layouts;
}

function divides({ mixers }: ServedModel, tp: number): boolean {
  return mixers.every((mixer) => mixer.is === 'state' || mixer.queryHeads % tp === 0);
}

/** The largest whole concurrency of an instance within its targets; null where not even one request meets them. */
export function largestWithin(served: ServedInstance, targets: Targets): Candidate | null {
  const { instance, lengths, largestBatch } = served;
  const meets = (concurrency: number): OperatingPoint | null => {
    const point = closedLoop(served, concurrency);
    return point.tpotSeconds <= targets.tpotSeconds && point.ttftSeconds <= targets.ttftSeconds ? point : null;
  };
  if (largestBatch < 1) return null;
  let concurrency = 1;
  let point = meets(1);
  if (point === null) return null;
  let beyond = largestBatch + 1;
  while (beyond - concurrency > 1) {
    const middle = Math.floor((concurrency + beyond) / 2);
    const there = meets(middle);
    if (there === null) beyond = middle;
    else {
      concurrency = middle;
      point = there;
    }
  }
  const { layout } = instance;
  return { served, layout, gpus: layoutGpus(layout), concurrency, point, requestsPerSecond: point.outputTokensPerSecond / lengths.output };
}

/** Replicas that serve a rate, and the spares beside them. */
export type Fleet = { readonly candidate: Candidate; readonly replicas: number; readonly gpus: number };

/** The demand on a fleet: the peak rate with its headroom, and replicas that may fail. */
export type FleetDemand = { readonly requestsPerSecond: number; readonly spares: number };

export function fleetOf(candidate: Candidate, { requestsPerSecond, spares }: FleetDemand): Fleet {
  const replicas = Math.max(1, Math.ceil((requestsPerSecond / candidate.requestsPerSecond) * (1 - ROUNDING))) + spares;
  return { candidate, replicas, gpus: replicas * candidate.gpus };
}

/** Noise of floating-point numbers that must not add a replica. */
const ROUNDING = 1e-12;

/** Fleets that meet their targets, fewest GPUs first; of equals the one with the earliest first token. */
export function searchFleets(
  base: Omit<Instance, 'layout'>,
  layouts: readonly ServingLayout[],
  lengths: Lengths,
  targets: Targets,
  demand: FleetDemand,
): Fleet[] {
  const fleets: Fleet[] = [];
  for (const layout of layouts) {
    const candidate = largestWithin(serve({ ...base, layout }, lengths), targets);
    if (candidate !== null) fleets.push(fleetOf(candidate, demand));
  }
  return fleets.sort((one, other) => one.gpus - other.gpus || one.candidate.point.ttftSeconds - other.candidate.point.ttftSeconds);
}
