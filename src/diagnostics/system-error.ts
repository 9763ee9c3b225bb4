import type { Phrase } from './phrase.js';

type Reason = Phrase<
  | 'no-such-file'
  | 'no-such-directory'
  | 'not-readable'
  | 'not-writable'
  | 'path-through-file'
  | 'directory'
  | 'link-loop'
  | 'name-too-long'
  | 'too-many-open'
  | 'too-large'
  | 'nothing-writable'
  | 'disk-full'
  | 'unwritten-pipe'
  | 'link-astray'
>['say'];

/** What the system says of a path that was to be read. */
const READING: Readonly<Record<string, Reason>> = {
  ENOENT: 'no-such-file',
  EACCES: 'not-readable',
  EPERM: 'not-readable',
  ENOTDIR: 'path-through-file',
  EISDIR: 'directory',
  ELOOP: 'link-loop',
  ENAMETOOLONG: 'name-too-long',
  EMFILE: 'too-many-open',
  ERR_FS_FILE_TOO_LARGE: 'too-large',
  ERR_STRING_TOO_LONG: 'too-large',
  // Our own: a named pipe that nobody opened, a link in a revision that leads out of the repository.
  UNWRITTEN: 'unwritten-pipe',
  ASTRAY: 'link-astray',
};

/** The same of a path that was to be written, where it means something else there. */
const WRITING: Readonly<Record<string, Reason>> = {
  ...READING,
  ENOENT: 'no-such-directory',
  EACCES: 'not-writable',
  EPERM: 'not-writable',
  EROFS: 'nothing-writable',
  ENOSPC: 'disk-full',
};

/** Why something cannot be read or written: a phrase where the reason is a common one, else as the system says it. */
export function systemReason(error: unknown, doing: 'reading' | 'writing' = 'reading'): Phrase {
  const { code = '', message } = error as { readonly code?: string; readonly message?: string };
  const known = (doing === 'reading' ? READING : WRITING)[code];
  if (known !== undefined) return { say: known };
  const said = message ?? String(error);
  // `EIO: i/o error, read '/path'`: the middle is what a person reads.
  return { say: 'told', text: /^[A-Z][A-Z\d_]+: ([^,]+), \w+( '.*')?$/s.exec(said)?.[1] ?? said };
}
