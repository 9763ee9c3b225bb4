import { type Diagnostic, diagnose, SizingError } from '../../diagnostics/diagnostic.js';
import type { Part } from '../../diagnostics/phrase.js';
import { nearest } from '../../diagnostics/suggest.js';
import { entryOf, type MapNode, type Node, whereOf } from '../../scenario/file/node.js';
import { readYaml } from '../../scenario/file/read-yaml.js';
import { sourceOf } from '../../scenario/file/source.js';
import { type Metric, metrics } from '../../scenario/measured/columns.js';
import type { Calibration, GroupFactor, SpreadErrors } from '../contract/calibration.js';

/** Calibrations by the text that they were read from. YAML is read while a program waits, plans are made at once. */
const read = new Map<string, Calibration>();

/** The calibration that stands in a text, which was read before. */
export function calibrationIn(text: string): Calibration | undefined {
  return read.get(text);
}

const KEYS = ['version', 'program', 'groups'];
const GROUP_KEYS = ['metric', 'gpu', 'models', 'engine', 'factor', 'rows', 'configurations', 'modelsSeen', 'error', 'leftOneOut'];
const ERROR_KEYS = ['mean', 'median', 'p90', 'bias', 'low', 'high'];
/** A factor beyond these is a slip of the pen, or of another unit. */
const LEAST = 0.01;
const MOST = 100;

/** Reads a calibration. Throws a SizingError with everything that is wrong with it, each at its place. */
export async function readCalibration(path: string, text: string): Promise<void> {
  if (read.has(text)) return;
  const root = await readYaml(sourceOf(path, text));
  const diagnostics: Diagnostic[] = [];
  const fail = (node: Node, reason: Part) => {
    diagnostics.push(diagnose('invalid-calibration', { path, reason }, whereOf(node)));
  };
  const calibration = calibrationOf(root, fail, diagnostics);
  if (diagnostics.length > 0 || calibration === undefined) throw new SizingError(diagnostics);
  read.set(text, calibration);
}

type Fail = (node: Node, reason: Part) => void;

function calibrationOf(root: Node, fail: Fail, diagnostics: Diagnostic[]): Calibration | undefined {
  if (root.is !== 'map') {
    fail(root, { say: 'calibration-shape' });
    return undefined;
  }
  onlyKnown(root, KEYS, diagnostics);
  const version = entryOf(root, 'version')?.value;
  if (version === undefined || textOf(version) !== '1') {
    fail(version ?? root, { say: 'calibration-version' });
    return undefined;
  }
  const groups = entryOf(root, 'groups')?.value;
  if (groups === undefined || groups.is !== 'list') {
    fail(groups ?? root, { say: 'calibration-groups' });
    return undefined;
  }
  const found = groups.items.map((item) => groupIn(item, fail, diagnostics));
  const program = entryOf(root, 'program')?.value;
  const seen = new Set<string>();
  found.forEach((group, at) => {
    if (group === undefined) return;
    const name = JSON.stringify([group.metric, group.gpu, group.models, group.engine]);
    if (seen.has(name)) fail(groups.items[at] as Node, { say: 'calibration-twice' });
    seen.add(name);
  });
  return { program: program === undefined ? '' : textOf(program), groups: found.filter((group) => group !== undefined) };
}

function groupIn(node: Node, fail: Fail, diagnostics: Diagnostic[]): GroupFactor | undefined {
  if (node.is !== 'map') {
    fail(node, { say: 'calibration-group' });
    return undefined;
  }
  onlyKnown(node, GROUP_KEYS, diagnostics);
  const before = diagnostics.length;
  const at = (key: string): Node | undefined => entryOf(node, key)?.value;
  const text = (key: string): string => {
    const value = at(key);
    if (value === undefined) fail(node, { say: 'calibration-lacks', key });
    return value === undefined ? '' : textOf(value);
  };
  const number = (key: string, least: number, most: number, whole = false): number => {
    const value = numberIn(at(key));
    if (value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
    fail(
      at(key) ?? node,
      at(key) === undefined ? { say: 'calibration-lacks', key } : { say: 'calibration-number', key, least, most, whole },
    );
    return Number.NaN;
  };
  const metric = text('metric');
  if (metric !== '' && !(metrics as readonly string[]).includes(metric)) {
    const near = nearest(metric, metrics);
    diagnostics.push(diagnose('unknown-choice', { text: metric, choices: metrics, near }, whereOf(at('metric') as Node)));
  }
  const models = text('models');
  if (models !== '' && models !== 'dense' && models !== 'experts') {
    const choices = ['dense', 'experts'];
    diagnostics.push(diagnose('unknown-choice', { text: models, choices, near: nearest(models, choices) }, whereOf(at('models') as Node)));
  }
  const engine = at('engine');
  const group = {
    metric: metric as Metric,
    gpu: text('gpu'),
    models: models as GroupFactor['models'],
    engine: engine === undefined ? null : textOf(engine),
    factor: number('factor', LEAST, MOST),
    rows: number('rows', 1, 1e9, true),
    configurations: number('configurations', 1, 1e9, true),
    modelsSeen: number('modelsSeen', 1, 1e9, true),
    error: errorsIn(at('error') ?? node, 'error', fail, diagnostics),
    leftOneOut: errorsIn(at('leftOneOut') ?? node, 'leftOneOut', fail, diagnostics),
  };
  return diagnostics.length > before ? undefined : group;
}

function errorsIn(node: Node, key: string, fail: Fail, diagnostics: Diagnostic[]): SpreadErrors {
  const errors = { mean: 0, median: 0, p90: 0, bias: 0, low: 0, high: 0 };
  if (node.is !== 'map' || entryOf(node, 'metric') !== undefined) {
    fail(node, { say: 'calibration-errors', key, keys: ERROR_KEYS });
    return errors;
  }
  onlyKnown(node, ERROR_KEYS, diagnostics);
  for (const each of ERROR_KEYS as readonly (keyof typeof errors)[]) {
    const value = numberIn(entryOf(node, each)?.value);
    // Predicted ÷ measured is above zero.
    if (value > -1 && value <= MOST) errors[each] = value;
    else fail(entryOf(node, each)?.value ?? node, { say: 'calibration-share', key: `${key}.${each}` });
  }
  if (errors.low > errors.bias || errors.bias > errors.high) fail(node, { say: 'calibration-order', key });
  return errors;
}

function onlyKnown(map: MapNode, keys: readonly string[], diagnostics: Diagnostic[]): void {
  for (const { key, keyAt } of map.entries) {
    if (!keys.includes(key))
      diagnostics.push(diagnose('unknown-key', { text: key, choices: keys, near: nearest(key, keys) }, whereOf(keyAt as Node)));
  }
}

const textOf = (node: Node): string => (node.is === 'scalar' ? node.text : node.is);

function numberIn(node: Node | undefined): number {
  return node?.is === 'scalar' && node.text.trim() !== '' ? Number(node.text) : Number.NaN;
}
