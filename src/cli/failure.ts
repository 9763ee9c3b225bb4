import { type Diagnostic, diagnose, SizingError } from '../diagnostics/diagnostic.js';
import type { Words } from '../words/words.js';
import { themeFor } from './color.js';
import type { Io } from './io.js';
import { diagnosticsJson, diagnosticsText } from './report.js';

/** Tells what went wrong, on standard error. Resolves to the exit code. */
export async function tellFailure(error: unknown, argv: readonly string[], io: Io, words: Words): Promise<number> {
  const diagnostics = error instanceof SizingError ? error.diagnostics : [defect(error)];
  const text = wantsJson(argv)
    ? diagnosticsJson(diagnostics)
    : diagnosticsText(diagnostics, argv, words, await themeFor(io.stderr, io.env, isFlagGiven(argv, '--no-color') ? false : undefined));
  await io.stderr.write(text).catch(() => undefined);
  if (isFlagGiven(argv, '--debug') && error instanceof Error && !(error instanceof SizingError))
    await io.stderr.write(`${error.stack}\n`).catch(() => undefined);
  return diagnostics[0]?.exitCode ?? 70;
}

function defect(error: unknown): Diagnostic {
  return diagnose('internal', { reason: { say: 'told', text: error instanceof Error ? error.message : String(error) } });
}

/** Errors follow the format that was asked for, whatever else is wrong with the command line. */
function wantsJson(argv: readonly string[]): boolean {
  const place = argv.findIndex((argument) => argument === '--format' || argument === '-f' || argument.startsWith('--format='));
  const format = argv[place]?.startsWith('--format=') ? argv[place].slice('--format='.length) : place < 0 ? undefined : argv[place + 1];
  return format === 'json' || format === 'jsonl';
}

/** True when a flag without a value stands on the command line. */
function isFlagGiven(argv: readonly string[], flag: string): boolean {
  const end = argv.indexOf('--');
  return argv.slice(0, end < 0 ? argv.length : end).includes(flag);
}
