// Tests build the program again only where it was not built from what is there.
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root, temporaryDirectory } from '../helpers/repository.js';

const folder = temporaryDirectory();
afterAll(() => folder.remove());

function put(name: string, text: string): void {
  mkdirSync(dirname(join(folder.path, name)), { recursive: true });
  writeFileSync(join(folder.path, name), text);
}
const asked = (...flags: readonly string[]) =>
  spawnSync(process.execPath, [join(root, 'scripts/build/inputs.mjs'), ...flags, folder.path]).status;

test('a build is what its inputs were when it ended', () => {
  for (const name of ['src/a.ts', 'scripts/build/b.mjs', 'scripts/program/c.mjs', 'presets/d/e.json', 'schemas/f.json']) put(name, name);
  for (const name of ['package.json', 'package-lock.json', 'tsconfig.json', 'tsconfig.build.json']) put(name, '{}');
  put('dist/built.js', '');
  expect(asked()).toBe(1);
  expect([asked('--remember'), asked()]).toEqual([0, 0]);

  put('presets/d/e.json', 'another');
  expect(asked()).toBe(1);
  put('presets/d/e.json', 'presets/d/e.json');
  expect(asked()).toBe(0);

  put('src/more.ts', '');
  expect(asked()).toBe(1);
  rmSync(join(folder.path, 'src/more.ts'));
  put('docs/other.md', 'of no matter');
  expect(asked()).toBe(0);

  expect([asked('--forget'), asked()]).toEqual([0, 1]);
});
