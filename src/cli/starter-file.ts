import { dirname, join, relative, resolve, sep } from 'node:path';
import type { StarterField } from '../answer/project/starter.js';
import { PATH } from '../catalog/model-files.js';
import { builtInCatalog } from '../catalog/package-presets.js';
import { nearestAbove } from './files/sources.js';
import type { Files } from './io.js';

// What the place and the name of a scenario file that is to be written mean for what stands in it.

const SCHEMA = 'node_modules/llm-sizing/schemas/scenario.schema.json';

/** The format that a file’s name stands for. */
export function formatOf(file: string | undefined): string | undefined {
  const [, extension] = /\.(json|ya?ml)$/.exec(file ?? '') ?? [];
  return extension === 'yml' ? 'yaml' : extension;
}

/** The path of a config.json is written as it is meant from the file. */
export function seenFrom(out: string, field: StarterField, { cwd, exists }: Files): StarterField {
  const { key, text } = field;
  const isPath = () => PATH.test(text) || (builtInCatalog().model(text).found === undefined && exists(resolve(cwd, text)));
  if (key !== 'model' || !isPath()) return field;
  const path = relative(out === '-' ? cwd : dirname(resolve(cwd, out)), resolve(cwd, field.text))
    .split(sep)
    .join('/');
  return { ...field, text: path.startsWith('.') ? path : `./${path}` };
}

/** Where the schema of an installed package stands, seen from the file: in the nearest directory that has it. */
export function schemaFor(out: string, { cwd, exists }: Files): string | undefined {
  const start = out === '-' ? cwd : dirname(resolve(cwd, out));
  const found = nearestAbove(start, (directory) => [join(directory, SCHEMA)].find(exists));
  return found === undefined ? undefined : `./${relative(start, found)}`.replace(/^\.\/\.\.\//, '../');
}
