import { MAX_SEQUENCES_PER_RANK } from './constants.js';
import { closedLoop, finiteRun, type OperatingPoint, serve } from './latency.js';
import type { Instance } from './step.js';

/** Output tokens a second of an instance that runs all it can; of a run of so many requests where that is known. */
export function predictedThroughput(instance: Instance, input: number, output: number, requests: number | null): number {
  const served = serve(instance, { input, output, prefix: 0 });
  const batch = Math.max(1, served.largestBatch);
  return requests === null ? batch / served.mean(batch) : finiteRun(served, batch, requests);
}

/** What a closed loop of requests gives. A cache without room for one is taken to hold one: these runs were published. */
export function predictedLatency(instance: Instance, input: number, output: number, concurrency: number, equal: boolean): OperatingPoint {
  return closedLoop(
    serve(instance, { input, output, prefix: 0, equal }),
    Math.min(concurrency, MAX_SEQUENCES_PER_RANK * instance.layout.adp),
  );
}
