import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deck, type Repository, repositoryAt, root, temporaryDirectory } from '../helpers/repository.js';
import { action, fakeGitHub, runStep, type StepRun, step } from './workflow.js';

let scratch: ReturnType<typeof temporaryDirectory>;
let repository: Repository;
let github: Awaited<ReturnType<typeof fakeGitHub>>;
let githubDirectory: ReturnType<typeof temporaryDirectory>;

beforeAll(async () => {
  githubDirectory = temporaryDirectory();
  github = await fakeGitHub(githubDirectory.path);
});
afterAll(() => {
  github.stop();
  githubDirectory.remove();
});
beforeEach(() => {
  scratch = temporaryDirectory();
  repository = repositoryAt(join(scratch.path, 'repository'));
  github.reset();
});
afterEach(() => scratch.remove());

/** The step on a pull request whose base is a commit. */
function onPullRequest(base: string, inputs: Readonly<Record<string, string>> = {}): StepRun {
  return runStep(repository.path, inputs, {
    event: { pull_request: { number: 7, base: { sha: base } } },
    env: { GITHUB_API_URL: github.url },
  });
}

/** Lines of a log that the runner takes for commands. */
function commandsIn(log: string): readonly string[] {
  let stopped: string | undefined;
  return log.split('\n').filter((line) => {
    const text = line.trimStart();
    if (stopped !== undefined) {
      if (text.startsWith(`::${stopped}::`)) stopped = undefined;
      return false;
    }
    stopped = /^::stop-commands::(.*)$/.exec(text)?.[1];
    return stopped === undefined && text.startsWith('::');
  });
}

describe('action.yml', () => {
  it('gives every input to the script by its environment, and none as code', () => {
    expect(step?.run).not.toContain('${{');
    const passed = Object.entries(step?.env ?? {});
    expect(passed.map(([, value]) => value).toSorted()).toEqual(
      Object.keys(action.inputs)
        .map((name) => `\${{ inputs.${name} }}`)
        .toSorted(),
    );
    for (const [name, value] of passed) {
      expect(name).toBe(`INPUT_${/inputs\.(.*) \}\}/.exec(value)?.[1]?.toUpperCase().replaceAll('-', '_')}`);
    }
  });

  it('builds and runs the program that it stands beside, unless it is told of another', () => {
    expect(action.inputs['version']?.default).toBe('');
    expect(action.runs.steps[0]).toMatchObject({
      if: "inputs.command == '' && inputs.version == ''",
      run: 'test -e dist/cli/bin.cjs || npm ci --no-audit --no-fund',
    });
  });

  it('says in docs/ci.md what each input and output is', () => {
    const text = readFileSync(join(root, 'docs/ci.md'), 'utf8');
    for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)]) expect(text).toContain(`| \`${name}\` |`);
  });
});

describe('the check', () => {
  it('passes where everything holds', () => {
    repository.commit({ 'llm-sizing.yaml': deck() });
    const { code, log, stderr, summary, outputs } = runStep(repository.path, {});
    expect(stderr).toBe('');
    expect(code).toBe(0);
    expect(outputs).toEqual({ result: 'passed', broken: '0', 'diff-file': '' });
    expect(commandsIn(log)).toEqual(['::notice title=llm-sizing::✔ all 3 expectations hold']);
    expect(summary).toContain('| gpt3-training | GPUs |');
  });

  it('fails where something is broken, and says at which line', () => {
    repository.commit({ 'llm-sizing.yaml': deck('40%') });
    const { code, log, summary, outputs } = runStep(repository.path, {});
    expect(code).toBe(1);
    expect(outputs).toMatchObject({ result: 'failed', broken: '3' });
    expect(commandsIn(log)[0]).toMatch(/^::error file=llm-sizing\.yaml,line=9,col=24,title=.*::gpt3-training: Servers 244/);
    expect(summary).toContain('3 of 3 expectations do not hold');
  });

  it('names files from the root of the repository, wherever it runs', () => {
    repository.commit({ 'plans, all/fleet: a.yaml': deck('40%') });
    const { log } = runStep(repository.path, { 'working-directory': 'plans, all', files: 'fleet: a.yaml' });
    expect(commandsIn(log)[0]).toMatch(/^::error file=plans%2C all\/fleet%3A a\.yaml,line=9,/);
  });

  it('says what is wrong with a file, and obeys nothing in it', () => {
    repository.commit({ 'llm-sizing.yaml': `version: 1\nscenarios:\n  ::error::gotcha: { kind: trian }\n::add-mask::3: 4\n# \`\`\`\`\n` });
    const { code, log, summary, outputs } = runStep(repository.path, {});
    expect(code).toBe(1);
    expect(outputs).toEqual({ result: 'error', broken: '', 'diff-file': '' });
    expect(log).toContain('::error::gotcha');
    for (const command of commandsIn(log)) expect(command).toMatch(/^::error file=llm-sizing\.yaml,line=\d+,col=\d+,title=llm-sizing::/);
    expect(commandsIn(log).length).toBeGreaterThan(0);
    expect(summary).toContain('Nothing could be checked');
  });

  it('says when there is nothing to check, no directory, no program, or an input that is none', () => {
    repository.commit({ 'README.md': '' });
    expect(runStep(repository.path, {})).toMatchObject({ code: 1, log: expect.stringContaining('there is no llm-sizing.yaml') });
    const run = (inputs: Record<string, string>) => runStep(repository.path, inputs);
    expect(run({ 'working-directory': 'nowhere' })).toMatchObject({
      code: 1,
      log: '::error title=llm-sizing::there is no directory nowhere\n',
    });
    expect(run({ comment: 'perhaps' })).toMatchObject({ code: 1, log: expect.stringContaining('comment is true or false') });
    expect(run({ version: '1; rm -rf .', command: '' })).toMatchObject({ code: 1, log: expect.stringContaining('version is a version') });
    expect(run({ command: 'no-such-program' })).toMatchObject({
      code: 1,
      log: expect.stringContaining('no-such-program: command not found'),
    });
  });

  it('takes the program that it came with where nothing else is asked for, or a version of the package', () => {
    repository.commit({ 'llm-sizing.yaml': deck() });
    const bin = join(scratch.path, 'bin');
    mkdirSync(bin);
    writeFileSync(join(bin, 'npx'), '#!/bin/sh\necho "$@" >> "$NPX_LOG"\nshift 3\nexec "$PROGRAM" "$@"\n', { mode: 0o755 });
    const seen = join(scratch.path, 'npx.txt');
    const path = `${bin}:${process.env['PATH']}`;
    const ran = (version: string) => {
      rmSync(seen, { force: true });
      const env = { PATH: path, NPX_LOG: seen, PROGRAM: join(root, 'dist/cli/bin.cjs') };
      expect(runStep(repository.path, { command: '', version }, { env }).code).toBe(0);
      return existsSync(seen) ? readFileSync(seen, 'utf8').split('\n')[0] : 'its own';
    };
    expect(ran('1.2.3')).toBe('--yes -- llm-sizing@1.2.3 check --format=json --');
    // What a workflow leaves empty is what it does not give.
    expect(ran('')).toBe('its own');
  });

  it('takes nothing of an input for shell code or a flag', () => {
    const names = [
      '$(touch pwned) a.yaml',
      '"; touch pwned; ".yaml',
      "it's `touch pwned`.yaml",
      '--output=pwned.yaml',
      '-rf.yaml',
      'a*[b]?.yaml',
    ];
    repository.commit(Object.fromEntries(names.map((name) => [name, deck()])));
    const { code, outputs, stderr } = runStep(repository.path, { files: names.join('\n') });
    expect(stderr).toBe('');
    expect({ code, outputs }).toMatchObject({ code: 0, outputs: { result: 'passed' } });
    const hostile = '$(touch pwned)`touch pwned`"; touch pwned; "';
    for (const inputs of [
      { files: '-rf.yaml', base: hostile, 'fail-above': hostile, uncertainty: hostile },
      { 'working-directory': hostile },
      { version: hostile, command: '' },
    ]) {
      expect(runStep(repository.path, inputs)).toMatchObject({ code: 1, stderr: '', outputs: { result: 'error' } });
    }
    for (const base of ['--output=pwned', 'HEAD:../x']) {
      expect(runStep(repository.path, { files: '-rf.yaml', base }).log).toContain('is no revision');
    }
    expect(existsSync(join(repository.path, 'pwned'))).toBe(false);
  });
});

describe('the comparison of a pull request', () => {
  it('is a comment that is written once and then kept up to date', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'llm-sizing.yaml': deck('40%').replace('<= 195', '<= 250') });
    const first = onPullRequest(base);
    expect(first.code).toBe(1);
    expect(first.summary).toContain('1,948');
    expect(readFileSync(first.outputs['diff-file'] ?? '', 'utf8')).toContain('| gpt3-training | GPUs | 1,559 | 1,948 | +389 | +25% |');
    expect(github.comments()).toHaveLength(1);
    expect(github.comments()[0]?.body).toMatch(/^<!-- llm-sizing [\da-f]{12} -->\n/);
    expect(github.comments()[0]?.body).toContain('1,559 | 1,948');
    expect(github.comments()[0]?.body).toContain('2 of 3 expectations do not hold');
    expect(github.requests()[0]).toBe('GET /repos/o/r/issues/7/comments?per_page=100&page=1 Bearer a-token');

    repository.commit({ 'llm-sizing.yaml': deck('45%') });
    onPullRequest(base);
    expect(github.comments()).toHaveLength(1);
    expect(github.comments()[0]?.body).toContain('1,559 | 1,732');
    // What was changed and changed back is said too.
    repository.commit({ 'llm-sizing.yaml': deck() });
    expect(onPullRequest(base).code).toBe(0);
    expect(github.comments()).toHaveLength(1);
    expect(github.comments()[0]?.body).toContain('nothing differs');
  });

  it('finds its comment among hundreds, and leaves alone what others marked as its own', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'llm-sizing.yaml': deck('40%') });
    onPullRequest(base);
    const own = github.comments()[0] as { id: number; body: string };
    const others = Array.from({ length: 150 }, (_, place) => ({ id: 1000 + place, body: 'hm', user: { login: 'x', type: 'User' } }));
    const forged = { id: 999, body: own.body, user: { login: 'mallory', type: 'User' } };
    github.has(
      [forged, ...others, { ...own, body: `${own.body.split('\n')[0]}\nold` }].map((comment) => ({ user: { type: 'Bot' }, ...comment })),
    );
    onPullRequest(base);
    const after = github.comments();
    expect(after).toHaveLength(152);
    expect(after[0]).toEqual(forged);
    expect(after.at(-1)?.body).toContain('1,948');
  });

  it('begins no comment where nothing changed', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'README.md': 'hm' });
    const { code, summary } = onPullRequest(base);
    expect(code).toBe(0);
    expect(summary).toContain('nothing differs');
    expect(github.comments()).toEqual([]);
  });

  it.each<[string, Record<string, string>, number]>([
    ['without a token', { 'github-token': '' }, 0],
    ['where no comment is wanted', { comment: 'false' }, 0],
    ['where it may not comment', {}, 2],
  ])('is in the summary alone %s', (_, inputs, requests) => {
    if (requests > 0) github.forbids();
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'llm-sizing.yaml': deck('49%', { loose: true }) });
    const { code, summary, log } = onPullRequest(base, inputs);
    expect(code).toBe(0);
    expect(summary).toContain('| gpt3-training | GPUs | 1,559 |');
    expect(github.comments()).toEqual([]);
    expect(github.requests()).toHaveLength(requests);
    const notices = commandsIn(log).filter((line) => line.includes('no comment'));
    expect(notices).toHaveLength(inputs['comment'] === 'false' ? 0 : 1);
    if (requests > 0) expect(notices[0]).toContain('pull-requests: write');
  });

  it('says nothing of what the base did meanwhile', () => {
    const start = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.git('switch', '--quiet', '--create', 'change');
    repository.commit({ 'README.md': 'hm' });
    repository.git('switch', '--quiet', 'main');
    const base = repository.commit({ 'llm-sizing.yaml': deck('60%') });
    repository.git('switch', '--quiet', 'change');
    const { summary } = onPullRequest(base);
    expect(summary).toContain(`nothing differs between ${start.slice(0, 12)}`);
  });

  it('fails above a threshold, after everything is told', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'llm-sizing.yaml': deck('40%', { loose: true }) });
    expect(onPullRequest(base, { 'fail-above': '30%' })).toMatchObject({ code: 0, outputs: { result: 'passed' } });
    const { code, outputs, log, summary } = onPullRequest(base, { 'fail-above': '10%' });
    expect({ code, outputs }).toMatchObject({ code: 1, outputs: { result: 'failed', broken: '0' } });
    expect(commandsIn(log).at(-1)).toBe('::error title=llm-sizing::the growth is above fail-above: 10%25');
    expect(summary).toContain('more than the 10% allowed');
    expect(github.comments()[0]?.body).toContain('more than the 10% allowed');
  });

  it('says that a shallow clone lacks the base, and checks all the same', () => {
    const base = repository.commit({ 'llm-sizing.yaml': deck() });
    repository.commit({ 'llm-sizing.yaml': deck('40%') });
    const clone = join(scratch.path, 'clone');
    repository.git('clone', '--quiet', '--depth=1', `file://${repository.path}`, clone);
    const shallow = (inputs: Record<string, string>) =>
      runStep(clone, inputs, { event: { pull_request: { number: 7, base: { sha: base } } } });
    const { code, log, outputs } = shallow({});
    expect(code).toBe(1);
    expect(outputs).toEqual({ result: 'failed', broken: '3', 'diff-file': '' });
    expect(commandsIn(log).find((line) => line.startsWith('::warning'))).toContain('fetch-depth: 0');
    // A threshold that cannot be applied has not been kept.
    expect(shallow({ 'fail-above': '10%' }).outputs['result']).toBe('error');
  });

  it('shows a file that is new, and files that patterns find now or found before', () => {
    const base = repository.commit({ 'README.md': '', 'old/gone.yaml': deck() });
    repository.git('rm', '--quiet', 'old/gone.yaml');
    repository.commit({ 'plans/a b.yaml': deck(), 'plans/same\nline.yaml': deck('40%', { loose: true }) });
    const { code, summary } = onPullRequest(base, { files: 'plans/*.yaml\n\nold/*.yaml' });
    expect(summary).toContain('old/gone.yaml');
    expect(code).toBe(1);
    const added = onPullRequest(base, { files: 'plans/*.yaml' });
    expect(added.summary).toContain('4 added: 0 → 930,547 GPUs');
    expect(added.summary).toContain('plans/a b.yaml: gpt3-training');
    expect(added).toMatchObject({ code: 0, stderr: '' });
  });

  it('compares with a revision that was named, without a pull request', () => {
    repository.commit({ 'llm-sizing.yaml': deck() });
    repository.git('tag', 'plan-1');
    repository.commit({ 'llm-sizing.yaml': deck('40%') });
    const { summary, log } = runStep(repository.path, { base: 'plan-1' });
    expect(summary).toContain('from plan-1:llm-sizing.yaml');
    expect(log).not.toContain('no comment');
  });

  it('cuts a comment that GitHub would refuse', () => {
    const scenarios = (utilization: string) =>
      `version: 1\ndefaults: { kind: train, model: gpt3, gpu: a100, utilization: ${utilization}, expect: { gpus: < 1M } }\nscenarios:\n${Array.from({ length: 400 }, (_, place) => `  scenario-${place}: {}\n`).join('')}`;
    const base = repository.commit({ 'llm-sizing.yaml': scenarios('50%') });
    repository.commit({ 'llm-sizing.yaml': scenarios('40%') });
    const { code, summary } = onPullRequest(base);
    expect(code).toBe(0);
    expect(summary.length).toBeGreaterThan(70_000);
    const body = github.comments()[0]?.body ?? '';
    expect(body.length).toBeLessThanOrEqual(65_536);
    expect(body.split('\n').at(-2)).toContain('https://github.com/o/r/actions/runs/42');
  });
});

describe('the summary', () => {
  it('of a step is no longer than GitHub keeps, however often it is added to', async () => {
    const runner = join(root, 'action/runner.mjs');
    const { summarize } = (await import(runner)) as { summarize: (env: Record<string, string>, markdown: string) => void };
    const file = join(scratch.path, 'summary.md');
    const text = `${'a line of a table\n'.repeat(40_000)}`;
    for (let time = 0; time < 4; time++) summarize({ GITHUB_STEP_SUMMARY: file }, text);
    expect(statSync(file).size).toBeLessThanOrEqual(1 << 20);
    expect(readFileSync(file, 'utf8')).toMatch(/Cut here: [^\n]*_\n+$/);
  });
});
