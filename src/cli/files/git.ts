import { diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Files } from '../io.js';
import { readerOf, type SourceFile } from './sources.js';

/** A scenario file as it was at a revision; undefined when it was not there. */
export function sourceAt(revision: string, path: string, files: Files, where: Where): SourceFile | undefined {
  const commit = commitOf(revision, files, where);
  const read = (target: string): string => {
    const shown = files.git(['show', '--end-of-options', `${commit}:./${target}`]);
    if (shown.ok) return shown.text;
    throw new SizingError([diagnose('file-not-found', { path: `${revision}:${target}`, near: [] }, where)]);
  };
  // Asked before it is read: a file that was not there yet is no mistake, anything else is.
  if (!files.git(['cat-file', '-e', `${commit}:./${path}`]).ok) return undefined;
  return { path, text: read(path), reader: { ...readerOf(path, files), read } };
}

/** The full name of the commit that a revision stands for. What begins with a dash could be an option, and is none. */
function commitOf(revision: string, { git }: Files, where: Where): string {
  const fail = (reason: string): never => {
    throw new SizingError([diagnose('unknown-revision', { text: revision, reason }, where)]);
  };
  if (revision === '' || revision.startsWith('-') || /[\s\u0000-\u001f\u007f:?*[\\]/.test(revision) || revision.includes('..')) {
    return fail('no branch, tag or commit is called so');
  }
  if (!git(['rev-parse', '--git-dir']).ok) return fail('this is no git repository');
  const { ok, text } = git(['rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  const commit = text.trim();
  return ok && /^[\da-f]{40,64}$/.test(commit) ? commit : fail('git does not know it; a shallow clone may lack it (fetch-depth: 0)');
}
