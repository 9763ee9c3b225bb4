import type { Io } from './io.js';

/** A command line on its way through the program. */
export type Invocation = {
  readonly argv: readonly string[];
  readonly io: Io;
  /** Exit code of a command that did its work: 0, unless the command says otherwise. */
  exitCode: number;
};
