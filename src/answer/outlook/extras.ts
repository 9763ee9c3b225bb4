import type { ExtrasOf } from '../answer.js';
import { timelineOf } from './timeline.js';
import type { SamplingOptions } from './uncertainty.js';

/** What ranges and time add to the answers of a question. */
export function extrasWith(options: SamplingOptions & { readonly sensitivity: boolean; readonly evidence: boolean }): ExtrasOf {
  return (plan, values, given) => {
    const timeline = timelineOf(plan, values, given, { samples: options.samples, seed: options.seed });
    return { parts: { ...(timeline && { timeline }) }, warnings: [], hints: [] };
  };
}
