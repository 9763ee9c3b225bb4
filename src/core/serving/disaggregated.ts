import type { ServedInstance } from './latency.js';
import { cachePerSequence } from './memory.js';
import { waitQuantile } from './queue.js';
import { expertLayers, layoutGpus } from './served.js';

/** One pool reads prompts, the other generates. Nothing here was tested on a measurement: a first answer, no more. */
export type Disaggregated = {
  readonly prefillReplicas: number;
  readonly decodeReplicas: number;
  readonly gpus: number;
  readonly ttftSeconds: number;
  readonly tpotSeconds: number;
  /** Bytes of keys and values that a request takes from one pool to the other, and how long that takes. */
  readonly transferBytes: number;
  readonly transferSeconds: number;
};

/** Share of a pool that reads prompts which may be busy: above it waits grow faster than replicas save. */
const BUSIEST = 0.8;

/**
 * Two pools for a rate of requests a second. `batch` sequences run on each decoding instance; the cache goes over a
 * network of so many bytes a second and GPU.
 */
export function disaggregate(
  prefill: ServedInstance,
  decode: ServedInstance,
  requestsPerSecond: number,
  batch: number,
  networkBytesPerSecond: number,
): Disaggregated {
  const { lengths, instance } = prefill;
  const prompt = prefill.mixed(ALMOST_NONE);
  const prefillReplicas = Math.max(1, Math.ceil((requestsPerSecond * prompt) / BUSIEST));
  const tpotSeconds = decode.decode(batch);
  const decodeReplicas = Math.max(1, Math.ceil((requestsPerSecond * lengths.output * tpotSeconds) / batch));
  const gpus = layoutGpus(instance.layout);
  const transferBytes = cachePerSequence(instance, lengths.input) * instance.layout.tp * instance.layout.pp;
  const transferSeconds = transferBytes / (networkBytesPerSecond * gpus);
  const wait = waitQuantile(
    {
      servers: prefillReplicas,
      serviceSeconds: prompt,
      serviceCv: 0,
      arrivalCv: 1,
      utilization: (requestsPerSecond * prompt) / prefillReplicas,
    },
    0.5,
  );
  const { engine, model } = instance;
  const fixed = engine.firstTokenSeconds + engine.firstTokenSecondsPerExpertLayer * expertLayers(model);
  return {
    prefillReplicas,
    decodeReplicas,
    gpus: prefillReplicas * gpus + decodeReplicas * layoutGpus(decode.instance.layout),
    ttftSeconds: fixed + prompt + wait + transferSeconds + tpotSeconds,
    tpotSeconds,
    transferBytes,
    transferSeconds,
  };
}

const ALMOST_NONE = 1e-9;
