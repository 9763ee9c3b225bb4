import { approachNames } from '../../answer/prediction/scale/scale.js';
import { documentHead, list, number, object, type Schema, text } from './parts.js';

/** What `scale --format json` writes. */
export function scaleSchema(): Schema {
  const maybe = { type: ['number', 'null'] };
  const over = object({ parameters: number, tokens: number, extraFlops: number, breakEvenTokens: maybe });
  const row = object({
    approach: { enum: approachNames },
    source: text,
    parameters: number,
    tokens: number,
    loss: maybe,
    tokensPerParameter: number,
    overTraining: { oneOf: [over, { type: 'null' }] },
  });
  return object({ ...documentHead, budget: object({ flops: number, gpuSeconds: maybe }), rows: list(row) });
}
