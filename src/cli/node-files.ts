import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, fstatSync, openSync, readdirSync, readFileSync, readSync, realpathSync } from 'node:fs';
import type { Files } from './io.js';

/** Most that git may print; a file at a revision is no larger than one that is read. */
const GIT_LIMIT = 1 << 26;

/** The process’s own files, standard input and git. */
export function nodeFiles(): Files {
  return {
    cwd: process.cwd(),
    read: (path, limit) => (path === '-' ? readAll(0, limit) : readPath(path, limit)),
    list: (directory) => {
      try {
        return readdirSync(directory, { withFileTypes: true }).map((entry) => (entry.isDirectory() ? `${entry.name}/` : entry.name));
      } catch {
        return [];
      }
    },
    real: (path) => {
      try {
        return realpathSync(path);
      } catch {
        return undefined;
      }
    },
    exists: existsSync,
    git: (args) => {
      const { status, stdout, stderr, error } = spawnSync('git', args, {
        encoding: 'utf8',
        maxBuffer: GIT_LIMIT,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return status === 0 ? { ok: true, text: stdout } : { ok: false, text: error?.message ?? stderr.trim() };
    },
  };
}

function readPath(path: string, limit: number): string | number {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    return size > limit ? size : readAll(file, limit);
  } finally {
    closeSync(file);
  }
}

/** Reads to the end of a file or a pipe, but not on and on: beyond the limit, what was read so far is its size. */
function readAll(file: number, limit: number): string | number {
  if (file !== 0 && fstatSync(file).isFile()) return readFileSync(file, 'utf8');
  const chunks: Buffer[] = [];
  let size = 0;
  for (;;) {
    const chunk = Buffer.alloc(1 << 16);
    let read: number;
    try {
      read = readSync(file, chunk);
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'EOF') break;
      if (code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
      continue;
    }
    if (read === 0) break;
    size += read;
    if (size > limit) return size;
    chunks.push(chunk.subarray(0, read));
  }
  return Buffer.concat(chunks).toString('utf8');
}
