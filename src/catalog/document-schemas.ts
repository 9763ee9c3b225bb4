import * as z from 'zod/mini';
import { claim, count, date, exceptions, id, notes, quantity, recorded, text, texts } from './schema-parts.js';

const positiveNumber = (description: string) => z.number().check(z.positive(), z.describe(description));

const publishedRun = z.strictObject({
  model: text('Model that was trained, as the document names it, or a preset’s id'),
  gpu: z.optional(text('Preset of the accelerator')),
  line: z.optional(text('Product line of the accelerator, where the document does not say which card of it')),
  gpus: z.nullable(count('Number of accelerators; null where the document does not say')),
  precision: z
    .nullable(z.enum(['tf32', 'bf16', 'fp16', 'fp8', 'fp4']))
    .check(z.describe('Number format whose dense peak counts; null where the document does not say: the 16-bit peak is then taken')),
  parameters: count('Parameters of the model'),
  activeParameters: z.optional(count('Parameters that one token passes, where they are not all')),
  tokens: z.optional(positiveNumber('Tokens of a whole run')),
  gpuHours: z.optional(positiveNumber('GPU-hours of a whole run')),
  tokensPerSecondPerGpu: z.optional(positiveNumber('Tokens a second of one accelerator, of steps')),
  sequence: z.optional(count('Tokens of a sequence')),
  note: z.optional(text('What a reader of the run has to know')),
});

/** Published runs of one document. Facts as published; the utilisation follows from them, for all runs by one convention. */
export const measurementPresetSchema = z.strictObject({
  id,
  name: text('Short name of the document'),
  recorded,
  workload: z.enum(['training']).check(z.describe('What ran')),
  document: text('The source: a document, a URL, or repository and path'),
  date: date.check(z.describe('Date of the document')),
  basis: z
    .enum(['whole run', 'steps'])
    .check(
      z.describe(
        'Whether the runs are told from beginning to end, restarts and all (tokens and GPU-hours), or by their steps alone (tokens a second)',
      ),
    ),
  convention: text('What the figures of the document count, and which of them are taken'),
  ...claim,
  runs: z.array(publishedRun).check(z.minLength(1), z.describe('The runs')),
  exceptions,
  leftOut: texts('Runs of the document that are left out, and why'),
  notes,
});

const instance = z.strictObject({
  name: text('Name of the instance, the server or the slice, as its provider writes it'),
  aliases: z.optional(z.array(z.string().check(z.minLength(1)))).check(z.describe('Other names that people type')),
  gpu: text('Preset of the accelerator'),
  gpus: count('Accelerators that it holds'),
  hostMemory: z.optional(quantity('Memory of the host, bytes', 'GiB')),
  usdPerHour: z.optional(positiveNumber('On-demand price of the whole instance, USD an hour')),
  region: z.optional(text('Region of the price')),
  date: z.optional(date).check(z.describe('Date of the price; a price without one is shown, and used for no list price')),
  source: count('Which of the sources it is from: the first is 1'),
  doubt: z.optional(text('What is not certain of it; it is then inferred, and has no price')),
});

/** What one provider rents or sells by name: the accelerators of each instance, and its price. */
export const instancesPresetSchema = z.strictObject({
  id,
  name: text('Name of the provider'),
  recorded,
  sources: z
    .array(z.strictObject({ document: text('The source: a document, a URL, or repository@commit and path'), ...claim }))
    .check(z.minLength(1)),
  instances: z.array(instance).check(z.minLength(1), z.describe('The instances')),
  leftOut: texts('Instances that are left out, and why'),
});

export type MeasurementPreset = z.infer<typeof measurementPresetSchema>;
export type InstancesPreset = z.infer<typeof instancesPresetSchema>;
