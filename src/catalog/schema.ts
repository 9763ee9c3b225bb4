import * as z from 'zod/mini';
import { MODEL_PRECISIONS, WEIGHT_FORMATS } from './model-formats.js';
import {
  aliases,
  claim,
  confidence,
  count,
  date,
  disagreements,
  exceptions,
  id,
  line,
  notes,
  quantity,
  recorded,
  sources,
  text,
  worded,
} from './schema-parts.js';

const flops = (description: string) =>
  z.optional(quantity(`${description}, floating-point operations a second of one accelerator`, 'GFLOPS', 'TFLOPS', 'PFLOPS'));
const ops = (description: string) =>
  z.optional(quantity(`${description}, integer operations a second of one accelerator`, 'GOPS', 'TOPS', 'POPS'));

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
    .check(z.describe(description));
}

const bytes = (description: string) => quantity(`${description}, bytes`, 'B', 'MB', 'MiB', 'GB', 'GiB', 'TB', 'TiB');
const bandwidth = (description: string) => quantity(`${description}, bytes a second`, 'MB/s', 'GB/s', 'TB/s', 'PB/s');
const power = (description: string) => quantity(`${description}, watts`, 'W', 'kW', 'MW');

const scaleUp = z.strictObject({
  type: text('Kind of link between the accelerators of a server or rack'),
  bandwidth: z.nullable(bandwidth('Bandwidth of one accelerator in one direction')),
  domain: z.nullable(count('Accelerators that the link joins')),
  direction: z.optional(text('How the published figure counts directions')),
  withoutBridge: z.optional(bandwidth('Bandwidth of one accelerator in one direction where no bridge is fitted')),
  peerToPeer: z.optional(bandwidth('Bandwidth between one pair in one direction')),
  ultraserver: z.optional(count('Accelerators that the link joins in the largest product')),
  note: z.optional(text('Remark on the link')),
});

const scaleOut = z.strictObject({
  bandwidth: bandwidth('Network bandwidth of one accelerator in one direction'),
  direction: z.optional(text('How the published figure counts directions')),
  note: z.optional(text('Remark on the network')),
});

const usd = z.number().check(z.positive());

const price = z.strictObject({
  kind: z.enum(['cloud-on-demand', 'cloud-spot', 'cloud-blended', 'cloud-capacity-block', 'purchase']).check(z.describe('What is sold')),
  usd: z.union([usd, z.tuple([usd, usd])]).check(z.describe('Price in USD, or the lowest and the highest')),
  per: z.enum(['GPU-hour', 'GPU', 'superchip server', 'NVL72 rack', 'system']).check(z.describe('What the price buys')),
  provider: text('Who asks the price'),
  date: z.nullable(date).check(z.describe('Date of the price; null where it is unknown')),
  source: text('Where the price was published'),
  ...claim,
  note: z.optional(text('Remark on the price')),
});

const measuredValue = z
  .string()
  .check(
    z.regex(/^\d+(\.\d+)? (TFLOPS|TOPS|GB\/s|W|%)$/, worded({ say: 'number-with-unit', units: ['TFLOPS', 'TOPS', 'GB/s', 'W', '%'] })),
  );

const measurement = z.strictObject({
  metric: text('What was measured, and how'),
  precision: z.optional(text('Number format')),
  value: z.union([measuredValue, z.tuple([measuredValue, measuredValue])]).check(z.describe('The result, or the lowest and the highest')),
  mean: z.optional(measuredValue).check(z.describe('Mean over the run, where the value is a median')),
  percentOfPeak: z.optional(z.number().check(z.positive())).check(z.describe('The result in per cent of the dense peak')),
  p99AllShapes: z.optional(measuredValue).check(z.describe('99th percentile over all shapes')),
  collection: z.optional(text('Framework collection the value is from')),
  rangeOfMediansOverCollections: z
    .optional(z.tuple([measuredValue, measuredValue]))
    .check(z.describe('Lowest and highest median of the collections')),
  collections: z.optional(count('Number of framework collections')),
  minLatency: z.optional(quantity('Shortest latency, microseconds', 'us')),
  outputTokensPerSecond: z.optional(z.number().check(z.positive())).check(z.describe('Output tokens a second of the server')),
  energyPerOutputToken: z.optional(quantity('Energy of the server for an output token, joules', 'J')),
  source: text('Where the measurement was published'),
  ...claim,
  note: z.optional(text('Conditions of the measurement')),
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
    .check(z.describe('Whether it can be bought or rented')),
  released: date.check(z.describe('Day, month or year from which it could be had; of one that cannot be had, of its announcement')),
  releasedNote: z.optional(text('Remark on the release')),
  recorded,
  confidence,
  peak: peaks('Dense matrix peaks: no sparsity, accumulation in FP32 unless the key says otherwise'),
  sparsePeak: z.optional(peaks('Peaks with 2:4 structured sparsity, where the vendor states them')),
  vectorPeak: z.optional(peaks('Peaks without the matrix units')),
  totalPeak: z.optional(peaks('Peaks of the matrix and the vector units together, where the vendor prints these')),
  memory: z
    .strictObject({
      capacity: z.nullable(bytes('Memory of one accelerator, as used for sizing')),
      reported: z.optional(bytes('Memory that the driver reports')),
      label: z.optional(bytes('Memory as the product label prints it')),
      type: z.nullable(text('Kind of memory')),
      bandwidth: z.nullable(bandwidth('Memory bandwidth')),
      note: z.optional(text('Remark on the memory')),
    })
    .check(z.describe('Memory of one accelerator')),
  links: z
    .strictObject({
      scaleUp: z.nullable(scaleUp).check(z.describe('Link between the accelerators of a server or rack')),
      scaleOut: z.nullable(scaleOut).check(z.describe('Network between servers')),
      pcieGeneration: z.nullable(count('PCIe generation of the host link')),
    })
    .check(z.describe('Links; every bandwidth is for one direction')),
  power: z
    .strictObject({
      tdp: z.nullable(power('Rated power of one accelerator')),
      note: z.optional(text('Remark on the power')),
    })
    .check(z.describe('Power of one accelerator')),
  server: z
    .strictObject({
      gpus: z.nullable(count('Accelerators in a common server')),
      ratedPower: z.optional(power('Highest power of the whole server')),
      measuredPower: z.optional(power('Power of the whole server, measured under a language model at normal clocks')),
      measuredLoad: z.optional(text('What the server ran when it was measured')),
      gpusPerRack: z.optional(count('Accelerators in a rack')),
      rackPower: z.optional(power('Power of the whole rack')),
      note: z.optional(text('Remark on the server')),
    })
    .check(z.describe('The server that carries the accelerator')),
  prices: z._default(z.array(price), []).check(z.describe('Dated prices; never used unless the user asks for the list price')),
  measured: z._default(z.array(measurement), []).check(z.describe('What was measured on it')),
  sources,
  exceptions,
  disagreements,
  notes,
});

const parameterCount = (description: string) => z.nullable(z.int().check(z.positive())).check(z.describe(description));

/** The keys of a config.json that matter: whatever its family needs, and no value that JSON does not have. */
const config = z.catchall(z.object({ model_type: text('Family of the model, as the library of Hugging Face calls it') }), z.json());

export const modelPresetSchema = z.strictObject({
  id,
  name: text('Full model name'),
  aliases,
  line,
  developer: text('Who made it'),
  country: text('Country of the developer'),
  released: z.nullable(date).check(z.describe('Date of the release or the paper')),
  recorded,
  confidence,
  family: z.enum(['decoder', 'encoder', 'encoder-decoder']).check(z.describe('Kind of transformer')),
  parameters: z
    .strictObject({
      total: parameterCount('All parameters; null where the size was never disclosed'),
      active: z._default(parameterCount('Parameters that one token passes; the total for a dense model'), null),
      nonEmbedding: z._default(
        parameterCount('Those of the computed parameters that are no table of tokens or positions and no output matrix of its own'),
        null,
      ),
      computed: z._default(parameterCount('Parameters counted from the config; null where there is none'), null),
      exact: z._default(z.boolean(), false).check(z.describe('Whether the total is the exact count of the published weights')),
      label: text('The size as people write it'),
      activeLabel: z._default(z.nullable(text('The active size as people write it')), null),
      note: z.optional(text('Why the published total and the count differ')),
    })
    .check(z.describe('Parameter counts')),
  trainingTokens: parameterCount('Tokens that it was trained on'),
  trainingTokensNote: z.optional(text('What the token count includes')),
  config: z
    ._default(z.nullable(config), null)
    .check(z.describe('The architecture, in the words of a config.json of Hugging Face: the keys that matter; null where it is not known')),
  precision: z
    .optional(
      z.strictObject({
        training: z.optional(z.enum(MODEL_PRECISIONS)).check(z.describe('Number format of the matrix products when it was trained')),
        serving: z.optional(z.enum(MODEL_PRECISIONS)).check(z.describe('Number format of the matrix products as its makers serve it')),
      }),
    )
    .check(z.describe('Number formats that its makers compute in; left out where they state none')),
  weights: z
    .optional(z.enum(WEIGHT_FORMATS))
    .check(z.describe('Format that the repository keeps the linear layers in; left out where it is not known')),
  repository: z._default(z.nullable(z.string().check(z.regex(/^[\w.-]+\/[\w.-]+$/))), null).check(z.describe('Repository on Hugging Face')),
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
  year: z.int().check(z.minimum(2000), z.maximum(2100), z.describe('Year of the value that is used')),
  recorded,
  carbonIntensity: z
    .strictObject({
      lifecycle: z.nullable(perKwh('With building and fuelling the plants')),
      direct: z.nullable(perKwh('Only what the plants burn')),
      lifecyclePreviousYear: z.nullable(perKwh('The lifecycle value of the year before')),
    })
    .check(z.describe('Carbon intensity of the electricity that is consumed')),
  otherEstimates: z
    ._default(
      z.strictObject({
        mlco2: z.optional(perKwh('mlco2/impact, 2019')),
        codecarbon: z.optional(perKwh('CodeCarbon, for the country')),
      }),
      {},
    )
    .check(z.describe('What other tools take')),
  used: z.enum(['lifecycle', 'direct', 'codecarbon']).check(z.describe('Which of the values the program uses')),
  sources,
  disagreements,
  notes,
});

export type GpuPreset = z.infer<typeof gpuPresetSchema>;
export type ModelPreset = z.infer<typeof modelPresetSchema>;
export type GridPreset = z.infer<typeof gridPresetSchema>;
