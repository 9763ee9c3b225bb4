import type { Dimension } from '../../quantity/parse.js';
import { type Field, fieldKinds, type Kind } from '../field.js';
import { fieldOf, fields, fieldsOf } from '../fields.js';

/** What is calibrated: each has a factor of its own. */
export const metrics = ['trainingSpeed', 'trainingMemory', 'ttft', 'tpot', 'throughput', 'energy'] as const;
export type Metric = (typeof metrics)[number];

/** A figure of the answer that can be measured. A bare number is in the unit of its key. */
export type MeasuredFigure = {
  readonly key: string;
  readonly kind: Kind;
  readonly metric: Metric;
  readonly dimension: Dimension;
  /** Words that may follow a number that has no unit of a dimension. */
  readonly nouns?: readonly string[];
  /** It is the smaller, the larger the metric: a time, where the metric is a speed. */
  readonly inverse?: true;
  readonly example: string;
};

const perSecond = ['tokens/s', 'tok/s', 'tokens/s/gpu', 'tok/s/gpu'];

/** What may be measured of a training step and of a served model. */
export const measuredFigures: readonly MeasuredFigure[] = [
  {
    key: 'tokensPerSecondPerGpu',
    kind: 'train',
    metric: 'trainingSpeed',
    dimension: 'number',
    nouns: perSecond,
    example: '410',
  },
  {
    key: 'stepSeconds',
    kind: 'train',
    metric: 'trainingSpeed',
    dimension: 'duration',
    inverse: true,
    example: '12.4s',
  },
  {
    key: 'mfu',
    kind: 'train',
    metric: 'trainingSpeed',
    dimension: 'ratio',
    example: '41%',
  },
  {
    key: 'memoryBytesPerGpu',
    kind: 'train',
    metric: 'trainingMemory',
    dimension: 'bytes',
    example: '64GiB',
  },
  { key: 'ttftSeconds', kind: 'infer', metric: 'ttft', dimension: 'duration', example: '320ms' },
  { key: 'tpotSeconds', kind: 'infer', metric: 'tpot', dimension: 'duration', example: '21ms' },
  {
    key: 'outputTokensPerSecondPerGpu',
    kind: 'infer',
    metric: 'throughput',
    dimension: 'number',
    nouns: perSecond,
    example: '350',
  },
  {
    key: 'outputTokensPerSecondPerReplica',
    kind: 'infer',
    metric: 'throughput',
    dimension: 'number',
    nouns: perSecond,
    example: '2800',
  },
  {
    key: 'energyJoulesPerToken',
    kind: 'infer',
    metric: 'energy',
    dimension: 'energy',
    example: '1.8J',
  },
];

/** Fields that say what a measurement is there to tell, or ask something else of the sheet. */
const NO_COLUMNS: ReadonlySet<string> = new Set(['utilization', 'throughput', 'ttft', 'tpot', 'solve', 'calibration', 'goodput']);

/** What is measured where such a field would be given. */
const MEASURED_AS: Readonly<Record<string, string>> = {
  utilization: 'mfu',
  throughput: 'tokensPerSecondPerGpu',
  ttft: 'ttftSeconds',
  tpot: 'tpotSeconds',
};

/** The fields that a measurement of a kind may have. */
export function columnFields(kind: Kind): readonly Field[] {
  return fieldsOf(kind).filter(({ key }) => !NO_COLUMNS.has(key));
}

/** Every column that a table of measurements may have. */
export function columnKeys(): readonly string[] {
  const own = fields.filter(({ key, kinds }) => !NO_COLUMNS.has(key) && kinds.some((kind) => kind !== 'model'));
  return ['kind', ...own.map(({ key }) => key), ...measuredFigures.map(({ key }) => key)];
}

/** The column that a name means which is none, where it is known. */
export function columnMeant(name: string): string | undefined {
  return MEASURED_AS[name];
}

/** The field of a column, for a kind that has it. */
export function columnField(key: string, kind: Kind): Field | undefined {
  const field = fieldOf(key);
  return field !== undefined && fieldKinds.includes(kind) && field.kinds.includes(kind) && !NO_COLUMNS.has(key) ? field : undefined;
}
