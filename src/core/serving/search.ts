import { closedLoop, type OperatingPoint, type ServedInstance } from './latency.js';
import { expertLayers, layoutGpus, type ServedModel, type ServingLayout } from './served.js';

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

/**
 * The largest whole concurrency of an instance within its targets; null where not even one request meets them, or where
 * it is found that it carries fewer than `worth` requests a second there.
 */
export function largestWithin(served: ServedInstance, targets: Targets, worth = 0): Candidate | null {
  const { instance, lengths, largestBatch } = served;
  if (largestBatch < 1) return null;
  const { layout } = instance;
  const at = (concurrency: number, point: OperatingPoint): Candidate => {
    const requestsPerSecond = point.outputTokensPerSecond / lengths.output;
    return { served, layout, gpus: layoutGpus(layout), concurrency, point, requestsPerSecond };
  };
  let concurrency = 0;
  let found: Candidate | null = null;
  let beyond = largestBatch + 1;
  // The most that it runs, then one alone, then what is between them.
  for (let next = largestBatch; beyond - concurrency > 1; next = concurrency === 0 ? 1 : Math.floor((concurrency + beyond) / 2)) {
    const there = closedLoop(served, next);
    if (there.tpotSeconds <= targets.tpotSeconds && there.ttftSeconds <= targets.ttftSeconds) {
      concurrency = next;
      found = at(next, there);
    } else {
      if (next === 1 || there.outputTokensPerSecond / lengths.output < worth) return null;
      beyond = next;
    }
  }
  return found;
}

/** Replicas of so many requests a second each that carry a rate. */
export function replicasFor(requestsPerSecond: number, each: number): number {
  return Math.max(1, Math.ceil((requestsPerSecond / each) * (1 - ROUNDING)));
}

/** The requests a second of each of so many replicas, at the least, that carry a rate. */
export function leastOfEach(requestsPerSecond: number, replicas: number): number {
  return (requestsPerSecond / replicas) * (1 - 2 * ROUNDING);
}

/** Noise of floating-point numbers that must not add a replica. */
const ROUNDING = 1e-12;

/** How near to a rate the load is found that gives it. */
const RATE_PRECISION = 1e-9;

/** The load, up to `most` requests at once, at which an instance gives so many output tokens a second; `most` where it gives fewer. */
export function loadFor(served: ServedInstance, outputTokensPerSecond: number, most: number): number {
  const missing = (concurrency: number) => closedLoop(served, concurrency).outputTokensPerSecond / outputTokensPerSecond - 1;
  let [low, below] = [0, -1];
  let [high, above] = [most, missing(most)];
  let side = 0;
  // Straight lines between the two ends; an end that stays twice counts half (Illinois).
  while (above > RATE_PRECISION && high - low > RATE_PRECISION * RATE_PRECISION * high) {
    const next = low + ((high - low) * -below) / (above - below);
    const there = missing(next);
    if (there >= 0) {
      [high, above] = [next, there];
      if (side === 1) below /= 2;
      side = 1;
    } else {
      if (there > -RATE_PRECISION) return next;
      [low, below] = [next, there];
      if (side === -1) above /= 2;
      side = -1;
    }
  }
  return high;
}
