import * as z from 'zod';
import { inEnglish, type Phrase } from '../diagnostics/phrase.js';
import { MODEL_PRECISIONS, WEIGHT_FORMATS } from './model-formats.js';
import { STANDINGS } from './standing.js';

const phrases = new Map<string, Phrase>();

/** The phrase that a message of these schemas says; undefined for what the library of schemas says itself. */
export function phraseFor(message: string): Phrase | undefined {
  return phrases.get(message);
}

function worded(phrase: Phrase): string {
  const message = inEnglish(phrase);
  phrases.set(message, phrase);
  return message;
}

/** `12.5 TFLOPS`, `80 GiB`: a positive decimal number, one space, and one of the units. */
function quantity(description: string, ...units: readonly string[]) {
  const unit = units.map((text) => text.replaceAll('/', String.raw`\/`)).join('|');
  return z
    .string()
    .regex(new RegExp(String.raw`^\d+(\.\d+)? (${unit})$`), worded({ say: 'number-with-unit', units }))
    .describe(description);
}

const text = (description: string) => z.string().min(1).describe(description);
const texts = (description: string) => z.array(z.string().min(1)).default([]).describe(description);
const count = (description: string) => z.int().positive().describe(description);

/** Checks of plausibility that a figure may be excepted from, with its reason beside it. */
const CHECKS = [
  'fp8-to-bf16',
  'sparse-to-dense',
  'bandwidth-of-bus',
  'server-power',
  'mfu',
  'tokens-to-hours',
  'order-in-line',
  'context',
  'price-of-sibling',
  'rate-of-width',
  'size-of-name',
] as const;

const id = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/)
  .describe('Name of the preset and of its file: lower case, digits, dots and hyphens');
const day = z.string().regex(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, worded({ say: 'a-day', example: '2026-11-24' }));
const date = z
  .string()
  .regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/, worded({ say: 'a-date', examples: ['2026-11-24', '2026-11', '2026'] }));

const aliases = texts('Other names that people type; case and punctuation do not matter, except a dot between digits');
const line = text('Product line or model family: presets that share it are offered as the others of a short name');
const recorded = day.describe('Day on which the claims of this file were entered');
const confidence = z.enum(['high', 'medium', 'low', 'none']).describe('How far the figures can be trusted; none: there are no figures');
const exceptions = z
  .array(
    z.strictObject({
      check: z.enum(CHECKS).describe('The check of plausibility that a figure does not pass'),
      reason: text('Why the figure is right all the same'),
    }),
  )
  .optional()
  .describe('Figures that are right though a check of plausibility says otherwise');
const disagreements = texts('Where sources disagree: who says what, which value is kept and why');
const notes = texts('What a reader of the figures has to know');
/** How a claim is known. */
const claim = {
  standing: z
    .enum(STANDINGS)
    .optional()
    .describe(
      'verified: the document of those who made the thing, or arithmetic that the build or a test repeats; read: read in one document of others; inferred: a usual figure, a guess, or a figure that no document states. Left out: read',
    ),
  verified: z.boolean().optional().describe('What standing was before there were three: true is read, false is inferred'),
};

const sources = z
  .array(
    z.strictObject({
      figures: z
        .array(z.string().regex(/^[a-z][A-Za-z0-9]*(\.[a-z][A-Za-z0-9]*)*$/))
        .min(1)
        .describe('Key paths of this file that the source supports; a parent path covers what is under it'),
      document: text('The source: a document, a URL, or repository@commit and path'),
      date: date.optional().describe('Date of the source'),
      ...claim,
      note: text('What the source says in its own terms').optional(),
    }),
  )
  .min(1)
  .describe('Where the figures come from; every figure needs at least one source');

const flops = (description: string) =>
  quantity(`${description}, floating-point operations a second of one accelerator`, 'GFLOPS', 'TFLOPS', 'PFLOPS').optional();
const ops = (description: string) =>
  quantity(`${description}, integer operations a second of one accelerator`, 'GOPS', 'TOPS', 'POPS').optional();

function peaks(description: string) {
  return z
    .strictObject({
      fp64: flops('FP64'),
      fp64Tensor: flops('FP64 on tensor cores'),
      fp64Matrix: flops('FP64 on matrix cores'),
      fp32: flops('FP32'),
      fp32Matrix: flops('FP32 on matrix cores'),
      tf32: flops('TF32'),
      bf16: flops('BF16'),
      fp16: flops('FP16 with FP32 accumulation'),
      fp16Fp16Accumulate: flops('FP16 with FP16 accumulation'),
      fp8: flops('FP8 with FP32 accumulation'),
      fp8Fp16Accumulate: flops('FP8 with FP16 accumulation'),
      fp6: flops('FP6'),
      fp4: flops('FP4'),
      int8: ops('INT8'),
      int4: ops('INT4'),
    })
    .describe(description);
}

const bytes = (description: string) => quantity(`${description}, bytes`, 'B', 'MB', 'MiB', 'GB', 'GiB', 'TB', 'TiB');
const bandwidth = (description: string) => quantity(`${description}, bytes a second`, 'MB/s', 'GB/s', 'TB/s', 'PB/s');
const power = (description: string) => quantity(`${description}, watts`, 'W', 'kW', 'MW');

const scaleUp = z.strictObject({
  type: text('Kind of link between the accelerators of a server or rack'),
  bandwidth: bandwidth('Bandwidth of one accelerator in one direction').nullable(),
  domain: count('Accelerators that the link joins').nullable(),
  direction: text('How the published figure counts directions').optional(),
  withoutBridge: bandwidth('Bandwidth of one accelerator in one direction where no bridge is fitted').optional(),
  peerToPeer: bandwidth('Bandwidth between one pair in one direction').optional(),
  ultraserver: count('Accelerators that the link joins in the largest product').optional(),
  note: text('Remark on the link').optional(),
});

const scaleOut = z.strictObject({
  bandwidth: bandwidth('Network bandwidth of one accelerator in one direction'),
  direction: text('How the published figure counts directions').optional(),
  note: text('Remark on the network').optional(),
});

const usd = z.number().positive();

const price = z.strictObject({
  kind: z.enum(['cloud-on-demand', 'cloud-spot', 'cloud-blended', 'cloud-capacity-block', 'purchase']).describe('What is sold'),
  usd: z.union([usd, z.tuple([usd, usd])]).describe('Price in USD, or the lowest and the highest'),
  per: z.enum(['GPU-hour', 'GPU', 'superchip server', 'NVL72 rack', 'system']).describe('What the price buys'),
  provider: text('Who asks the price'),
  date: date.nullable().describe('Date of the price; null where it is unknown'),
  source: text('Where the price was published'),
  ...claim,
  note: text('Remark on the price').optional(),
});

const measuredValue = z
  .string()
  .regex(/^\d+(\.\d+)? (TFLOPS|TOPS|GB\/s|W|%)$/, worded({ say: 'number-with-unit', units: ['TFLOPS', 'TOPS', 'GB/s', 'W', '%'] }));

const measurement = z.strictObject({
  metric: text('What was measured, and how'),
  precision: text('Number format').optional(),
  value: z.union([measuredValue, z.tuple([measuredValue, measuredValue])]).describe('The result, or the lowest and the highest'),
  mean: measuredValue.optional().describe('Mean over the run, where the value is a median'),
  percentOfPeak: z.number().positive().optional().describe('The result in per cent of the dense peak'),
  p99AllShapes: measuredValue.optional().describe('99th percentile over all shapes'),
  collection: text('Framework collection the value is from').optional(),
  rangeOfMediansOverCollections: z
    .tuple([measuredValue, measuredValue])
    .optional()
    .describe('Lowest and highest median of the collections'),
  collections: count('Number of framework collections').optional(),
  minLatency: quantity('Shortest latency, microseconds', 'us').optional(),
  outputTokensPerSecond: z.number().positive().optional().describe('Output tokens a second of the server'),
  energyPerOutputToken: quantity('Energy of the server for an output token, joules', 'J').optional(),
  source: text('Where the measurement was published'),
  ...claim,
  note: text('Conditions of the measurement').optional(),
});

export const gpuPresetSchema = z.strictObject({
  id,
  name: text('Full product name'),
  aliases,
  line,
  vendor: text('Manufacturer'),
  architecture: text('Chip architecture'),
  formFactor: text('Form factor'),
  status: z
    .enum(['available', 'legacy', 'china-only', 'announced', 'cancelled', 'not-for-sale'])
    .describe('Whether it can be bought or rented'),
  released: date.describe('Day, month or year from which it could be had; of one that cannot be had, of its announcement'),
  releasedNote: text('Remark on the release').optional(),
  recorded,
  confidence,
  peak: peaks('Dense matrix peaks: no sparsity, accumulation in FP32 unless the key says otherwise'),
  sparsePeak: peaks('Peaks with 2:4 structured sparsity, where the vendor states them').optional(),
  vectorPeak: peaks('Peaks without the matrix units').optional(),
  totalPeak: peaks('Peaks of the matrix and the vector units together, where the vendor prints these').optional(),
  memory: z
    .strictObject({
      capacity: bytes('Memory of one accelerator, as used for sizing').nullable(),
      reported: bytes('Memory that the driver reports').optional(),
      label: bytes('Memory as the product label prints it').optional(),
      type: text('Kind of memory').nullable(),
      bandwidth: bandwidth('Memory bandwidth').nullable(),
      note: text('Remark on the memory').optional(),
    })
    .describe('Memory of one accelerator'),
  links: z
    .strictObject({
      scaleUp: scaleUp.nullable().describe('Link between the accelerators of a server or rack'),
      scaleOut: scaleOut.nullable().describe('Network between servers'),
      pcieGeneration: count('PCIe generation of the host link').nullable(),
    })
    .describe('Links; every bandwidth is for one direction'),
  power: z
    .strictObject({
      tdp: power('Rated power of one accelerator').nullable(),
      note: text('Remark on the power').optional(),
    })
    .describe('Power of one accelerator'),
  server: z
    .strictObject({
      gpus: count('Accelerators in a common server').nullable(),
      ratedPower: power('Highest power of the whole server').optional(),
      measuredPower: power('Power of the whole server, measured under a language model at normal clocks').optional(),
      measuredLoad: text('What the server ran when it was measured').optional(),
      gpusPerRack: count('Accelerators in a rack').optional(),
      rackPower: power('Power of the whole rack').optional(),
      note: text('Remark on the server').optional(),
    })
    .describe('The server that carries the accelerator'),
  prices: z.array(price).default([]).describe('Dated prices; never used unless the user asks for the list price'),
  measured: z.array(measurement).default([]).describe('What was measured on it'),
  sources,
  exceptions,
  disagreements,
  notes,
});

const parameterCount = (description: string) => z.int().positive().nullable().describe(description);

/** The keys of a config.json that matter: whatever its family needs, and no value that JSON does not have. */
const config = z.object({ model_type: text('Family of the model, as the library of Hugging Face calls it') }).catchall(z.json());

export const modelPresetSchema = z.strictObject({
  id,
  name: text('Full model name'),
  aliases,
  line,
  developer: text('Who made it'),
  country: text('Country of the developer'),
  released: date.nullable().describe('Date of the release or the paper'),
  recorded,
  confidence,
  family: z.enum(['decoder', 'encoder', 'encoder-decoder']).describe('Kind of transformer'),
  parameters: z
    .strictObject({
      total: parameterCount('All parameters; null where the size was never disclosed'),
      active: parameterCount('Parameters that one token passes; the total for a dense model').default(null),
      nonEmbedding: parameterCount(
        'Those of the computed parameters that are no table of tokens or positions and no output matrix of its own',
      ).default(null),
      computed: parameterCount('Parameters counted from the config; null where there is none').default(null),
      exact: z.boolean().default(false).describe('Whether the total is the exact count of the published weights'),
      label: text('The size as people write it'),
      activeLabel: text('The active size as people write it').nullable().default(null),
      note: text('Why the published total and the count differ').optional(),
    })
    .describe('Parameter counts'),
  trainingTokens: parameterCount('Tokens that it was trained on'),
  trainingTokensNote: text('What the token count includes').optional(),
  config: config
    .nullable()
    .default(null)
    .describe('The architecture, in the words of a config.json of Hugging Face: the keys that matter; null where it is not known'),
  precision: z
    .strictObject({
      training: z.enum(MODEL_PRECISIONS).optional().describe('Number format of the matrix products when it was trained'),
      serving: z.enum(MODEL_PRECISIONS).optional().describe('Number format of the matrix products as its makers serve it'),
    })
    .optional()
    .describe('Number formats that its makers compute in; left out where they state none'),
  weights: z
    .enum(WEIGHT_FORMATS)
    .optional()
    .describe('Format that the repository keeps the linear layers in; left out where it is not known'),
  repository: z
    .string()
    .regex(/^[\w.-]+\/[\w.-]+$/)
    .nullable()
    .default(null)
    .describe('Repository on Hugging Face'),
  sources,
  exceptions,
  notes,
});

const perKwh = (description: string) =>
  quantity(`${description}, grams of CO2 (e: with the other greenhouse gases, as CO2) a kWh`, 'gCO2e/kWh', 'gCO2/kWh');

export const gridPresetSchema = z.strictObject({
  id,
  name: text('Country or grid'),
  aliases,
  year: z.int().min(2000).max(2100).describe('Year of the value that is used'),
  recorded,
  carbonIntensity: z
    .strictObject({
      lifecycle: perKwh('With building and fuelling the plants').nullable(),
      direct: perKwh('Only what the plants burn').nullable(),
      lifecyclePreviousYear: perKwh('The lifecycle value of the year before').nullable(),
    })
    .describe('Carbon intensity of the electricity that is consumed'),
  otherEstimates: z
    .strictObject({
      mlco2: perKwh('mlco2/impact, 2019').optional(),
      codecarbon: perKwh('CodeCarbon, for the country').optional(),
    })
    .default({})
    .describe('What other tools take'),
  used: z.enum(['lifecycle', 'direct', 'codecarbon']).describe('Which of the values the program uses'),
  sources,
  disagreements,
  notes,
});

const positiveNumber = (description: string) => z.number().positive().describe(description);

const publishedRun = z.strictObject({
  model: text('Model that was trained, as the document names it, or a preset’s id'),
  gpu: text('Preset of the accelerator').optional(),
  line: text('Product line of the accelerator, where the document does not say which card of it').optional(),
  gpus: count('Number of accelerators; null where the document does not say').nullable(),
  precision: z
    .enum(['tf32', 'bf16', 'fp16', 'fp8', 'fp4'])
    .nullable()
    .describe('Number format whose dense peak counts; null where the document does not say: the 16-bit peak is then taken'),
  parameters: count('Parameters of the model'),
  activeParameters: count('Parameters that one token passes, where they are not all').optional(),
  tokens: positiveNumber('Tokens of a whole run').optional(),
  gpuHours: positiveNumber('GPU-hours of a whole run').optional(),
  tokensPerSecondPerGpu: positiveNumber('Tokens a second of one accelerator, of steps').optional(),
  sequence: count('Tokens of a sequence').optional(),
  note: text('What a reader of the run has to know').optional(),
});

/** Published runs of one document. Facts as published; the utilisation follows from them, for all runs by one convention. */
export const measurementPresetSchema = z.strictObject({
  id,
  name: text('Short name of the document'),
  recorded,
  workload: z.enum(['training']).describe('What ran'),
  document: text('The source: a document, a URL, or repository and path'),
  date: date.describe('Date of the document'),
  basis: z
    .enum(['whole run', 'steps'])
    .describe(
      'Whether the runs are told from beginning to end, restarts and all (tokens and GPU-hours), or by their steps alone (tokens a second)',
    ),
  convention: text('What the figures of the document count, and which of them are taken'),
  ...claim,
  runs: z.array(publishedRun).min(1).describe('The runs'),
  exceptions,
  leftOut: texts('Runs of the document that are left out, and why'),
  notes,
});

const instance = z.strictObject({
  name: text('Name of the instance, the server or the slice, as its provider writes it'),
  aliases: z.array(z.string().min(1)).optional().describe('Other names that people type'),
  gpu: text('Preset of the accelerator'),
  gpus: count('Accelerators that it holds'),
  hostMemory: quantity('Memory of the host, bytes', 'GiB').optional(),
  usdPerHour: positiveNumber('On-demand price of the whole instance, USD an hour').optional(),
  region: text('Region of the price').optional(),
  date: date.optional().describe('Date of the price; a price without one is shown, and used for no list price'),
  source: count('Which of the sources it is from: the first is 1'),
  doubt: text('What is not certain of it; it is then inferred, and has no price').optional(),
});

/** What one provider rents or sells by name: the accelerators of each instance, and its price. */
export const instancesPresetSchema = z.strictObject({
  id,
  name: text('Name of the provider'),
  recorded,
  sources: z.array(z.strictObject({ document: text('The source: a document, a URL, or repository@commit and path'), ...claim })).min(1),
  instances: z.array(instance).min(1).describe('The instances'),
  leftOut: texts('Instances that are left out, and why'),
});

export type MeasurementPreset = z.infer<typeof measurementPresetSchema>;
export type GpuPreset = z.infer<typeof gpuPresetSchema>;
export type ModelPreset = z.infer<typeof modelPresetSchema>;
export type GridPreset = z.infer<typeof gridPresetSchema>;
export type InstancesPreset = z.infer<typeof instancesPresetSchema>;
