import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { runCli } from '../helpers/run-cli.js';
import { shellWords } from './shell-words.js';

/**
 * Each folder `<theme>/<leaf>/` is a command line and what it ends with: `command` holds the
 * arguments, `exit` the exit code, and `stdout` and `stderr` what was written there; a stream that
 * stays silent has no file. `files/` is the working directory, where there is one. `npx vitest run test/cli -u` writes them anew: read them before you keep them.
 */
const here = new URL('./', import.meta.url);
const folders = (parent: URL) => readdirSync(parent, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** The files that a command line finds in its working directory; `stdin` is what it is piped. */
function filesOf(directory: URL): Record<string, string> {
  if (!existsSync(directory)) return {};
  const names = readdirSync(directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names.map((entry) => {
      const path = `${entry.parentPath}/${entry.name}`;
      const name = path.slice(directory.pathname.length).replace(/^\//, '');
      return [name === 'stdin' ? '-' : name, readFileSync(path, 'utf8')];
    }),
  );
}

for (const theme of folders(here)) {
  describe(theme, () => {
    for (const leaf of folders(new URL(`${theme}/`, here))) {
      const file = (name: string) => new URL(`${theme}/${leaf}/${name}`, here);
      const command = readFileSync(file('command'), 'utf8').trim();
      test(`${leaf}: llm-sizing ${command}`, async () => {
        const { code, ...streams } = await runCli(shellWords(command), { files: filesOf(new URL(`${theme}/${leaf}/files/`, here)) });
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
      expect(existsSync(new URL(path + silent, here)), `${path}${silent}`).toBe(false);
      expect(existsSync(new URL(path + (answers ? 'stdout' : 'stderr'), here)), path).toBe(true);
      if (theme === 'mistakes') expect(exit, path).toMatch(/^[23]$/);
    }
  }
});
