import { messages } from '../../words/en/messages.js';
import { byKey, documentHead, figure, list, number, object, type Schema, said, text, whole } from './parts.js';
import { totalTimelineSchema } from './timeline.js';
import { publishedRangeSchema } from './uncertainty.js';

const orNull = (schema: Schema): Schema => ({ oneOf: [schema, { type: 'null' }] });

/** Where an expectation stands in its file. */
const place = object({
  kind: { const: 'file' },
  file: text,
  line: whole,
  column: whole,
  source: object({ text, start: whole, length: whole }),
});

/** What the scenarios of a file take together. */
export function totalSchema(): Schema {
  const sums = {
    gpus: whole,
    servers: whole,
    powerWatts: figure,
    costUsdPerDay: figure,
    electricityUsdPerDay: figure,
    co2eGramsPerDay: figure,
  };
  const byGpu = object({ gpu: orNull(text), name: orNull(text), trainingGpus: whole, servingGpus: whole, ...sums });
  const total = { scenarios: list(text), leftOut: list(text), byGpu: list(byGpu), ...sums, trainingCostUsd: figure };
  return object({ ...total, timeline: totalTimelineSchema() }, Object.keys(total));
}

/** What `check --format json` writes. */
export function checkSchema(): Schema {
  const value = { type: ['number', 'string'] };
  const verdict = {
    scenario: orNull(text),
    file: text,
    figure: text,
    percentile: figure,
    expected: text,
    min: figure,
    max: figure,
    value: figure,
    holds: { type: 'boolean' },
    margin: figure,
    marginShare: figure,
    mends: list(object({ field: text, from: value, to: value })),
    where: place,
    problem: said(Object.keys(messages)),
  };
  const required = Object.keys(verdict).filter((key) => key !== 'problem');
  const evidence = list(object({ scenario: text, range: publishedRangeSchema() }));
  return object({ ...documentHead, verdicts: list(object(verdict, required)), broken: whole, evidence, unchecked: list(text) }, [
    ...Object.keys(documentHead),
    'verdicts',
    'broken',
  ]);
}

/** What `diff --format json` writes. */
export function diffSchema(): Schema {
  const spread = object({ is: { enum: ['uniform', 'triangular'] }, low: number, mode: number, high: number }, ['is', 'low', 'high']);
  const value = { oneOf: [{ type: ['number', 'string', 'null'] }, spread] };
  const change = object({ before: figure, after: figure, change: figure, changeShare: figure });
  const scenario = object({
    name: text,
    status: { enum: ['added', 'removed', 'changed', 'same'] },
    solved: text,
    assumptions: list(object({ field: text, before: value, after: value })),
    figures: byKey(change),
    causes: list(object({ fields: list(text), parts: byKey(number) })),
  });
  const because = { enum: ['grown', 'new', 'gone', 'unknown'] };
  const properties = {
    ...documentHead,
    before: text,
    after: text,
    scenarios: list(scenario),
    total: byKey(change),
    failAbove: figure,
    exceeded: list(object({ scenario: orNull(text), figure: text, changeShare: figure, because })),
  };
  return object(
    { ...properties, nothingAtBase: list(object({ file: text, reason: text, why: { type: 'object' } }, ['file', 'reason'])) },
    Object.keys(properties),
  );
}
