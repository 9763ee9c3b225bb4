import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { FIGURES, type ScenarioFile } from './file.js';
import { type Entry, entryOf, type MapNode, nameOfNode, whereOf } from './node.js';

/** A scenario with everything it inherits; each entry still knows where it was written. */
export type Merged = {
  readonly name: string;
  /** The entry that names it, in the file where it stands last. */
  readonly entry: Entry;
  readonly fields: ReadonlyMap<string, Entry>;
  /** What is expected, by figure. */
  readonly expect: ReadonlyMap<string, Entry>;
};

/** Every scenario of a file and of those it extends, in the order of their first appearance: defaults < inherited < own. */
export function mergedScenarios(file: ScenarioFile, diagnostics: Diagnostic[]): readonly Merged[] {
  const files = chainOf(file);
  const definitions = new Map<string, Entry[]>();
  for (const { scenarios } of files) {
    for (const entry of scenarios) {
      const earlier = definitions.get(entry.key);
      if (earlier === undefined) definitions.set(entry.key, [entry]);
      else earlier.push(entry);
    }
  }
  const defaults = files.flatMap((each) => each.defaults ?? []);
  return [...definitions].map(([name, entries]) => {
    const layers = [...defaults, ...layersOf(name, definitions, diagnostics, [])];
    return { name, entry: entries.at(-1) as Entry, ...merged(layers, diagnostics) };
  });
}

/** What a file and those that it extends expect of all scenarios together, by figure. */
export function mergedExpectations(file: ScenarioFile): readonly Entry[] {
  const expect = new Map<string, Entry>();
  for (const each of chainOf(file)) for (const entry of each.expect?.entries ?? []) lay(expect, entry);
  return [...expect.values()];
}

/** A file after those that it extends. */
function chainOf(file: ScenarioFile): readonly ScenarioFile[] {
  return file.base === undefined ? [file] : [...chainOf(file.base), file];
}

/** The maps that make up a scenario, what it is based on first. */
function layersOf(
  name: string,
  definitions: ReadonlyMap<string, readonly Entry[]>,
  diagnostics: Diagnostic[],
  chain: readonly string[],
): readonly MapNode[] {
  return (definitions.get(name) ?? []).flatMap(({ value }) => {
    if (value.is !== 'map') return [];
    const extended = entryOf(value, 'extends')?.value;
    if (extended === undefined || (extended.is === 'scalar' && extended.type === 'null')) return [value];
    if (extended.is !== 'scalar' || !definitions.has(extended.text)) {
      const text = extended.is === 'scalar' ? extended.text : nameOfNode(extended);
      const choices = [...definitions.keys()].filter((other) => other !== name);
      diagnostics.push(diagnose('unknown-scenario', { text, choices, near: nearest(text, choices) }, whereOf(extended)));
      return [value];
    }
    if (extended.text === name || chain.includes(extended.text)) {
      diagnostics.push(diagnose('cyclic-extends', { chain: [...chain, name, extended.text] }, whereOf(extended)));
      return [value];
    }
    return [...layersOf(extended.text, definitions, diagnostics, [...chain, name]), value];
  });
}

function merged(layers: readonly MapNode[], diagnostics: Diagnostic[]): Pick<Merged, 'fields' | 'expect'> {
  const fields = new Map<string, Entry>();
  const expect = new Map<string, Entry>();
  for (const layer of layers) {
    for (const entry of layer.entries) {
      if (entry.key === 'extends') continue;
      if (entry.key !== 'expect') lay(fields, entry);
      else if (entry.value.is === 'map') for (const expected of entry.value.entries) lay(expect, expected);
      else if (isNull(entry)) expect.clear();
      else diagnostics.push(diagnose('invalid-type', { wanted: FIGURES, found: nameOfNode(entry.value) }, whereOf(entry.value)));
    }
  }
  return { fields, expect };
}

/** Puts an entry over an inherited one; `null` takes that back. */
function lay(entries: Map<string, Entry>, entry: Entry): void {
  if (isNull(entry)) entries.delete(entry.key);
  else entries.set(entry.key, entry);
}

function isNull({ value }: Entry): boolean {
  return value.is === 'scalar' && value.type === 'null';
}
