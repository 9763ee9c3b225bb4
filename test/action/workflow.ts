import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { cleanEnv, program, root } from '../helpers/repository.js';

type Action = {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: {
    readonly steps: readonly { readonly shell: string; readonly env: Readonly<Record<string, string>>; readonly run: string }[];
  };
};

export const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as Action;
export const step = action.runs.steps.at(-1) as Action['runs']['steps'][number];

/** GitHub as the action sees it: its API, answered by another process on this computer. */
export async function fakeGitHub(directory: string) {
  mkdirSync(directory, { recursive: true });
  const server: ChildProcess = spawn(process.execPath, [join(root, 'test/action/fake-github.mjs'), directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise<string>((resolve) => server.stdout?.once('data', (chunk) => resolve(String(chunk).trim())));
  const file = (name: string) => join(directory, name);
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  return {
    url: `http://127.0.0.1:${port}`,
    comments: () => JSON.parse(read('comments.json') || '[]') as readonly { id: number; body: string }[],
    requests: () => read('requests.txt').split('\n').filter(Boolean),
    has: (comments: readonly unknown[]) => writeFileSync(file('comments.json'), JSON.stringify(comments)),
    forbids: () => writeFileSync(file('forbidden'), ''),
    reset: () => {
      for (const name of ['comments.json', 'requests.txt', 'forbidden']) rmSync(file(name), { force: true });
    },
    stop: () => server.kill(),
  };
}

export type StepRun = {
  readonly code: number | null;
  readonly log: string;
  readonly stderr: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
};

/** Runs the step of action.yml as a runner does: inputs put into its environment, its script given to its shell. */
export function runStep(
  repository: string,
  inputs: Readonly<Record<string, string>>,
  { event = {}, env = {} }: { readonly event?: unknown; readonly env?: Readonly<Record<string, string>> } = {},
): StepRun {
  const temp = join(repository, '..', 'runner');
  rmSync(temp, { recursive: true, force: true });
  mkdirSync(temp, { recursive: true });
  const file = (name: string) => join(temp, name);
  writeFileSync(file('event.json'), JSON.stringify(event));
  const values: Record<string, string> = { command: `'${process.execPath}' '${program}'`, 'github-token': 'a-token', ...inputs };
  const put = (template: string) =>
    template.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => values[name] ?? action.inputs[name]?.default ?? '');
  const stepEnv = Object.fromEntries(Object.entries(step?.env ?? {}).map(([name, template]) => [name, put(template)]));
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step?.run ?? ''], {
    cwd: repository,
    encoding: 'utf8',
    env: cleanEnv({
      ...stepEnv,
      GITHUB_ACTION_PATH: root,
      GITHUB_WORKSPACE: repository,
      GITHUB_EVENT_PATH: file('event.json'),
      GITHUB_STEP_SUMMARY: file('summary.md'),
      GITHUB_OUTPUT: file('outputs.txt'),
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_RUN_ID: '42',
      GITHUB_API_URL: 'http://127.0.0.1:9',
      RUNNER_TEMP: temp,
      ...env,
    }),
  });
  const read = (name: string) => (existsSync(file(name)) ? readFileSync(file(name), 'utf8') : '');
  const outputs = [...read('outputs.txt').matchAll(/^([\w-]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)].map(([, name, , value]) => [name, value]);
  return { code: status, log: stdout, stderr, summary: read('summary.md'), outputs: Object.fromEntries(outputs) };
}
