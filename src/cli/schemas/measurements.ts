import { exampleOf, type Kind, kinds } from '../../scenario/field.js';
import { columnFields, measuredFigures, metrics } from '../../scenario/measured/columns.js';
import { schemaWords } from '../../words/en/schemas.js';
import { helpOfField } from '../field-help.js';
import { byKey, documentHead, figure, list, number, object, type Schema, text, whole } from './parts.js';

/** One line of a table of measurements, its cells by their columns. */
export function measurementsSchema(): Schema {
  return { oneOf: kinds.map(lineSchema) };
}

function lineSchema(kind: Kind): Schema {
  const fields = columnFields(kind).map((field) => [
    field.key,
    { ...text, description: schemaWords.measurements.field(helpOfField(field, kind)), examples: [exampleOf(field, kind)] },
  ]);
  const measured = measuredFigures
    .filter((each) => each.kind === kind)
    .map(({ key, example }) => [key, { ...text, description: schemaWords.measurements.figure(key), examples: [example] }]);
  return object({ kind: { const: kind }, ...Object.fromEntries([...fields, ...measured]) }, ['gpu']);
}

const group = {
  metric: { enum: metrics },
  gpu: text,
  models: { enum: ['dense', 'experts'] },
  engine: { type: ['string', 'null'] },
};
const errors = object({ mean: number, median: number, p90: number, bias: number, low: number, high: number });

/** What `validate --measurements FILE --format json` writes. */
export function measurementReportSchema(): Schema {
  const judged = object({
    ...group,
    rows: whole,
    configurations: whole,
    modelsSeen: whole,
    error: errors,
    factor: figure,
    leftOneOut: { oneOf: [errors, { type: 'null' }] },
    without: { enum: ['few', 'no-gain', null] },
  });
  const one = object({
    ...group,
    line: whole,
    figure: { enum: measuredFigures.map(({ key }) => key) },
    measured: number,
    predicted: number,
    ratio: number,
  });
  return object({
    ...documentHead,
    file: text,
    groups: list(judged),
    figures: list(one),
    unpredicted: list(object({ line: whole, code: text, message: text })),
    calibration: { type: ['string', 'null'] },
  });
}

/** What a calibration makes of an answer. */
export function calibratedSchema(): Schema {
  const factor = object(
    { ...group, factor: number, rows: whole, configurations: whole, modelsSeen: whole, error: errors, leftOneOut: errors },
    ['metric', 'gpu', 'models', 'engine', 'factor', 'leftOneOut'],
  );
  const percentiles = object({ p10: number, p50: number, p90: number });
  const figures = { type: ['object', 'null'], additionalProperties: { type: ['number', 'object', 'null'] } };
  return object({ file: text, groups: list(factor), answer: figures, percentiles: byKey(percentiles) });
}
