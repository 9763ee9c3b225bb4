import * as z from 'zod/mini';
import { SCHEMA_VERSION } from '../answer/contract/result.js';
import { TRACE_FORMAT, TRACE_VERSION } from '../answer/contract/trace.js';
import { figures } from '../answer/sheet/figures.js';
import { instancesPresetSchema, measurementPresetSchema } from '../catalog/document-schemas.js';
import { gpuPresetSchema, gridPresetSchema, modelPresetSchema } from '../catalog/schema.js';
import { STANDINGS } from '../catalog/standing.js';
import { remarkCodes } from '../diagnostics/remark.js';
import { choicesOf, exampleOf, type Field, type FieldKind, type Kind, kinds } from '../scenario/field.js';
import { fieldsOf } from '../scenario/fields.js';
import { english } from '../words/en/english.js';
import { messages } from '../words/en/messages.js';
import { say } from '../words/en/say.js';
import { schemaWords } from '../words/en/schemas.js';
import { termFor } from '../words/words.js';
import { helpOfField } from './field-help.js';
import { withDefinitions } from './schemas/definitions.js';
import { calibratedSchema, measurementsSchema } from './schemas/measurements.js';
import { goodputSchema, methodSchema } from './schemas/method.js';
import { byKey, documentHead, figure, list, object, type Schema, said, text } from './schemas/parts.js';
import { predictedParts, predictionSchema } from './schemas/prediction.js';
import { checkSchema, diffSchema, totalSchema } from './schemas/project.js';
import { scaleSchema } from './schemas/scale.js';
import { scenarioFileSchema } from './schemas/scenario-file.js';
import { servingSchema } from './schemas/serving.js';
import { timelineSchema } from './schemas/timeline.js';
import { sensitivitySchema, tradeOffSchema, uncertaintySchema } from './schemas/uncertainty.js';
import { validationSchema } from './schemas/validation.js';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

/** The JSON Schemas that the package ships, by name: made from the same declarations as the program. */
export function jsonSchemas(): Readonly<Record<string, Schema>> {
  const presets = {
    gpus: presetSchema(gpuPresetSchema, schemaWords.titles.gpus),
    models: presetSchema(modelPresetSchema, schemaWords.titles.models),
    grids: presetSchema(gridPresetSchema, schemaWords.titles.grids),
  };
  const schemas: Readonly<Record<string, Schema>> = {
    scenario: { $schema: DRAFT, title: schemaWords.titles.scenarioFile, ...scenarioFileSchema(presets) },
    'scenario-object': { $schema: DRAFT, title: schemaWords.titles.scenario, oneOf: kinds.map(scenarioSchema) },
    answer: {
      $schema: DRAFT,
      title: schemaWords.titles.answer,
      ...object(
        {
          ...documentHead,
          results: list({ oneOf: [...kinds.map(resultSchema), modelResultSchema()] }),
          total: totalSchema(),
        },
        [...Object.keys(documentHead), 'results'],
      ),
    },
    check: { $schema: DRAFT, title: schemaWords.titles.check, ...checkSchema() },
    diff: { $schema: DRAFT, title: schemaWords.titles.diff, ...diffSchema() },
    validation: { $schema: DRAFT, title: schemaWords.titles.validation, ...validationSchema() },
    measurements: {
      $schema: DRAFT,
      title: schemaWords.titles.measurements,
      ...measurementsSchema(),
    },
    scale: { $schema: DRAFT, title: schemaWords.titles.scale, ...scaleSchema() },
    errors: { $schema: DRAFT, title: schemaWords.titles.errors, ...errorsSchema() },
    'gpu-preset': presets.gpus,
    'model-preset': presets.models,
    'grid-preset': presets.grids,
    'instances-preset': presetSchema(instancesPresetSchema, schemaWords.titles.instances),
    'measurement-preset': presetSchema(measurementPresetSchema, schemaWords.titles.runs),
  };
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withDefinitions(schema)]));
}

function presetSchema(schema: z.ZodMiniType, title: string): Schema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return { $schema, title, ...rest };
}

function scenarioSchema(kind: Kind): Schema {
  const properties = Object.fromEntries(fieldsOf(kind).map((field) => [field.key, fieldSchema(field, kind)]));
  return object({ kind: { const: kind }, ...properties }, ['kind']);
}

function fieldSchema(field: Field, kind: FieldKind): Schema {
  const { type, default: preset } = field;
  const help = helpOfField(field, kind);
  const about = { description: help, examples: [exampleOf(field, kind)], ...(preset !== undefined && { default: preset }) };
  switch (type.is) {
    case 'quantity':
      return {
        type: ['number', 'string'],
        ...about,
        description: schemaWords.quantity(help, say(type.range)),
      };
    case 'choice':
      return { enum: choicesOf(type, kind), ...about };
    case 'preset':
      return type.of === 'model' ? { type: ['string', 'object'], ...about, description: CONFIG_TOO } : { ...text, ...about };
    case 'layout':
    case 'together':
      return { type: ['string', 'object'], ...about };
    case 'workload':
      return { type: ['string', 'object', 'array'], ...about };
    case 'target':
      return { type: ['number', 'string'], ...about };
    case 'file':
    case 'text':
      return { ...text, ...about };
  }
}

function resultSchema(kind: Kind): Schema {
  const answer = {
    ...Object.fromEntries(figures[kind].map((key) => [key, { ...figure, description: termFor(key, english)?.meaning ?? key }])),
    ...(kind === 'train' && predictedParts),
  };
  const keys = ['kind', ...fieldsOf(kind).map((field) => field.key)];
  const scenario = Object.fromEntries(
    keys.map((key) => [key, key === 'kind' ? { const: kind } : { type: key === 'model' ? ['string', 'object'] : ['number', 'string'] }]),
  );
  const sources = Object.fromEntries(keys.map((key) => [key, { enum: ['given', 'preset', 'default', 'derived', 'predicted'] }]));
  return object(
    {
      name: text,
      kind: { const: kind },
      file: text,
      scenario: object(scenario, ['kind']),
      sources: object(sources, []),
      unknown: text,
      solved: { enum: figures[kind] },
      answer: object({ ...answer, ...(kind === 'infer' && { layout: layoutSchema() }) }, []),
      evidence: evidenceSchema(),
      ...(kind === 'train' && { prediction: predictionSchema(), method: methodSchema(), goodput: goodputSchema() }),
      calibrated: calibratedSchema(),
      steps: list(stepSchema()),
      trace: traceSchema(),
      uncertainty: uncertaintySchema(),
      sensitivity: sensitivitySchema(),
      timeline: timelineSchema(),
      tradeOff: tradeOffSchema(),
      warnings: list(said(remarkCodes)),
      hints: list(said(remarkCodes)),
      error: said(Object.keys(messages)),
    },
    ['name', 'kind', 'scenario', 'sources', 'unknown', 'solved', 'answer', 'evidence', 'warnings', 'hints'],
  );
}

const CONFIG_TOO = schemaWords.model;

/** Numbers by component: only those that a model has. */
const byComponent: Schema = { type: 'object', additionalProperties: { type: 'number' } };

function modelResultSchema(): Schema {
  const number: Schema = { type: 'number' };
  const numbers = (keys: readonly string[], schema: Schema, terms = '') =>
    Object.fromEntries(keys.map((key) => [key, { ...schema, description: termFor(`${terms}${key}`, english)?.meaning ?? key }]));
  const counts = ['parameters', 'activeParameters', 'activeParametersWithoutEmbedding', 'activeParametersWithoutEmbeddingAndHead'];
  const bytes = [
    'kvBytesPerToken',
    'kvBytesPerTokenBeyondWindows',
    'kvBytesPerSourceToken',
    'kvBytesAtContext',
    'stateBytes',
    'weightsBytes',
  ];
  const flops = ['forward', 'prefill', 'training', 'sixN', 'palm', 'megatron', 'megatronHardware', 'exact', 'exactOverSixN'];
  return object(
    {
      name: text,
      kind: { const: 'model' },
      scenario: object({ kind: { const: 'model' }, model: { type: ['string', 'object'] }, sequence: number, weights: text, kv: text }),
      sources: object({ model: text, sequence: text, weights: text, kv: text }),
      answer: object({
        ...numbers([...counts, 'embeddingParameters', 'nonEmbeddingParameters'], number),
        components: byComponent,
        activeComponents: byComponent,
        ...numbers(['mtpParameters', 'visionParameters', 'ngramParameters', 'blockScales', 'storedWeightsBytes', 'contextTokens'], figure),
        flopsPerToken: object({
          ...numbers(flops, number, 'flopsPerToken.'),
          ...numbers(['decode'], figure, 'flopsPerToken.'),
          components: object({ forward: byComponent, prefill: byComponent, decode: { ...byComponent, type: ['object', 'null'] } }),
        }),
        ...numbers(bytes, number),
        weightsBytesByFormat: byComponent,
        structure: structureSchema(),
      }),
      evidence: object(
        {
          model: object({
            id: text,
            name: text,
            label: text,
            published: figure,
            note: { type: ['string', 'null'] },
            sources: sourcesSchema(),
          }),
          family: text,
          estimated: { type: 'boolean' },
        },
        ['family', 'estimated'],
      ),
      steps: list(stepSchema()),
      trace: traceSchema(),
      warnings: list(said(remarkCodes)),
      hints: list(said(remarkCodes)),
    },
    ['name', 'kind', 'scenario', 'sources', 'answer', 'evidence', 'warnings', 'hints'],
  );
}

function structureSchema(): Schema {
  const number: Schema = { type: 'number' };
  const facts: Schema = { type: 'object', additionalProperties: { type: ['number', 'string', 'boolean', 'null'] } };
  const parts = list(object({ is: text, facts, parameters: number, share: number }));
  const block = object({ before: parts, branches: list(parts), merged: parts, after: parts });
  const layer = object({ count: number, parameters: number, activeParameters: number, share: number, blocks: list(block) });
  const order = list(object({ layer: number, count: number }));
  return object({
    shape: { enum: ['decoder', 'encoder', 'encoder-decoder'] },
    hiddenSize: number,
    vocabulary: number,
    positions: text,
    embedding: parts,
    stacks: list(object({ role: { enum: ['encoder', 'decoder'] }, before: parts, layers: list(layer), order, after: parts })),
    head: parts,
  });
}

const sourcesSchema = (): Schema =>
  list(
    object({ figures: list(text), document: text, date: text, verified: { type: 'boolean' }, standing: standingSchema }, [
      'figures',
      'document',
      'verified',
      'standing',
    ]),
  );

const standingSchema: Schema = { enum: STANDINGS };

function layoutSchema(): Schema {
  const size: Schema = { type: 'number' };
  return object({ tp: size, pp: size, ep: size, adp: size });
}

function evidenceSchema(): Schema {
  const number: Schema = { type: 'number' };
  const sources = sourcesSchema();
  return object(
    {
      model: object(
        {
          id: text,
          name: text,
          label: text,
          sources,
          standing: byKey(standingSchema),
          counted: object({ parameters: number, activeParameters: number, flopsPerToken: number, sequence: number }),
        },
        ['id', 'name', 'label', 'sources', 'standing'],
      ),
      gpu: object(
        {
          id: text,
          name: text,
          peak: text,
          confidence: text,
          memoryBytes: figure,
          memoryBasis: { enum: ['reported', 'label'] },
          sources,
          standing: byKey(standingSchema),
        },
        ['id', 'name', 'peak', 'confidence', 'memoryBytes', 'sources', 'standing'],
      ),
      instance: object({
        name: text,
        provider: text,
        gpus: number,
        usdPerHour: figure,
        region: { type: ['string', 'null'] },
        date: { type: ['string', 'null'] },
        document: text,
        standing: standingSchema,
      }),
      power: object({ wattsPerGpu: number, basis: { enum: ['measured', 'rated', 'tdp'] }, standing: standingSchema }),
      memory: object({
        weightsBytes: number,
        cacheBytes: figure,
        sequences: number,
        bytesPerGpu: number,
        basis: { enum: ['given', 'reported', 'label'] },
      }),
      serving: servingSchema(),
      price: object({
        usdPerGpuHour: number,
        provider: text,
        date: text,
        source: text,
        standing: standingSchema,
        old: { type: 'boolean' },
      }),
      embodied: object({
        gpuGrams: number,
        serverGrams: number,
        hardwareYears: number,
        document: { type: ['string', 'null'] },
        date: { type: ['string', 'null'] },
        figures: { type: 'array', items: text },
      }),
      cny: { type: 'object', additionalProperties: { type: 'number' } },
      carbon: object({ id: text, name: text, gramsPerKwh: number, year: figure, sources, standing: standingSchema }),
    },
    [],
  );
}

function stepSchema(): Schema {
  const input = object({ key: text, symbol: text, value: figure });
  const step = { key: text, symbol: text, unit: text, expression: text, inputs: list(input), value: figure, source: text };
  const example = object({ inputs: list(object({ symbol: text, value: { type: 'number' } })), value: { type: 'number' }, source: text });
  return object({ ...step, example }, Object.keys(step));
}

function traceSchema(): Schema {
  const node = object({ key: text, is: { enum: ['formula', 'told'] }, symbol: text, value: figure, inputs: list(text) });
  const name = { type: ['string', 'null'] };
  return object({ format: { const: TRACE_FORMAT }, version: { const: TRACE_VERSION }, figure: name, from: name, nodes: list(node) });
}

function errorsSchema(): Schema {
  const where = {
    oneOf: [
      object({ kind: { const: 'argument' }, index: { type: 'integer' }, flag: text, part: text, start: { type: 'integer' } }, [
        'kind',
        'index',
      ]),
      object({ kind: { const: 'field' }, path: text }),
      object(
        {
          kind: { const: 'file' },
          file: text,
          key: text,
          line: { type: 'integer' },
          column: { type: 'integer' },
          source: object({ text, start: { type: 'integer' }, length: { type: 'integer' } }),
        },
        ['kind', 'file'],
      ),
    ],
  };
  const error = object(
    { code: { enum: Object.keys(messages) }, message: text, parameters: { type: 'object' }, where, allowed: text, suggestions: list(text) },
    ['code', 'message', 'suggestions'],
  );
  return object({ schemaVersion: { const: SCHEMA_VERSION }, errors: list(error) });
}
