// Runs the commands and programs of a document, and compares what they print.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** A folder for PATH with the built program under its own name. */
const bin = mkdtempSync(join(tmpdir(), 'llm-sizing-docs-'));
symlinkSync(join(root, 'dist/cli/bin.cjs'), join(bin, 'llm-sizing'));
// Commands of the documentation name the examples as they lie in the repository.
cpSync(join(root, 'examples'), join(bin, 'examples'), { recursive: true });
process.on('exit', () => rmSync(bin, { recursive: true }));
const { NO_COLOR, FORCE_COLOR, NODE_OPTIONS, COLUMNS, ...inherited } = process.env;
// Whatever the locale of whoever runs this, documents are written in the language that they say.
const env = { ...inherited, LC_ALL: 'C', PATH: `${bin}${delimiter}${process.env.PATH}` };

const tidied = (text) => text.replace(/[ \t]+$/gm, '').trimEnd();

/** What a shell prints for a command, on both of its outputs. */
function printedBy(command) {
  const { stdout, error } = spawnSync('sh', ['-c', `exec 2>&1\n${command}`], { cwd: bin, env, encoding: 'utf8', maxBuffer: 1 << 26 });
  if (error) throw error;
  return tidied(stdout);
}

/** Whether the text is what is written, where a line `…` stands for any lines. */
function matches(written, text) {
  const pattern = written.split('\n').map((line) => (line === '…' ? '[\\s\\S]*' : line.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')));
  return new RegExp(`^${pattern.join('\n')}$`).test(text);
}

export function withCommands(text, problem, counted) {
  return text.replace(/^```console\n([\s\S]*?)^```$/gm, (_, body) => {
    const sessions = body.split(/^(?=\$ )/m).map((session) => {
      const [, typed = '', written = ''] = /^\$ ((?:.*\\\n)*.*)\n?([\s\S]*)$/.exec(session) ?? [];
      if (typed === '') {
        problem('a console block does not begin with a command');
        return session;
      }
      counted();
      const printed = printedBy(typed);
      const before = tidied(written);
      if (before.split('\n').includes('…') ? matches(before, printed) : before === printed) return `$ ${typed}\n${before}`;
      problem(`$ ${typed}\n${firstDifference(before, printed)}`);
      return before.includes('…') ? `$ ${typed}\n${before}` : `$ ${typed}\n${printed}`;
    });
    return `\`\`\`console\n${sessions.map((session) => session.trimEnd()).join('\n\n')}\n\`\`\``;
  });
}

function firstDifference(before, printed) {
  const now = printed.split('\n');
  const then = before.split('\n');
  const place = now.findIndex((line, index) => line !== then[index]);
  return `    prints:  ${now[Math.max(0, place)] ?? ''}\n    written: ${then[Math.max(0, place)] ?? ''}`;
}

export function withPrograms(text, problem, counted) {
  return text.replace(/^```js\n([\s\S]*?)^```$/gm, (_, body) => {
    counted();
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '--eval', body], {
      cwd: root,
      env,
      encoding: 'utf8',
    });
    if (status !== 0) problem(`a program fails: ${stderr}`);
    const printed = stdout.trimEnd().split('\n');
    const fresh = body.replace(/\/\/ → .*/g, () => `// → ${printed.shift()}`);
    if (fresh !== body || printed.length > 0) problem('a program prints something else than its comments say');
    return `\`\`\`js\n${fresh}\`\`\``;
  });
}
