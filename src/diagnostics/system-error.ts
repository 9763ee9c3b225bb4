/** What the system says of a path that was to be read, in words. */
const READING: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ENOTDIR: 'a part of the path is a file',
  EISDIR: 'it is a directory',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'its name is too long',
  EMFILE: 'too many files are open',
  ERR_FS_FILE_TOO_LARGE: 'it is too large',
  ERR_STRING_TOO_LONG: 'it is too large',
};

/** The same of a path that was to be written, where it means something else there. */
const WRITING: Readonly<Record<string, string>> = {
  ...READING,
  ENOENT: 'there is no such directory',
  EACCES: 'it may not be written',
  EPERM: 'it may not be written',
  EROFS: 'nothing can be written there',
  ENOSPC: 'no space left on device',
};

/** Why something cannot be read or written: in words where the reason is a common one, else as the system says it. */
export function systemReason(error: unknown, doing: 'reading' | 'writing' = 'reading'): string {
  const { code = '', message } = error as { readonly code?: string; readonly message?: string };
  const said = (doing === 'reading' ? READING : WRITING)[code] ?? message ?? String(error);
  // `EIO: i/o error, read '/path'`: the middle is what a person reads.
  return /^[A-Z][A-Z\d_]+: ([^,]+), \w+( '.*')?$/s.exec(said)?.[1] ?? said;
}
