// Second half of `npm run build`, after tsc: the preset index, the JSON Schemas, and the command in one file.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const { buildIndex, buildRuns } = await import(new URL('dist/catalog/build-index.js', root));
const { jsonSchemas } = await import(new URL('dist/cli/json-schemas.js', root));

/** Every preset of a folder, in the order of their ids. */
function presetsIn(folder) {
  const directory = new URL(`presets/${folder}/`, root);
  return readdirSync(directory)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({ id: name.slice(0, -'.json'.length), content: JSON.parse(readFileSync(new URL(name, directory), 'utf8')) }));
}

/** Writes a generated file only when it changed, so that building an unchanged tree leaves it unchanged. */
function generate(path, text) {
  const file = new URL(path, root);
  let before;
  try {
    before = readFileSync(file, 'utf8');
  } catch {
    before = undefined;
  }
  if (before !== text) writeFileSync(file, text);
}

const index = buildIndex({ gpus: presetsIn('gpus'), models: presetsIn('models'), grids: presetsIn('grids') });
const lines = (entries) => `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
const members = Object.entries(index).map(
  ([key, value]) =>
    `  ${JSON.stringify(key)}: ${Array.isArray(value) ? lines(value) : JSON.stringify(value, null, 2).replaceAll('\n', '\n  ')}`,
);
generate('presets/index.json', `{\n${members.join(',\n')}\n}\n`);
const runs = buildRuns(presetsIn('measurements'), presetsIn('gpus'));
generate('presets/runs.json', `[\n${runs.map((run) => JSON.stringify(run)).join(',\n')}\n]\n`);
mkdirSync(new URL('schemas/', root), { recursive: true });
for (const [name, schema] of Object.entries(jsonSchemas())) generate(`schemas/${name}.schema.json`, `${JSON.stringify(schema, null, 2)}\n`);

// CommonJS starts sooner than ESM; the library beside it stays ESM.
// A script that the launcher compiles itself has no dynamic import; there it is a require that is put off.
const supported = { 'dynamic-import': false };
const bundling = {
  supported,
  bundle: true,
  minify: true,
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  legalComments: 'none',
  metafile: true,
};
/** What only files need: each is a bundle of its own, so that the program stays as small as its main command. */
const apart = [
  { name: 'yaml', contents: "export * from 'yaml'", imported: /^yaml$/ },
  // The schemas of presets, with as much of zod as they use.
  { name: 'preset-schemas', contents: "export * from './src/catalog/schema.ts'", imported: /^\.\/schema\.js$/, from: /\/src\/catalog\// },
];
const apartBuilds = await Promise.all(
  apart.map(({ name, contents }) =>
    build({
      ...bundling,
      stdin: { contents, resolveDir: fileURLToPath(root) },
      outfile: new URL(`dist/cli/${name}.cjs`, root).pathname,
    }),
  ),
);
const programBuild = await build({
  ...bundling,
  entryPoints: [new URL('src/bin.ts', root).pathname],
  outfile: new URL('dist/cli/program.cjs', root).pathname,
  alias: { 'string-width': new URL('scripts/string-width.cjs', root).pathname },
  plugins: [
    {
      name: 'no-child-process-for-the-argument-parser',
      // It starts other programs for subcommands that are executables; there are none, and loading the means takes milliseconds.
      setup({ onResolve }) {
        onResolve({ filter: /^node:child_process$/ }, ({ importer }) =>
          importer.includes('/node_modules/commander/') ? { path: new URL('scripts/no-child-process.mjs', root).pathname } : undefined,
        );
      },
    },
    {
      name: 'what-only-files-need',
      setup({ onResolve }) {
        for (const { name, imported, from } of apart) {
          onResolve({ filter: imported }, ({ importer }) =>
            from === undefined || from.test(importer) ? { path: `./${name}.cjs`, external: true } : undefined,
          );
        }
      },
    },
  ],
  define: { 'import.meta.url': 'bundleUrl' },
  // One function expression, which is what the launcher compiles.
  banner: {
    js: "(function(require,module,exports,__filename,__dirname){const bundleUrl=require('node:url').pathToFileURL(__filename).href;",
  },
  footer: { js: '})' },
});
/** Licences of the packages that the bundle holds; each asks to be named with its text. */
const inputs = [programBuild, ...apartBuilds].flatMap(({ metafile }) => Object.keys(metafile.inputs));
const bundled = new Set(inputs.flatMap((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//)?.[1] ?? []));
const licences = [...bundled].sort().map((name) => {
  const directory = new URL(`node_modules/${name}/`, root);
  const { version } = JSON.parse(readFileSync(new URL('package.json', directory), 'utf8'));
  const file = readdirSync(directory).find((entry) => /^licen[cs]e/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file to pass on`);
  return `${name} ${version}\n\n${readFileSync(new URL(file, directory), 'utf8').trim()}\n`;
});
writeFileSync(new URL('dist/cli/THIRD-PARTY-LICENCES.txt', root), licences.join(`\n${'-'.repeat(72)}\n\n`));

rmSync(new URL('dist/bin.js', root), { force: true });
rmSync(new URL('dist/bin.d.ts', root), { force: true });

// A stamp of its content ends the program: the code cache is taken for this program and no other.
const program = new URL('dist/cli/program.cjs', root).pathname;
const stamp = createHash('sha1').update(readFileSync(program)).digest('hex');
writeFileSync(program, `${readFileSync(program, 'utf8').trimEnd()}\n//${stamp}`);
copyFileSync(new URL('scripts/checksum.cjs', root), new URL('dist/cli/checksum.cjs', root));
copyFileSync(new URL('scripts/launcher.cjs', root), new URL('dist/cli/bin.cjs', root));
chmodSync(new URL('dist/cli/bin.cjs', root), 0o755);
const codeCache = new URL('scripts/code-cache.cjs', root).pathname;
execFileSync(process.execPath, [codeCache, program, String(stamp.length), 'train', '--model', 'gpt3', '--gpu', 'a100'], {
  stdio: 'ignore',
});
