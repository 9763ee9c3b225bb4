import { closedLoop, type OperatingPoint } from '../../../core/serving/latency.js';
import { layoutGpus } from '../../../core/serving/served.js';
import type { CurvePoint } from '../../contract/serving.js';
import type { ServingPrediction } from './predict.js';

/** Steps from one request to all that a replica runs. */
const STEPS = 8;
/** Beside the load that was chosen, one so near to it says nothing new. */
const NEAR = 0.2;

/** Latency against throughput, from one request alone to all that a replica runs at once, and the load that was chosen. */
export function curveOf({ served, concurrency: chosen, point, pools }: ServingPrediction): readonly CurvePoint[] {
  const most = Math.max(1, served.largestBatch, Math.round(chosen));
  const loads = new Set(Array.from({ length: STEPS }, (_, step) => Math.round(most ** (step / (STEPS - 1)))));
  const ends = [1, most];
  const others = [...loads].filter((load) => load !== chosen && (ends.includes(load) || Math.abs(load / chosen - 1) > NEAR));
  const gpus = layoutGpus(served.instance.layout);
  const at = (concurrency: number): Pick<OperatingPoint, 'ttftSeconds' | 'tpotSeconds' | 'outputTokensPerSecond'> => {
    if (pools === null) return closedLoop(served, concurrency);
    // A replica that only generates: prompts are read elsewhere.
    const tpotSeconds = served.decode(concurrency);
    return { ttftSeconds: point.ttftSeconds, tpotSeconds, outputTokensPerSecond: concurrency / tpotSeconds };
  };
  return [...others, chosen]
    .sort((one, other) => one - other)
    .map((concurrency) => {
      const { ttftSeconds, tpotSeconds, outputTokensPerSecond } = at(concurrency);
      const chosenHere = concurrency === chosen;
      return { concurrency, ttftSeconds, tpotSeconds, outputTokensPerSecondPerGpu: outputTokensPerSecond / gpus, chosen: chosenHere };
    });
}
