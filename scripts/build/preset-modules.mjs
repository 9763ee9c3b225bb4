// The presets as modules, one name for each, so that a bundler takes along those that are used and no others.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);
const kinds = [
  { folder: 'gpus', name: 'gpus', type: 'GpuPreset' },
  { folder: 'models', name: 'models', type: 'ModelPreset' },
  { folder: 'grids', name: 'regions', type: 'GridPreset' },
  { folder: 'instances', name: 'instances', type: 'InstancesPreset' },
];

/** `h100-sxm-80gb` → `h100Sxm80gb`; a dot between two digits stays visible: `llama-3.1-8b` → `llama3_1_8b`. */
function identifier(id) {
  const name = id
    .replace(/(\d)[.-](?=\d)/g, '$1_')
    .replace(/[.-]+([a-z0-9])/g, (_, letter) => letter.toUpperCase())
    .replace(/^(?=\d)/, '_');
  return name;
}

/** Writes `dist/presets/KIND.js` and its types. Throws an error where two presets would have one name. */
export function writePresetModules() {
  mkdirSync(new URL('dist/presets/', root), { recursive: true });
  for (const { folder, name, type } of kinds) {
    const ids = readdirSync(new URL(`presets/${folder}/`, root))
      .filter((file) => file.endsWith('.json'))
      .map((file) => file.slice(0, -'.json'.length))
      .sort();
    const names = ids.map(identifier);
    const twice = names.find((each, place) => names.indexOf(each) !== place);
    if (twice !== undefined) throw new Error(`presets: two ${name} would be ${twice}`);
    const code = ids.map(
      (id, place) => `export { default as ${names[place]} } from '../../presets/${folder}/${id}.json' with { type: 'json' };\n`,
    );
    const types = names.map((each) => `export declare const ${each}: ${type};\n`);
    writeFileSync(new URL(`dist/presets/${name}.js`, root), code.join(''));
    writeFileSync(new URL(`dist/presets/${name}.d.ts`, root), `import type { ${type} } from '../catalog/schema.js';\n${types.join('')}`);
  }
}
