import { z } from 'zod';
import { figures } from '../answer/figures.js';
import { SCHEMA_VERSION } from '../answer/result.js';
import { gpuPresetSchema, gridPresetSchema, modelPresetSchema } from '../catalog/schema.js';
import { messages } from '../diagnostics/messages.js';
import { remarkCodes } from '../diagnostics/remarks.js';
import { english } from '../render/en.js';
import { choicesOf, type Field, helpOf, type Kind, kinds } from '../scenario/field.js';
import { fieldsOf } from '../scenario/fields.js';

type Schema = Readonly<Record<string, unknown>>;

const DRAFT = 'http://json-schema.org/draft-07/schema#';
const text: Schema = { type: 'string' };
const figure: Schema = { type: ['number', 'null'] };
const list = (items: Schema): Schema => ({ type: 'array', items });

/** The JSON Schemas that the package ships, by name: made from the same declarations as the program. */
export function jsonSchemas(): Readonly<Record<string, Schema>> {
  return {
    scenario: { $schema: DRAFT, title: 'Scenario of llm-sizing', oneOf: kinds.map(scenarioSchema) },
    answer: {
      $schema: DRAFT,
      title: 'Answer of llm-sizing',
      ...object({
        schemaVersion: { const: SCHEMA_VERSION },
        tool: object({ name: { const: 'llm-sizing' }, version: text }),
        results: list({ oneOf: kinds.map(resultSchema) }),
      }),
    },
    errors: { $schema: DRAFT, title: 'Errors of llm-sizing, on standard error with --format json', ...errorsSchema() },
    'gpu-preset': presetSchema(gpuPresetSchema, 'Accelerator preset of llm-sizing'),
    'model-preset': presetSchema(modelPresetSchema, 'Model preset of llm-sizing'),
    'grid-preset': presetSchema(gridPresetSchema, 'Electricity grid preset of llm-sizing'),
  };
}

function presetSchema(schema: z.ZodType, title: string): Schema {
  const { $schema, ...rest } = z.toJSONSchema(schema, { target: 'draft-7', io: 'input' });
  return { $schema, title, ...rest };
}

function object(properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

function scenarioSchema(kind: Kind): Schema {
  const properties = Object.fromEntries(fieldsOf(kind).map((field) => [field.key, fieldSchema(field, kind)]));
  return object({ kind: { const: kind }, ...properties }, ['kind']);
}

function fieldSchema(field: Field, kind: Kind): Schema {
  const { type, example, default: preset } = field;
  const help = helpOf(field, kind);
  const about = { description: help, examples: [example], ...(preset !== undefined && { default: preset }) };
  switch (type.is) {
    case 'quantity':
      return {
        type: ['number', 'string'],
        ...about,
        description: `${help}; a number is in SI units, text carries its unit; ${type.range}`,
      };
    case 'choice':
      return { enum: choicesOf(type, kind), ...about };
    case 'preset':
    case 'text':
      return { ...text, ...about };
  }
}

function resultSchema(kind: Kind): Schema {
  const answer = Object.fromEntries(figures[kind].map((key) => [key, { ...figure, description: english.terms[key]?.meaning ?? key }]));
  const keys = ['kind', ...fieldsOf(kind).map((field) => field.key)];
  const scenario = Object.fromEntries(keys.map((key) => [key, key === 'kind' ? { const: kind } : { type: ['number', 'string'] }]));
  const sources = Object.fromEntries(keys.map((key) => [key, { enum: ['given', 'preset', 'default', 'derived'] }]));
  return object(
    {
      name: text,
      kind: { const: kind },
      scenario: object(scenario, ['kind']),
      sources: object(sources, []),
      unknown: text,
      solved: { enum: figures[kind] },
      answer: object(answer, []),
      evidence: evidenceSchema(),
      steps: list(stepSchema()),
      warnings: list(object({ code: { enum: remarkCodes }, message: text })),
      hints: list(object({ code: { enum: remarkCodes }, message: text })),
      error: object({ code: { enum: Object.keys(messages) }, message: text }),
    },
    ['name', 'kind', 'scenario', 'sources', 'unknown', 'solved', 'answer', 'evidence', 'warnings', 'hints'],
  );
}

function evidenceSchema(): Schema {
  const number: Schema = { type: 'number' };
  const sources = list(
    object({ figures: list(text), document: text, date: text, verified: { type: 'boolean' } }, ['figures', 'document', 'verified']),
  );
  return object(
    {
      model: object({ id: text, name: text, label: text, sources }),
      gpu: object({ id: text, name: text, peak: text, confidence: text, memoryBytes: figure, sources }),
      power: object({ wattsPerGpu: number, basis: { enum: ['measured', 'rated', 'tdp'] } }),
      price: object({ usdPerGpuHour: number, provider: text, date: text, source: text }),
      carbon: object({ id: text, name: text, gramsPerKwh: number, year: figure, sources }),
    },
    [],
  );
}

function stepSchema(): Schema {
  const input = object({ key: text, symbol: text, value: figure });
  return object({ key: text, symbol: text, unit: text, expression: text, inputs: list(input), value: figure, source: text });
}

function errorsSchema(): Schema {
  const where = {
    oneOf: [
      object({ kind: { const: 'argument' }, index: { type: 'integer' }, flag: text, part: text, start: { type: 'integer' } }, [
        'kind',
        'index',
      ]),
      object({ kind: { const: 'field' }, path: text }),
      object({
        kind: { const: 'file' },
        file: text,
        line: { type: 'integer' },
        column: { type: 'integer' },
        length: { type: 'integer' },
        excerpt: text,
        at: { type: 'integer' },
      }),
    ],
  };
  const error = object({ code: { enum: Object.keys(messages) }, message: text, where, allowed: text, suggestions: list(text) }, [
    'code',
    'message',
    'suggestions',
  ]);
  return object({ schemaVersion: { const: SCHEMA_VERSION }, errors: list(error) });
}
