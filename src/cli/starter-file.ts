import { dirname, join, relative, resolve, sep } from 'node:path';
import type { StarterField } from '../answer/project/starter.js';
import { PATH } from '../catalog/model-files.js';
import { builtInCatalog } from '../catalog/package-presets.js';
import { type Diagnostic, diagnose } from '../diagnostics/diagnostic.js';
import { flagOf } from '../scenario/field.js';
import { writtenAs } from '../scenario/named-file.js';
import type { Assignment } from '../scenario/question.js';
import { nearestAbove, readerOf } from './files/sources.js';
import type { Files } from './io.js';
import { placeOf } from './place.js';

// What the place and the name of a scenario file that is to be written mean for what stands in it.

const SCHEMA = 'node_modules/llm-sizing/schemas/scenario.schema.json';

/** The format that a file’s name stands for. */
export function formatOf(file: string | undefined): string | undefined {
  const [, extension] = /\.(json|ya?ml)$/.exec(file ?? '') ?? [];
  return extension === 'yml' ? 'yaml' : extension;
}

/** The path of a file is written as it is meant from the scenario file; one that cannot be followed from there is told. */
export function seenFrom(out: string, field: StarterField, files: Files, argv: readonly string[], diagnostics: Diagnostic[]): StarterField {
  const { cwd, exists } = files;
  const { key, text } = field;
  if (!isPath(field, (path) => exists(resolve(cwd, path)))) return field;
  const reader = readerOf(out, files);
  const path = relative(out === '-' ? cwd : dirname(resolve(cwd, out)), resolve(cwd, text))
    .split(sep)
    .join('/');
  if (reader.follow(out, path) === undefined) {
    diagnostics.push(diagnose('outside-tree', { path: text, root: reader.root }, placeOf(argv, flagOf(key), text)));
  }
  return { ...field, text: path.startsWith('.') ? path : `./${path}` };
}

/** Fields that may name a file, and what is allowed in them. */
const NAMING = { model: 'config-path', calibration: 'a-calibration', workload: 'a-request-log' } as const;

/** What was piped in has no name that a file could have. */
export function pipedIn(assignments: readonly Assignment[]): readonly Diagnostic[] {
  return assignments.flatMap(({ key, text, whereOf }) => {
    const say = NAMING[key as keyof typeof NAMING];
    if (say === undefined || text.trim() !== '-') return [];
    const problem = { file: '-', reason: { say: 'standard-input-unnamed' }, allowed: { say } } as const;
    return [diagnose('unreadable-file', problem, whereOf(text, 0))];
  });
}

/** Whether a field names a file. */
function isPath({ key, text }: StarterField, exists: (path: string) => boolean): boolean {
  if (key === 'model') return PATH.test(text) || (builtInCatalog().model(text).found === undefined && exists(text));
  return key === 'calibration' || (key === 'workload' && writtenAs(text) === 'path');
}

/** Where the schema of an installed package stands, seen from the file: in the nearest directory that has it. */
export function schemaFor(out: string, { cwd, exists }: Files): string | undefined {
  const start = out === '-' ? cwd : dirname(resolve(cwd, out));
  const found = nearestAbove(start, (directory) => [join(directory, SCHEMA)].find(exists));
  return found === undefined ? undefined : `./${relative(start, found)}`.replace(/^\.\/\.\.\//, '../');
}
