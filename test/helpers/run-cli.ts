import { posix } from 'node:path';
import type { Files, Io } from '../../src/cli/io.js';
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
  /** Files that can be read, by their path seen from /project, the working directory; `-` is standard input. */
  readonly inputs?: Readonly<Record<string, string>>;
  readonly git?: Files['git'];
};

/** Files that are only in memory. A path that others go on from is a folder. */
function memoryFiles(texts: Readonly<Record<string, string>>, git: Files['git']): Files {
  const cwd = '/project';
  const absolute = (path: string) => (path === '-' ? path : posix.resolve(cwd, path));
  const all = new Map(Object.entries(texts).map(([path, text]) => [absolute(path), text]));
  const list = (directory: string) => {
    const prefix = `${absolute(directory)}/`;
    const inside = [...all.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    return [...new Set(inside.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)))];
  };
  return {
    cwd,
    readFile: (path, limitBytes = Number.POSITIVE_INFINITY) => {
      const text = all.get(absolute(path));
      if (text !== undefined) return text.length > limitBytes ? { is: 'too-large' } : { is: 'text', text };
      if (list(path).length > 0) return { is: 'directory' };
      throw Object.assign(new Error('no such file or directory'), { code: 'ENOENT' });
    },
    list,
    real: (path) => (all.has(path) ? path : undefined),
    exists: (path) => all.has(path) || list(path).length > 0,
    git,
  };
}

/** Runs a command line in this process, in a world of its own. */
export async function runCli(
  argv: readonly string[],
  { env = {}, columns, isTTY = false, inputs = {}, git = () => ({ ok: false, text: 'git: not found' }) }: CliWorld = {},
): Promise<CliResult> {
  const world = memoryFiles(inputs, git);
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
    readFile: world.readFile,
    files: async () => world,
    createFile: (path) => {
      if (path.startsWith('/missing/')) throw new Error('no such directory');
      files.set(path, '');
      return {
        write: async (text) => {
          files.set(path, files.get(path) + text);
        },
        close: async () => undefined,
        abandon: () => files.delete(path),
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
