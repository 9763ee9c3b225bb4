import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { FIGURES, type ScenarioFile } from './file.js';
import { type Entry, entryOf, type MapNode, nameOfNode, whereOf } from './node.js';

/** Only a scenario extends another. */
const UNDER_DEFAULTS = { text: 'extends', choices: ['kind', 'expect', 'the fields of scenarios'], near: [] };

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
  const defaults = layerOf(files.flatMap((each) => each.defaults ?? []));
  const layers = new Map<string, Layer>();
  return [...definitions].map(([name, entries]) => {
    const whole = copyOf(defaults);
    overlay(whole, layerNamed(name, { definitions, layers, diagnostics }, []));
    for (const map of [whole.fields, whole.expect]) for (const entry of map.values()) if (isNull(entry)) map.delete(entry.key);
    return { name, entry: entries.at(-1) as Entry, fields: whole.fields, expect: whole.expect };
  });

  function layerOf(maps: readonly MapNode[]): Layer {
    const layer: Layer = { fields: new Map(), expect: new Map(), clears: false, depth: 0 };
    for (const map of maps) {
      const extended = entryOf(map, 'extends');
      if (extended !== undefined) diagnostics.push(diagnose('unknown-key', UNDER_DEFAULTS, whereOf(extended.keyAt)));
      overlayMap(layer, map, diagnostics);
    }
    return layer;
  }
}

/** What a file and those that it extends expect of all scenarios together, by figure. */
export function mergedExpectations(file: ScenarioFile): readonly Entry[] {
  const expect = new Map<string, Entry>();
  for (const each of chainOf(file)) {
    if (each.expect === null) expect.clear();
    for (const entry of each.expect?.entries ?? []) expect.set(entry.key, entry);
  }
  return [...expect.values()].filter((entry) => !isNull(entry));
}

/** A file after those that it extends. */
function chainOf(file: ScenarioFile): readonly ScenarioFile[] {
  return file.base === undefined ? [file] : [...chainOf(file.base), file];
}

/** What maps say together. A `null` in it takes back what lies beneath, wherever it is laid. */
type Layer = {
  readonly fields: Map<string, Entry>;
  readonly expect: Map<string, Entry>;
  /** True where everything that was expected beneath is taken back. */
  clears: boolean;
  /** How many scenarios lie beneath, one on the other. */
  depth: number;
};

type Search = {
  readonly definitions: ReadonlyMap<string, readonly Entry[]>;
  /** Those that are known already: many may extend the same, along many ways. */
  readonly layers: Map<string, Layer>;
  readonly diagnostics: Diagnostic[];
};

/** Scenarios that extend each other; nobody needs more. */
const LONGEST_CHAIN = 100;

/** What a scenario says, with what it extends beneath. */
function layerNamed(name: string, search: Search, chain: readonly string[]): Layer {
  const { definitions, layers, diagnostics } = search;
  const known = layers.get(name);
  if (known !== undefined) return known;
  const layer: Layer = { fields: new Map(), expect: new Map(), clears: false, depth: 0 };
  for (const { value } of definitions.get(name) ?? []) {
    if (value.is !== 'map') continue;
    const extended = extendedBy(name, value, search, chain);
    if (extended !== undefined) {
      const beneath = layerNamed(extended, search, [...chain, name]);
      layer.depth = Math.max(layer.depth, beneath.depth + 1);
      if (layer.depth === LONGEST_CHAIN) diagnostics.push(diagnose('too-deep', { limit: LONGEST_CHAIN }, whereOf(value)));
      overlay(layer, beneath);
    }
    overlayMap(layer, value, diagnostics);
  }
  layers.set(name, layer);
  return layer;
}

/** The name of the scenario that one extends, if there is such a one. */
function extendedBy(name: string, value: MapNode, { definitions, diagnostics }: Search, chain: readonly string[]): string | undefined {
  const extended = entryOf(value, 'extends')?.value;
  if (extended === undefined || (extended.is === 'scalar' && extended.type === 'null')) return undefined;
  if (extended.is !== 'scalar' || !definitions.has(extended.text)) {
    const text = extended.is === 'scalar' ? extended.text : nameOfNode(extended);
    const choices = [...definitions.keys()].filter((other) => other !== name);
    diagnostics.push(diagnose('unknown-scenario', { text, choices, near: nearest(text, choices) }, whereOf(extended)));
    return undefined;
  }
  if (extended.text === name || chain.includes(extended.text)) {
    diagnostics.push(diagnose('cyclic-extends', { chain: [...chain, name, extended.text] }, whereOf(extended)));
    return undefined;
  }
  if (chain.length < LONGEST_CHAIN) return extended.text;
  diagnostics.push(diagnose('too-deep', { limit: LONGEST_CHAIN }, whereOf(extended)));
  return undefined;
}

function copyOf({ fields, expect, clears, depth }: Layer): Layer {
  return { fields: new Map(fields), expect: new Map(expect), clears, depth };
}

/** Lays what maps say over what others say. */
function overlay(below: Layer, above: Layer): void {
  if (above.clears) below.expect.clear();
  below.clears ||= above.clears;
  for (const [key, entry] of above.fields) below.fields.set(key, entry);
  for (const [key, entry] of above.expect) below.expect.set(key, entry);
}

function overlayMap(layer: Layer, { entries }: MapNode, diagnostics: Diagnostic[]): void {
  for (const entry of entries) {
    if (entry.key === 'extends') continue;
    if (entry.key !== 'expect') layer.fields.set(entry.key, entry);
    else if (entry.value.is === 'map') for (const expected of entry.value.entries) layer.expect.set(expected.key, expected);
    else if (isNull(entry)) {
      layer.expect.clear();
      layer.clears = true;
    } else diagnostics.push(diagnose('invalid-type', { wanted: FIGURES, found: nameOfNode(entry.value) }, whereOf(entry.value)));
  }
}

function isNull({ value }: Entry): boolean {
  return value.is === 'scalar' && value.type === 'null';
}
