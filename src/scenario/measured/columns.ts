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
  readonly help: string;
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
    help: 'tokens a second of one GPU, over whole steps',
    example: '410',
  },
  {
    key: 'stepSeconds',
    kind: 'train',
    metric: 'trainingSpeed',
    dimension: 'duration',
    inverse: true,
    help: 'time of a step',
    example: '12.4s',
  },
  {
    key: 'mfu',
    kind: 'train',
    metric: 'trainingSpeed',
    dimension: 'ratio',
    help: 'model FLOP, with attention over the whole sequence, ÷ peak of the precision',
    example: '41%',
  },
  {
    key: 'memoryBytesPerGpu',
    kind: 'train',
    metric: 'trainingMemory',
    dimension: 'bytes',
    help: 'peak of memory in use of the fullest GPU',
    example: '64GiB',
  },
  { key: 'ttftSeconds', kind: 'infer', metric: 'ttft', dimension: 'duration', help: 'mean time to first token', example: '320ms' },
  { key: 'tpotSeconds', kind: 'infer', metric: 'tpot', dimension: 'duration', help: 'mean time per output token', example: '21ms' },
  {
    key: 'outputTokensPerSecondPerGpu',
    kind: 'infer',
    metric: 'throughput',
    dimension: 'number',
    nouns: perSecond,
    help: 'generated tokens a second of one GPU',
    example: '350',
  },
  {
    key: 'outputTokensPerSecondPerReplica',
    kind: 'infer',
    metric: 'throughput',
    dimension: 'number',
    nouns: perSecond,
    help: 'generated tokens a second of one replica',
    example: '2800',
  },
  {
    key: 'energyJoulesPerToken',
    kind: 'infer',
    metric: 'energy',
    dimension: 'energy',
    help: 'joules of the GPUs for each generated token',
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
