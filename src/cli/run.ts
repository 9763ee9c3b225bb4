import { type Diagnostic, diagnose, SizingError } from '../diagnostics/diagnostic.js';
import { themeFor } from './color.js';
import type { Io } from './io.js';
import { wordsFor } from './language.js';
import { isFlagGiven, runProgram } from './program.js';
import { diagnosticsJson, diagnosticsText } from './report.js';

/** Runs one command line. Resolves to the exit code; nothing else in the program catches errors. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const words = await wordsFor(argv, io.env);
  try {
    return await runProgram(argv, io, words);
  } catch (error) {
    const diagnostics = error instanceof SizingError ? error.diagnostics : [defect(error)];
    const text = wantsJson(argv)
      ? diagnosticsJson(diagnostics)
      : diagnosticsText(diagnostics, argv, words, await themeFor(io.stderr, io.env, isFlagGiven(argv, '--no-color') ? false : undefined));
    await io.stderr.write(text).catch(() => undefined);
    if (isFlagGiven(argv, '--debug') && error instanceof Error && !(error instanceof SizingError))
      await io.stderr.write(`${error.stack}\n`).catch(() => undefined);
    return diagnostics[0]?.exitCode ?? 70;
  }
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
