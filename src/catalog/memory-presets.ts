import { type Catalog, catalogOf } from './catalog.js';
import type { InstancesPreset } from './document-schemas.js';
import { readAccelerator, readGrid, readModel } from './facts.js';
import { indexOf } from './index-entries.js';
import { readInstances } from './instances.js';
import { namesText, type PresetKind } from './names.js';
import type { GpuPreset, GridPreset, ModelPreset } from './schema.js';
import { searched } from './searched.js';

/** Presets that a program holds: the content of files of the package, or of its own that have their form. */
export type MemoryPresets = {
  readonly gpus?: readonly GpuPreset[] | undefined;
  readonly models?: readonly ModelPreset[] | undefined;
  readonly regions?: readonly GridPreset[] | undefined;
  readonly instances?: readonly InstancesPreset[] | undefined;
};

/** The catalogue of these presets and no others; published runs it has none. Nothing is read before it is asked for. */
export function catalogInMemory({ gpus = [], models = [], regions = [], instances = [] }: MemoryPresets): Catalog {
  const held: Readonly<Record<PresetKind, readonly { readonly id: string }[]>> = { gpus, models, regions };
  return catalogOf({
    names: () => searched(namesText({ gpus, models, regions })),
    index: () =>
      indexOf({ gpus: gpus.map(readAccelerator), models: models.map((model) => readModel(model)), grids: regions.map(readGrid) }),
    preset: (kind, id) => held[kind].find((preset) => preset.id === id),
    instances: () => instances.flatMap((file) => readInstances(file)),
    runs: () => [],
  });
}
