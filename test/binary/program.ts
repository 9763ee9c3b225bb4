import { execFileSync, spawnSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const packageFolder = fileURLToPath(new URL('../../', import.meta.url));
export const program = `${packageFolder}dist/cli/bin.cjs`;

export type Ran = { readonly code: number | null; readonly stdout: string; readonly stderr: string };
type World = {
  readonly file?: string;
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly node?: readonly string[];
  readonly input?: string;
};

/** Milliseconds after which a run is taken to never end. */
const LONGEST_RUN = 120_000;

/** Runs the built program as a user would. */
export function runProgram(args: readonly string[], { file = program, cwd, env, node = [], input = '' }: World = {}): Ran {
  const { PATH = '' } = process.env;
  const { status, stdout, stderr } = spawnSync(process.execPath, [...node, file, ...args], {
    cwd,
    env: { PATH, ...env },
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
    // One that never ends fails its test: its code is null.
    timeout: LONGEST_RUN,
  });
  return { code: status, stdout, stderr };
}

/** Runs a line of shell in which `$LLM` is the program. */
export function runShell(line: string): Ran {
  const { PATH = '' } = process.env;
  const env = { PATH, LLM: `${process.execPath} ${program}` };
  const { status, stdout, stderr } = spawnSync('sh', ['-c', line], { env, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: status, stdout, stderr };
}

export type Packed = { readonly unpackedSize: number; readonly files: readonly { readonly path: string; readonly size: number }[] };

/** What `npm pack` would put into the package, as the tree stands. */
export function packed(): Packed {
  const args = ['pack', '--dry-run', '--json', '--ignore-scripts'];
  const [listed] = JSON.parse(execFileSync('npm', args, { cwd: packageFolder, encoding: 'utf8', maxBuffer: 1 << 26 })) as [Packed];
  return listed;
}

/** Puts into a folder what the package holds, and nothing else. */
export function install(folder: string): void {
  for (const { path } of packed().files) cpSync(join(packageFolder, path), join(folder, path));
}

export const MAIN = ['train', '--model', 'gpt3', '--gpu', 'a100'] as const;
