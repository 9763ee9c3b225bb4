import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import type { Project } from '../../answer/project/project.js';
import { scenariosOfSaved } from '../../answer/project/saved-scenarios.js';
import { answerInReport, isSavedAnswer } from '../../answer/project/sides.js';
import type { Catalog } from '../../catalog/catalog.js';
import { withModelFiles } from '../../catalog/model-files.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { otherEncoding } from '../../diagnostics/encoding.js';
import type { Part } from '../../diagnostics/phrase.js';
import { nearest } from '../../diagnostics/suggest.js';
import { systemReason } from '../../diagnostics/system-error.js';
import { formatQuantity } from '../../quantity/format.js';
import { kinds } from '../../scenario/field.js';
import { fieldOf } from '../../scenario/fields.js';
import { loadFile, looksLikeJson, type Reader, type ScenarioFile, withoutScenarios } from '../../scenario/file/file.js';
import { catalogSeenFrom } from '../../scenario/file/located-models.js';
import { mergedExpectations } from '../../scenario/file/merge.js';
import { catalogOf } from '../../scenario/file/own-presets.js';
import { readScenarios } from '../../scenario/file/scenario-set.js';
import type { Assignment } from '../../scenario/question.js';
import { loadCalibrations } from '../calibrations.js';
import type { Files } from '../io.js';
import { filesMatching, isPattern } from './glob.js';

/** Names of the file that is looked for where none is given. */
const FILE_NAMES = ['llm-sizing.yaml', 'llm-sizing.yml', 'llm-sizing.json'];
/** Bytes that are read of a file. YAML takes far longer to read than JSON, and nobody writes so much of it. */
const YAML_LIMIT = 4 << 20;
const JSON_LIMIT = 64 << 20;

/** A file that was asked for. */
export type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly reader: Reader;
};

/** A path as it was written on the command line. */
export type AskedPath = { readonly path: string; readonly where: Where };

/** Finds what the paths name: files, patterns, `-`; with none, the nearest scenario file above the working directory. */
export function findSources(asked: readonly AskedPath[], files: Files): readonly SourceFile[] {
  if (asked.length === 0) return [fileAt(discovered(files), files)];
  const found = new Map<string, SourceFile>();
  for (const { path, where } of asked) {
    // A file may be called like a pattern.
    const paths = isPattern(path) && !files.exists(resolve(files.cwd, path)) ? filesMatching(path, files) : pathsIn(path, files, where);
    if (paths.length === 0) throw notFound(path, files, where);
    for (const each of paths) {
      const key = identityOf(each, files);
      if (!found.has(key)) found.set(key, fileAt(each, files, where));
    }
  }
  return [...found.values()];
}

/** The scenario files of a directory; a file is itself. */
function pathsIn(path: string, files: Files, where: Where): readonly string[] {
  if (path === '-' || !isDirectory(path, files)) return [path];
  const found = files
    .list(resolve(files.cwd, path))
    .filter((name) => !name.startsWith('.') && /\.(ya?ml|json)$/.test(name))
    .map((name) => join(path, name))
    .filter((name) => LIKE_SCENARIOS.test(readText(name, files, where)))
    .toSorted();
  if (found.length === 0) throw unreadable(path, { say: 'no-scenario-files' }, where);
  return found;
}

/** A key that scenario files have, at the top of YAML or JSON. */
const LIKE_SCENARIOS = /^(?:scenarios|extends)\s*:|"(?:scenarios|extends)"\s*:/m;

/** Asked of its names, since what is opened may be a pipe that gives what it has once. */
function isDirectory(path: string, { cwd, list }: Files): boolean {
  return list(resolve(cwd, path)).length > 0;
}

/** What is one file, however its path is written; standard input has no second time. */
function identityOf(path: string, { cwd, real }: Files): string {
  return path === '-' ? path : (real(resolve(cwd, path)) ?? resolve(cwd, path));
}

/** The path of the nearest scenario file, from the working directory upwards. */
export function discovered({ cwd, exists }: Files): string {
  const found = nearestAbove(cwd, (directory) => FILE_NAMES.map((name) => join(directory, name)).find(exists));
  if (found === undefined) throw new SizingError([diagnose('missing-file', { names: FILE_NAMES.slice(0, 1) })]);
  return relative(cwd, found);
}

/** What is found first, from a directory upwards. */
export function nearestAbove<Found>(start: string, find: (directory: string) => Found | undefined): Found | undefined {
  const found = find(start);
  return found !== undefined || start === dirname(start) ? found : nearestAbove(dirname(start), find);
}

function fileAt(path: string, files: Files, where?: Where): SourceFile {
  return { path, text: answerInReport(readText(path, files, where)), reader: readerOf(path, files) };
}

function readText(path: string, files: Files, where?: Where): string {
  const isJson = path.endsWith('.json');
  const limit = isJson || path === '-' ? JSON_LIMIT : YAML_LIMIT;
  let content: ReturnType<Files['readFile']>;
  try {
    content = files.readFile(path === '-' ? path : resolve(files.cwd, path), limit);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'ENOTDIR') throw notFound(path, files, where);
    throw unreadable(path, systemReason(error), where);
  }
  if (content.is === 'directory') throw unreadable(path, { say: 'no-scenario-files' }, where);
  if (content.is === 'text') return withinLimit(path, content.text, where);
  throw tooLarge(path, limit, where);
}

/** A text that was read, unless it is longer than what is read of a file of that name. */
export function withinLimit(path: string, text: string, where?: Where): string {
  // Only what came says whether standard input is JSON.
  const isJson = path.endsWith('.json') || (path === '-' && looksLikeJson(text));
  const limit = isJson ? JSON_LIMIT : YAML_LIMIT;
  if (text.length > limit) throw tooLarge(path, limit, where);
  const encoding = otherEncoding(text);
  if (encoding !== undefined) throw unreadable(path, encoding, where);
  return text;
}

function tooLarge(path: string, limitBytes: number, where?: Where): SizingError {
  return new SizingError([diagnose('file-too-large', { path, limit: formatQuantity(limitBytes, 'bytes') }, where)]);
}

function unreadable(path: string, reason: Part, where?: Where): SizingError {
  return new SizingError([diagnose('unreadable-file', { file: path, reason, allowed: { say: 'a-scenario-file' } }, where)]);
}

function notFound(path: string, { cwd, list }: Files, where?: Where): SizingError {
  const directory = dirname(path);
  const names = list(resolve(cwd, directory)).filter((name) => /\.(ya?ml|json)$/.test(name));
  const near = nearest(path, directory === '.' ? names : names.map((name) => join(directory, name)));
  return new SizingError([diagnose('file-not-found', { path, near }, where)]);
}

/** Follows paths from file to file, but not out of the repository (or, where there is none, the directory) of the first. */
export function readerOf(path: string, files: Files): Reader {
  const { cwd, real } = files;
  const start = path === '-' ? cwd : dirname(resolve(cwd, path));
  let tree: string | undefined;
  const treeOf = (): string => {
    tree ??= treeAround(start, files);
    return tree;
  };
  return {
    get root() {
      return relative(cwd, treeOf()) || ({ say: 'this-directory' } as const);
    },
    labelOf: (target) => target,
    read: (target) => readText(target, files),
    open: (target, limitBytes) => files.readFile(resolve(cwd, target), limitBytes),
    follow: (from, to) => {
      if (isAbsolute(to) || /^[a-z][a-z\d+.-]*:/i.test(to)) return undefined;
      const target = resolve(from === '-' ? cwd : dirname(resolve(cwd, from)), to);
      const inside = [target, real(target) ?? target].every(
        (each) => isWithin(each, treeOf()) || isWithin(each, real(treeOf()) ?? treeOf()),
      );
      return inside ? relative(cwd, target) || '.' : undefined;
    },
  };
}

/** The repository that a directory belongs to; without one, the directory itself. */
export function treeAround(start: string, { exists }: Files): string {
  return nearestAbove(start, (directory) => (exists(join(directory, '.git')) ? directory : undefined)) ?? start;
}

function isWithin(path: string, directory: string): boolean {
  return path === directory || path.startsWith(directory.endsWith(sep) ? directory : directory + sep);
}

/**
 * Reads scenario files and everything they need. Throws a SizingError with the mistakes of all of them, those among them that
 * `mistakesIn` finds in what was read.
 */
export async function loadProjects(
  sources: readonly SourceFile[],
  catalog: Catalog,
  overrides: readonly Assignment[] = [],
  // What diff compares is answers: an older expectation that nobody can mend any more does not matter to it.
  mistakesIn: (project: Project) => readonly Diagnostic[] = () => [],
): Promise<readonly Project[]> {
  const diagnostics: Diagnostic[] = [];
  const projects: Project[] = [];
  const loaded: ScenarioFile[] = [];
  for (const { path, text, reader } of sources) {
    try {
      const file = await loadFile(path, isSavedAnswer(text) ? scenariosOfSaved(text, path) : text, reader);
      loaded.push(file);
      diagnostics.push(...file.problems);
      const before = diagnostics.length;
      const own = await catalogOf(file, catalog, diagnostics);
      // Without its presets, what names them would seem wrong too.
      if (diagnostics.length > before) continue;
      const files = withModelFiles(own, reader.open);
      const seenFrom = (from: string) => catalogSeenFrom(from, own, files, reader);
      const expect = mergedExpectations(file);
      const scenarios = readScenarios(file, { catalog: files, seenFrom }, overrides, diagnostics);
      const project = { file: path, catalog: files, expect, scenarios };
      projects.push(project);
      await loadCalibrations(
        scenarios.map(({ question }) => question),
        files,
      );
      diagnostics.push(...mistakesIn(project));
    } catch (error) {
      if (!(error instanceof SizingError)) throw error;
      diagnostics.push(...error.diagnostics);
    }
  }
  const [first] = loaded;
  // A base for others may stand among files that were named by a pattern; with nothing else there is nothing to do.
  if (diagnostics.length === 0 && first !== undefined && projects.every(({ scenarios }) => scenarios.length === 0))
    diagnostics.push(withoutScenarios(first));
  diagnostics.push(...withoutEffect(overrides, projects));
  // A mistake of the command line would be told for each of the files.
  if (diagnostics.length > 0) throw new SizingError([...new Map(diagnostics.map((each) => [JSON.stringify(each), each])).values()]);
  return projects;
}

/** What was to be set in scenarios of a kind of which there are none. */
function withoutEffect(overrides: readonly Assignment[], projects: readonly Project[]): readonly Diagnostic[] {
  const present = new Set(projects.flatMap(({ scenarios }) => scenarios.map(({ question }) => question.kind)));
  if (present.size === 0) return [];
  return overrides.flatMap(({ key, text, whereOf }) => {
    const wanted = fieldOf(key)?.kinds ?? [];
    if (kinds.some((kind) => present.has(kind) && wanted.includes(kind))) return [];
    const because: Part = { say: 'scenarios-of-kind', kinds: [...present] };
    return [diagnose('without-effect', { given: `--set ${key}`, because }, whereOf(text, 0))];
  });
}
