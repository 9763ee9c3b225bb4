import type { Where } from '../diagnostics/diagnostic.js';

/** Finds a flag, or the value that follows it, again in argv: for the carets under a mistake. */
export function placeOf(argv: readonly string[], flag: string, part?: string): Where {
  const joined = argv.findLastIndex((argument) => argument.startsWith(`${flag}=`));
  const alone = Math.max(argv.lastIndexOf(flag), SHORT[flag] === undefined ? -1 : argv.lastIndexOf(SHORT[flag]));
  const index = joined > alone ? joined : part === undefined || alone + 1 >= argv.length ? alone : alone + 1;
  return { kind: 'argument', index: Math.max(0, index), flag, ...(part !== undefined && { part }) };
}

/** Flags that have a short form. */
const SHORT: Readonly<Record<string, string>> = { '--format': '-f', '--out': '-o' };
