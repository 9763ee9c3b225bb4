// The command: sources and the packages that it uses, bundled into parts that are loaded when they are needed.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import { deferred, deferredEntries, isStandIn } from './deferred.mjs';

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

/** What several parts use and is too small for a file of its own. */
const SHARED = new Set(['src/render/wrap.ts', 'src/render/bar.ts', 'src/quantity/range.ts'].map(at));

/** Words of another language that every answer needs: one file, whichever of its parts use them too. */
const CHINESE = new Set(
  ['chinese', 'amounts', 'terms', 'headlines', 'remarks', 'hints', 'step-remarks', 'spoken', 'likenesses'].map((name) =>
    at(`src/words/zh/${name}.ts`),
  ),
);

/** Every module that the entry imports before it does anything: they are one file, whoever else imports them too. */
function mainModules(modules) {
  const main = new Set();
  const follow = (id) => {
    if (main.has(id)) return;
    main.add(id);
    for (const next of modules.get(id) ?? []) follow(next);
  };
  follow(at('src/bin.ts'));
  return main;
}

/**
 * Bundles the command into `dist/program`: `program.cjs`, and a file for each `import()` that is put off.
 * CommonJS starts sooner than ESM; a script that the launcher compiles itself has no dynamic import, and there it is a
 * `require` that is put off. Returns what each file holds.
 */
export async function bundleProgram() {
  const modules = new Map();
  const bundle = await rolldown({
    input: { program: at('src/bin.ts'), ...deferredEntries },
    cwd: root,
    platform: 'node',
    transform: { target: 'node20', define: { 'import.meta.dirname': '__dirname' } },
    plugins: [
      standIns,
      deferred,
      {
        name: 'imports',
        moduleParsed: ({ id, importedIds }) => {
          modules.set(id, importedIds);
        },
      },
    ],
  });
  let main;
  const { output } = await bundle.generate({
    format: 'cjs',
    exports: 'named',
    minify: true,
    comments: false,
    chunkFileNames: '[name].cjs',
    entryFileNames: '[name].cjs',
    codeSplitting: {
      groups: [
        {
          name: 'program',
          test: (id) => {
            main ??= mainModules(modules);
            return main.has(id) || id.includes('rolldown') || isStandIn(id) || SHARED.has(id);
          },
        },
        { name: 'chinese', test: (id) => CHINESE.has(id) },
      ],
    },
  });
  await bundle.close();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const runtime = output.find(({ fileName }) => fileName === RUNTIME)?.code;
  const parts = output.filter(({ fileName }) => fileName !== RUNTIME);
  for (const { fileName, code } of parts) writeFileSync(folder + fileName, part(withRuntime(code, runtime)));
  const held = parts.map(({ fileName, modules: ids }) => ({ fileName, modules: Object.keys(ids).map((id) => id.replace(root, '')) }));
  writeFileSync(`${folder}parts.json`, JSON.stringify({ parts: held }));
  return held;
}

/** The bundler's own helpers, which it keeps in a file: a kilobyte without a state is put where it is used, and one file less is read. */
const RUNTIME = 'rolldown-runtime.cjs';

function withRuntime(code, runtime) {
  return code.replace(/require\((['"`])\.\/rolldown-runtime\.cjs\1\)/, () => `(exports=>{${runtime}\nreturn exports})({})`);
}

/** One function expression, which is what the launcher compiles, and a stamp of its content. */
function part(code) {
  const text = `(function(require,module,exports,__dirname){${ascii(code.trimEnd())}\n})`;
  return `${text}\n//${createHash('sha1').update(text).digest('hex')}`;
}

/** The same program without a character beyond ASCII: they stand in texts and patterns only, where an escape means the same. */
function ascii(code) {
  if (/\\[^\0-\x7f]/.test(code)) throw new Error('a character beyond ASCII stands behind a backslash');
  return code.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
