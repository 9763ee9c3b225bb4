import type { LiveField } from '../answer/library/live-fields.js';
import { flagOf } from '../scenario/field.js';

/** Fields that an address changes; a link of another report changes nothing else. */
export function changedIn(
  hash: string,
  fields: readonly Pick<LiveField, 'key' | 'text'>[],
): readonly (readonly [key: string, value: string])[] {
  const known = new Map(fields.map(({ key, text }) => [key, text]));
  return [...new URLSearchParams(hash.replace(/^#/, ''))].filter(([key, value]) => known.has(key) && known.get(key) !== value);
}

/** The command line that asks for the same. */
export function commandOf(kind: string, fields: Readonly<Record<string, string>>): string {
  return ['llm-sizing', kind, ...Object.entries(fields).flatMap(([key, value]) => [flagOf(key), forShell(value)])].join(' ');
}

/** The scenario file that asks for the same. */
export function yamlOf(kind: string, fields: Readonly<Record<string, string>>): string {
  const lines = Object.entries(fields).map(([key, value]) => `    ${key}: ${JSON.stringify(value)}`);
  return ['version: 1', 'scenarios:', '  what-if:', `    kind: ${kind}`, ...lines, ''].join('\n');
}

/** A word that every common shell reads as it stands. */
function forShell(text: string): string {
  return /^[\w./:%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
