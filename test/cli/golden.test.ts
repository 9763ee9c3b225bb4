import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { shellWords } from './shell-words.js';

/**
 * Each folder `<theme>/<leaf>/` is a command line and what it ends with: `command` holds the
 * arguments, `exit` the exit code, and `stdout` and `stderr` what was written there; a stream that
 * stays silent has no file. Files in `inputs/` can be read under their names; `inputs/-` is standard input. `npx vitest run test/cli -u` writes them anew: read them before you keep them.
 */
const here = new URL('./', import.meta.url);
const folders = (parent: URL) => readdirSync(parent, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

function inputsOf(folder: URL): Record<string, string> {
  if (!existsSync(folder)) return {};
  const entries = readdirSync(folder, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    entries.map(({ parentPath, name }) => {
      const path = `${parentPath}/${name}`;
      return [relative(folder.pathname, path), readFileSync(path, 'utf8')];
    }),
  );
}

for (const theme of folders(here)) {
  describe(theme, () => {
    for (const leaf of folders(new URL(`${theme}/`, here))) {
      const file = (name: string) => new URL(`${theme}/${leaf}/${name}`, here);
      const command = readFileSync(file('command'), 'utf8').trim();
      test(`${leaf}: llm-sizing ${command}`, async () => {
        const { code, ...streams } = await runCli(shellWords(command), { inputs: inputsOf(file('inputs/')) });
        for (const stream of ['stdout', 'stderr'] as const) {
          if (streams[stream] !== '' || existsSync(file(stream))) await expect(streams[stream]).toMatchFileSnapshot(file(stream).pathname);
        }
        await expect(`${code}\n`).toMatchFileSnapshot(file('exit').pathname);
      });
    }
  });
}

test('a command line that answers is silent on standard error, and one that refuses on standard output', () => {
  for (const theme of folders(here)) {
    for (const leaf of folders(new URL(`${theme}/`, here))) {
      const path = `${theme}/${leaf}/`;
      const exit = readFileSync(new URL(`${path}exit`, here), 'utf8').trim();
      const answers = exit === '0' || exit === '1';
      const silent = answers ? 'stderr' : 'stdout';
      // Who reads the report of a check finds a mistake there too.
      const reports =
        !answers && /^check .*--format (github|junit|markdown|json)/.test(readFileSync(new URL(`${path}command`, here), 'utf8'));
      expect(existsSync(new URL(`${path}stdout`, here)), path).toBe(answers || reports);
      if (reports) continue;
      expect(existsSync(new URL(path + silent, here)), `${path}${silent}`).toBe(false);
      expect(existsSync(new URL(path + (answers ? 'stdout' : 'stderr'), here)), path).toBe(true);
      if (theme === 'mistakes') expect(exit, path).toMatch(/^[23]$/);
    }
  }
});
