import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { deck, type Repository, repositoryAt, temporaryDirectory } from '../helpers/repository.js';

// `diff --base` with the built program and real repositories.

let scratch: ReturnType<typeof temporaryDirectory>;
let repository: Repository;

beforeEach(() => {
  scratch = temporaryDirectory();
  repository = repositoryAt(join(scratch.path, 'repository'));
});
afterEach(() => scratch.remove());

const GROWN = '413,577 → 516,970 GPUs (+25%)';
const small = (gpus: string, more = '') => `version: 1\n${more}scenarios:\n  one: { kind: train, model: gpt3, gpu: ${gpus} }\n`;
const firstLine = (text: string) => text.split('\n')[0] ?? '';

describe('a file at a revision', () => {
  it.each(['HEAD', 'HEAD~0', 'main', 'refs/heads/main', 'v1', '@', 'feature/plan-b', 'main@{0}'])(
    'is found by the revision %s',
    (revision) => {
      repository.commit({ 'llm-sizing.yaml': deck() });
      repository.git('tag', 'v1');
      repository.git('branch', 'feature/plan-a');
      repository.git('branch', '--move', 'feature/plan-a', 'feature/plan-b');
      repository.write({ 'llm-sizing.yaml': deck('40%') });
      const { code, stdout, stderr } = repository.run(['diff', '--base', revision]);
      expect(stderr).toBe('');
      expect(code).toBe(0);
      expect(firstLine(stdout)).toBe(`2 changed: ${GROWN}`);
      expect(stdout).toContain('1,559');
    },
  );

  it('is found from directories below, beside and outside, by relative and absolute paths', () => {
    repository.commit({ 'plans/fleet.yaml': deck(), 'plans/deep/README.md': '', 'llm-sizing.yaml': deck() });
    repository.write({ 'plans/fleet.yaml': deck('40%'), 'llm-sizing.yaml': deck('40%') });
    const absolute = join(repository.path, 'plans/fleet.yaml');
    const tries: readonly [string, readonly string[]][] = [
      ['plans', ['fleet.yaml']],
      ['plans/deep', ['../fleet.yaml']],
      ['plans/deep', []],
      ['.', ['./plans/../plans/fleet.yaml']],
      ['.', [absolute]],
      ['..', ['repository/plans/fleet.yaml']],
      ['..', [absolute]],
    ];
    for (const [directory, paths] of tries) {
      const { stdout, stderr } = repository.run(['diff', '--base', 'HEAD', ...paths], { in: directory });
      expect(stderr).toBe('');
      expect(firstLine(stdout), `${directory}: ${paths}`).toBe(`2 changed: ${GROWN}`);
    }
  });

  it('is compared once, however often and however spelt it is named', () => {
    repository.commit({ 'fleet.yaml': deck() });
    repository.write({ 'fleet.yaml': deck('40%') });
    const names = ['fleet.yaml', './fleet.yaml', join(repository.path, 'fleet.yaml'), 'fl*.yaml'];
    const { stdout, stderr } = repository.run(['diff', '--base', 'HEAD', ...names]);
    expect(stderr).toBe('');
    expect(firstLine(stdout)).toBe(`2 changed: ${GROWN}`);
  });

  it('is found by patterns from anywhere, and beneath links', () => {
    repository.write({ 'plans/deep/fleet.yaml': deck(), 'other/README.md': '' });
    symlinkSync('plans/deep', join(repository.path, 'linked'));
    symlinkSync(join(repository.path, 'plans'), join(scratch.path, 'beside'));
    repository.commit({});
    repository.write({ 'plans/deep/fleet.yaml': deck('40%') });
    const tries: readonly [string, string][] = [
      ['.', 'plans/**/*.yaml'],
      ['plans', '**/*.yaml'],
      ['other', '../plans/deep/*.yaml'],
      ['plans/deep', '../../plans/*/fleet.yaml'],
      ['other', join(repository.path, 'plans/**/*.yaml')],
      ['..', 'repository/plans/**/*.yaml'],
      ['.', 'linked/*.yaml'],
      ['.', 'linked/fleet.yaml'],
      ['plans', '../linked/*.yaml'],
      ['..', 'beside/deep/*.yaml'],
      ['.', join(scratch.path, 'beside/**/*.yaml')],
    ];
    for (const [directory, pattern] of tries) {
      const { stdout, stderr } = repository.run(['diff', '--base', 'HEAD', pattern], { in: directory });
      expect(stderr).toBe('');
      expect(firstLine(stdout), `${directory}: ${pattern}`).toBe(`2 changed: ${GROWN}`);
    }
  });

  it('is not taken for new where git cannot list what there was', () => {
    repository.commit({ 'plans/fleet.yaml': deck(), 'other/README.md': '' });
    const tree = repository.git('rev-parse', 'HEAD:other');
    rmSync(join(repository.path, '.git/objects', tree.slice(0, 2), tree.slice(2)));
    const { code, stdout, stderr } = repository.run(['diff', '--base', 'HEAD', 'plans/*.yaml']);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('error[unreadable-file]');
  });

  it('extends what it extended then', () => {
    repository.commit({
      'plans/one.yaml': small('a100', 'extends: ../base.yaml\n'),
      'base.yaml': 'version: 1\nscenarios: {}\ndefaults: { utilization: 50% }\n',
    });
    repository.write({ 'base.yaml': 'version: 1\nscenarios: {}\ndefaults: { utilization: 40% }\n' });
    const { stdout } = repository.run(['diff', '--base', 'HEAD', 'one.yaml'], { in: 'plans' });
    expect(stdout).toContain('1,559 → 1,948 GPUs');
    expect(stdout).toContain('Utilisation (MFU)     50%    40%');
    rmSync(join(repository.path, 'base.yaml'));
    repository.commit({ 'plans/one.yaml': small('a100') });
    const { stdout: again } = repository.run(['diff', '--base', 'HEAD~1', '--head', 'HEAD', 'plans/one.yaml']);
    expect(again).toContain('Utilisation (MFU)     50%');
  });

  it('names models by folders, the one that it is in too', () => {
    const config = (layers: number) =>
      JSON.stringify({ model_type: 'gpt2', vocab_size: 50257, n_positions: 1024, n_embd: 768, n_layer: layers, n_head: 12 });
    const plan =
      'version: 1\ndefaults: { kind: train, gpu: a100, tokens: 1T }\nscenarios: { here: { model: . }, there: { model: ../own } }\n';
    repository.commit({ 'plans/plan.yaml': plan, 'plans/config.json': config(12), 'own/config.json': config(12), 'aaa.json': '{}' });
    repository.write({ 'own/config.json': config(24) });
    for (const [directory, path] of [
      ['.', 'plans/plan.yaml'],
      ['plans', 'plan.yaml'],
      ['own', '../plans/plan.yaml'],
    ] as const) {
      const { stdout, stderr } = repository.run(['diff', '--base', 'HEAD', path], { in: directory });
      expect(stderr).toBe('');
      expect(firstLine(stdout), directory).toMatch(/^1 changed/);
    }
    repository.commit({ 'plan.yaml': plan.replace('../own', 'own'), 'config.json': config(12) });
    repository.write({ 'config.json': config(24) });
    expect(repository.run(['diff', '--base', 'HEAD', 'plan.yaml'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^1 changed/) });
  });

  it('says which file the base lacks', () => {
    repository.commit({ 'llm-sizing.yaml': small('a100', 'extends: base.yaml\n') });
    repository.write({ 'base.yaml': 'version: 1\nscenarios: {}\n' });
    const { code, stdout } = repository.run(['diff', '--base', 'HEAD']);
    expect(code).toBe(0);
    expect(stdout.replace(/\s+/g, ' ')).toContain('there is no file ‘HEAD:base.yaml’');
  });

  it.each([
    ['empty', '', 'it is empty there'],
    ['invalid', 'version: 1\nscenarios: {', 'this is no YAML'],
    ['a file with a mistake', small('a10O'), 'no accelerator is called ‘a10O’'],
    ['missing', undefined, 'it is not there at HEAD'],
  ])('that is %s at the base is compared with nothing: all is new, and it is said', (_, before, reason) => {
    repository.commit({ 'other.yaml': small('a100').replace('one', 'two'), ...(before !== undefined && { 'plan.yaml': before }) });
    repository.write({ 'plan.yaml': small('a100'), 'other.yaml': small('h100').replace('one', 'two') });
    const { code, stdout, stderr } = repository.run(['diff', '--base', 'HEAD', 'plan.yaml', 'other.yaml']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(firstLine(stdout)).toMatch(/^1 changed, 1 added: /);
    expect(stdout.replace(/\s+/g, ' ')).toContain(`plan.yaml is compared with nothing, and all of it is new: ${reason}`);
    const json = JSON.parse(repository.run(['diff', '--base', 'HEAD', 'plan.yaml', 'other.yaml', '--format', 'json']).stdout);
    expect(json.nothingAtBase).toMatchObject([{ file: 'plan.yaml', reason: expect.stringContaining(reason) }]);
  });

  it('that is wrong now is a mistake, whatever the base holds', () => {
    repository.commit({ 'plan.yaml': '' });
    repository.write({ 'plan.yaml': small('a10O') });
    expect(repository.run(['diff', '--base', 'HEAD', 'plan.yaml'])).toMatchObject({ code: 2, stdout: '' });
  });

  it('may be new or gone, but not both', () => {
    repository.commit({ 'README.md': '' });
    repository.commit({ 'new.yaml': deck() });
    expect(firstLine(repository.run(['diff', '--base', 'HEAD~1', 'new.yaml']).stdout)).toBe('2 added: 0 → 413,577 GPUs');
    repository.git('rm', '--quiet', 'new.yaml');
    expect(firstLine(repository.run(['diff', '--base', 'HEAD', 'new.yaml']).stdout)).toBe('2 removed: 413,577 → 0 GPUs (−100%)');
    expect(repository.run(['diff', '--base', 'HEAD~1', 'new.yaml'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('new.yaml'),
    });
    expect(repository.run(['diff', '--base', 'HEAD', 'never.yaml']).code).toBe(2);
  });

  it('may be a link to a file of the repository, and to no other', () => {
    repository.write({ 'plans/a.yaml': deck() });
    symlinkSync('plans/a.yaml', join(repository.path, 'llm-sizing.yaml'));
    symlinkSync('/etc/passwd', join(repository.path, 'out.yaml'));
    symlinkSync('loop.yaml', join(repository.path, 'loop.yaml'));
    symlinkSync('../../../../../etc/passwd', join(repository.path, 'above.yaml'));
    repository.commit({});
    repository.write({ 'plans/a.yaml': deck('40%') });
    expect(firstLine(repository.run(['diff', '--base', 'HEAD']).stdout)).toBe(`2 changed: ${GROWN}`);
    for (const name of ['out.yaml', 'loop.yaml', 'above.yaml']) {
      const { code, stderr } = repository.run(['diff', '--base', 'HEAD', '--head', 'HEAD', name]);
      expect({ name, code }).toEqual({ name, code: 2 });
      expect(stderr).toContain(name);
      expect(stderr).not.toContain('root:');
    }
  });

  it('is no directory, and no larger than a file may be', () => {
    repository.commit({ 'plans.yaml/a.yaml': deck(), 'large.yaml': `# ${'x'.repeat(5 << 20)}\n` });
    expect(repository.run(['diff', '--base', 'HEAD', 'plans.yaml'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('directory'),
    });
    expect(repository.run(['diff', '--base', 'HEAD', 'large.yaml'])).toMatchObject({ code: 2, stderr: expect.stringContaining('4 MiB') });
  });

  it.each([
    'it\'s "a" plan.yaml',
    '$(touch pwned).yaml',
    '-rf.yaml',
    '--output=pwned.yaml',
    ':(top)x.yaml',
    'a*b?.yaml',
    'new\nline.yaml',
    'ünï 计划.yaml',
  ])('may be called %j', (name) => {
    repository.commit({ [name]: deck(), 'axbx.yaml': deck('60%') });
    repository.write({ [name]: deck('40%') });
    const { code, stdout, stderr } = repository.run(['diff', '--base', 'HEAD', '--', name]);
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(firstLine(stdout)).toBe(`2 changed: ${GROWN}`);
    expect(stdout).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
    expect(existsSync(join(repository.path, 'pwned'))).toBe(false);
  });
});

describe('a revision', () => {
  const refused = (args: readonly string[], env = {}) => {
    repository.commit({ 'llm-sizing.yaml': deck() });
    const { code, stdout, stderr } = repository.run(['diff', ...args], { env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error\[[\w-]+\]: /);
    expect(stderr).not.toContain('\n    at ');
    return stderr;
  };

  it.each([
    ['--base=-rf'],
    ['--base=--output=pwned'],
    ['--base', '--output=pwned'],
    ['--base', '-'],
    ['--base', 'HEAD:../x'],
    ['--base', 'HEAD:llm-sizing.yaml'],
    ['--base', 'main..HEAD'],
    ['--base', '^HEAD'],
    ['--base', ''],
    ['--base', ':/plan'],
    ['--base', 'HEAD^{/plan}'],
    ['--base', 'HEAD^{tree}'],
    ['--base', '$(touch pwned)'],
    ['--base', 'x; touch pwned'],
    ['--base', 'HEAD\u0000'.replace('\u0000', '\u001b[31m')],
  ])('is none: %j %j', (...args) => {
    expect(refused(args)).toContain('unknown-revision');
    expect(existsSync(join(repository.path, 'pwned'))).toBe(false);
  });

  it('that nobody knows is said to be unknown; in a shallow clone, how to get it', () => {
    expect(refused(['--base', 'origin/main']).replace(/\s+/g, ' ')).toContain('no branch, tag or commit is called so');
    const clone = join(scratch.path, 'clone');
    repository.commit({ 'README.md': '' });
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.path}`, clone);
    const { code, stderr } = repositoryAt(clone).run(['diff', '--base', repository.git('rev-parse', 'HEAD~1')]);
    expect(code).toBe(2);
    expect(stderr.replace(/\s+/g, ' ')).toContain('this clone is shallow, and git does not know it (fetch-depth: 0 fetches all)');
  });

  it('takes a repository, one that git trusts, and git', () => {
    const outside = repository.run(['diff', '--base', 'HEAD', '-'], { in: '..' });
    expect(outside).toMatchObject({ code: 2, stderr: expect.stringContaining('this is no git repository') });
    const foreign = refused(['--base', 'HEAD'], { GIT_TEST_ASSUME_DIFFERENT_OWNER: '1' }).replace(/\s+/g, ' ');
    expect(foreign).toContain('belongs to another user');
    expect(foreign).toContain(`safe.directory ${repository.path}`);
    expect(refused(['--base', 'HEAD'], { PATH: '' }).replace(/\s+/g, ' ')).toContain('git is not installed');
  });
});

describe('a repository', () => {
  it('runs nothing of its own while a file is read from it', () => {
    const pwned = join(scratch.path, 'pwned');
    const script = join(scratch.path, 'script.sh');
    repository.commit({ 'llm-sizing.yaml': deck(), '.gitattributes': '*.yaml filter=evil diff=evil\n' });
    repository.write({ '../script.sh': `#!/bin/sh\necho "$0 $@" >> '${pwned}'\ncat\n`, 'llm-sizing.yaml': deck('40%') });
    chmodSync(script, 0o755);
    mkdirSync(join(repository.path, '.git/hooks'), { recursive: true });
    for (const hook of ['post-checkout', 'post-index-change', 'reference-transaction', 'fsmonitor-watchman', 'pre-auto-gc']) {
      symlinkSync(script, join(repository.path, '.git/hooks', hook));
    }
    const settings = {
      'core.fsmonitor': script,
      'core.pager': script,
      'core.editor': script,
      'core.sshCommand': script,
      'core.askPass': script,
      'diff.external': script,
      'diff.evil.textconv': script,
      'diff.evil.command': script,
      'filter.evil.smudge': script,
      'filter.evil.clean': script,
      'alias.rev-parse': `!${script}`,
      'alias.cat-file': `!${script}`,
      'alias.ls-tree': `!${script}`,
      'pager.ls-tree': script,
      'gpg.program': script,
      'credential.helper': `!${script}`,
    };
    for (const [name, value] of Object.entries(settings)) repository.git('config', name, value);
    const { code, stdout, stderr } = repository.run(['diff', '--base', 'HEAD'], {
      env: {
        GIT_EXTERNAL_DIFF: script,
        GIT_PAGER: script,
        PAGER: script,
        GIT_SSH_COMMAND: script,
        GIT_EDITOR: script,
        GIT_ASKPASS: script,
      },
    });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(firstLine(stdout)).toBe(`2 changed: ${GROWN}`);
    expect(existsSync(pwned)).toBe(false);
  });

  it('may trace and speak another language', () => {
    repository.commit({ 'llm-sizing.yaml': deck() });
    const { code, stderr } = repository.run(['diff', '--base', 'HEAD'], { env: { GIT_TRACE: '1', LANG: 'de_DE.UTF-8', LANGUAGE: 'de' } });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('is that of the working directory where a hook names it', () => {
    repository.commit({ 'plans/a.yaml': deck() });
    repository.write({ 'plans/a.yaml': deck('40%') });
    const env = { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index' };
    expect(firstLine(repository.run(['diff', '--base', 'HEAD', 'plans/a.yaml'], { env }).stdout)).toBe(`2 changed: ${GROWN}`);
  });

  it('of a submodule is the one that its file belongs to', () => {
    const inner = repositoryAt(join(repository.path, 'vendor/plan'));
    inner.commit({ 'fleet.yaml': deck() });
    repository.commit({ 'README.md': '' });
    inner.write({ 'fleet.yaml': deck('40%') });
    const { stdout, stderr } = repository.run(['diff', '--base', 'HEAD', 'vendor/plan/fleet.yaml']);
    expect(stderr).toBe('');
    expect(firstLine(stdout)).toBe(`2 changed: ${GROWN}`);
  });
});
