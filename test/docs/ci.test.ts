import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { cleanEnv, deck, program, type Repository, repositoryAt, root, temporaryDirectory } from '../helpers/repository.js';

const text = readFileSync(join(root, 'docs/ci.md'), 'utf8');
const blocks = (language: string) =>
  [...text.matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, 'gm'))].map(([, body = '']) => body);
const [script = ''] = blocks('sh');

let scratch: ReturnType<typeof temporaryDirectory>;
let repository: Repository;
let bin: string;

beforeEach(() => {
  scratch = temporaryDirectory();
  repository = repositoryAt(join(scratch.path, 'repository'));
  bin = join(scratch.path, 'bin');
  mkdirSync(bin);
  symlinkSync(program, join(bin, 'llm-sizing'));
});
afterEach(() => scratch.remove());

/** The recipe, run in the repository. */
function recipe(base: string) {
  repository.write({ 'sizing.sh': script });
  const { status, stdout, stderr } = spawnSync('sh', ['sizing.sh'], {
    cwd: repository.path,
    env: cleanEnv({ PATH: `${bin}:${process.env['PATH']}`, BASE: base }),
    encoding: 'utf8',
  });
  return { code: status, stdout, stderr };
}

describe('the recipe for any service', () => {
  it('has ten lines', () => expect(script.trimEnd().split('\n')).toHaveLength(10));

  it('passes where everything holds, and leaves three reports', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'README.md': '' });
    const { code, stdout, stderr } = recipe(base);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('all 3 expectations hold');
    expect(stdout).toContain('nothing differs');
    for (const name of ['sizing.xml', 'sizing.md', 'diff.md']) expect(existsSync(join(repository.path, name)), name).toBe(true);
  });

  it('fails where an expectation is broken, and shows what changed', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'llm-sizing.yaml': deck('40%') });
    const { code, stdout } = recipe(base);
    expect(code).toBe(1);
    expect(stdout).toContain('3 of 3 expectations do not hold');
    expect(stdout).toContain('| 1,559 | 1,948 |');
    expect(readFileSync(join(repository.path, 'sizing.xml'), 'utf8')).toContain('failures="3"');
  });

  it('fails where the plan grows by more, though everything holds', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck('50%', { loose: true }) });
    repository.commit({ 'llm-sizing.yaml': deck('40%', { loose: true }) });
    expect(recipe(base).code).toBe(1);
    expect(recipe('HEAD').code).toBe(0);
  });

  it('says that it lacks the base', () => {
    repository.commit({ 'llm-sizing.yaml': deck() });
    expect(recipe('origin/main')).toMatchObject({ code: 2, stderr: expect.stringContaining('origin/main') });
  });
});

describe('the workflows', () => {
  it('are YAML, run the version of this package, and give inputs that the action has', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };
    const [github, gitlab] = blocks('yaml').map((body) => parse(body));
    const uses = github.jobs.sizing.steps.at(-1);
    expect(uses.uses).toBe(`OWNER/llm-sizing@v${version}`);
    const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'));
    for (const name of Object.keys(uses.with)) expect(Object.keys(action.inputs)).toContain(name);
    expect(gitlab.sizing.script[0]).toBe(`npm install --global ./llm-sizing-${version}.tgz`);
    expect(gitlab.sizing.script[1]).toMatch(/ sh sizing\.sh$/);
  });
});
