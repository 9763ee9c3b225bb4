import type { Catalog } from '../../catalog/catalog.js';
import type { OwnPresets, PresetGroup, PresetProblem } from '../../catalog/own-presets.js';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { nearest } from '../../diagnostics/suggest.js';
import { parseQuantity } from '../../quantity/parse.js';
import type { ScenarioFile } from './file.js';
import { type Entry, entryOf, type MapNode, type Node, nameOfNode, whereOf } from './node.js';

const GROUPS: readonly PresetGroup[] = ['gpus', 'models', 'grids'];
/** Values of one preset; nobody writes more, and aliases could make billions of a few. */
const MOST_VALUES = 2000;
/** Keys whose numbers are counts of a model, and may be written as people write them: `7B`. */
const COUNTS = new Set(['total', 'active', 'nonEmbedding', 'computed', 'trainingTokens']);

/** The catalogue with the presets that a file and those it extends bring. Mistakes are added to `diagnostics`. */
export async function catalogOf(file: ScenarioFile, catalog: Catalog, diagnostics: Diagnostic[]): Promise<Catalog> {
  const below = file.base === undefined ? catalog : await catalogOf(file.base, catalog, diagnostics);
  const { presets } = file;
  if (presets === undefined) return below;
  const nodes = new Map<string, MapNode>();
  const group = (name: PresetGroup) => {
    const entries = new Map<string, Readonly<Record<string, unknown>>>();
    const node = entryOf(presets, name)?.value;
    if (node === undefined) return entries;
    if (node.is !== 'map')
      diagnostics.push(diagnose('invalid-type', { wanted: { say: 'presets-by-name', key: name }, found: nameOfNode(node) }, whereOf(node)));
    for (const { key, value } of node.is === 'map' ? node.entries : []) {
      if (value.is !== 'map') {
        diagnostics.push(diagnose('invalid-type', { wanted: { say: 'preset-figures' }, found: nameOfNode(value) }, whereOf(value)));
        continue;
      }
      const left = { values: MOST_VALUES };
      const plain = plainOf(value, '', left) as Readonly<Record<string, unknown>>;
      if (left.values < 0)
        diagnostics.push(
          diagnose('invalid-preset', { name: key, path: '', reason: { say: 'too-many-values', limit: MOST_VALUES } }, whereOf(value)),
        );
      else {
        nodes.set(`${name} ${key}`, value);
        entries.set(key, plain);
      }
    }
    return entries;
  };
  for (const { key, keyAt } of presets.entries) {
    if (!GROUPS.includes(key as PresetGroup))
      diagnostics.push(diagnose('unknown-key', { text: key, choices: GROUPS, near: nearest(key, GROUPS) }, whereOf(keyAt)));
  }
  const own: OwnPresets = { gpus: group('gpus'), models: group('models'), grids: group('grids') };
  const { withOwnPresets } = await import('../../catalog/own-presets.js');
  const built = withOwnPresets(below, own, file.path);
  for (const problem of built.problems) {
    const node = nodes.get(`${problem.group} ${problem.name}`);
    if (node !== undefined) diagnostics.push(worded(problem, node));
  }
  return built.catalog;
}

function worded(problem: PresetProblem, node: Node): Diagnostic {
  const { name, path } = problem;
  const where = whereOf(nodeAt(node, path));
  const key = path.at(-1) ?? '';
  switch (problem.is) {
    case 'unknown-key': {
      const { choices } = problem;
      const parent = nodeAt(node, path.slice(0, -1));
      const keyAt = 'is' in parent && parent.is === 'map' ? entryOf(parent, key)?.keyAt : undefined;
      return diagnose('unknown-key', { text: key, choices, near: nearest(key, choices) }, keyAt === undefined ? where : whereOf(keyAt));
    }
    case 'unknown-preset':
      return diagnose('unknown-base', { name, text: problem.text, near: problem.near, group: problem.group }, where);
    case 'missing-key':
      return diagnose('missing-figure', { name, path: path.join('.') }, where);
    case 'wrong':
      return diagnose('invalid-preset', { name, path: path.join('.'), reason: problem.reason }, where);
  }
}

/** A node as plain data; keys are data too, whatever they are called. */
function plainOf(node: Node, key: string, left: { values: number }): unknown {
  left.values -= 1;
  if (left.values < 0) return null;
  if (node.is === 'map') {
    const plain: Record<string, unknown> = Object.create(null);
    for (const entry of node.entries) plain[entry.key] = plainOf(entry.value, entry.key, left);
    return { ...plain };
  }
  if (node.is === 'list') return node.items.map((item) => plainOf(item, key, left));
  if (node.type === 'null' || node.type === 'empty') return null;
  if (node.type === 'boolean') return node.text === 'true';
  if (node.type === 'number') return Number(node.text);
  const read = COUNTS.has(key) ? parseQuantity(node.text, 'count') : parseQuantity(node.text, 'number');
  const numeric = COUNTS.has(key) || /^-?\d+(\.\d+)?$/.test(node.text);
  return numeric && read.ok ? read.value : node.text;
}

/** The deepest node that a path leads to. */
function nodeAt(node: Node, path: readonly string[]): Node | Entry['keyAt'] {
  const [key, ...rest] = path;
  if (key === undefined) return node;
  if (node.is === 'list') {
    const item = node.items[Number(key)];
    return item === undefined ? node : nodeAt(item, rest);
  }
  if (node.is !== 'map') return node;
  const entry = entryOf(node, key);
  return entry === undefined ? node : nodeAt(entry.value, rest);
}
