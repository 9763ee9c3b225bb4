import { readdirSync, readFileSync } from 'node:fs';
import { diagnose, SizingError } from '../diagnostics/diagnostic.js';
import type { Part } from '../diagnostics/phrase.js';
import { type Catalog, catalogOf } from './catalog.js';
import type { CatalogIndex } from './entries.js';
import { readInstances } from './instances.js';
import { END, type PresetKind } from './names.js';
import type { PublishedRun } from './runs.js';
import type { WorkloadPreset } from './serving/workloads.js';

const FOLDERS: Readonly<Record<PresetKind, string>> = { gpus: 'gpus', models: 'models', regions: 'grids' };

let shared: Catalog | undefined;

/** The catalogue of the presets that the package carries; a file is read when it is needed, and once. */
export function builtInCatalog(): Catalog {
  shared ??= catalogOf({
    names: () => wholeText('names.txt'),
    index: () => json('index.json') as CatalogIndex,
    counts: (id) => json(`counts/${id}.json`),
    preset: (kind, id) => json(`${FOLDERS[kind]}/${id}.json`),
    instances: () =>
      readable('instances', () => readdirSync(place('instances/')))
        .toSorted()
        .flatMap((name) => readInstances(json(`instances/${name}`) as Parameters<typeof readInstances>[0])),
    runs: () => json('runs.json') as readonly PublishedRun[],
    workload: (id) => json(`workloads/${id}.json`) as WorkloadPreset,
  });
  return shared;
}

function place(path: string): string {
  return `${import.meta.dirname}/../../presets/${path}`;
}

/** The text of a file among the presets of the package. Throws a SizingError. */
export function packagedText(path: string): string {
  return readable(path, () => readFileSync(place(path), 'utf8'));
}

/** A text with the line that ends it. */
function wholeText(path: string): string {
  return readable(path, () => {
    const text = packagedText(path);
    if (!text.endsWith(END)) throw unreadable(path, { say: 'cut-short' });
    return text;
  });
}

function json(path: string): unknown {
  return readable(path, () => JSON.parse(packagedText(path)));
}

/** What is damaged, or not where a bundle of the library looks for it, is said by its name. Throws a SizingError. */
function readable<Content>(path: string, read: () => Content): Content {
  try {
    return read();
  } catch (error) {
    if (error instanceof SizingError) throw error;
    throw unreadable(path, { say: 'told', text: error instanceof Error ? error.message : String(error) });
  }
}

function unreadable(path: string, reason: Part): SizingError {
  return new SizingError([diagnose('presets-unreadable', { path: `presets/${path}`, reason })]);
}
