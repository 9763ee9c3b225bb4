// Runs llm-sizing and git: never with a value as shell code, never with a path or a revision as a flag.
import { spawn, spawnSync } from 'node:child_process';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The program that the action came with, as its first step builds it. */
const PROGRAM = fileURLToPath(new URL('../dist/cli/bin.cjs', import.meta.url));

const LIMIT = 1 << 27;

/** The program, run in a directory: what it printed, and what its JSON says. */
export function programIn(cwd, { command, version }, env) {
  // The command is the workflow’s own; what the program is given follows as arguments.
  const words = command || (version === '' ? 'node "$LLM_SIZING_PROGRAM"' : 'npx --yes -- "llm-sizing@$LLM_SIZING_VERSION"');
  const { INPUT_GITHUB_TOKEN: _, ...rest } = env;
  const childEnv = {
    ...rest,
    LLM_SIZING_VERSION: version,
    LLM_SIZING_PROGRAM: PROGRAM,
    npm_config_update_notifier: 'false',
    npm_config_fund: 'false',
  };
  return async (args) => {
    const { code, stdout, stderr } = await ended(
      spawn('bash', ['-c', `${words} "$@"`, 'llm-sizing', ...args], { cwd, env: childEnv, stdio: ['ignore', 'pipe', 'pipe'] }),
    );
    return { code, text: stdout, complaint: stderr, report: jsonIn(stdout), errors: jsonIn(stderr)?.errors ?? [] };
  };
}

/** What a program printed until its end. */
function ended(child) {
  return new Promise((resolve, reject) => {
    const printed = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (chunk) => {
        printed[name] += chunk;
      });
    }
    child.on('error', reject).on('close', (code) => resolve({ code: code ?? 70, ...printed }));
  });
}

/** A JSON document in what was printed; package managers like to say something before it. */
function jsonIn(text) {
  const start = /^\{/m.exec(text)?.index;
  if (start === undefined) return undefined;
  try {
    return JSON.parse(text.slice(start));
  } catch {
    return undefined;
  }
}

/** Git in a directory; undefined where it fails. */
export function gitIn(cwd) {
  return (...args) => {
    const { status, stdout } = spawnSync('git', args, { cwd, encoding: 'utf8', maxBuffer: LIMIT, stdio: ['ignore', 'pipe', 'ignore'] });
    return status === 0 ? stdout : undefined;
  };
}

/** What to compare with: the revision as given or, of a pull request, where its branch left the base. */
export function baseOf(given, pullRequest, git) {
  if (given !== '') return given;
  if (pullRequest?.base === undefined) return undefined;
  const commit = commitOf(pullRequest.base, git);
  if (commit === undefined) return pullRequest.base;
  const left = git('merge-base', commit, 'HEAD')?.trim() || commit;
  return left.slice(0, 12);
}

function commitOf(revision, git) {
  const commit = git('rev-parse', '--verify', '--quiet', '--end-of-options', `${revision}^{commit}`)?.trim() ?? '';
  return /^[\da-f]{40,64}$/.test(commit) ? commit : undefined;
}

/** Turns a path that the program printed into one from the root of the repository. */
export function fromRootOf(git) {
  const prefix = git('rev-parse', '--show-prefix')?.replace(/\n$/, '') ?? '';
  return (path) => (posix.isAbsolute(path) ? path : posix.normalize(posix.join(prefix, path)));
}
