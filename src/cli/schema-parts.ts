/** A JSON Schema, or a part of one. */
export type Schema = Readonly<Record<string, unknown>>;

export const text: Schema = { type: 'string' };
/** A figure of an answer: null is unknown. */
export const figure: Schema = { type: ['number', 'null'] };
export const list = (items: Schema): Schema => ({ type: 'array', items });

/** An object with these properties and no others; all of them are required, unless that is said otherwise. */
export function object(properties: Readonly<Record<string, Schema>>, required = Object.keys(properties)): Schema {
  return { type: 'object', properties, required, additionalProperties: false };
}
