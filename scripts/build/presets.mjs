// What is made of the presets and of the schemas: files that are committed, and that a test compares with the sources.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const root = new URL('../../', import.meta.url);

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

/** Writes the index of the presets, the published runs and the JSON Schemas. */
export async function generateData() {
  const { buildIndex, buildInstances, buildRuns } = await import(new URL('dist/catalog/build-index.js', root));
  const { jsonSchemas } = await import(new URL('dist/cli/json-schemas.js', root));
  const { schemaText } = await import(new URL('dist/cli/schemas/definitions.js', root));
  const index = buildIndex({ gpus: presetsIn('gpus'), models: presetsIn('models'), grids: presetsIn('grids') });
  const lines = (entries) => `[\n${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(',\n')}\n  ]`;
  const members = Object.entries(index).map(([key, entries]) => `  ${JSON.stringify(key)}: ${lines(entries)}`);
  generate('presets/index.json', `{\n${members.join(',\n')}\n}\n`);
  const { namesText } = await import(new URL('dist/catalog/names.js', root));
  generate('presets/names.txt', namesText(index));
  const { packed } = await import(new URL('dist/architecture/counted.js', root));
  const { shapesOf } = await import(new URL('dist/architecture/shapes.js', root));
  const { readModel } = await import(new URL('dist/catalog/facts.js', root));
  const read = presetsIn('models').map(({ id, content }) => ({ id, architecture: readModel(content).architecture() }));
  const counted = read.filter(({ architecture }) => architecture !== null);
  mkdirSync(new URL('presets/counts/', root), { recursive: true });
  for (const { id, architecture } of counted) {
    const known = { ...packed(architecture), shapes: shapesOf(architecture) };
    generate(`presets/counts/${id}.json`, `${JSON.stringify(known)}\n`);
  }
  for (const { id } of presetsIn('counts').filter(({ id }) => !counted.some((model) => model.id === id)))
    rmSync(new URL(`presets/counts/${id}.json`, root));
  buildInstances(presetsIn('instances'), index);
  const runs = buildRuns(presetsIn('measurements'), presetsIn('gpus'));
  generate('presets/runs.json', `[\n${runs.map((run) => JSON.stringify(run)).join(',\n')}\n]\n`);
  mkdirSync(new URL('schemas/', root), { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) generate(`schemas/${name}.schema.json`, schemaText(schema));
}
