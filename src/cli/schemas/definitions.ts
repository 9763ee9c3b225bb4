import type { Schema } from './parts.js';

/** Where a schema holds others: by name, one, or several. */
const NAMED = new Set(['properties', 'patternProperties', 'definitions']);
const SINGLE = new Set(['items', 'additionalProperties', 'propertyNames', 'not', 'contains', 'if', 'then', 'else']);
const LISTED = new Set(['oneOf', 'anyOf', 'allOf']);
/** Characters below which a reference would be longer than what it refers to, or hardly shorter. */
const SHORT = 110;

/** The same schema, what it says several times said once: in `definitions`, and referred to. */
export function withDefinitions(schema: Schema): Schema {
  const times = new Map<string, number>();
  within(schema, 'root', (part) => count(part, times));
  const names = new Map<string, string>();
  const definitions: Record<string, Schema> = { ...(schema['definitions'] as Readonly<Record<string, Schema>> | undefined) };
  const shared = (part: Schema, key: string): Schema => {
    const text = JSON.stringify(part);
    if (text.length < SHORT || (times.get(text) ?? 0) < 2) return within(part, key, shared);
    const known = names.get(text);
    if (known !== undefined) return reference(known);
    const name = freeName(key, [...names.values(), ...Object.keys(definitions)]);
    names.set(text, name);
    definitions[name] = within(part, key, shared);
    return reference(name);
  };
  const { definitions: own, ...rest } = within(schema, 'root', shared);
  const all = { ...definitions, ...(own as Readonly<Record<string, Schema>> | undefined) };
  return Object.keys(all).length === 0 ? rest : { ...rest, definitions: all };
}

const reference = (name: string): Schema => ({ $ref: `#/definitions/${name}` });

function freeName(key: string, taken: readonly string[]): string {
  // A pattern of names is none itself.
  const name = /^\w{1,30}$/.test(key) ? key : 'part';
  if (!taken.includes(name)) return name;
  let number = 2;
  while (taken.includes(`${name}${number}`)) number++;
  return `${name}${number}`;
}

/** Counts a schema, and what it holds where it is met for the first time: what only repeats with its holder is said once already. */
function count(part: Schema, times: Map<string, number>): Schema {
  const text = JSON.stringify(part);
  const before = times.get(text) ?? 0;
  times.set(text, before + 1);
  if (before === 0) within(part, '', (inner) => count(inner, times));
  return part;
}

/** A schema with each schema in it replaced; each is told by the nearest name above it. */
function within(schema: Schema, key: string, replaced: (part: Schema, key: string) => Schema): Schema {
  const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null && !Array.isArray(value);
  return Object.fromEntries(
    Object.entries(schema).map(([keyword, value]) => {
      if (NAMED.has(keyword) && isSchema(value))
        return [
          keyword,
          Object.fromEntries(Object.entries(value).map(([name, part]) => [name, isSchema(part) ? replaced(part, name) : part])),
        ];
      if (SINGLE.has(keyword) && isSchema(value)) return [keyword, replaced(value, key)];
      if (LISTED.has(keyword) && Array.isArray(value)) return [keyword, value.map((part) => replaced(part, key))];
      return [keyword, value];
    }),
  );
}

const WIDTH = 140;

/** JSON for people and for differences between two versions: on one line what fits there. */
export function schemaText(schema: Schema): string {
  const written = (value: unknown, indent: string, before: number): string => {
    const line = JSON.stringify(value);
    if (typeof value !== 'object' || value === null || indent.length + before + line.length <= WIDTH) return line;
    const inner = `${indent} `;
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    const parts = Array.isArray(value)
      ? filled(
          value.map((each) => written(each, inner, 0)),
          WIDTH - inner.length,
        )
      : Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}:${written(each, inner, key.length + 3)}`);
    return `${open}\n${parts.map((part) => inner + part).join(',\n')}\n${indent}${close}`;
  };
  return `${written(schema, '', 0)}\n`;
}

/** Short entries side by side, up to a width. */
function filled(entries: readonly string[], width: number): readonly string[] {
  const lines: string[] = [];
  for (const entry of entries) {
    const longer = `${lines.at(-1) ?? ''},${entry}`;
    if (lines.length === 0 || longer.length > width || /[{[\n]/.test(longer)) lines.push(entry);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
