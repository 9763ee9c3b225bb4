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
  /** Texts by their path; `-` is standard input. The working directory is /project. */
  readonly files?: Readonly<Record<string, string>>;
  readonly git?: Files['git'];
};

/** Files that are only in memory. A file too large to hold is given by its size: `{size}`. */
function memoryFiles(texts: Readonly<Record<string, string>>, git: Files['git']): Files {
  const cwd = '/project';
  const all = new Map(Object.entries(texts).map(([path, text]) => [path === '-' ? path : posix.resolve(cwd, path), text]));
  const list = (directory: string) => {
    const prefix = `${posix.resolve(cwd, directory)}/`;
    const inside = [...all.keys()].filter((path) => path.startsWith(prefix)).map((path) => path.slice(prefix.length));
    return [...new Set(inside.map((path) => (path.includes('/') ? path.slice(0, path.indexOf('/') + 1) : path)))];
  };
  return {
    cwd,
    read: (path, limit) => {
      if (path.endsWith('/unreadable.yaml')) throw Object.assign(new Error('EACCES: permission denied'), { code: 'EACCES' });
      const text = all.get(path);
      if (text === undefined) throw Object.assign(new Error(`ENOENT: no such file or directory, open '${path}'`), { code: 'ENOENT' });
      return text.length > limit ? text.length : text;
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
  { env = {}, columns, isTTY = false, files: texts = {}, git = () => ({ ok: false, text: 'git: not found' }) }: CliWorld = {},
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
    files: async () => memoryFiles(texts, git),
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
