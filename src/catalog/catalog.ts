import { readdirSync, readFileSync } from 'node:fs';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/suggest.js';
import type { CatalogIndex, Names } from './entries.js';
import { type Accelerator, type Grid, type Model, readAccelerator, readGrid, readModel, withinInstance } from './facts.js';
import { nearestCards, otherSpellings } from './gpu-names.js';
import { type Instance, instanceKeys, readInstances } from './instances.js';
import { lookUpKey } from './look-up-key.js';
import type { PublishedRun } from './runs.js';
import type { GpuPreset, GridPreset, ModelPreset } from './schema.js';

/** Presets as the rest of the program sees them. Files are opened when asked for, and once. */
export type Catalog = {
  readonly index: CatalogIndex;
  readonly gpu: (name: string) => Found<Accelerator>;
  readonly model: (name: string) => Found<Model>;
  readonly region: (name: string) => Found<Grid>;
  /** Cloud instances, servers of vendors, slices of pods. Opened when a name is no accelerator’s. */
  readonly instances: () => readonly Instance[];
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
  const gpus = finder(names.gpus, (id) => readAccelerator(read(`gpus/${id}.json`) as GpuPreset));
  let opened: readonly Instance[] | undefined;
  const instances = () => {
    opened ??= readdirSync(new URL('instances/', directory))
      .toSorted()
      .flatMap((name) => readInstances(read(`instances/${name}`) as Parameters<typeof readInstances>[0]));
    return opened;
  };
  return {
    index,
    gpu: gpuFinder(gpus, index, instances),
    instances,
    model: orNearest(
      finder(names.models, (id) => readModel(read(`models/${id}.json`) as ModelPreset)),
      (name) => nearest(name, namesIn(index.models)),
    ),
    region: orNearest(
      finder(names.regions, (id) => readGrid(read(`grids/${id}.json`) as GridPreset)),
      (name) => nearestRegions(name, namesIn(index.regions)),
    ),
    runs: () => read('runs.json') as readonly PublishedRun[],
  };
}

type Named = { readonly id: string; readonly aliases: readonly string[] };
type Finder<Fact> = (name: string) => Fact | undefined;

function namesIn(entries: readonly Named[]): readonly string[] {
  return entries.flatMap(({ id, aliases }) => [id, ...aliases]);
}

/** Opens what answers to a name, once. */
function finder<Fact>(names: Names, open: (id: string) => Fact): Finder<Fact> {
  const opened = new Map<string, Fact>();
  return (name) => {
    const key = lookUpKey(name);
    const id = Object.hasOwn(names, key) ? names[key] : undefined;
    if (id === undefined) return undefined;
    const fact = opened.get(id) ?? open(id);
    opened.set(id, fact);
    return fact;
  };
}

function orNearest<Fact>(find: Finder<Fact>, near: (name: string) => readonly string[]): (name: string) => Found<Fact> {
  return (name) => {
    const found = find(name);
    return found === undefined ? { found: undefined, near: near(name) } : { found };
  };
}

/** An accelerator by its name, by the name of an instance that holds it, or by its name as drivers and clouds write it. */
function gpuFinder(
  find: Finder<Accelerator>,
  { gpus }: CatalogIndex,
  instances: () => readonly Instance[],
): (name: string) => Found<Accelerator> {
  const within = (name: string): Accelerator | undefined => {
    const key = lookUpKey(name);
    const instance = instances().find((each) => instanceKeys(each).includes(key));
    const card = instance && find(instance.gpu);
    return card && withinInstance(card, instance);
  };
  const spelt = (name: string) =>
    otherSpellings(name).reduce<Accelerator | undefined>((found, spelling) => found ?? find(spelling), undefined);
  return orNearest(
    (name) => find(name) ?? within(name) ?? spelt(name),
    (name) => nearestCards(name, gpus),
  );
}

/** A region that only lacks its cloud comes before one that is spelt alike. */
function nearestRegions(name: string, known: readonly string[]): readonly string[] {
  const key = lookUpKey(name);
  const clouds = known.filter((each) => each !== name && key.length > 3 && lookUpKey(each).endsWith(key));
  return [...new Set([...clouds, ...nearest(name, known)])].slice(0, 3);
}
