import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const program = join(root, 'dist/cli/bin.cjs');

/** Git that knows nobody’s configuration, at one fixed time. */
const GIT = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
};

/** The environment of a test’s own programs: ours without what a workflow, a git hook or a terminal would have set. */
export function cleanEnv(more: Readonly<Record<string, string>> = {}): Record<string, string> {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(GITHUB_|GIT_|INPUT_|RUNNER_|NODE_OPTIONS|NO_COLOR|FORCE_COLOR|COLUMNS|VITEST)/.test(name),
  );
  return { ...(Object.fromEntries(kept) as Record<string, string>), ...GIT, ...more };
}

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };

export type Repository = {
  readonly path: string;
  readonly git: (...args: string[]) => string;
  /** Writes files and commits everything; returns the name of the commit. */
  readonly commit: (files: Readonly<Record<string, string>>, message?: string) => string;
  readonly write: (files: Readonly<Record<string, string>>) => void;
  /** Runs the built program in the repository, or in a directory of it. */
  readonly run: (args: readonly string[], options?: { in?: string; env?: Readonly<Record<string, string>> }) => Ran;
};

/** A directory that is gone when the test is. */
export function temporaryDirectory(): { readonly path: string; readonly remove: () => void } {
  const path = mkdtempSync(join(tmpdir(), 'llm-sizing-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real git repository on disk. */
export function repositoryAt(path: string): Repository {
  mkdirSync(path, { recursive: true });
  const git = (...args: string[]): string => {
    const { status, stdout, stderr } = spawnSync('git', ['-c', 'user.name=A Planner', '-c', 'user.email=planner@example.com', ...args], {
      cwd: path,
      env: cleanEnv(),
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
    return stdout.trim();
  };
  const write: Repository['write'] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  git('init', '--quiet', '--initial-branch=main');
  return {
    path,
    git,
    write,
    commit: (files, message = 'a change') => {
      write(files);
      git('add', '--all', '.');
      git('commit', '--quiet', '--allow-empty', '--message', message);
      return git('rev-parse', 'HEAD');
    },
    run: (args, { in: directory = '.', env = {} } = {}) => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
        cwd: join(path, directory),
        env: cleanEnv(env),
        encoding: 'utf8',
        maxBuffer: 1 << 27,
        timeout: 60_000,
      });
      return { code: status, stdout, stderr };
    },
  };
}

/** The reference sheet as a scenario file, at a utilisation; `loose` expects nothing that could break. */
export function deck(utilization = '50%', { loose = false } = {}): string {
  const [servers, training, serving] = loose ? ['1M', '1M', '1M'] : ['195', '1600', '412018'];
  return `version: 1
defaults: { gpu: a100, utilization: ${utilization} }
scenarios:
  gpt3-training:
    kind: train
    model: gpt3
    tokens: 300B
    duration: 30d
    expect: { servers: <= ${servers}, gpus: <= ${training} }
  gpt3-search:
    kind: infer
    model: gpt3
    requests: 3.5B/day
    questions: 4
    words: 425
    expect: { gpus: <= ${serving} }
`;
}
