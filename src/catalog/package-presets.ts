import { diagnose, SizingError } from '../diagnostics/diagnostic.js';
import type { Part } from '../diagnostics/phrase.js';
import { type Catalog, catalogOf } from './catalog.js';
import type { CatalogIndex } from './entries.js';
import { readInstances } from './instances.js';
import { END } from './names.js';
import { openPresets, type PackedPresets, presetName, withKeys } from './packed.js';
import type { PublishedRun } from './runs.js';
import type { Searched } from './searched.js';
import type { WorkloadPreset } from './serving/workloads.js';

let shared: Catalog | undefined;
const modules = new Map<string, PackedPresets>();

/** The catalogue of the presets that the package carries; a file is read when it is needed, and once. */
export function builtInCatalog(): Catalog {
  shared ??= catalogOf({
    names,
    index: () => json('index.json') as CatalogIndex,
    counts: (id) => withKeys(preset('counts', id)),
    preset,
    instances: () =>
      within('instances', ({ names, content }) => names.map(content)).flatMap((each) =>
        readInstances(each as Parameters<typeof readInstances>[0]),
      ),
    runs: () => json('runs.json') as readonly PublishedRun[],
    workload: (id) => preset('workloads', id) as WorkloadPreset,
  });
  return shared;
}

/** The text of a file among the presets, of those that few commands read. Throws a SizingError. */
export function packagedText(path: string): string {
  return inflated(path, (text) => text);
}

const json = (path: string): unknown => inflated(path, (text) => JSON.parse(text));

function inflated<Content>(path: string, read: (text: string) => Content): Content {
  return readable(`${path}.br`, (file) =>
    read(process.getBuiltinModule('node:zlib').brotliDecompressSync(fs().readFileSync(file)).toString()),
  );
}

const preset = (kind: string, id: string): unknown => within(kind, ({ content }) => content(presetName(id)));

/** What is found in a module of presets. */
function within<Content>(kind: string, find: (module: PackedPresets) => Content): Content {
  return readable(`${kind}.js`, (path) => {
    const module = modules.get(path) ?? openPresets(moduleIn(path), () => unreadable(`${kind}.js`, { say: 'cut-short' }));
    modules.set(path, module);
    return find(module);
  });
}

/** What is read of a module at first: its first line, and in most what is shared. */
const BEGINNING = 1 << 16;

/** A file of which more than its beginning is read only where it is asked for. */
function moduleIn(path: string): Searched {
  const part = (start: number, length: number): Buffer => {
    const { closeSync, openSync, readSync } = fs();
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.allocUnsafe(length);
      return bytes.subarray(0, readSync(file, bytes, 0, length, start));
    } finally {
      closeSync(file);
    }
  };
  const bytes = part(0, BEGINNING);
  const beginning = searchedBytes(bytes);
  return {
    find: beginning.find,
    slice: (start, end) =>
      end <= bytes.length ? beginning.slice(start, end) : part(start, Math.max(0, end - start) || 0).toString('latin1'),
  };
}

/** Bytes are characters: what the package carries of presets is ASCII. */
function searchedBytes(bytes: Buffer): Searched {
  return { find: (text, from) => bytes.indexOf(text, from, 'latin1'), slice: (start, end) => bytes.toString('latin1', start, end) };
}

/** A text with the line that ends it. */
function names(): Searched {
  const name = 'names.txt';
  return readable(name, (path) => {
    const bytes = fs().readFileSync(path);
    if (bytes.toString('latin1', bytes.length - END.length) !== END) throw unreadable(name, { say: 'cut-short' });
    return searchedBytes(bytes);
  });
}

/** Not imported: a bundle of the library for a page has none, and says so where it is asked for a preset. */
const fs = () => process.getBuiltinModule('node:fs');

/**
 * What is damaged, or not where a bundle of the library looks for it, is said by its name. Throws a SizingError.
 * The build puts the presets into `dist`, seen from the source tree and from the build alike.
 */
function readable<Content>(name: string, read: (path: string) => Content): Content {
  try {
    return read(`${import.meta.dirname}/../../dist/presets/${name}`);
  } catch (error) {
    if (error instanceof SizingError) throw error;
    throw unreadable(name, { say: 'told', text: error instanceof Error ? error.message : String(error) });
  }
}

function unreadable(name: string, reason: Part): SizingError {
  return new SizingError([diagnose('presets-unreadable', { path: `dist/presets/${name}`, reason })]);
}
