import { posix } from 'node:path';
import { diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Files } from '../io.js';
import { readerOf, type SourceFile } from './sources.js';

/** What stood in the working directory at a revision of git. */
export type Revision = {
  /** Names in a directory, as `Files.list` gives them. */
  readonly list: Files['list'];
  /** A scenario file as it was; undefined when it was not there. */
  readonly sourceAt: (path: string) => SourceFile | undefined;
};

/** Opens a revision. Throws a SizingError when git does not know it. */
export function openRevision(revision: string, files: Files, where: Where): Revision {
  const commit = commitOf(revision, files, where);
  const { git } = files;
  const open = (path: string): ReturnType<Files['readFile']> => {
    const object = `${commit}:./${path}`;
    const type = git(['cat-file', '-t', object]);
    if (!type.ok) throw Object.assign(new Error(`it is not there at ${revision}`), { code: 'ENOENT' });
    if (type.text.trim() === 'tree') return { is: 'directory' };
    // As it is stored: neither filters nor a converter for people, which a repository may name, are run.
    const content = git(['cat-file', 'blob', object]);
    if (!content.ok) throw new Error(content.text);
    return { is: 'text', text: content.text };
  };
  const textOf = (path: string): string => {
    const content = attempt(() => open(path));
    if (content?.is === 'text') return content.text;
    throw new SizingError([diagnose('file-not-found', { path: `${revision}:${path}`, near: [] }, where)]);
  };
  let paths: readonly string[] | undefined;
  return {
    list: (directory) => {
      paths ??= git(['ls-tree', '-r', '-z', '--name-only', commit, '--', '.']).text.split('\0');
      return namesIn(posix.normalize(directory), paths);
    },
    sourceAt: (path) => {
      if (attempt(() => open(path)) === undefined) return undefined;
      const labelOf = (target: string) => `${revision}:${target}`;
      return { path, text: textOf(path), reader: { ...readerOf(path, files), labelOf, read: textOf, open } };
    },
  };
}

/** What is read, or undefined where it is not there. */
function attempt<Read>(read: () => Read): Read | undefined {
  try {
    return read();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Names of a directory among the paths of all files, directories with a `/` at their end. */
function namesIn(directory: string, paths: readonly string[]): readonly string[] {
  const prefix = directory === '.' ? '' : `${directory.replace(/\/$/, '')}/`;
  const inside = paths.flatMap((path) => (path !== '' && path.startsWith(prefix) ? [path.slice(prefix.length)] : []));
  return [...new Set(inside.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)))];
}

/** The full name of the commit that a revision stands for. What begins with a dash could be an option, and is none. */
function commitOf(revision: string, { git }: Files, where: Where): string {
  const fail = (reason: string): never => {
    throw new SizingError([diagnose('unknown-revision', { text: revision, reason }, where)]);
  };
  if (revision === '' || revision.startsWith('-') || /[\s\u0000-\u001f\u007f:?*[\\]/.test(revision) || revision.includes('..')) {
    return fail('no branch, tag or commit is called so');
  }
  const repository = git(['rev-parse', '--git-dir']);
  if (!repository.ok) return fail(repository.missing ? 'git is not installed' : notHere(repository.text));
  const { ok, text } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const commit = text.trim();
  return ok && /^[\da-f]{40,64}$/.test(commit) ? commit : fail('git does not know it; a shallow clone may lack it (fetch-depth: 0)');
}

/** Why git takes the working directory for no repository of the user’s. */
function notHere(complaint: string): string {
  return /dubious ownership/.test(complaint)
    ? 'git does not trust this repository, which belongs to somebody else (git config safe.directory)'
    : 'this is no git repository';
}
