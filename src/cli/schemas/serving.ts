import { figure, list, object, type Schema, text } from './parts.js';

const number: Schema = { type: 'number' };
const boundSchema: Schema = { enum: ['compute', 'bandwidth', 'links', 'host'] };
const lengths = object({ mean: number, p50: number, p95: number, p99: number });
const orNull = (schema: Schema): Schema => ({ ...schema, type: ['object', 'null'] });

/** How a service was predicted. */
export function servingSchema(): Schema {
  const parts = {
    engine: text,
    layout: text,
    prefillLayout: text,
    memory: object({ total: number, weights: number, reserve: number, pool: number, verdict: { enum: ['fits', 'tight'] } }),
    requestBytes: number,
    largestBatch: number,
    bounds: object({ prefill: boundSchema, decode: boundSchema, load: { enum: ['memory', 'targets', 'demand', 'given'] } }),
    wattsPerGpu: orNull(object({ mean: number, prefill: number, decode: number })),
    speculation: object({ low: number, high: number, tokensPerStep: figure }),
    disaggregated: orNull(
      object({
        prefillReplicas: number,
        decodeReplicas: number,
        gpus: number,
        ttftSeconds: number,
        tpotSeconds: number,
        transferBytes: number,
        transferSeconds: number,
      }),
    ),
    requestSeconds: number,
    curve: list(
      object({
        concurrency: number,
        ttftSeconds: number,
        tpotSeconds: number,
        outputTokensPerSecondPerGpu: number,
        chosen: { type: 'boolean' },
      }),
    ),
    workload: orNull(object({ input: lengths, output: lengths, source: orNull(object({ name: text, document: text, note: text })) })),
    launch: orNull(object({ engine: text, serve: list(text), benchmark: text, checkpoint: { type: ['string', 'null'] } })),
    quantile: figure,
  };
  return object(
    parts,
    Object.keys(parts).filter((key) => key !== 'prefillLayout'),
  );
}
