import type { Io } from './io.js';

/** A command line on its way through the program. */
export type Invocation = {
  readonly argv: readonly string[];
  readonly io: Io;
};
