import { dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import type { Files } from '../io.js';
import { readerOf, type SourceFile, treeAround, withinLimit } from './sources.js';

/** Links that lead to each other; nobody needs more. */
const MOST_LINKS = 5;
const LINK = '120000';
const LED_ASTRAY = 'it is a link that leads to no file of the repository';
const NO_SUCH = 'no branch, tag or commit is called so';

/** A scenario file as it was at a revision; undefined when it was not there. */
export function sourceAt(revision: string, path: string, files: Files, where: Where): SourceFile | undefined {
  const { cwd } = files;
  const tree = treeAround(dirname(resolve(cwd, path)), files);
  const elsewhere = tree !== treeAround(cwd, files);
  const directory = elsewhere ? tree : cwd;
  const git: Files['git'] = (args) => files.git(elsewhere ? ['-C', tree, ...args] : args);
  const commit = commitOf(revision, git, where);
  const unreadable = (target: string, reason: string): SizingError =>
    new SizingError([
      diagnose('unreadable-file', { file: `${revision}:${target}`, reason, allowed: 'a scenario file that this clone holds' }, where),
    ]);

  // Trees and objects are asked for by plumbing: no filter, text conversion, pager or hook takes part.
  const textAt = (target: string, links = 0, asked = target): string | undefined => {
    const listed = git(['--literal-pathspecs', 'ls-tree', '-z', commit, '--', relative(directory, resolve(cwd, target)) || '.']);
    if (!listed.ok) throw unreadable(asked, links > 0 ? LED_ASTRAY : listed.text);
    if (listed.text === '') return undefined;
    const [, mode, type, object = ''] = /^(\d+) (\w+) ([\da-f]+)\t/.exec(listed.text) ?? [];
    if (type !== 'blob') throw unreadable(asked, 'it is a directory');
    const content = git(['cat-file', 'blob', object]);
    if (!content.ok) throw unreadable(asked, content.text);
    if (mode !== LINK) return withinLimit(target, content.text, where);
    if (links >= MOST_LINKS || isAbsolute(content.text)) throw unreadable(asked, LED_ASTRAY);
    return textAt(join(dirname(target), content.text), links + 1, asked);
  };
  const text = textAt(path);
  if (text === undefined) return undefined;
  const read = (target: string): string => {
    const found = textAt(target);
    if (found === undefined) throw new SizingError([diagnose('file-not-found', { path: `${revision}:${target}`, near: [] }, where)]);
    return found;
  };
  return { path, text, reader: { ...readerOf(path, files), read } };
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
