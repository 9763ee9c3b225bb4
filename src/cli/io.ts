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
  /** All of a file, or of standard input for `-`, where it has no more bytes than the limit; throws when that is not possible. */
  readonly readFile: (path: string, limitBytes?: number) => FileRead;
  /** Opens a file for writing; throws when that is not possible. */
  readonly createFile: (path: string) => FileOutput;
  /** What is read; looked up only by commands that read files. */
  readonly files: () => Promise<Files>;
};

/** Files and programs that a command reads from. A relative path is meant from the working directory. */
export type Files = {
  readonly readFile: Io['readFile'];
  /** The working directory. */
  readonly cwd: string;
  /** Names in a directory, directories with a `/` at their end; none where there is no such directory. */
  readonly list: (directory: string) => readonly string[];
  /** The path with every link followed; undefined when there is nothing. */
  readonly real: (path: string) => string | undefined;
  readonly exists: (path: string) => boolean;
  /** Runs git in the working directory, never through a shell: what it printed, or its complaint. */
  readonly git: (args: readonly string[]) => { readonly ok: boolean; readonly text: string };
};

/** What stands at a path. */
type FileRead =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'directory' }
  /** More bytes than were asked for; what was read of them is thrown away. */
  | { readonly is: 'too-large' };

export type FileOutput = {
  readonly write: (text: string) => Promise<void>;
  /** All of it is written: it now has its name. */
  readonly close: () => Promise<void>;
  /** It will not be whole: what was written is thrown away. */
  readonly abandon: () => void;
};

/** Thrown when the reader of our output has gone away: there is nobody left to tell. */
export class ClosedPipe extends Error {}
