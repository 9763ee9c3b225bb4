import type { EngineName } from '../../core/serving/constants.js';
import type { ServingCache, ServingWeights } from '../../core/serving/served.js';

/** What the cache is kept in where nobody says it: in 8 bits beside quantised weights under TensorRT-LLM and on Blackwell. */
export function usualCache(weights: ServingWeights, engine: EngineName, gpu: string): ServingCache {
  return weights !== 'bf16' && (engine === 'trtllm' || /^(b|gb|rtx-pro)/.test(gpu)) ? 'fp8' : 'bf16';
}
