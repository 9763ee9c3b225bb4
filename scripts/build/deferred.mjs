// Modules of the command that the usual answers do without: each group is a part of its own, loaded at the first call.
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Parts by name, and the modules whose functions load them. Functions only: nothing else can wait for its first use. */
const parts = {
  // Whoever brings a config.json, takes a model apart, or has a step predicted.
  architecture: ['src/architecture/read.ts', 'src/catalog/config-model.ts'],
};

const partOf = new Map(Object.entries(parts).flatMap(([name, modules]) => modules.map((module) => [root + module, name])));
const STAND_IN = '\0deferred:';
const ENTRY = '\0part:';

/** Entries of the bundle, one a part. */
export const deferredEntries = Object.fromEntries(Object.keys(parts).map((name) => [name, ENTRY + name]));

/**
 * Whoever imports one of these modules from outside its part gets functions of the same names instead, which load the part
 * and call the real ones. The sources are ordinary modules, and the library has them all from the start.
 */
export const deferred = {
  name: 'deferred',
  async resolveId(id, importer, options) {
    if (id.startsWith(ENTRY)) return id;
    if (importer === undefined || importer.startsWith(ENTRY)) return undefined;
    if (importer.startsWith(STAND_IN)) return { id, external: true };
    const resolved = await this.resolve(id, importer, { ...options, skipSelf: true });
    const part = resolved === null ? undefined : partOf.get(resolved.id);
    return part === undefined || partOf.get(importer) === part ? undefined : STAND_IN + resolved.id;
  },
  async load(id) {
    if (id.startsWith(ENTRY)) {
      const modules = parts[id.slice(ENTRY.length)];
      return modules.map((module) => `export * from ${JSON.stringify(root + module)};\n`).join('');
    }
    if (!id.startsWith(STAND_IN)) return undefined;
    const source = id.slice(STAND_IN.length);
    const built = await import(pathToFileURL(source.replace(`${root}src/`, `${root}dist/`).replace(/\.ts$/, '.js')).href);
    const functions = Object.keys(built).filter((name) => typeof built[name] === 'function' && !/^class\b/.test(built[name]));
    const call = `require(${JSON.stringify(`./${partOf.get(source)}.cjs`)})`;
    return functions.map((name) => `export const ${name} = (...given) => ${call}.${name}(...given);\n`).join('');
  },
};
