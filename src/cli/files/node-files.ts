import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, realpathSync } from 'node:fs';
import type { Files } from '../io.js';

/** Most that git may print; a file at a revision is no larger than one that is read. */
const GIT_LIMIT = 1 << 26;

/** The process’s own files, and git. */
export function nodeFiles(readFile: Files['readFile']): Files {
  return {
    cwd: process.cwd(),
    readFile,
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
        // Complaints that are understood here, and nothing fetched, asked or locked.
        env: { ...process.env, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_NO_LAZY_FETCH: '1', GIT_TERMINAL_PROMPT: '0' },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      return status === 0 ? { ok: true, text: stdout } : { ok: false, text: error?.message ?? stderr.trim() };
    },
  };
}
