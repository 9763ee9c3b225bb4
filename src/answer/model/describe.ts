import type { ModelArchitecture } from '../../catalog/facts.js';
import { conventionFlops } from '../../core/architecture/conventions.js';
import { explainModel } from '../../core/architecture/explain.js';
import { tokenFlops } from '../../core/architecture/flops.js';
import { cacheBytes, storedBytes, type WeightFormatName, weightFormats } from '../../core/architecture/memory.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { ModelAssumptions } from '../../scenario/model-assumptions.js';
import type { ModelResult } from '../contract/model.js';
import { structureOf } from './structure.js';

/** What is described: an architecture, what it is called, and the preset it may come from. */
export type Described = {
  readonly name: string;
  /** Preset id, path of the file, or the config itself: put in again it gives the same description. */
  readonly model: unknown;
  readonly read: ModelArchitecture;
  readonly preset?: NonNullable<ModelResult['evidence']['model']>;
};

export type DescribeOptions = { readonly explain?: boolean };

/** Takes a model apart. Pure; the figures are exact, FLOP and bytes as far as a double holds them. */
export function describe(
  { name, model, read, preset }: Described,
  assumptions: ModelAssumptions,
  { explain = false }: DescribeOptions = {},
): ModelResult {
  const { architecture, count } = read;
  const { sequence, weights, kv } = assumptions.values;
  const flops = tokenFlops(architecture, sequence);
  const conventions = conventionFlops(architecture, count.activeParameters, sequence, flops.training);
  const cache = cacheBytes(architecture, sequence, kv);
  const byFormat = {} as Record<WeightFormatName, number>;
  for (const format of Object.keys(weightFormats) as WeightFormatName[]) byFormat[format] = storedBytes(read, format);
  const weightsBytes = byFormat[weights];
  const extra = (is: 'mtp' | 'vision' | 'ngram' | 'blockScales') => architecture.extras.find((each) => each.is === is)?.parameters ?? null;
  return {
    name,
    kind: 'model',
    scenario: { kind: 'model', model, ...assumptions.values },
    sources: { model: 'given', ...assumptions.sources },
    answer: {
      parameters: count.parameters,
      activeParameters: count.activeParameters,
      activeParametersWithoutEmbedding: count.activeWithoutEmbedding,
      activeParametersWithoutEmbeddingAndHead: count.activeWithoutEmbeddingAndHead,
      embeddingParameters: count.embeddingParameters,
      nonEmbeddingParameters: count.nonEmbeddingParameters,
      components: count.components,
      activeComponents: count.activeComponents,
      mtpParameters: extra('mtp'),
      visionParameters: extra('vision'),
      ngramParameters: extra('ngram'),
      blockScales: extra('blockScales'),
      flopsPerToken: {
        forward: flops.forward.total,
        prefill: flops.prefill.total,
        decode: flops.decode?.total ?? null,
        training: flops.training,
        ...conventions,
        exactOverSixN: conventions.exact / conventions.sixN,
        components: {
          forward: flops.forward.components,
          prefill: flops.prefill.components,
          decode: flops.decode?.components ?? null,
        },
      },
      kvBytesPerToken: cache.perToken,
      kvBytesPerTokenBeyondWindows: cache.perTokenBeyondWindows,
      kvBytesPerSourceToken: cache.perSourceToken,
      kvBytesAtContext: cache.atContext,
      stateBytes: cache.state,
      weightsBytes,
      weightsBytesByFormat: byFormat,
      storedWeightsBytes: read.storedBytes,
      contextTokens: architecture.contextTokens,
      structure: structureOf(architecture, count.parameters),
    },
    evidence: { ...(preset && { model: preset }), family: architecture.family, estimated: architecture.estimated },
    ...(explain && {
      steps: explainModel(architecture, { count, flops, conventions, cache, weightsBytes, context: sequence, weights, kv }),
    }),
    warnings: warningsOf(read, sequence),
    hints: hintsOf(read, preset),
  };
}

function warningsOf({ architecture, unread, known }: ModelArchitecture, sequence: number): readonly Remark[] {
  const { family, contextTokens } = architecture;
  return [
    ...(known ? [] : [remark('estimated-family', { family })]),
    ...(unread.length > 0 ? [remark('estimated-keys', { keys: unread })] : []),
    ...(contextTokens !== null && sequence > contextTokens
      ? [
          remark('sequence-beyond-context', {
            sequence: formatQuantity(sequence, 'integer'),
            context: formatQuantity(contextTokens, 'integer'),
          }),
        ]
      : []),
  ];
}

function hintsOf(
  { architecture, count, storedAs, storedEstimated, leaned, defaultsFrom, partOf }: ModelArchitecture,
  preset: Described['preset'],
): readonly Remark[] {
  const published = preset?.published ?? null;
  return [
    ...(published !== null && published !== count.parameters
      ? [
          remark('published-differs', {
            label: preset?.label ?? '',
            counted: formatQuantity(count.parameters, 'count'),
            note: preset?.note ?? '',
          }),
        ]
      : []),
    ...architecture.remarks.map((code) => remark(code, {})),
    ...(leaned.length > 0 ? [remark('config-defaults', { keys: leaned, from: defaultsFrom })] : []),
    ...(partOf === null ? [] : [remark('part-of-model', { whole: partOf })]),
    ...(storedAs === null ? [] : [remark('stored-quantized', { format: storedAs })]),
    ...(storedEstimated === null ? [] : [remark('stored-estimated', { why: storedEstimated })]),
  ];
}
