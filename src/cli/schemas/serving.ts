import { figure, object, type Schema, text } from './parts.js';

const number: Schema = { type: 'number' };
const boundSchema: Schema = { enum: ['compute', 'bandwidth', 'links', 'host'] };
const orNull = (schema: Schema): Schema => ({ ...schema, type: ['object', 'null'] });

/** How a service was predicted. */
export function servingSchema(): Schema {
  return object({
    engine: text,
    layout: text,
    memory: object({ total: number, weights: number, reserve: number, pool: number, verdict: { enum: ['fits', 'tight'] } }),
    bounds: object({ prefill: boundSchema, decode: boundSchema }),
    wattsPerGpu: orNull(object({ mean: number, prefill: number, decode: number })),
    speculation: object({ low: number, high: number }),
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
    quantile: figure,
  });
}
