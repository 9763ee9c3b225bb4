import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'llm-sizing-docs-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'presets/README.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
].filter((name) => name.endsWith('.md'));
const textOf = (name: string) => readFileSync(join(root, name), 'utf8');

function docs(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'scripts/docs/docs.mjs'), ...args], { encoding: 'utf8' });
  return { status, stdout, stderr };
}

/** A document of one's own, checked or rewritten. */
function document(text: string) {
  const file = join(scratch, 'document.md');
  writeFileSync(file, text);
  return { check: () => docs('--check', file), rewrite: () => docs(file), read: () => readFileSync(file, 'utf8') };
}

describe('the documentation', () => {
  it('says what the code and the commands say', { timeout: 180_000 }, () => {
    const { status, stdout, stderr } = docs('--check');
    expect(stderr).toBe('');
    expect(status).toBe(0);
    const [, commands] = /(\d+) commands and programs/.exec(stdout) ?? [];
    expect(Number(commands)).toBeGreaterThan(20);
  });

  it('opens with the two commands that a newcomer runs', () => {
    const lines = textOf('README.md').split('\n');
    const commands = lines.filter((_, place) => /^```(sh|console)$/.test(lines[place - 1] ?? ''));
    expect(commands[0]).toBe('npm ci && npx llm-sizing train --model gpt3 --gpu a100');
    expect(commands[1]).toBe('npm ci && npm test');
    expect(lines.length).toBeLessThan(200);
  });

  it.each(documents)('%s links to what exists', (name) => {
    for (const [, target = ''] of textOf(name).matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^[a-z]+:/.test(target)) continue;
      const [path = '', anchor] = target.split('#');
      const file = path === '' ? join(root, name) : resolve(root, dirname(name), path);
      expect(existsSync(file), `${name} links to ${target}`).toBe(true);
      if (anchor === undefined) continue;
      const anchors = [...readFileSync(file, 'utf8').matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchorOf(heading));
      expect(anchors, `${name} links to ${target}`).toContain(anchor);
    }
  });
});

/** The name under which a heading can be linked to. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');
}

describe('the check of the documentation', () => {
  const command = '$ llm-sizing schema nothing; echo "exit code $?"';

  it('finds output that a command does not print, and puts the real one there', () => {
    const { check, rewrite, read } = document(`\`\`\`console\n${command}\nanything\n\`\`\`\n`);
    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining(command) });
    expect(rewrite().status).toBe(0);
    expect(read()).toContain('error[unknown-choice]');
    expect(read()).toContain('exit code 2\n```');
    expect(check().status).toBe(0);
  });

  it('lets an ellipsis stand for lines, and no more', () => {
    expect(
      document(`\`\`\`console\n${command}\nerror[unknown-choice]: ‘nothing’ is not one of the choices\n…\nexit code 2\n\`\`\`\n`).check()
        .status,
    ).toBe(0);
    expect(document(`\`\`\`console\n${command}\n…\nexit code 3\n\`\`\`\n`).check().status).toBe(1);
  });

  it('finds a generated part that was edited, and one that nothing generates', () => {
    const { check, rewrite } = document('<!-- generated: quantities -->\n\nby hand\n\n<!-- end -->\n');
    expect(check()).toMatchObject({ status: 1, stderr: expect.stringContaining('quantities') });
    expect(rewrite().status).toBe(0);
    expect(check().status).toBe(0);
    expect(document('<!-- generated: nonsense -->\n<!-- end -->\n').check().status).toBe(1);
  });

  it('runs the programs, and compares what they print', () => {
    const program = (value: number) =>
      `\`\`\`js\nimport { sizeTraining } from 'llm-sizing';\nconsole.log(sizeTraining({ model: 'gpt3', gpu: 'a100' }).answer.gpus);\n// → ${value}\n\`\`\`\n`;
    expect(document(program(1559)).check().status).toBe(0);
    expect(document(program(1558)).check().status).toBe(1);
    expect(document('```js\nnonsense(\n```\n').check().status).toBe(1);
  });
});
