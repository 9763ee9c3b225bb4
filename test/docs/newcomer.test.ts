import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cleanEnv, program, root, temporaryDirectory } from '../helpers/repository.js';

// What the README’s section about capacity in git says, done to the letter: from an empty repository to a red check.

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const section = /^## Capacity assumptions in git\n([\s\S]*?)^## /m.exec(readme)?.[1] ?? '';
const blocks = (language: string) =>
  [...section.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body = '']) => body);
const [begin = '', push = ''] = blocks('sh');
const [file = '', workflow = ''] = blocks('yaml');
const [, workflowPath = ''] = /`(\.github\/workflows\/[\w.]+)`/.exec(section) ?? [];

const scratch = temporaryDirectory();
const at = (name: string) => join(scratch.path, name);
const clone = at('clone');
afterAll(() => scratch.remove());

/** A command of the newcomer’s computer, or of the service’s. */
function tool(name: string, script: string): void {
  writeFileSync(join(at('bin'), name), `#!/bin/sh\n${script}\n`);
  chmodSync(join(at('bin'), name), 0o755);
}

function shell(script: string, cwd: string) {
  const env = cleanEnv({
    PATH: `${at('bin')}:${process.env['PATH']}`,
    ...Object.fromEntries(
      ['AUTHOR', 'COMMITTER'].flatMap((role) => [
        [`GIT_${role}_NAME`, 'llm-sizing tests'],
        [`GIT_${role}_EMAIL`, 'planner@example.com'],
      ]),
    ),
  });
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', script], { cwd, env, encoding: 'utf8' });
  return { code: status, stdout, stderr };
}

/** What the service does after a push: a fresh clone, and the steps of the workflow. */
function service() {
  const checkout = at('checkout');
  shell(`rm -rf '${checkout}' && git clone --quiet '${at('origin.git')}' '${checkout}'`, scratch.path);
  const steps = parse(readFileSync(join(checkout, workflowPath), 'utf8')).jobs.sizing.steps as { uses?: string; run?: string }[];
  expect(steps[0]?.uses).toMatch(/^actions\/checkout@v\d+$/);
  return shell(steps.flatMap(({ run }) => run ?? []).join('\n'), checkout);
}

const tarball = `./llm-sizing-${JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).version}.tgz`;

beforeAll(() => {
  mkdirSync(at('bin'));
  // The package is not fetched in tests; what is checked is what it would run.
  tool('npm', `test "$*" = "install --global ${tarball}"`);
  tool('npx', `test "$1 $2 $3 $4" = "--yes --package ${tarball} llm-sizing"\nshift 4\nexec '${program}' "$@"`);
  tool('llm-sizing', `exec '${program}' "$@"`);
  shell('git init --quiet --bare --initial-branch=main origin.git && git clone --quiet origin.git clone', scratch.path);
});

describe('a newcomer with the README alone', () => {
  it('gets the answers and a check that passes', () => {
    const { code, stdout, stderr } = shell(begin, clone);
    expect(code, stderr).toBe(0);
    expect(stdout).toContain('413,577 GPUs');
    expect(stdout).toContain('all 3 expectations hold');
    expect(scenariosOf(readFileSync(join(clone, 'llm-sizing.yaml'), 'utf8'))).toEqual(scenariosOf(file));
  });

  it('pushes, and the service is green; changes one assumption, and it is red', () => {
    mkdirSync(join(clone, '.github/workflows'), { recursive: true });
    writeFileSync(join(clone, workflowPath), workflow);
    const [first = '', ...rest] = push.split('\n');
    expect(shell(first, clone).code).toBe(0);
    expect(service()).toMatchObject({ code: 0, stdout: expect.stringContaining('all 3 expectations hold') });

    const { code, stdout } = shell(rest.join('\n'), clone);
    expect(code).toBe(0);
    expect(stdout).toContain('1,559');
    expect(stdout).toContain('1,948');
    const red = service();
    expect(red.code).toBe(1);
    expect(red.stdout).toMatch(/^::error file=llm-sizing\.yaml,line=\d+,.*GPUs 1,948, expected <= 1600/m);
    expect(red.stdout).toContain('duration: 37.5 d');
  });
});

/** What a file says, however it is laid out. */
function scenariosOf(text: string): unknown {
  const { defaults, scenarios } = parse(text);
  return Object.fromEntries(
    Object.entries(scenarios as Record<string, object>).map(([name, fields]) => [name, { ...defaults, ...fields }]),
  );
}
