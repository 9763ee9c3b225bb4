import { STEP_TOKEN_BUDGET } from './constants.js';
import { closedLoop, type ServedInstance } from './latency.js';
import { normalQuantile, waitQuantile } from './queue.js';
import { expertLayers } from './served.js';

/** Requests that arrive by themselves at one instance. */
export type Arrivals = {
  readonly requestsPerSecond: number;
  /** Coefficient of variation of the time between arrivals: 1 is random, above it bursty. */
  readonly cv: number;
  /** Coefficient of variation of prompt lengths, and the quantile of them over their mean. */
  readonly inputCv: number;
  readonly inputQuantile: (quantile: number) => number;
};

/** Prompts that are all alike. */
export const equalPrompts: Pick<Arrivals, 'inputCv' | 'inputQuantile'> = { inputCv: 0, inputQuantile: () => 1 };

/** The load that arrivals make of an instance; null where it cannot keep up with them. */
export function steadyBatch({ mean, largestBatch, lengths: { output } }: ServedInstance, requestsPerSecond: number): number | null {
  const surplus = (batch: number) => batch - requestsPerSecond * output * mean(batch);
  if (largestBatch < 1 || surplus(largestBatch) < 0) return null;
  let low = 0;
  let high = largestBatch;
  while (high - low > BATCH_PRECISION * high) {
    const middle = (low + high) / 2;
    if (surplus(middle) < 0) low = middle;
    else high = middle;
  }
  return high;
}

const BATCH_PRECISION = 1e-6;

/** What a quantile of requests sees: sequences that run on the mean and at that quantile. Seconds. */
export type TailLatency = { readonly batch: number; readonly crowded: number; readonly ttftSeconds: number; readonly tpotSeconds: number };

/**
 * First token and time a token that a share `quantile` of requests stays below. Null where slots may run out at that
 * quantile: no formula holds there, and replicas are to be added.
 */
export function tailLatency(served: ServedInstance, arrivals: Arrivals, quantile: number): TailLatency | null {
  const { instance, lengths, largestBatch } = served;
  const { requestsPerSecond, cv } = arrivals;
  const batch = steadyBatch(served, requestsPerSecond);
  if (batch === null) return null;
  const { input, output, prefix } = lengths;
  const prompt = input - prefix;
  const decode = served.decode(batch);
  const perToken = Math.max(0, served.mixed(batch) - decode) / prompt;
  const prefill = perToken * prompt;
  const each = Math.max(0, decode - served.decode(batch / 2)) / (batch / 2);
  const load = requestsPerSecond * (prefill + output * each);
  const crowded = batch + (normalQuantile(quantile) * Math.sqrt((batch * (1 + cv ** 2)) / 2)) / (1 - load);
  const share = (STEP_TOKEN_BUDGET * perToken) / (STEP_TOKEN_BUDGET * perToken + decode);
  const serviceSeconds = prefill / share;
  const utilization = requestsPerSecond * serviceSeconds;
  if (load >= 1 || utilization >= 1 || crowded > largestBatch) return null;
  const queue = { servers: 1, serviceSeconds, serviceCv: arrivals.inputCv, arrivalCv: cv, utilization };
  const waiting = waitQuantile(queue, quantile) + (serviceSeconds * (cv ** 2 + 1)) / 2;
  const longer = prefill * (arrivals.inputQuantile(quantile) - 1);
  const { engine, model } = instance;
  const fixed = engine.firstTokenSeconds + engine.firstTokenSecondsPerExpertLayer * expertLayers(model);
  const most = Math.max(1, crowded);
  return {
    batch,
    crowded: most,
    ttftSeconds: fixed + 2 * decode + prefill + Math.hypot(longer, waiting),
    tpotSeconds: closedLoop(served, most).tpotSeconds,
  };
}
