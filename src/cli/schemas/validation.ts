import { groupings, samples, suites } from '../../answer/contract/validation.js';
import { documentHead, list, number, object, type Schema, text, whole } from './parts.js';

/** What `validate --format json` writes. */
export function validationSchema(): Schema {
  const errors = object({ mean: number, median: number, p90: number, bias: number });
  const baseline = { oneOf: [errors, { type: 'null' }] };
  const suite = { enum: suites };
  const row = object({
    suite,
    sample: { enum: samples },
    by: { enum: groupings },
    group: text,
    count: whole,
    predicted: errors,
    constantMfu: baseline,
    speedOfLight: baseline,
  });
  const unpredicted = object({ suite, count: whole, reason: { enum: ['other-load'] } });
  return object({ ...documentHead, rows: list(row), unpredicted: list(unpredicted) });
}
