import { dirname, isAbsolute, join, posix, relative, resolve } from 'node:path';
import { diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Files } from '../io.js';
import { readerOf, type SourceFile, treeAround, withinLimit } from './sources.js';

/** Links that lead to each other; nobody needs more. */
const MOST_LINKS = 5;
const LINK = '120000';
const LED_ASTRAY = 'it is a link that leads to no file of the repository';
const NO_SUCH = 'no branch, tag or commit is called so';

/** What stood in the working directory at a revision of git. */
export type Revision = {
  /** Names in a directory, as `Files.list` gives them. */
  readonly list: Files['list'];
  /** A scenario file as it was; undefined when it was not there. */
  readonly sourceAt: (path: string) => SourceFile | undefined;
};

/** A commit in the repository that holds a directory. */
type Commit = { readonly git: Files['git']; readonly name: string; readonly directory: string };

/** Opens a revision; each file is looked for in the repository that it is in. Throws a SizingError where git does not know it. */
export function openRevision(revision: string, files: Files, where: Where): Revision {
  const { cwd } = files;
  const here = treeAround(cwd, files);
  const commits = new Map<string, Commit>();
  const commitAt = (start: string): Commit => {
    const tree = treeAround(start, files);
    const known = commits.get(tree);
    if (known !== undefined) return known;
    const git: Files['git'] = (args) => files.git(tree === here ? args : ['-C', tree, ...args]);
    const commit = { git, name: commitOf(revision, git, where), directory: tree === here ? cwd : tree };
    commits.set(tree, commit);
    return commit;
  };
  const open = (path: string): ReturnType<Files['readFile']> => {
    const full = resolve(cwd, path);
    // Of these git lists what is in them, and not themselves.
    if (full === cwd || files.exists(join(full, '.git'))) return { is: 'directory' };
    return openAt(commitAt(dirname(full)), path, cwd, revision);
  };
  const textOf = (path: string): string | undefined => {
    let content: ReturnType<Files['readFile']>;
    try {
      content = open(path);
    } catch (error) {
      if (error instanceof SizingError) throw error;
      const { code, message } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT') return undefined;
      throw unreadable(path, message);
    }
    if (content.is !== 'text') throw unreadable(path, 'it is a directory');
    return withinLimit(path, content.text, where);
  };
  const unreadable = (path: string, reason: string): SizingError =>
    new SizingError([
      diagnose('unreadable-file', { file: `${revision}:${path}`, reason, allowed: 'a scenario file that this clone holds' }, where),
    ]);
  const read = (path: string): string => {
    const text = textOf(path);
    if (text === undefined) throw new SizingError([diagnose('file-not-found', { path: `${revision}:${path}`, near: [] }, where)]);
    return text;
  };
  const labelOf = (path: string) => `${revision}:${path}`;
  let paths: readonly string[] | undefined;
  return {
    list: (directory) => {
      const { git, name } = commitAt(cwd);
      paths ??= git(['ls-tree', '-r', '-z', '--name-only', name]).text.split('\0');
      return namesIn(posix.normalize(directory), paths);
    },
    sourceAt: (path) => {
      const text = textOf(path);
      return text === undefined ? undefined : { path, text, reader: { ...readerOf(path, files), labelOf, read, open } };
    },
  };
}

/**
 * What stands at a path of a commit. Trees and objects are asked for by plumbing: no filter, text conversion, pager or hook
 * takes part. Throws as the file system does.
 */
function openAt({ git, name, directory }: Commit, path: string, cwd: string, revision: string): ReturnType<Files['readFile']> {
  let target = path;
  for (let links = 0; links <= MOST_LINKS; links++) {
    const listed = git(['--literal-pathspecs', 'ls-tree', '-z', name, '--', relative(directory, resolve(cwd, target)) || '.']);
    if (!listed.ok) throw new Error(links > 0 ? LED_ASTRAY : listed.text);
    if (listed.text === '') throw Object.assign(new Error(`it is not there at ${revision}`), { code: 'ENOENT' });
    const [, mode, type, object = ''] = /^(\d+) (\w+) ([\da-f]+)\t/.exec(listed.text) ?? [];
    if (type !== 'blob') return { is: 'directory' };
    const content = git(['cat-file', 'blob', object]);
    if (!content.ok) throw new Error(content.text);
    if (mode !== LINK) return { is: 'text', text: content.text };
    if (isAbsolute(content.text)) break;
    target = join(dirname(target), content.text);
  }
  throw new Error(LED_ASTRAY);
}

/** Names of a directory among the paths of all files, directories with a `/` at their end. */
function namesIn(directory: string, paths: readonly string[]): readonly string[] {
  const prefix = directory === '.' ? '' : `${directory.replace(/\/$/, '')}/`;
  const inside = paths.flatMap((path) => (path !== '' && path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
  return [...new Set(inside.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)))];
}

/** The full name of the commit that a revision stands for. What begins with a dash could be an option, and is none. */
function commitOf(revision: string, git: Files['git'], where: Where): string {
  const fail = (reason: string): never => {
    throw new SizingError([diagnose('unknown-revision', { text: revision, reason }, where)]);
  };
  if (revision === '' || revision.startsWith('-') || /[\s\u0000-\u001f\u007f:?*[\\]/.test(revision) || revision.includes('..')) {
    return fail(NO_SUCH);
  }
  const repository = git(['rev-parse', '--is-shallow-repository']);
  if (!repository.ok) return fail(whyNot(repository.text));
  const { ok, text } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const commit = text.trim();
  if (ok && /^[\da-f]{40,64}$/.test(commit)) return commit;
  return fail(repository.text.trim() === 'true' ? 'this clone is shallow, and git does not know it (fetch-depth: 0 fetches all)' : NO_SUCH);
}

/** Why git does not work here. */
function whyNot(complaint: string): string {
  if (/ENOENT|not found/.test(complaint)) return 'git is not installed, or not on the PATH';
  if (/dubious ownership|unsafe repository/.test(complaint)) {
    const [, directory = ''] = /repository(?: at)? '?([^'\n]+?)'?( is owned by someone else.*)?$/m.exec(complaint) ?? [];
    return `the repository belongs to another user, and git leaves it alone (git config --global --add safe.directory ${directory})`;
  }
  return 'this is no git repository';
}
