import { readFileSync } from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { CatalogIndex, Names } from './entries.js';
import { type Accelerator, type Grid, type Model, readAccelerator, readGrid, readModel } from './facts.js';
import { lookUpKey } from './look-up-key.js';
import type { PublishedRun } from './runs.js';
import type { GpuPreset, GridPreset, ModelPreset } from './schema.js';

/** Presets as the rest of the program sees them. Files are opened when asked for, and once. */
export type Catalog = {
  readonly index: CatalogIndex;
  readonly gpu: (name: string) => Found<Accelerator>;
  readonly model: (name: string) => Found<Model>;
  readonly region: (name: string) => Found<Grid>;
  /** Published training runs. */
  readonly runs: () => readonly PublishedRun[];
};

/** What was named, or the names that were probably meant; what is wrong with it, where it is there and cannot be read. */
export type Found<Fact> =
  /** `as` is its name wherever it is asked for, where the one that was used means it in one place only: a path within a file. */
  | { readonly found: Fact; readonly as?: string }
  | { readonly found: undefined; readonly near: readonly string[]; readonly problems?: readonly Diagnostic[] };

const PRESETS = new URL('../../presets/', import.meta.url);

let shared: Catalog | undefined;

/** The catalogue of the presets that the package carries. */
export function builtInCatalog(): Catalog {
  shared ??= openCatalog(PRESETS);
  return shared;
}

/** Opens a directory of presets by its `index.json`. */
function openCatalog(directory: URL): Catalog {
  const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, directory), 'utf8'));
  const index = read('index.json') as CatalogIndex;
  const { names } = index;
  return {
    index,
    gpu: finder(names.gpus, index.gpus, (id) => readAccelerator(read(`gpus/${id}.json`) as GpuPreset)),
    model: finder(names.models, index.models, (id) => readModel(read(`models/${id}.json`) as ModelPreset)),
    region: finder(names.regions, index.regions, (id) => readGrid(read(`grids/${id}.json`) as GridPreset)),
    runs: () => read('runs.json') as readonly PublishedRun[],
  };
}

type Named = { readonly id: string; readonly aliases: readonly string[] };

function finder<Fact>(names: Names, entries: readonly Named[], open: (id: string) => Fact): (name: string) => Found<Fact> {
  const opened = new Map<string, Fact>();
  return (name) => {
    const key = lookUpKey(name);
    const id = Object.hasOwn(names, key) ? names[key] : undefined;
    if (id === undefined) {
      const known = entries.flatMap((entry) => [entry.id, ...entry.aliases]);
      return { found: undefined, near: nearest(name, known) };
    }
    let fact = opened.get(id);
    if (fact === undefined) {
      fact = open(id);
      opened.set(id, fact);
    }
    return { found: fact };
  };
}
