import type { Words } from '../words/words.js';
import type { Io } from './io.js';

/** A command line on its way through the program. */
export type Invocation = {
  readonly argv: readonly string[];
  readonly io: Io;
  /** Words of the language that people read. */
  readonly words: Words;
  /** Exit code of a command that did its work: 0, unless the command says otherwise. */
  exitCode: number;
};
