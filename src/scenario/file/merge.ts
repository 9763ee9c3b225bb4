import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { MOST_COMPARED, nearest } from '../../diagnostics/suggest.js';
import { kinds } from '../field.js';
import { fieldOf, fields, fieldsOf } from '../fields.js';
import { keysMeant } from '../synonyms.js';
import { FIGURES, type ScenarioFile } from './file.js';
import { type Entry, entryOf, type MapNode, nameOfNode, whereOf, writtenOf } from './node.js';

/** Only a scenario extends another. */
const UNDER_DEFAULTS = { text: 'extends', choices: ['kind', 'expect', { say: 'scenario-fields' }], near: [] } as const;

/** A scenario with everything it inherits; each entry still knows where it was written. */
export type Merged = {
  readonly name: string;
  /** The entry that names it, in the file where it stands last. */
  readonly entry: Entry;
  readonly fields: ReadonlyMap<string, Entry>;
  /** What is expected; put together anew for whoever asks, as a default holds for any number of scenarios. */
  readonly expect: () => readonly Entry[];
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
  const defaults = emptyLayer();
  for (const map of files.flatMap((each) => each.defaults ?? [])) {
    const extended = entryOf(map, 'extends');
    if (extended !== undefined) diagnostics.push(diagnose('unknown-key', UNDER_DEFAULTS, whereOf(extended.keyAt)));
    overlayMap(defaults, map, diagnostics);
  }
  blameUnknown(defaults, diagnostics);
  const layers = new Map<string, Layer>();
  return [...definitions].map(([name, entries]) => {
    const own = layerNamed(name, { definitions, layers, diagnostics }, []);
    const merged = new Map([...defaults.known, ...own.fields]);
    for (const entry of merged.values()) if (isNull(entry)) merged.delete(entry.key);
    const expect = () => [...expectedOver(defaults, own).values()].filter((entry) => !isNull(entry));
    return { name, entry: entries.at(-1) as Entry, fields: merged, expect };
  });
}

/** Tells what is no field among the defaults: once, for however many scenarios. */
function blameUnknown({ fields: written, known }: Layer, diagnostics: Diagnostic[]): void {
  const kind = known.get('kind')?.value;
  const only = kinds.find((each) => kind?.is === 'scalar' && kind.text === each);
  const choices = ['kind', 'expect', ...(only === undefined ? fields : fieldsOf(only)).map(({ key }) => key)];
  for (const entry of written.values()) if (!known.has(entry.key) && !isNull(entry)) diagnostics.push(unknownField(entry, choices));
}

/** There is no such field; `<<` is what some take for a merge of maps. */
export function unknownField({ key, keyAt }: Entry, choices: readonly string[]): Diagnostic {
  const near = keysMeant(key, choices);
  return diagnose(key === '<<' ? 'unknown-key' : 'unknown-field', { text: key, choices, near }, whereOf(keyAt));
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
export function chainOf(file: ScenarioFile): readonly ScenarioFile[] {
  return file.base === undefined ? [file] : [...chainOf(file.base), file];
}

/** What maps say together. A `null` in it takes back what lies beneath, wherever it is laid. */
type Layer = {
  readonly fields: Map<string, Entry>;
  /** The same without what is no field: that is told where it stands, and taken over by nobody. */
  readonly known: Map<string, Entry>;
  /** Shared by the layers that add nothing to it: it is replaced, never changed. */
  expect: ReadonlyMap<string, Entry>;
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
  const layer = emptyLayer();
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
    const text = writtenOf(extended);
    // Nobody reads what was meant by the thousandth mistake, and it takes long to find out.
    const choices = diagnostics.length < MOST_COMPARED ? [...definitions.keys()].filter((other) => other !== name) : [];
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

function emptyLayer(): Layer {
  return { fields: new Map(), known: new Map(), expect: new Map(), clears: false, depth: 0 };
}

/** Lays what a scenario says over what others say. */
function overlay(below: Layer, above: Layer): void {
  below.expect = expectedOver(below, above);
  below.clears ||= above.clears;
  for (const entry of above.known.values()) addField(below, entry);
}

function expectedOver(below: Pick<Layer, 'expect'>, above: Pick<Layer, 'expect' | 'clears'>): Layer['expect'] {
  if (above.clears || below.expect.size === 0) return above.expect;
  return above.expect.size === 0 ? below.expect : new Map([...below.expect, ...above.expect]);
}

function overlayMap(layer: Layer, { entries }: MapNode, diagnostics: Diagnostic[]): void {
  for (const entry of entries) {
    if (entry.key === 'extends') continue;
    if (entry.key !== 'expect') addField(layer, entry);
    else if (entry.value.is === 'map') {
      const expect = new Map(entry.value.entries.map((expected) => [expected.key, expected]));
      layer.expect = expectedOver(layer, { expect, clears: false });
    } else if (isNull(entry)) {
      layer.expect = new Map();
      layer.clears = true;
    } else diagnostics.push(diagnose('invalid-type', { wanted: FIGURES, found: nameOfNode(entry.value) }, whereOf(entry.value)));
  }
}

function addField({ fields: all, known }: Layer, entry: Entry): void {
  all.set(entry.key, entry);
  if (entry.key === 'kind' || fieldOf(entry.key) !== undefined) known.set(entry.key, entry);
}

function isNull({ value }: Entry): boolean {
  return value.is === 'scalar' && value.type === 'null';
}
