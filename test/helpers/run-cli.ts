import type { Io } from '../../src/cli/io.js';
import { run } from '../../src/cli/run.js';

export type CliResult = {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  readonly files: ReadonlyMap<string, string>;
};

export type CliWorld = {
  readonly env?: Record<string, string>;
  readonly columns?: number;
  readonly isTTY?: boolean;
  /** Files that can be read, by path; `-` is standard input. A path that others go on from is a folder. */
  readonly inputs?: Readonly<Record<string, string>>;
};

/** Runs a command line in this process, in a world of its own. */
export async function runCli(
  argv: readonly string[],
  { env = {}, columns, isTTY = false, inputs = {} }: CliWorld = {},
): Promise<CliResult> {
  let stdout = '';
  let stderr = '';
  const files = new Map<string, string>();
  const io: Io = {
    env,
    stdout: {
      isTTY,
      columns,
      write: async (text) => {
        stdout += text;
      },
    },
    stderr: {
      isTTY,
      columns,
      write: async (text) => {
        stderr += text;
      },
    },
    readFile: (path) => {
      const text = Object.hasOwn(inputs, path) ? inputs[path] : undefined;
      if (text !== undefined) return { is: 'text', text };
      const folder = `${path.replace(/\/+$/, '')}/`;
      if (Object.keys(inputs).some((name) => name.startsWith(folder))) return { is: 'directory' };
      throw Object.assign(new Error('no such file or directory'), { code: 'ENOENT' });
    },
    createFile: (path) => {
      if (path.startsWith('/missing/')) throw new Error('no such directory');
      files.set(path, '');
      return {
        write: async (text) => {
          files.set(path, files.get(path) + text);
        },
        close: async () => undefined,
      };
    },
  };
  const code = await run(argv, io);
  return { code, stdout, stderr, files };
}

/** The words of a command line, split at spaces. */
export function words(line: string): readonly string[] {
  return line.split(' ').filter((word) => word !== '');
}
