import { readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAIN, packageFolder, packed, runProgram } from './program.js';

/**
 * What keeps start-up short, without a clock. A limit is a few per cent above what was measured. Where one is met: a module that
 * few commands need goes into a part of `scripts/build/deferred.mjs`, or behind an `import()`.
 */
const folder = `${packageFolder}dist/program/`;
const { parts } = JSON.parse(readFileSync(`${folder}parts.json`, 'utf8')) as { parts: { fileName: string; modules: string[] }[] };
const cache = `.${process.versions.v8.replace(/-.*/, '')}.cache`;

const MOST = {
  functions: { table: 720, json: 540, version: 95, service: 1000, run: 1010 },
  mainBytes: 215_000,
  codeBytes: 420_000,
  packageBytes: 2_950_000,
};

type Watched = { readonly opened: readonly string[]; readonly functions: number };

/** Files that a command opens, seen from the package, and how many functions it runs. */
function watched(args: readonly string[]): Watched {
  const { code, stderr } = runProgram(args, { node: ['--require', new URL('watch.cjs', import.meta.url).pathname] });
  expect(code).toBe(0);
  const { opened, functions } = JSON.parse(stderr) as Watched;
  const name = (path: string) => path.replace(/^.*\/dist\/cli\/\.\.\/program\//, '').replace(/^.*\/dist\/presets\//, 'presets/');
  // Node itself reads the launcher.
  return { opened: [...new Set(opened.filter((path) => !path.endsWith('/bin.cjs')).map(name))], functions };
}

/** Whether a module is one of ours, and no stand-in of one that is put off. */
const isOurs = (module: string) => module.startsWith('src/');

/** What an answer needs in any format: the tree of commands, what sizes, and what the library has of it too. */
const MAIN_PARTS = ['core.cjs', 'program.cjs', 'sizing.cjs'];
const filesOf = (parts: readonly string[]) => parts.flatMap((name) => [name, name.replace('.cjs', cache)]);
/** Whether the tree is a built one is asked first. */
const main = ['parts.json', ...filesOf(MAIN_PARTS)];
const presets = ['names.txt', 'models.js', 'counts.js', 'gpus.js'].map((name) => `presets/${name}`);

test('a training run as a table opens five parts, the names and the presets of three kinds', () => {
  const { opened, functions } = watched(MAIN);
  expect(opened.toSorted()).toEqual([...main, ...filesOf(['text.cjs', 'english.cjs']), ...presets].toSorted());
  expect(functions).toBeLessThanOrEqual(MOST.functions.table);
});

test('the same as JSON opens no words, and --version the tree of commands alone', () => {
  const json = watched([...MAIN, '--format', 'json']);
  expect(json.opened.toSorted()).toEqual([...main, ...presets].toSorted());
  expect(json.functions).toBeLessThanOrEqual(MOST.functions.json);
  const version = watched(['--version']);
  expect(version.opened.toSorted()).toEqual(['parts.json', ...filesOf(['program.cjs'])].toSorted());
  expect(version.functions).toBeLessThanOrEqual(MOST.functions.version);
});

test.each([
  [
    'a predicted service',
    'infer --model llama-3.1-70b --gpu h100-sxm --weights fp8 --requests 200/s --input 2000 --output 300 --ttft 2s --tpot 50ms',
    MOST.functions.service,
  ],
  ['a predicted training run', 'train --model gpt3 --gpu a100 --utilization auto --gpus 1024', MOST.functions.run],
])('%s of presets reads no config', (_, command, most) => {
  const { opened, functions } = watched(command.split(' '));
  expect(opened.filter((name) => /^(architecture|config|mistakes|own-presets|validate)\./.test(name))).toEqual([]);
  expect(functions).toBeLessThanOrEqual(most);
});

test('the main part holds these modules and no others', async () => {
  const modules = parts.flatMap(({ fileName, modules: held }) => (MAIN_PARTS.includes(fileName) ? held : []));
  await expect(`${modules.filter(isOurs).toSorted().join('\n')}\n`).toMatchFileSnapshot('main-modules.txt');
});

test('the main part and what V8 compiled of it stay small', () => {
  const bytesOf = (names: readonly string[]) => names.reduce((sum, name) => sum + statSync(folder + name).size, 0);
  expect(bytesOf(MAIN_PARTS)).toBeLessThanOrEqual(MOST.mainBytes);
  // Each is kept twice, to be compared.
  expect(bytesOf(MAIN_PARTS.map((name) => name.replace('.cjs', cache))) / 2).toBeLessThanOrEqual(MOST.codeBytes);
});

describe('the package', () => {
  const { files, unpackedSize } = packed();
  const paths = new Set(files.map(({ path }) => path));

  test('holds every module that one of it imports', () => {
    const modules = [...paths].filter((path) => /^dist\/.*(\.d\.ts|\.c?js)$/.test(path));
    const missing = modules.flatMap((path) => {
      const imports = readFileSync(packageFolder + path, 'utf8').matchAll(/(?:from|import|require)\s*\(?\s*['"`](\.[^'"`()]+)['"`]/g);
      const wanted = [...imports].map(([, name = '']) => posix.join(posix.dirname(path), name));
      const there = (name: string) =>
        [path.endsWith('.d.ts') ? name.replace(/\.js$/, '.d.ts') : name, `${name}.br`].some((each) => paths.has(each)) ||
        name.endsWith('.json');
      return wanted.filter((name) => !there(name)).map((name) => `${path} imports ${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('stays small', () => {
    expect(unpackedSize).toBeLessThanOrEqual(MOST.packageBytes);
  });
});
