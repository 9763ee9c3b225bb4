import type { ReadPath } from '../../catalog/model-files.js';
import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import type { Part, Phrase } from '../../diagnostics/phrase.js';
import { nearest } from '../../diagnostics/suggest.js';
import { type Entry, entryOf, type MapNode, type Node, nameOfNode, whereOf, writtenOf } from './node.js';
import { readJson } from './read-json.js';
import { type Source, sourceOf } from './source.js';

/** How files are come by; the command line, a revision of git and a test each have their own. */
export type Reader = {
  /** What a file is called in messages. */
  readonly labelOf: (path: string) => string;
  /** Text of a scenario file. Throws a SizingError when there is none. */
  readonly read: (path: string) => string;
  /** What stands at any path. Throws what the system throws. */
  readonly open: ReadPath;
  /** The path that `to` means when it stands in the file `from`; undefined when it leads out of `root`. */
  readonly follow: (from: string, to: string) => string | undefined;
  /** What paths must not lead out of. */
  readonly root: Part;
};

/** A scenario file, checked for its shape; the file that it extends stands beneath it. */
export type ScenarioFile = {
  readonly path: string;
  readonly reader: Reader;
  readonly source: Source;
  readonly base: ScenarioFile | undefined;
  readonly defaults: MapNode | undefined;
  readonly presets: MapNode | undefined;
  readonly scenarios: readonly Entry[];
  /** What is expected of all scenarios together; null takes back what a file beneath expects. */
  readonly expect: MapNode | null | undefined;
  /** What is wrong with its shape. */
  readonly problems: readonly Diagnostic[];
};

const KEYS = ['version', 'extends', 'defaults', 'presets', 'scenarios', 'expect'];
/** What stands under `expect`. */
export const FIGURES: Phrase = { say: 'expectations' };
/** Files that extend each other; nobody needs more. */
const LONGEST_CHAIN = 20;

/** Reads a scenario file and those that it extends. Throws a SizingError when it cannot be read at all. */
export async function loadFile(path: string, text: string, reader: Reader, chain: readonly string[] = []): Promise<ScenarioFile> {
  const source = sourceOf(reader.labelOf(path), text, path);
  const root = await readNode(source);
  const diagnostics: Diagnostic[] = [];
  if (root.is !== 'map') throw wrongType(root, { say: 'version-and-scenarios' }, isNothing(root) ? { say: 'empty-file' } : undefined);
  for (const { key, keyAt } of root.entries) {
    if (KEYS.includes(key) || key.startsWith('x-') || key === '$schema') continue;
    diagnostics.push(diagnose('unknown-key', { text: key, choices: KEYS, near: nearest(key, KEYS) }, whereOf(keyAt)));
  }
  checkVersion(root, diagnostics);
  const map = (key: string): MapNode | undefined => {
    const value = entryOf(root, key)?.value;
    if (value === undefined || value.is === 'map') return value;
    diagnostics.push(...wrongType(value, key === 'expect' ? FIGURES : { say: 'by-name', key }).diagnostics);
    return undefined;
  };
  const scenarios = map('scenarios');
  const expected = entryOf(root, 'expect')?.value;
  const expect = expected?.is === 'scalar' && expected.type === 'null' ? null : map('expect');
  const parts = { defaults: map('defaults'), presets: map('presets'), scenarios: scenarios?.entries ?? [], expect };
  const extended = entryOf(root, 'extends');
  for (const { key, value } of parts.scenarios) {
    if (value.is !== 'map') diagnostics.push(...wrongType(value, { say: 'fields-of', name: key }).diagnostics);
  }
  const base = extended === undefined ? undefined : await loadBase(path, extended.value, reader, [...chain, path]);
  return { path, reader, source, base, ...parts, problems: [...(base?.problems ?? []), ...diagnostics] };
}

function checkVersion(root: MapNode, diagnostics: Diagnostic[]): void {
  const entry = entryOf(root, 'version');
  if (entry === undefined) {
    diagnostics.push(diagnose('missing-key', { key: 'version', example: 'version: 1' }, whereOf({ ...root, end: root.start + 1 })));
  } else if (entry.value.is !== 'scalar' || entry.value.text !== '1') {
    const text = writtenOf(entry.value);
    diagnostics.push(diagnose('unknown-version', { text }, whereOf(entry.value)));
  }
}

async function loadBase(path: string, node: Node, reader: Reader, chain: readonly string[]): Promise<ScenarioFile> {
  if (node.is !== 'scalar' || node.type !== 'text' || node.text.trim() === '') throw wrongType(node, { say: 'file-path' });
  const target = reader.follow(path, node.text);
  if (target === undefined) throw new SizingError([diagnose('outside-tree', { path: node.text, root: reader.root }, whereOf(node))]);
  if (chain.includes(target) || chain.length >= LONGEST_CHAIN) {
    throw new SizingError([diagnose('cyclic-extends', { chain: [...chain, target] }, whereOf(node))]);
  }
  let text: string;
  try {
    text = reader.read(target);
  } catch (error) {
    // What is wrong is said where the path stands, not where it leads.
    if (!(error instanceof SizingError)) throw error;
    throw new SizingError(error.diagnostics.map((diagnostic) => ({ ...diagnostic, where: whereOf(node) })));
  }
  return loadFile(target, text, reader, chain);
}

/** Says that a file has nothing to size. */
export function withoutScenarios({ source }: ScenarioFile): Diagnostic {
  const example = 'scenarios: { gpt3-training: { kind: train, model: gpt3, gpu: a100 } }';
  return diagnose('missing-key', { key: 'scenarios', example }, whereOf({ source, start: 0, end: 1 }));
}

/** JSON by its name or its first character, YAML otherwise. */
async function readNode(source: Source): Promise<Node> {
  const json = source.file.endsWith('.json') || (source.file === '-' && looksLikeJson(source.text));
  if (json) return readJson(source);
  const { readYaml } = await import('./read-yaml.js');
  return readYaml(source);
}

/** True where a text that has no name begins as JSON does. */
export function looksLikeJson(text: string): boolean {
  return /^\s*[{[]/.test(text);
}

function isNothing(node: Node): boolean {
  return node.is === 'scalar' && node.type === 'empty';
}

function wrongType(node: Node, wanted: Phrase, found: Phrase = nameOfNode(node)): SizingError {
  return new SizingError([diagnose('invalid-type', { wanted, found }, whereOf(node))]);
}
