import { breakable, groupings, samples, suites } from '../../answer/contract/validation.js';
import { measurementReportSchema } from './measurements.js';
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
  const group = { suite, sample: { enum: samples }, by: { enum: groupings }, group: text };
  const moved = object({
    ...group,
    figure: { enum: ['count', 'mean', 'median', 'p90', 'bias'] },
    quoted: { type: ['number', 'null'] },
    found: { type: ['number', 'null'] },
  });
  const verdict = object({ colour: { enum: ['green', 'red'] }, compared: whole, moved: list(moved) });
  const report = object({
    ...documentHead,
    rows: list(row),
    unpredicted: list(unpredicted),
    verdict,
    distrusted: list(object({ ...group, reason: { enum: ['far-off', 'few'] } })),
    measured: list(object({ suite, gpus: whole, of: whole })),
  });
  // With --prove-red.
  const broken = object({ suite, formula: { enum: breakable }, verdict });
  const proof = object({ ...documentHead, shipped: verdict, broken: list(broken), proven: { type: 'boolean' } });
  return { oneOf: [report, proof, measurementReportSchema()] };
}
