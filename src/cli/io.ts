/** A stream that text is written to. */
export type Output = {
  /** Resolves when more may be written. */
  readonly write: (text: string) => Promise<void>;
  readonly isTTY: boolean;
  readonly columns: number | undefined;
};

/** What the program sees of the world; tests hand in their own. */
export type Io = {
  readonly stdout: Output;
  readonly stderr: Output;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** All of a file, or of standard input for `-`; throws when that is not possible. */
  readonly readFile: (path: string) => FileRead;
  /** Opens a file for writing; throws when that is not possible. */
  readonly createFile: (path: string) => FileOutput;
};

/** What stands at a path. */
type FileRead = { readonly is: 'text'; readonly text: string } | { readonly is: 'directory' };

export type FileOutput = {
  readonly write: (text: string) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** Thrown when the reader of our output has gone away: there is nobody left to tell. */
export class ClosedPipe extends Error {}
