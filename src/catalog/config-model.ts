import type { ConfigProblem } from '../architecture/config.js';
import { type JsonPlace, type JsonProblem, mistakeOf, placeOf, readJson } from '../architecture/json.js';
import { type ReadModel, readArchitecture } from '../architecture/read.js';
import { type Diagnostic, diagnose, type Where } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import { spelled } from '../diagnostics/visible.js';
import { countedLater, type Model } from './facts.js';

/** A model that a config.json describes, or everything that is wrong with it. */
export type ConfigRead = { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Reads the text of a config.json; `file` is what it is called in messages, `id` what names it on the command line. */
export function readConfigText(text: string, file: string, id: string = file): ConfigRead {
  const json = readJson(text);
  if (!json.ok) return { ok: false, diagnostics: [notJson(json.problem, file)] };
  return readConfig(json.value, { id, name: spelled(file) }, (key) => inFile(text, file, key));
}

/** Reads the content of a config.json that a program hands over; `path` is where it stands in what was handed over. */
export function readConfigObject(content: unknown, path: string): ConfigRead {
  return readConfig(content, CUSTOM, (key) => {
    const full = [path, key].filter((part) => part !== '').join('.');
    return full === '' ? undefined : { kind: 'field', path: full };
  });
}

/** What a model is called that no file and no preset names. */
const CUSTOM = { id: 'custom model', name: 'custom model' };

function readConfig(content: unknown, { id, name }: Pick<Model, 'id' | 'name'>, whereOf: (key: string) => Where | undefined): ConfigRead {
  const read = readArchitecture(content);
  if (read.ok) return { ok: true, model: modelOf(id, nameIn(content) ?? name, read) };
  // What stands in the file comes before what does not.
  const problems = read.problems.toSorted((one, other) => Number(one.is === 'missing') - Number(other.is === 'missing'));
  return { ok: false, diagnostics: problems.map((problem) => worded(problem, whereOf(problem.key), content)) };
}

function modelOf(id: string, name: string, read: ReadModel): Model {
  return {
    id,
    name,
    parameters: read.count.parameters,
    activeParameters: read.count.activeParameters,
    trainingTokens: null,
    trainingPrecision: null,
    servingPrecision: null,
    weights: null,
    architecture: () => read,
    ...countedLater(() => read),
    preset: null,
  };
}

/** The name that a file gives its model, where it is one to show. */
function nameIn(content: unknown): string | undefined {
  const name = (content as { readonly _name_or_path?: unknown } | null)?._name_or_path;
  return typeof name === 'string' && /^[\w.-]+\/[\w.-]+$/.test(name) && name.length <= 100 ? name : undefined;
}

function worded(problem: ConfigProblem, where: Where | undefined, content: unknown): Diagnostic {
  switch (problem.is) {
    case 'missing': {
      const names = [problem.key, ...problem.alternatives];
      const near = nearest(problem.key.slice(problem.key.lastIndexOf('.') + 1), keysOf(content)).filter((key) => !names.includes(key));
      return diagnose('config-missing', { key: problem.key, alternatives: problem.alternatives, near }, withoutPlace(where));
    }
    case 'type':
      return diagnose('config-type', problem, where);
    case 'range':
      return diagnose('config-range', problem, where);
    case 'conflict':
      return diagnose('config-conflict', problem, where);
  }
}

/** What is missing stands nowhere. */
function withoutPlace(where: Where | undefined): Where | undefined {
  return where?.kind === 'file' ? { kind: 'file', file: where.file, ...(where.key !== undefined && { key: where.key }) } : where;
}

/** Keys among which a misspelt one may be. */
function keysOf(content: unknown): readonly string[] {
  return typeof content === 'object' && content !== null ? Object.keys(content).slice(0, 1000) : [];
}

function inFile(text: string, file: string, key: string): Where {
  const place = key === '' ? undefined : placeOf(text, key);
  if (place === undefined) return { kind: 'file', file, ...(key !== '' && { key }) };
  const name = key.slice(key.lastIndexOf('.') + 1).replace(/\[\d+\]$/, '');
  return { kind: 'file', file, key, ...placeInFile(place, name.length + 2) };
}

/** Where a message points: the line, the column, and a stretch of the line. */
function placeInFile({ line, column, source, sourceIndex }: JsonPlace, length: number) {
  return { line, column, source: { text: source, start: sourceIndex, length } };
}

/** What is no JSON at all is wrong from end to end: no line of it is worth showing. */
const NO_JSON: ReadonlySet<JsonProblem['is']> = new Set(['binary', 'html', 'lfs', 'empty', 'too-large']);

function notJson(problem: JsonProblem, file: string): Diagnostic {
  const { path } = problem;
  const length = problem.is === 'duplicate-key' ? problem.key.length + 2 : 'found' in problem ? problem.found.length : 1;
  return diagnose('invalid-json', mistakeOf(problem), {
    kind: 'file',
    file,
    ...(NO_JSON.has(problem.is) ? {} : placeInFile(problem, length)),
    ...(path !== '' && { key: path }),
  });
}
