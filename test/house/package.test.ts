import { accessSync, constants, existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { brotliDecompressSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { buildIndex, buildRuns } from '../../src/catalog/build-index.js';
import { namesText } from '../../src/catalog/names.js';
import { jsonSchemas } from '../../src/cli/json-schemas.js';
import { version } from '../../src/cli/package.js';
import { schemaText } from '../../src/cli/schemas/definitions.js';

const ROOT = new URL('../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, ROOT), 'utf8');
/** A part as it is, though few commands load it and it is compressed. */
const text = (path: string): string =>
  path.endsWith('.br') ? brotliDecompressSync(readFileSync(new URL(path, ROOT))).toString() : read(path);
const json = (path: string): unknown => JSON.parse(read(path));

type Package = {
  readonly name: string;
  readonly version: string;
  readonly license: string;
  readonly type: string;
  readonly bin: Readonly<Record<string, string>>;
  readonly man: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly files: readonly string[];
  readonly engines: { readonly node: string };
  readonly scripts: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
};
const manifest = json('package.json') as Package;

/** Files of the package that a pattern of package.json means. */
function matching(pattern: string): readonly string[] {
  const folder =
    pattern
      .replace(/^\.\//, '')
      .split('*')[0]
      ?.replace(/[^/]*$/, '') ?? '';
  const parts = pattern
    .replace(/^\.\//, '')
    .replace(/[.+]/g, '\\$&')
    .replaceAll('**/', '§')
    .replaceAll('*', '[^/]*')
    .replaceAll('§', '(.*/)?');
  const whole = new RegExp(`^${parts}(/.*)?$`);
  const all = readdirSync(new URL(folder === '' ? '.' : folder, ROOT), { recursive: true, encoding: 'utf8' });
  return all.map((path) => folder + path.replaceAll('\\', '/')).filter((path) => whole.test(path));
}

const dependencies = manifest.devDependencies;

test('the program tells the version of the package', () => {
  expect(version).toBe(manifest.version);
});

describe('what is generated is what the sources make now', () => {
  const presetsIn = (folder: string) =>
    readdirSync(new URL(`presets/${folder}/`, ROOT))
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => ({ id: name.slice(0, -'.json'.length), content: json(`presets/${folder}/${name}`) }));

  test('presets/index.json', () => {
    const index = buildIndex({ gpus: presetsIn('gpus'), models: presetsIn('models'), grids: presetsIn('grids') });
    expect(json('presets/index.json')).toEqual(JSON.parse(JSON.stringify(index)));
  });

  test('presets/names.txt', () => {
    const index = buildIndex({ gpus: presetsIn('gpus'), models: presetsIn('models'), grids: presetsIn('grids') });
    expect(read('presets/names.txt')).toBe(namesText(index));
  });

  test('presets/runs.json', () => {
    expect(json('presets/runs.json')).toEqual(JSON.parse(JSON.stringify(buildRuns(presetsIn('measurements'), presetsIn('gpus')))));
  });

  const schemas = Object.entries(jsonSchemas());

  test.each(schemas)('schemas/%s.schema.json', (name, schema) => {
    expect(read(`schemas/${name}.schema.json`)).toBe(schemaText(schema));
  });

  test('schemas/ has no others', () => {
    expect(readdirSync(new URL('schemas/', ROOT)).toSorted()).toEqual(schemas.map(([name]) => `${name}.schema.json`).toSorted());
  });
});

describe('the dependencies', () => {
  test('are pinned', () => {
    for (const [name, wanted] of Object.entries(dependencies)) expect(wanted, name).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('are bundled, and none is installed with the package: no file of it asks for one', () => {
    expect(manifest).not.toHaveProperty('dependencies');
    const carried = manifest.files.flatMap((entry) => (entry.startsWith('!') ? [] : matching(entry)));
    const asked = carried
      .filter((path) => /\.(c?js|d\.ts|cjs\.br)$/.test(path))
      .flatMap((path) =>
        [...text(path).matchAll(/(?:from|import|require)\s*\(?\s*(['"`])([@a-z][\w/.:@-]*)\1/g)].map(([, , name]) => name),
      );
    expect(asked).toContain('node:fs');
    expect([...new Set(asked)].filter((name) => !isBuiltin(name as string) && !name?.startsWith('llm-sizing/'))).toEqual([]);
  });

  test('are the ones that the lock file has', () => {
    const { packages } = json('package-lock.json') as { packages: Record<string, { version?: string }> };
    for (const [name, wanted] of Object.entries(dependencies)) expect(packages[`node_modules/${name}`]?.version, name).toBe(wanted);
  });
});

describe('the package', () => {
  test('runs no script when it is installed', () => {
    for (const step of ['preinstall', 'install', 'postinstall']) expect(manifest.scripts).not.toHaveProperty(step);
  });

  test('has a command that can be run, and that starts Node', () => {
    for (const path of Object.values(manifest.bin)) {
      accessSync(new URL(path, ROOT), constants.X_OK);
      expect(read(path)).toMatch(/^#!\/usr\/bin\/env node\n/);
    }
  });

  test('exports things that are there', () => {
    for (const target of Object.values(manifest.exports)) {
      for (const path of typeof target === 'string' ? [target] : Object.values(target)) {
        expect(matching(path), path).not.toEqual([]);
      }
    }
  });

  test('carries files that are there', () => {
    const entries = manifest.files.filter((entry) => !entry.startsWith('!'));
    for (const entry of entries) expect(matching(entry), entry).not.toEqual([]);
    for (const path of [...Object.values(manifest.bin), manifest.man])
      expect(entries.flatMap(matching)).toContain(path.replace(/^\.\//, ''));
  });

  test('leaves out nothing that it exports or that an exported module imports', () => {
    const carried = new Set(manifest.files.flatMap((entry) => (entry.startsWith('!') ? [] : matching(entry))));
    for (const entry of manifest.files) if (entry.startsWith('!')) for (const path of matching(entry.slice(1))) carried.delete(path);
    const seen = new Set<string>();
    const follow = (path: string): void => {
      // Parts that few commands load are compressed; they lead to what others lead to.
      if (seen.has(path) || seen.has(`${path}.br`)) return;
      const isCompressed = !existsSync(new URL(path, ROOT));
      seen.add(isCompressed ? `${path}.br` : path);
      if (isCompressed) return;
      for (const [, target] of read(path).matchAll(/(?:from|import|require)\s*\(?\s*['"`](\.[^'"`()]+)['"`]/g)) {
        follow(new URL(target as string, new URL(path, ROOT)).pathname.slice(ROOT.pathname.length));
      }
    };
    for (const path of ['dist/index.js', 'dist/browser.js', 'dist/program/program.cjs']) follow(path);
    for (const path of Object.values(manifest.bin)) follow(path.replace(/^\.\//, ''));
    expect(seen.size).toBeGreaterThan(20);
    expect([...seen].filter((path) => !carried.has(path))).toEqual([]);
  });

  test('is ESM under MIT, for Node 20 and later', () => {
    expect([manifest.name, manifest.type, manifest.license]).toEqual(['llm-sizing', 'module', 'MIT']);
    expect(manifest.engines.node).toMatch(/^>=20/);
    expect(read('LICENSE')).toMatch(/^MIT License/);
  });

  test('is imported by its name with the functions that it promises', async () => {
    const library = (await import(new URL('dist/index.js', ROOT).href)) as Record<string, unknown>;
    for (const name of ['evaluate', 'sizeTraining', 'sizeInference', 'SizingError', 'compileSheet', 'solveFor', 'inferenceSheet'])
      expect(library[name], name).toBeTypeOf('function');
    expect(library).toHaveProperty('trainingSheet.formulas');
  });
});
