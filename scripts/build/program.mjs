// The command: sources and the packages that it uses, bundled into parts that are loaded when they are needed.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { transformSync } from 'esbuild';
import { rolldown } from 'rolldown';
import { once } from '../../dist/catalog/once.js';
import { deferred, deferredEntries, isStandIn } from './deferred.mjs';
import { workedOut } from './worked-out.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));
const folder = `${root}dist/program/`;
const at = (path) => root + path;

/** Modules that stand in for others in the command. */
const standIns = {
  name: 'stand-ins',
  resolveId(id, importer) {
    // Its pattern of all emoji takes milliseconds to compile; the command measures text in one way everywhere.
    if (id === 'string-width') return at('scripts/program/string-width.cjs');
    if (id === '@colors/colors/safe' && importer?.includes('/node_modules/cli-table3/')) return at('scripts/program/no-colors.cjs');
    // The argument parser starts other programs for subcommands that are executables; there are none, and loading the means takes milliseconds.
    if (id === 'node:child_process' && importer?.includes('/node_modules/commander/')) return at('scripts/program/no-child-process.mjs');
    return undefined;
  },
};

/** Words of another language that every answer needs: one file, whichever of its parts use them too. */
const CHINESE = new Set(
  ['chinese', 'amounts', 'terms', 'headlines', 'remarks', 'hints', 'step-remarks', 'spoken', 'likenesses'].map((name) =>
    at(`src/words/zh/${name}.ts`),
  ),
);

/** What several parts use and is too small for a file of its own: what the library has too, and what only the command has. */
const SHARED = { core: new Set(['src/quantity/range.ts'].map(at)), sizing: new Set(['src/render/wrap.ts', 'src/render/bar.ts'].map(at)) };

/** Every module that entries import before they do anything. */
function reached(modules, ...entries) {
  const found = new Set();
  const follow = (id) => {
    if (found.has(id)) return;
    found.add(id);
    for (const next of modules.get(id) ?? []) follow(next);
  };
  for (const entry of entries) follow(at(entry));
  return found;
}

/** The entries of the library, whose modules are the command's: they are built, and kept, once. */
const library = { library: at('src/index.ts'), browser: at('src/browser.ts') };

/**
 * Bundles the command and the library into `dist/program`: the tree of commands in `program.cjs`, what sizes in `sizing.cjs`, what
 * that shares with the library in `core.cjs`, answers for people in `text.cjs`, and a file for each `import()` that is put off.
 * CommonJS starts sooner than ESM; a script that the launcher compiles itself has no dynamic import, and there it is a `require`
 * that is put off. Returns what each file holds.
 */
export async function bundleProgram() {
  const modules = new Map();
  const bundle = await rolldown({
    input: { program: at('src/bin.ts'), ...library, ...deferredEntries },
    cwd: root,
    platform: 'node',
    transform: { target: 'node20', define: { 'import.meta.dirname': '__dirname' } },
    plugins: [
      standIns,
      deferred,
      workedOut,
      {
        name: 'imports',
        moduleParsed: ({ id, importedIds }) => {
          modules.set(id, importedIds);
        },
      },
    ],
  });
  const groups = once(() => {
    const [program, sizing] = [reached(modules, 'src/bin.ts'), reached(modules, 'src/cli/commands/sizing.ts')];
    const others = reached(modules, 'src/index.ts', 'src/browser.ts');
    const text = reached(modules, 'src/render/answer-text.ts', 'src/render/table.ts');
    return {
      core: (id) => (sizing.has(id) && others.has(id)) || id.includes('rolldown') || SHARED.core.has(id),
      program: (id) => program.has(id),
      sizing: (id) => sizing.has(id) || isStandIn(id) || SHARED.sizing.has(id),
      text: (id) => text.has(id),
    };
  });
  const { output } = await bundle.generate({
    format: 'cjs',
    exports: 'named',
    minify: true,
    comments: false,
    chunkFileNames: '[name].cjs',
    entryFileNames: '[name].cjs',
    codeSplitting: {
      groups: [
        { name: 'chinese', priority: 0, test: (id) => CHINESE.has(id) },
        ...['text', 'sizing', 'core', 'program'].map((name, priority) => ({
          name,
          priority: priority + 1,
          test: (id) => groups()[name](id),
        })),
      ],
    },
  });
  await bundle.close();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const runtime = output.find(({ fileName }) => fileName === RUNTIME)?.code;
  const parts = output.filter(({ fileName }) => fileName !== RUNTIME);
  for (const { fileName, code } of parts) {
    const text = part(withRuntime(code, runtime));
    if (COMPRESSED.has(fileName.replace('.cjs', ''))) writeFileSync(`${folder}${fileName}.br`, brotliCompressSync(text));
    else writeFileSync(folder + fileName, text);
  }
  checkLibrary(parts);
  await writeLibrary();
  const held = parts.map(({ fileName, modules: ids }) => ({ fileName, modules: Object.keys(ids).map((id) => id.replace(root, '')) }));
  writeFileSync(`${folder}parts.json`, JSON.stringify({ parts: held }));
  return held;
}

/** The library of one module system is that of the other: what it exports stands here for bundlers and for Node to see. */
async function writeLibrary() {
  for (const name of ['index', 'browser']) {
    const file = `${root}dist/${name}.js`;
    const names = Object.keys(await import(pathToFileURL(file).href));
    const part = Object.entries(library).find(([, entry]) => entry.endsWith(`/${name}.ts`))[0];
    writeFileSync(file, `import library from './program/${part}.cjs';\n\nexport const { ${names.join(', ')} } = library;\n`);
  }
}

/** Throws an error where the library would start the command, or asks for what a page has not. */
function checkLibrary(parts) {
  const requiredBy = (fileName) =>
    [...parts.find((part) => part.fileName === fileName).code.matchAll(/require\((['"`])([^'"`]+)\1\)/g)].map(([, , name]) => name);
  const follow = (fileName, path) => {
    if (path.includes(fileName)) return;
    for (const name of requiredBy(fileName)) {
      const way = [...path, fileName];
      if (name === './program.cjs' || !name.startsWith('./')) throw new Error(`the library leads to ${name}: ${way.join(' → ')}`);
      if (name !== './rolldown-runtime.cjs') follow(name.slice(2), way);
    }
  };
  for (const entry of Object.keys(library)) follow(`${entry}.cjs`, []);
}

/** Parts that few commands load, none of them in a hurry, and the library never: what reads and compares files, presets of one's own, pages, Chinese beside answers. */
const COMPRESSED = new Set([
  'dist',
  'sources',
  'diff',
  'completion',
  'own-presets',
  'page',
  'validate',
  'chineseWords',
  'chineseSources',
  'chineseMistakes',
]);

/** The bundler's own helpers, which it keeps in a file: they have no state, so that each part has those that it uses, and one file less is read. */
const RUNTIME = 'rolldown-runtime.cjs';

function withRuntime(code, runtime) {
  return code.replace(/(?:([\w$]+)=)?require\((['"`])\.\/rolldown-runtime\.cjs\2\)(?:\.(\w+))?/, (_, bound, __, alone) => {
    if (bound === undefined) return '0';
    const uses = alone ? [alone] : [...code.matchAll(new RegExp(`\\b${bound.replace('$', '\\$')}\\.(\\w+)`, 'g'))].map(([, name]) => name);
    return `${bound}=(()=>{${helpers(runtime, new Set(uses))}})()${alone ? `.${alone}` : ''}`;
  });
}

/** Those of the helpers that are used. */
function helpers(runtime, used) {
  const shown = [...runtime.matchAll(EXPORT)].filter(([, name]) => used.has(name));
  const modules = `${runtime.replace(EXPORT, '0')};export{${shown.map(([, name, helper]) => `${helper} as ${name}`).join(',')}}`;
  const { code } = transformSync(modules, { format: 'esm', minify: true, treeShaking: true, target: 'node20', charset: 'ascii' });
  return code.replace(/export\{(.*)\};\s*$/, (_, names) => `return{${names.replace(/([\w$]+) as ([\w$]+)/g, '$2:$1')}}`);
}

/** How the bundler exports: by functions, since what a module exports may change. Nothing does here. */
const EXPORT = /Object\.defineProperty\(exports,"(\w+)",\{enumerable:!0,get:function\(\)\{return ([\w$]+)\}\}\)/g;

/** A part in a scope of its own, so that it is run as it is read, and a stamp of its content. */
function part(code) {
  const text = ascii(`(()=>{${code.trimEnd().replace(EXPORT, 'exports.$1=$2')}\n})();`);
  return `${text}\n//${createHash('sha1').update(text).digest('hex')}`;
}

/** The same program without a character beyond ASCII: they stand in texts and patterns only, where an escape means the same. */
function ascii(code) {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error('a character beyond ASCII stands behind a backslash');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
