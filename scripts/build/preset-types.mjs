// Types of presets as the library shows them, from the schemas of their files: a program that sizes needs no library of schemas
// to be compiled. They take the place of what tsc made of the schemas.
import { writeFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { instancesPresetSchema } from '../../dist/catalog/document-schemas.js';
import { gpuPresetSchema, gridPresetSchema, modelPresetSchema } from '../../dist/catalog/schema.js';

const files = {
  schema: { GpuPreset: gpuPresetSchema, ModelPreset: modelPresetSchema, GridPreset: gridPresetSchema },
  'document-schemas': { InstancesPreset: instancesPresetSchema },
};
/** What `z.json()` refers to: any JSON, as in a config.json. */
const JSON_TYPE = 'type Json = string | number | boolean | null | Json[] | { [key: string]: Json };\n';

/** Writes the declarations, after tsc. */
export function writePresetTypes() {
  for (const [name, schemas] of Object.entries(files)) {
    const types = Object.entries(schemas).map(([type, schema]) => `export type ${type} = ${typeOf(z.toJSONSchema(schema), '')};\n`);
    const text = types.join('\n');
    writeFileSync(new URL(`../../dist/catalog/${name}.d.ts`, import.meta.url), /\bJson\b/.test(text) ? `${JSON_TYPE}\n${text}` : text);
  }
}

function typeOf(schema, indent) {
  if (schema.$ref !== undefined) return 'Json';
  if (schema.enum !== undefined) return schema.enum.map((value) => `'${value}'`).join(' | ');
  if (schema.anyOf !== undefined) return schema.anyOf.map((each) => typeOf(each, indent)).join(' | ');
  if (schema.prefixItems !== undefined) return `[${schema.prefixItems.map((each) => typeOf(each, indent)).join(', ')}]`;
  if (schema.type === 'array') return `${bracketed(typeOf(schema.items, indent), schema.items)}[]`;
  if (schema.type === 'object') return objectOf(schema, `${indent}  `);
  const simple = { string: 'string', integer: 'number', number: 'number', boolean: 'boolean', null: 'null' }[schema.type];
  if (simple === undefined) throw new Error(`no type is known for ${JSON.stringify(schema)}`);
  return simple;
}

const bracketed = (type, { enum: values, anyOf }) => (values === undefined && anyOf === undefined ? type : `(${type})`);

function objectOf({ properties, required = [], additionalProperties }, indent) {
  const members = Object.entries(properties).map(([key, schema]) => {
    const type = typeOf(schema, indent);
    const about = schema.description === undefined ? '' : `${indent}/** ${schema.description} */\n`;
    return `${about}${indent}${required.includes(key) ? `${key}: ${type}` : `${key}?: ${type} | undefined`};\n`;
  });
  const others = additionalProperties === false ? '' : `${indent}[key: string]: ${typeOf(additionalProperties, indent)};\n`;
  return `{\n${members.join('')}${others}${indent.slice(2)}}`;
}
