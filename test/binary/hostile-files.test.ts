import { spawnSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdirSync, openSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { cleanEnv, deck, program, temporaryDirectory } from '../helpers/repository.js';
import { runCli } from '../helpers/run-cli.js';

// What only a disk has: huge files, devices, pipes, links and names that no terminal should see.

const scratch = temporaryDirectory();
const project = join(scratch.path, 'project');
afterAll(() => scratch.remove());
mkdirSync(join(project, 'folder.yaml'), { recursive: true });
mkdirSync(join(project, '.git'));
const put = (name: string, text: string | Uint8Array) => writeFileSync(join(project, name), text);

function llmSizing(args: readonly string[], input?: string) {
  const begun = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args], {
    cwd: project,
    env: cleanEnv(),
    encoding: 'utf8',
    timeout: 20_000,
    ...(input !== undefined && { input }),
  });
  return { code: status, stdout, stderr, milliseconds: performance.now() - begun };
}

/** Ends with a message on standard error, soon. */
function refused(args: readonly string[], code: string, input?: string) {
  const { stderr, ...result } = llmSizing(args, input);
  expect(stderr).toMatch(new RegExp(`^error\\[${code}\\]: `));
  expect(stderr).not.toMatch(/\n {4}at |[\u0000-\u0009\u000b-\u001f\u007f]/);
  expect(result).toMatchObject({ code: 2, stdout: '' });
  expect(result.milliseconds).toBeLessThan(5000);
  return stderr;
}

describe('100 MB', () => {
  it.each(['a.yaml', 'a.json'])('of nothing in %s are refused unread', (name) => {
    const file = openSync(join(project, name), 'w');
    ftruncateSync(file, 100 << 20);
    closeSync(file);
    for (const command of ['run', 'check', 'diff']) refused([command, name, ...(command === 'diff' ? [name] : [])], 'file-too-large');
  });

  it.each(['#', '{'])('of %s through a pipe are refused', (character) => {
    refused(['check', '-'], 'file-too-large', character.repeat(100 << 20));
  });

  it('that a file extends are refused', () => {
    put('extends-huge.yaml', 'version: 1\nextends: a.yaml\n');
    refused(['check', 'extends-huge.yaml'], 'file-too-large');
  });
});

describe('what is no file', () => {
  it.each([
    ['/dev/zero', 'file-too-large'],
    ['/dev/null', 'invalid-type'],
    ['folder.yaml', 'unreadable-file'],
    ['.', 'file-too-large'],
    ['missing.yaml', 'file-not-found'],
    ['missing/folder.yaml', 'file-not-found'],
    ['*.toml', 'file-not-found'],
    ['a\u0000b.yaml'.replace('\u0000', '\u001b[31m'), 'file-not-found'],
    [`${'x'.repeat(5000)}.yaml`, 'unreadable-file'],
  ])('%j is refused', (path, code) => {
    refused(['check', path], code);
  });

  it('a named pipe waits for its writer, and not for ever', () => {
    spawnSync('sh', ['-c', 'mkfifo "$0"', join(project, 'pipe.yaml')]);
    expect(refused(['check', 'pipe.yaml'], 'unreadable-file')).toContain('nobody writes to this pipe');
    put('extends-pipe.yaml', 'version: 1\nextends: pipe.yaml\n');
    refused(['check', 'extends-pipe.yaml'], 'unreadable-file');
    put('deck.yaml', deck());
    const { status, stdout } = spawnSync(
      'bash',
      ['-c', '(sleep 0.3; cat deck.yaml > pipe.yaml) & "$0" "$1" check pipe.yaml; wait', process.execPath, program],
      {
        cwd: project,
        env: cleanEnv(),
        encoding: 'utf8',
      },
    );
    expect({ status, stdout }).toMatchObject({ status: 0, stdout: expect.stringContaining('all 3 expectations hold') });
  });
});

describe('links', () => {
  it('lead to files of the repository, and to no others', () => {
    writeFileSync(join(scratch.path, 'secret.yaml'), 'version: 1\nscenarios: { secret: { kind: train, model: gpt3, gpu: a100 } }\n');
    put('base.yaml', deck());
    symlinkSync('base.yaml', join(project, 'inside.yaml'));
    symlinkSync('../secret.yaml', join(project, 'outside.yaml'));
    symlinkSync('/etc', join(project, 'etc'));
    symlinkSync('/dev/zero', join(project, 'zero.yaml'));
    symlinkSync('round.yaml', join(project, 'round.yaml'));
    const extending = (path: string) => {
      put('extending.yaml', `version: 1\nextends: ${path}\n`);
      return ['check', 'extending.yaml'];
    };
    expect(llmSizing(extending('inside.yaml'))).toMatchObject({ code: 0 });
    for (const path of ['outside.yaml', 'etc/passwd', 'zero.yaml', 'folder.yaml/../../secret.yaml']) {
      expect(refused(extending(path), 'outside-tree')).not.toContain('root:');
    }
    mkdirSync(join(project, 'model'));
    writeFileSync(join(scratch.path, 'secret.json'), '{"model_type":"gpt2","n_embd":768}');
    symlinkSync('../../secret.json', join(project, 'model/config.json'));
    put('of-a-folder.yaml', deck().replaceAll('gpt3', './model'));
    refused(['run', 'of-a-folder.yaml'], 'outside-tree');
    refused(extending('round.yaml'), 'unreadable-file');
    // A link to oneself by another name is still oneself.
    symlinkSync('cycle-a.yaml', join(project, 'cycle-b.yaml'));
    put('cycle-a.yaml', 'version: 1\nextends: cycle-b.yaml\n');
    refused(['check', 'cycle-a.yaml'], 'cyclic-extends');
  });
});

describe('a file that is named twice', () => {
  it.each([[['twice.yaml', './twice.yaml', '../project/twice.yaml', 'tw*.yaml', 'also-twice.yaml']], [['-', '-']]])(
    '%j is one file',
    (paths) => {
      put('twice.yaml', deck());
      rmSync(join(project, 'also-twice.yaml'), { force: true });
      symlinkSync('twice.yaml', join(project, 'also-twice.yaml'));
      const { stdout, stderr } = llmSizing(['run', '--format', 'csv', ...paths], deck());
      expect(stderr).toBe('');
      expect(stdout.trimEnd().split('\n')).toHaveLength(3);
    },
  );
});

describe('a link in the folder of a model', () => {
  it('is not followed out of the repository', () => {
    writeFileSync(join(scratch.path, 'secret.json'), '{ "model_type": "llama", "hidden_size": "hunter2" }');
    mkdirSync(join(project, 'm'));
    symlinkSync('../../secret.json', join(project, 'm/config.json'));
    put('model.yaml', 'version: 1\nscenarios: { one: { kind: train, model: ./m, gpu: a100 } }\n');
    expect(refused(['run', 'model.yaml'], 'outside-tree')).not.toContain('hunter2');
  });
});

describe('bytes', () => {
  it.each([
    ['UTF-16 with its mark', Buffer.from(`\ufeff${deck()}`, 'utf16le'), 'unreadable-file'],
    [
      'no UTF-8',
      Buffer.concat([Buffer.from('version: 1\n'), Buffer.from([0xff, 0xfe, 0xc0, 0x80]), Buffer.from(': 3\n')]),
      'unreadable-file',
    ],
    ['a program', Buffer.from('7f454c460201010000000000', 'hex'), 'unreadable-file'],
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'unreadable-file'],
  ])('of %s are refused', (_, bytes, code) => {
    put('bytes.yaml', bytes);
    refused(['check', 'bytes.yaml'], code);
  });
});

describe('the name of a file', () => {
  const names = [
    'a\nb.yaml',
    'a\u001b[31mb.yaml',
    'a::error::b,c.yaml',
    'a|b`c`<b>.yaml',
    'a\'b"c&.yaml',
    '\u202egnp.yaml',
    '--format=json.yaml',
  ];
  const UNSEEN = /[\u0000-\u0009\u000b-\u001f\u007f\u202a-\u202e]/;
  const workflowLine = /^::(error|notice) [^\n]*?title=[^,:]*::/;

  // What is written of a name is the same wherever its file lies: in memory, it takes no process.
  it.each(names)('%j does nothing anywhere', async (name) => {
    const inputs = { [name]: deck('40%'), 'base.yaml': deck() };
    for (const format of ['table', 'json', 'junit', 'github', 'markdown']) {
      const { code, stdout, stderr } = await runCli(['check', '--format', format, '--', name], { inputs });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).not.toMatch(UNSEEN);
      if (format === 'github') for (const line of stdout.trimEnd().split('\n')) expect(line).toMatch(workflowLine);
      if (format === 'junit') expect(stdout).not.toMatch(/<b>|file="[^"]*'/);
    }
    for (const format of ['table', 'json', 'markdown']) {
      const { code, stdout } = await runCli(['diff', '--format', format, '--', name, 'base.yaml'], { inputs });
      expect(code).toBe(0);
      expect(stdout).not.toMatch(UNSEEN);
      if (format === 'markdown') expect(stdout).not.toMatch(/(?<!\\)(<b>|`)/);
    }
    const { code, stdout, stderr } = await runCli(['check', '--', name], { inputs: { [name]: 'nothing: 3\n' } });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error\[unknown-key\]: /);
    expect(stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/);
  });

  it('is found on a disk, whatever it is', () => {
    for (const name of names) put(name, deck('40%'));
    const { code, stdout, stderr } = llmSizing(['check', '--format', 'github', '--', ...names]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const lines = stdout.trimEnd().split('\n');
    for (const line of lines) expect(line).toMatch(workflowLine);
    expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(3 * names.length);
    expect(stdout).not.toMatch(UNSEEN);
    for (const name of names) put(name, 'nothing: 3\n');
    refused(['check', '--', ...names], 'unknown-key');
  });
});
