import { SCHEMA_VERSION } from '../../answer/contract/result.js';

/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
export const number: Schema = { type: 'number' };
export const whole: Schema = { type: 'integer' };
/** A figure, or that nobody knows it. */
export const figure: Schema = { type: ['number', 'null'] };
export const list = (items: Schema): Schema => ({ type: 'array', items });

/** An object with any keys, all of them alike. */
export const byKey = (schema: Schema): Schema => ({ type: 'object', additionalProperties: schema });

/** An object with these keys and no others. */
export function object(properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}

/** A code, its message in English, and what the message is made of. */
export function said(codes: readonly string[]): Schema {
  return object({ code: { enum: codes }, message: text, parameters: { type: 'object' } }, ['code', 'message']);
}

/** What every JSON document begins with. */
export const documentHead = {
  schemaVersion: { const: SCHEMA_VERSION },
  tool: object({ name: { const: 'llm-sizing' }, version: text }),
};
