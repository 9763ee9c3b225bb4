import { lookUpKey } from './look-up-key.js';
import type { Searched } from './searched.js';

/** The last line of a text that is searched and not parsed: without it, it is cut short, and what is not found may be known. */
export const END = '\nend\n';

/** How a line begins, by what it is of. */
const OF = { gpus: 'g', models: 'm', regions: 'r', line: 'l' } as const;

/** Kinds of presets that are looked up by name. */
export type PresetKind = 'gpus' | 'models' | 'regions';

type Named = { readonly id: string; readonly aliases: readonly string[] };
type NamedPresets = {
  readonly gpus: readonly (Named & { readonly line: string })[];
  readonly models: readonly Named[];
  readonly regions: readonly Named[];
};

/**
 * Every look-up key and what it stands for, a line each: `m gpt3 gpt-3-175b`; and of each accelerator its product
 * line: `l h100 h100-sxm-80gb`. An answer needs two or three of the thousands, and finds them in the text without
 * parsing the rest. Throws an error where two presets of a kind share a key.
 */
export function namesText(presets: NamedPresets): string {
  const kinds = ['gpus', 'models', 'regions'] as const;
  const named = kinds.flatMap((kind) => [...keysOf(presets[kind])].map(([key, id]) => `${OF[kind]} ${key} ${id}`));
  const lines = presets.gpus.map(({ id, line }) => `${OF.line} ${line} ${id}`);
  return `\n${[...named, ...lines].join('\n')}${END}`;
}

/** Id of the preset that a look-up key stands for. */
export function idNamed(names: Searched, kind: PresetKind, key: string): string | undefined {
  return after(names, `\n${OF[kind]} ${key} `, 0)?.text;
}

/** Ids of the accelerators of a product line, in the order of the presets. */
export function ofLine(names: Searched, line: string): readonly string[] {
  const ids: string[] = [];
  const start = `\n${OF.line} ${line} `;
  for (let found = after(names, start, 0); found !== undefined; found = after(names, start, found.end)) ids.push(found.text);
  return ids;
}

/** What stands behind a text, up to the end of its line. */
function after(names: Searched, text: string, from: number): { readonly text: string; readonly end: number } | undefined {
  const place = names.find(text, from);
  if (place < 0) return undefined;
  const end = names.find('\n', place + text.length);
  return { text: names.slice(place + text.length, end), end };
}

/** Look-up keys of every id and alias; two presets must not share one. */
export function keysOf(presets: readonly Named[]): ReadonlyMap<string, string> {
  const keys = new Map<string, string>();
  for (const { id, aliases } of presets) {
    for (const name of [id, ...aliases]) {
      const key = lookUpKey(name);
      const owner = keys.get(key);
      if (owner !== undefined && owner !== id) throw new Error(`presets: ${owner} and ${id} both answer to ${name}`);
      keys.set(key, id);
    }
  }
  return keys;
}
