import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { posix } from 'node:path';
import { describe, expect, test } from 'vitest';
import { MAIN, packageFolder, runProgram } from './program.js';

/**
 * What keeps start-up short, without a clock. A limit is a few per cent above what was measured. Where one is met: a module that
 * few commands need goes into a part of `scripts/build/deferred.mjs`, or behind an `import()`.
 */
const folder = `${packageFolder}dist/program/`;
const { parts } = JSON.parse(readFileSync(`${folder}parts.json`, 'utf8')) as { parts: { fileName: string; modules: string[] }[] };
const cache = `.${process.versions.v8.replace(/-.*/, '')}.cache`;

const MOST = {
  functions: { table: 735, json: 552, version: 120, service: 1000, run: 1050 },
  mainBytes: 247_000,
  cacheBytes: 469_000,
  packageBytes: 8_000_000,
};

type Watched = { readonly opened: readonly string[]; readonly functions: number };

/** Files that a command opens, seen from the package, and how many functions it runs. */
function watched(args: readonly string[]): Watched {
  const { code, stderr } = runProgram(args, { node: ['--require', new URL('watch.cjs', import.meta.url).pathname] });
  expect(code).toBe(0);
  const { opened, functions } = JSON.parse(stderr) as Watched;
  const name = (path: string) => path.replace(/^.*\/dist\/cli\/\.\.\/program\//, '').replace(/^.*\/\.\.\/presets\//, 'presets/');
  // Node itself reads the launcher.
  return { opened: opened.filter((path) => !path.endsWith('/bin.cjs')).map(name), functions };
}

/** Whether a module is one of ours, and no stand-in of one that is put off. */
const isOurs = (module: string) => module.startsWith('src/');

const model = ['presets/models/gpt-3-175b.json', 'presets/counts/gpt-3-175b.json'];

test('a training run as a table opens two parts, the names and three presets', () => {
  const { opened, functions } = watched(MAIN);
  expect(opened.toSorted()).toEqual(
    [
      'program.cjs',
      `program${cache}`,
      'table.cjs',
      `table${cache}`,
      'presets/names.txt',
      ...model,
      'presets/gpus/a100-pcie-80gb.json',
    ].toSorted(),
  );
  expect(functions).toBeLessThanOrEqual(MOST.functions.table);
});

test('the same as JSON opens one part, and --version reads no preset', () => {
  const json = watched([...MAIN, '--format', 'json']);
  expect(json.opened.toSorted()).toEqual(
    ['program.cjs', `program${cache}`, 'presets/names.txt', ...model, 'presets/gpus/a100-pcie-80gb.json'].toSorted(),
  );
  expect(json.functions).toBeLessThanOrEqual(MOST.functions.json);
  const version = watched(['--version']);
  expect(version.opened).toEqual(['program.cjs', `program${cache}`]);
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
  const main = parts.find(({ fileName }) => fileName === 'program.cjs');
  await expect(`${main?.modules.filter(isOurs).toSorted().join('\n')}\n`).toMatchFileSnapshot('main-modules.txt');
});

test('the main part and what V8 compiled of it stay small', () => {
  expect(statSync(`${folder}program.cjs`).size).toBeLessThanOrEqual(MOST.mainBytes);
  expect(statSync(`${folder}program${cache}`).size).toBeLessThanOrEqual(MOST.cacheBytes);
});

describe('the package', () => {
  type Packed = { readonly unpackedSize: number; readonly files: readonly { readonly path: string; readonly size: number }[] };
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: packageFolder, encoding: 'utf8', maxBuffer: 1 << 26 }),
  ) as [Packed];
  const paths = new Set(packed.files.map(({ path }) => path));

  test('holds every module that one of it imports', () => {
    const modules = [...paths].filter((path) => /^dist\/.*(\.d\.ts|\.js)$/.test(path));
    const missing = modules.flatMap((path) => {
      const imports = readFileSync(packageFolder + path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g);
      const wanted = [...imports].map(([, name = '']) => posix.join(posix.dirname(path), name));
      const there = (name: string) => paths.has(path.endsWith('.d.ts') ? name.replace(/\.js$/, '.d.ts') : name) || name.endsWith('.json');
      return wanted.filter((name) => !there(name)).map((name) => `${path} imports ${name}`);
    });
    expect(missing).toEqual([]);
  });

  test('stays small, apart from what other versions of V8 compiled', () => {
    const others = packed.files.filter(({ path }) => path.endsWith('.cache') && !path.endsWith(cache));
    expect(packed.unpackedSize - others.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(MOST.packageBytes);
  });
});
