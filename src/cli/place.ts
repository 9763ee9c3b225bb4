import type { Where } from '../diagnostics/diagnostic.js';

/** Finds a flag, or a part of the value that follows it (`start` characters in), again in argv: for the carets under a mistake. */
export function placeOf(argv: readonly string[], flag: string, part?: string, start = 0): Where {
  const joined = argv.findLastIndex((argument) => argument.startsWith(`${flag}=`));
  const alone = Math.max(argv.lastIndexOf(flag), SHORT[flag] === undefined ? -1 : argv.lastIndexOf(SHORT[flag]));
  if (part === undefined) return { kind: 'argument', index: Math.max(0, joined, alone), flag };
  if (joined > alone) return { kind: 'argument', index: joined, flag, part, start: flag.length + 1 + start };
  return { kind: 'argument', index: Math.max(0, Math.min(alone + 1, argv.length - 1)), flag, part, start };
}

/** Flags that have a short form. */
const SHORT: Readonly<Record<string, string>> = { '--format': '-f', '--out': '-o' };
