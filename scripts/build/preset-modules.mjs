// What the package carries of the presets, in `dist/presets`: a module for each kind, one line a preset and what several say
// once, so that a bundler takes along those that are used and a command reads one; what few commands read is compressed.
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { packedPresets, withKeysApart } from '../../dist/catalog/pack.js';

const root = new URL('../../', import.meta.url);
const from = (path) => new URL(`presets/${path}`, root);
const to = (path) => new URL(`dist/presets/${path}`, root);

/** Folders of presets, the modules that they become, and the types of those that programs import. */
const kinds = [
  { folder: 'gpus', type: 'GpuPreset', schema: 'schema' },
  { folder: 'models', type: 'ModelPreset', schema: 'schema' },
  { folder: 'grids', name: 'regions', type: 'GridPreset', schema: 'schema' },
  { folder: 'instances', type: 'InstancesPreset', schema: 'document-schemas' },
  { folder: 'workloads' },
  { folder: 'counts', written: withKeysApart },
];
/** Read at every start, and searched as it is. */
const PLAIN = ['names.txt'];
/** What nothing reads but the build: published runs of a document each, which are together in `runs.json`. */
const SOURCES = /^measurements\/[^/]+\.json$/;

/** Writes `dist/presets`. Throws an error where two presets would have one name. */
export function writePresetModules() {
  rmSync(to(''), { recursive: true, force: true });
  mkdirSync(to(''), { recursive: true });
  for (const { folder, name = folder, type, schema, written = (content) => content } of kinds) {
    const ids = readdirSync(from(folder)).flatMap((file) => (file.endsWith('.json') ? [file.slice(0, -'.json'.length)] : []));
    const presets = ids.sort().map((id) => ({ id, content: written(JSON.parse(readFileSync(from(`${folder}/${id}.json`), 'utf8'))) }));
    const code = packedPresets(presets);
    writeFileSync(to(`${name}.js`), code);
    if (type === undefined) continue;
    const types = [...code.matchAll(/^export const (\w+)=/gm)].map(([, preset]) => `${preset}: ${type}`);
    writeFileSync(
      to(`${name}.d.ts`),
      `import type { ${type} } from '../catalog/${schema}.js';\nexport declare const\n${types.join(',\n')};\n`,
    );
  }
  for (const path of PLAIN) copyFileSync(from(path), to(path));
  const packed = new Set(kinds.map(({ folder }) => folder));
  for (const path of readdirSync(from(''), { recursive: true }).map((name) => name.replaceAll('\\', '/'))) {
    if (/\.(json|csv)$/.test(path) && !packed.has(path.split('/')[0]) && !SOURCES.test(path)) compress(path);
  }
}

/** What some commands read, whole. */
function compress(path) {
  mkdirSync(dirname(fileURLToPath(to(path))), { recursive: true });
  writeFileSync(to(`${path}.br`), brotliCompressSync(readFileSync(from(path))));
}
