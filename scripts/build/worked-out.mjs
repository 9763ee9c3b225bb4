// Modules of nothing but data that is worked out of other modules: the build does that once, and their place takes the outcome.
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const modules = new Set(['src/answer/contract/display-units.ts', 'src/answer/sheet/figure-order.ts'].map((module) => root + module));

export const workedOut = {
  name: 'worked-out',
  async load(id) {
    if (!modules.has(id)) return undefined;
    const built = await import(pathToFileURL(id.replace(`${root}src/`, `${root}dist/`).replace(/\.ts$/, '.js')).href);
    return Object.entries(built)
      .map(([name, value]) => `export const ${name} = ${JSON.stringify(value)};\n`)
      .join('');
  },
};
