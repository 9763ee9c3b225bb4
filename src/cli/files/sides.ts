import { normalize, resolve } from 'node:path';
import type { NothingAtBase } from '../../answer/project/diff.js';
import { answerProjects } from '../../answer/project/project.js';
import { isSavedAnswer, type Side, type SideEntry, savedSide, sideOf } from '../../answer/project/sides.js';
import { builtInCatalog } from '../../catalog/package-presets.js';
import { type Diagnostic, SizingError, type Where, withinOther } from '../../diagnostics/diagnostic.js';
import type { Files } from '../io.js';
import { openRevision } from './git.js';
import { filesMatching, isPattern } from './glob.js';
import { type AskedPath, discovered, findSources, loadProjects, type SourceFile } from './sources.js';

/** A revision of git as it was written on the command line. */
export type AskedRevision = { readonly name: string; readonly where: Where };

/** One side of a comparison: a scenario file (or a pattern of them), or an answer that was saved. */
export async function sideAt(asked: AskedPath, files: Files): Promise<Side> {
  const sources = findSources([asked], files);
  const [first] = sources;
  const saved = first !== undefined && sources.length === 1 && isSavedAnswer(first.text);
  const entries = saved ? savedSide(first.text, asked.path, builtInCatalog(), asked.where) : await answersOf(sources);
  return { label: asked.path, entries };
}

/** The same files at a revision, and at another one or as they are now. What is not there on a side has no scenarios there. */
export async function revisionSides(
  asked: readonly AskedPath[],
  base: AskedRevision,
  head: AskedRevision | undefined,
  files: Files,
): Promise<{ readonly before: Side; readonly after: Side; readonly nothingAtBase: readonly NothingAtBase[] }> {
  // A file that is named twice, however it is spelt, is compared once, by the first name.
  const once = new Map([...asked].reverse().map((each) => [resolve(files.cwd, each.path), { ...each, path: normalize(each.path) }]));
  const names: readonly AskedPath[] =
    asked.length > 0 ? [...once.values()].reverse() : [{ path: discovered(files), where: { kind: 'argument', index: 0 } }];
  const earlier = atRevision(names, base, files);
  const later = head === undefined ? inWorkingTree(names, files, earlier) : atRevision(names, head, files);
  const label = names.map(({ path }) => path).join(' ');
  const { entries, nothing } = await whatStands(earlier);
  const missing = later.filter(({ path }) => !earlier.some((source) => source.path === path));
  return {
    before: { label: `${base.name}:${label}`, entries },
    after: { label: head === undefined ? label : `${head.name}:${label}`, entries: await answersOf(later) },
    nothingAtBase: [
      ...missing.map(({ path }) => ({ file: path, why: { say: 'not-at-revision' as const, revision: base.name } })),
      ...nothing,
    ],
  };
}

/** The answers of files at a base. Nobody can mend what was committed: a file that cannot be read holds nothing. */
async function whatStands(sources: readonly SourceFile[]) {
  const known = await attempted(sources);
  if ('entries' in known) return { entries: known.entries, nothing: [] };
  const readable: SourceFile[] = [];
  const nothing: NothingAtBase[] = [];
  for (const source of sources) {
    const alone = await attempted([source]);
    if ('entries' in alone) readable.push(source);
    else nothing.push({ file: source.path, why: source.text.trim() === '' ? { say: 'empty-there' } : withinOther(alone.error) });
  }
  return { entries: readable.length === 0 ? [] : await answersOf(readable), nothing };
}

async function attempted(
  sources: readonly SourceFile[],
): Promise<{ readonly entries: readonly SideEntry[] } | { readonly error: Diagnostic }> {
  try {
    return { entries: await answersOf(sources) };
  } catch (error) {
    const [first] = error instanceof SizingError ? error.diagnostics : [];
    if (first === undefined) throw error;
    return { error: first };
  }
}

function atRevision(names: readonly AskedPath[], { name, where }: AskedRevision, files: Files): readonly SourceFile[] {
  const { list, sourceAt } = openRevision(name, files, where);
  const paths = names.flatMap(({ path }) => (isPattern(path) && sourceAt(path) === undefined ? filesMatching(path, { list }) : [path]));
  return [...new Set(paths)].flatMap((path) => sourceAt(path) ?? []);
}

/** A file that is gone was removed, if it was there before; otherwise it is a mistake to name it. */
function inWorkingTree(names: readonly AskedPath[], files: Files, before: readonly SourceFile[]): readonly SourceFile[] {
  const found = new Map<string, SourceFile>();
  const diagnostics: Diagnostic[] = [];
  for (const asked of names) {
    try {
      for (const source of findSources([asked], files)) found.set(source.path, source);
    } catch (error) {
      if (!(error instanceof SizingError)) throw error;
      const removed = error.code === 'file-not-found' && (isPattern(asked.path) || before.some(({ path }) => path === asked.path));
      if (!removed) diagnostics.push(...error.diagnostics);
    }
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return [...found.values()];
}

async function answersOf(sources: readonly SourceFile[]): Promise<readonly SideEntry[]> {
  return sideOf(answerProjects(await loadProjects(sources, builtInCatalog()), {}));
}
