import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'llm-sizing-docs-test-'));
afterAll(() => rmSync(scratch, { recursive: true }));

const documents = [
  'README.md',
  'README.zh-CN.md',
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

/** Documents of one’s own: what each says, and what the check says of it, or nothing. */
const command = '$ llm-sizing schema nothing; echo "exit code $?"';
const program = (value: number) =>
  `\`\`\`js\nimport { sizeTraining } from 'llm-sizing';\nconsole.log(sizeTraining({ model: 'gpt3', gpu: 'a100' }).answer.gpus);\n// → ${value}\n\`\`\`\n`;
const console = (printed: string) => `\`\`\`console\n${command}\n${printed}\n\`\`\`\n`;
const own = {
  printed: [console('anything'), command],
  ellipsis: [console('error[unknown-choice]: ‘nothing’ is not one of the choices\n…\nexit code 2'), undefined],
  'ellipsis-too-much': [console('…\nexit code 3'), command],
  edited: ['<!-- generated: quantities -->\n\nby hand\n\n<!-- end -->\n', 'quantities'],
  nonsense: ['<!-- generated: nonsense -->\n<!-- end -->\n', 'nothing generates nonsense'],
  program: [program(1559), undefined],
  'program-wrong': [program(1558), 'a program prints something else'],
  'program-broken': ['```js\nnonsense(\n```\n', 'a program fails'],
} as const satisfies Record<string, readonly [text: string, complaint: string | undefined]>;
type Own = keyof typeof own;

// The script takes a second to begin: it is asked of all documents at once.
describe('the check of the documentation', () => {
  const fileOf = (name: Own) => join(scratch, `${name}.md`);
  const check = (...names: readonly Own[]) => docs('--check', ...names.map(fileOf));
  const names = Object.keys(own) as Own[];
  let checked: ReturnType<typeof docs>;

  beforeAll(() => {
    for (const name of names) writeFileSync(fileOf(name), own[name][0]);
    checked = check(...names);
  });

  it.each([
    ['finds output that a command does not print', 'printed'],
    ['lets an ellipsis stand for lines', 'ellipsis'],
    ['lets it stand for no more than lines', 'ellipsis-too-much'],
    ['finds a generated part that was edited', 'edited'],
    ['finds a part that nothing generates', 'nonsense'],
    ['runs programs', 'program'],
    ['compares what programs print', 'program-wrong'],
    ['finds a program that fails', 'program-broken'],
  ] as const)('%s', (_, name) => {
    // A complaint begins with the document that it is about.
    const complaints = checked.stderr.split(/^(?=\S*\.md: )/m).filter((text) => text.split(': ')[0]?.endsWith(`/${name}.md`));
    const [, expected] = own[name];
    if (expected === undefined) expect(complaints).toEqual([]);
    else expect(complaints[0]).toContain(expected);
  });

  it('fails, and changes nothing', () => {
    expect(checked.status).toBe(1);
    for (const name of names) expect(readFileSync(fileOf(name), 'utf8')).toBe(own[name][0]);
  });

  it('puts right what can be, and is content then', () => {
    expect(docs(fileOf('printed'), fileOf('edited')).status).toBe(0);
    expect(readFileSync(fileOf('printed'), 'utf8')).toContain('error[unknown-choice]');
    expect(readFileSync(fileOf('printed'), 'utf8')).toContain('exit code 2\n```');
    expect(readFileSync(fileOf('edited'), 'utf8')).not.toContain('by hand');
    expect(check('printed', 'edited', 'ellipsis', 'program')).toMatchObject({ status: 0, stderr: '' });
  });
});
