import { dirname, isAbsolute, join, posix, relative, resolve, sep } from 'node:path';
import { diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Part, Phrase } from '../../diagnostics/phrase.js';
import type { Files } from '../io.js';
import { nearestAbove, readerOf, type SourceFile, treeAround, withinLimit } from './sources.js';

/** Links that lead to each other; nobody needs more. */
const MOST_LINKS = 5;
const LINK = '120000';
const ASTRAY = 'ASTRAY';

/** What stood in the working directory at a revision of git. */
export type Revision = {
  /** Names in a directory, as `Files.list` gives them. */
  readonly list: Files['list'];
  /** A scenario file as it was; undefined when it was not there. */
  readonly sourceAt: (path: string) => SourceFile | undefined;
};

/** A commit in the repository that holds a directory, which is `prefix` from the top of that repository: `plans/deep/`, or nothing. */
type Commit = { readonly git: Files['git']; readonly name: string; readonly directory: string; readonly prefix: string };

/** Opens a revision; each file is looked for in the repository that it is in. Throws a SizingError where git does not know it. */
export function openRevision(revision: string, files: Files, where: Where): Revision {
  const { cwd } = files;
  const here = treeAround(cwd, files);
  const commits = new Map<string, Commit>();
  const commitAt = (start: string): Commit => {
    const tree = treeAround(standing(start, files), files);
    const known = commits.get(tree);
    if (known !== undefined) return known;
    const git: Files['git'] = (args) => files.git(tree === here ? args : ['-C', tree, ...args]);
    const commit = { git, ...commitOf(revision, git, where), directory: tree === here ? cwd : tree };
    commits.set(tree, commit);
    return commit;
  };
  const open = (path: string): ReturnType<Files['readFile']> => {
    const full = resolve(cwd, path);
    // Of these git lists what is in them, and not themselves.
    if (full === cwd || files.exists(join(full, '.git'))) return { is: 'directory' };
    return openAt(commitAt(dirname(full)), full, revision);
  };
  const textOf = (path: string): string | undefined => {
    let content: ReturnType<Files['readFile']>;
    try {
      content = open(path);
    } catch (error) {
      if (error instanceof SizingError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      throw unreadable(path, code === ASTRAY ? { say: 'link-astray' } : { say: 'told', text: message });
    }
    if (content.is !== 'text') throw unreadable(path, { say: 'directory' });
    return withinLimit(path, content.text, where);
  };
  const unreadable = (path: string, reason: Part): SizingError =>
    new SizingError([
      diagnose('unreadable-file', { file: `${revision}:${path}`, reason, allowed: { say: 'a-scenario-file-of-the-clone' } }, where),
    ]);
  const read = (path: string): string => {
    const text = textOf(path);
    if (text === undefined) throw new SizingError([diagnose('file-not-found', { path: `${revision}:${path}`, near: [] }, where)]);
    return text;
  };
  const labelOf = (path: string) => `${revision}:${path}`;
  const listed = new Map<Commit, readonly string[]>();
  const pathsOf = (commit: Commit): readonly string[] => {
    const known = listed.get(commit);
    if (known !== undefined) return known;
    const { ok, text } = commit.git(['ls-tree', '-r', '-z', '--full-tree', '--name-only', commit.name]);
    if (!ok) throw unreadable('', { say: 'told', text });
    const paths = text.split('\0');
    listed.set(commit, paths);
    return paths;
  };
  return {
    list: (directory) => {
      const commit = commitAt(resolve(cwd, directory));
      const place = placeOf(commit, resolve(cwd, directory));
      if (place === undefined) return [];
      const names = namesIn(place, pathsOf(commit));
      if (names.length > 0) return names;
      const entry = entryAt(commit, place);
      return typeof entry === 'object' && entry.type === 'tree' ? namesIn(entry.place, pathsOf(commit)) : [];
    },
    sourceAt: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : { path, text, reader: { ...readerOf(path, files), labelOf, read, open } };
    },
  };
}

/** The nearest directory that there is: git runs in no other. */
function standing(path: string, files: Files): string {
  return nearestAbove(path, (directory) => (files.exists(directory) ? directory : undefined)) ?? path;
}

/** What stands at an absolute path in a commit. Throws as the file system does. */
function openAt(commit: Commit, path: string, revision: string): ReturnType<Files['readFile']> {
  const place = placeOf(commit, path);
  const entry = place === undefined ? 'nothing' : entryAt(commit, place);
  if (entry === 'nothing') throw Object.assign(new Error(`nothing at ${revision}`), { code: 'ENOENT' });
  if (entry === 'astray') throw Object.assign(new Error('led astray'), { code: ASTRAY });
  if (entry.type !== 'blob') return { is: 'directory' };
  return { is: 'text', text: contentOf(commit, entry.object) };
}

/** Where an absolute path is from the top of the repository; undefined outside of it. */
function placeOf({ directory, prefix }: Commit, path: string): string | undefined {
  const place = posix.join(prefix, relative(directory, path).replaceAll(sep, '/') || '.').replace(/\/$/, '');
  return isOutside(place) ? undefined : place;
}

function isOutside(place: string): boolean {
  return place === '..' || place.startsWith('../') || isAbsolute(place);
}

type TreeEntry = { readonly place: string; readonly type: string; readonly object: string };

/**
 * What a commit has at a place from the top of its repository, with every link followed. Trees and objects are asked for by
 * plumbing: no filter, text conversion, pager or hook takes part.
 */
function entryAt(commit: Commit, start: string): TreeEntry | 'nothing' | 'astray' {
  let place = start;
  for (let links = 0; links <= MOST_LINKS; links++) {
    if (place === '.') return { place, type: 'tree', object: commit.name };
    const parts = place.split('/');
    const ways = parts.map((_, depth) => parts.slice(0, depth + 1).join('/'));
    const entries = entriesOf(commit, [place]);
    const link = (entries.length > 0 ? entries : entriesOf(commit, ways)).find(({ mode }) => mode === LINK);
    const entry = entries.find((each) => each.place === place);
    if (link === undefined) return entry ?? 'nothing';
    const target = contentOf(commit, link.object);
    if (isAbsolute(target)) return 'astray';
    place = posix.join(posix.dirname(link.place), target, place.slice(link.place.length)).replace(/\/$/, '');
    if (isOutside(place)) return 'astray';
  }
  return 'astray';
}

function entriesOf({ git, name }: Commit, places: readonly string[]): readonly (TreeEntry & { readonly mode: string })[] {
  const { ok, text } = git(['--literal-pathspecs', 'ls-tree', '-z', '--full-tree', name, '--', ...places]);
  if (!ok) throw new Error(text);
  return [...text.matchAll(/(\d+) (\w+) ([\da-f]+)\t([^\0]*)\0/g)].map(([, mode = '', type = '', object = '', place = '']) => ({
    mode,
    type,
    object,
    place,
  }));
}

function contentOf({ git }: Commit, object: string): string {
  const { ok, text } = git(['cat-file', 'blob', object]);
  if (!ok) throw new Error(text);
  return text;
}

/** Names of a directory among the paths of all files, directories with a `/` at their end. */
function namesIn(directory: string, paths: readonly string[]): readonly string[] {
  const prefix = directory === '.' ? '' : `${directory.replace(/\/$/, '')}/`;
  const inside = paths.flatMap((path) => (path !== '' && path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
  return [...new Set(inside.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)))];
}

/** The full name of the commit that a revision stands for, and where git is in its repository. What begins with a dash could be an option, and is none. */
function commitOf(revision: string, git: Files['git'], where: Where): Pick<Commit, 'name' | 'prefix'> {
  const fail = (reason: Phrase): never => {
    throw new SizingError([diagnose('unknown-revision', { text: revision, reason }, where)]);
  };
  if (revision === '' || revision.startsWith('-') || /[\s\u0000-\u001f\u007f:?*[\\]/.test(revision) || revision.includes('..')) {
    return fail({ say: 'no-such-revision' });
  }
  const repository = git(['rev-parse', '--is-shallow-repository', '--show-prefix']);
  if (!repository.ok) return fail(whyNot(repository.text));
  const [, isShallow, prefix = ''] = /^(\w+)\n(.*)\n$/s.exec(repository.text) ?? [];
  const { ok, text } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const name = text.trim();
  if (ok && /^[\da-f]{40,64}$/.test(name)) return { name, prefix };
  return fail({ say: isShallow === 'true' ? 'shallow-clone' : 'no-such-revision' });
}

/** Why git does not work here. */
function whyNot(complaint: string): Phrase {
  if (/ENOENT|not found/.test(complaint)) return { say: 'no-git' };
  if (/dubious ownership|unsafe repository/.test(complaint)) {
    const [, directory = ''] = /repository(?: at)? '?([^'\n]+?)'?( is owned by someone else.*)?$/m.exec(complaint) ?? [];
    return { say: 'foreign-repository', directory };
  }
  return { say: 'no-repository' };
}
