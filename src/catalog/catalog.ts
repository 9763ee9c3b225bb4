import { type Packed, unpacked } from '../architecture/counted.js';
import type { Shapes } from '../architecture/shapes.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Part } from '../diagnostics/phrase.js';
import { nearest } from '../diagnostics/suggest.js';
import type { CatalogIndex } from './entries.js';
import { type Accelerator, type Grid, type Model, readAccelerator, readGrid, readModel, withinInstance } from './facts.js';
import { nearestCards, otherSpellings } from './gpu-names.js';
import { type Instance, instanceKeys } from './instances.js';
import { lookUpKey } from './look-up-key.js';
import { nearestModels, withAppendages } from './model-names.js';
import { idNamed, ofLine, type PresetKind } from './names.js';
import { once, onceEach } from './once.js';
import type { PublishedRun } from './runs.js';
import type { GpuPreset, GridPreset, ModelPreset } from './schema.js';
import type { Searched } from './searched.js';
import type { WorkloadPreset } from './serving/workloads.js';

/** Presets as the rest of the program sees them. Files are opened when asked for, and once. */
export type Catalog = {
  /** Every preset in brief; opened when a name is no preset’s, or for lists. */
  readonly index: () => CatalogIndex;
  /** Ids of the accelerators of a product line. */
  readonly line: (name: string) => readonly string[];
  readonly gpu: (name: string) => Found<Accelerator>;
  readonly model: (name: string) => Found<Model>;
  readonly region: (name: string) => Found<Grid>;
  /** Cloud instances, servers of vendors, slices of pods. Opened when a name is no accelerator’s. */
  readonly instances: () => readonly Instance[];
  /** Published training runs. */
  readonly runs: () => readonly PublishedRun[];
  /** A published mix of lengths, by its id. */
  readonly workload: (id: string) => WorkloadPreset | undefined;
  /** A file of the user’s; absent where there are none. */
  readonly file?: (path: string) => TextFile;
};

/** The text of a file, or why it cannot be read; `as` is its path wherever it is asked for, where that is another. */
type TextFile = { readonly text: string; readonly as?: string } | { readonly reason: Part };

/** What was named, or the names that were probably meant; what is wrong with it, where it is there and cannot be read. */
export type Found<Fact> =
  /** `as` is its name wherever it is asked for, where the one that was used means it in one place only: a path within a file. */
  | { readonly found: Fact; readonly as?: string }
  | { readonly found: undefined; readonly near: readonly string[]; readonly problems?: readonly Diagnostic[] };

/** Where presets are read: files of a package, or what a program holds in memory. */
export type PresetSource = {
  /** Every name of every preset, as `namesText` writes it. */
  readonly names: () => Searched;
  readonly index: () => CatalogIndex;
  /** What the architecture of a model comes to, where that was worked out before: its counts as `packed` writes them, and its shapes. */
  readonly counts?: (id: string) => unknown;
  /** The content of a preset file. */
  readonly preset: (kind: PresetKind, id: string) => unknown;
  readonly instances: () => readonly Instance[];
  readonly runs: () => readonly PublishedRun[];
  /** The content of a file of presets/workloads. */
  readonly workload?: (id: string) => WorkloadPreset;
};

/** The catalogue of a source, which is asked for nothing before it is needed, and for each thing once. */
export function catalogOf(source: PresetSource): Catalog {
  const names = once(source.names);
  const index = once(source.index);
  const instances = once(source.instances);
  const { counts } = source;
  const find = <Fact>(kind: PresetKind, read: (preset: unknown, id: string) => Fact) =>
    finder(
      onceEach((key) => idNamed(names(), kind, key)),
      (id) => read(source.preset(kind, id), id),
    );
  return {
    index,
    line: onceEach((name) => ofLine(names(), name)),
    gpu: gpuFinder(
      find('gpus', (preset) => readAccelerator(preset as GpuPreset)),
      index,
      instances,
    ),
    instances,
    model: orNearest(
      withAppendages(find('models', (preset, id) => readModel(preset as ModelPreset, counts && known(once(() => counts(id) as Known))))),
      (name) => nearestModels(name, index().models),
    ),
    region: orNearest(
      find('regions', (preset) => readGrid(preset as GridPreset)),
      (name) => nearestRegions(name, namesIn(index().regions)),
    ),
    runs: once(source.runs),
    workload: (id) => source.workload?.(id),
  };
}

type Known = Packed & { readonly shapes: Shapes };

function known(read: () => Known) {
  return { counted: once(() => unpacked(read())), shapes: () => read().shapes };
}

type Named = { readonly id: string; readonly aliases: readonly string[] };
type Finder<Fact> = (name: string) => Fact | undefined;

function namesIn(entries: readonly Named[]): readonly string[] {
  return entries.flatMap(({ id, aliases }) => [id, ...aliases]);
}

/** Opens what answers to a name, once. */
function finder<Fact>(idOf: (key: string) => string | undefined, open: (id: string) => Fact): Finder<Fact> {
  const opened = new Map<string, Fact>();
  return (name) => {
    const id = idOf(lookUpKey(name));
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
  index: () => CatalogIndex,
  instances: () => readonly Instance[],
): (name: string) => Found<Accelerator> {
  const within = (name: string): Accelerator | undefined => {
    const key = lookUpKey(name);
    const family = familyOf(name, instances());
    const instance = instances().find((each) => instanceKeys(each).includes(key)) ?? (family.length === 1 ? family[0] : undefined);
    const card = instance && find(instance.gpu);
    return card && withinInstance(card, instance);
  };
  const spelt = (name: string) =>
    otherSpellings(name).reduce<Accelerator | undefined>((found, spelling) => found ?? find(spelling), undefined);
  return orNearest(
    (name) => find(name) ?? within(name) ?? spelt(name),
    (name) => {
      const family = familyOf(name, instances());
      if (family.length > 0)
        return family
          .map((each) => each.name)
          .slice(-3)
          .toReversed();
      const cards = nearestCards(name, index().gpus);
      return cards.length > 0 ? cards : nearestInstances(name, instances());
    },
  );
}

/** The instances of a family, by what stands before their size: `p4d` of `p4d.24xlarge`; those with the fewest GPUs first. */
function familyOf(name: string, instances: readonly Instance[]): readonly Instance[] {
  const wanted = name.length > LONGEST_NAME ? undefined : name.trim().toLowerCase();
  if (wanted === undefined || wanted === '') return [];
  const alike = instances.filter((each) => each.name.toLowerCase().startsWith(`${wanted}.`));
  return alike.toSorted((a, b) => a.gpus - b.gpus);
}

/** No instance has a longer name. */
const LONGEST_NAME = 100;

/** Instances that are spelt alike; none with other numbers, which are another size. */
function nearestInstances(name: string, instances: readonly Instance[]): readonly string[] {
  const digitsOf = (text: string) => text.replace(/\D/g, '');
  const digits = name.length > LONGEST_NAME ? '' : digitsOf(name);
  if (digits === '') return [];
  return nearest(
    name,
    instances.flatMap((each) => [each.name, ...each.aliases]).filter((known) => digitsOf(known) === digits),
  );
}

/** A region that only lacks its cloud comes before one that is spelt alike. */
function nearestRegions(name: string, known: readonly string[]): readonly string[] {
  const key = lookUpKey(name);
  const clouds = known.filter((each) => each !== name && key.length > 3 && lookUpKey(each).endsWith(key));
  return [...new Set([...clouds, ...nearest(name, known)])].slice(0, 3);
}
