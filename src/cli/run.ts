import { english } from '../words/en/english.js';
import type { Io } from './io.js';
import { asksChinese } from './language.js';
import { runProgram } from './program.js';

/** Runs one command line. Resolves to the exit code; nothing else in the program catches errors. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  // Words that are not English are loaded only where they are asked for.
  const words = asksChinese(argv, io.env) ? (await import('../words/zh/chinese.js')).chinese : english;
  try {
    return await runProgram(argv, io, words);
  } catch (error) {
    return (await import('./failure.js')).tellFailure(error, argv, io, words);
  }
}
