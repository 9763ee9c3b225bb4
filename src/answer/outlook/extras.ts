import type { ExtrasOf } from '../answer.js';
import type { SamplingOptions } from './uncertainty.js';

/** What ranges and time add to the answers of a question. */
export function extrasWith(_options: SamplingOptions & { readonly sensitivity: boolean; readonly evidence: boolean }): ExtrasOf {
  return () => ({ parts: {}, warnings: [], hints: [] });
}
