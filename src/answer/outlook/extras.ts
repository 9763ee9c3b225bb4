import type { ExtrasOf } from '../answer.js';
import { type SamplingOptions, uncertainFields, uncertaintyOf } from './uncertainty.js';

export type ExtrasOptions = SamplingOptions & { readonly sensitivity: boolean; readonly evidence: boolean };

/** What ranges and time add to the answers of a question. */
export function extrasWith(options: ExtrasOptions): ExtrasOf {
  return (plan, _values, given) => {
    const fields = uncertainFields(plan, given);
    return {
      parts: {
        ...(fields.length > 0 && { uncertainty: uncertaintyOf(plan, fields, undefined, options) }),
      },
      warnings: [],
      hints: [],
    };
  };
}
