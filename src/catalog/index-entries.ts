import type { CatalogIndex } from './entries.js';
import { type Accelerator, type Grid, type PresetModel, read } from './facts.js';

/** The compact index of presets that were read. */
export function indexOf({
  gpus,
  models,
  grids,
}: {
  readonly gpus: readonly Accelerator[];
  readonly models: readonly PresetModel[];
  readonly grids: readonly Grid[];
}): CatalogIndex {
  return {
    gpus: gpus.map((accelerator) => {
      const { id, name, line, preset } = accelerator;
      const { aliases, vendor, status, released, memory, power } = preset;
      return {
        id,
        name,
        aliases,
        line,
        vendor,
        status,
        released,
        peak: peaksOf(accelerator),
        memoryBytes: read(memory.capacity, 'bytes'),
        memoryBytesPerSecond: read(memory.bandwidth, 'bandwidth'),
        tdpWatts: read(power.tdp, 'power'),
      };
    }),
    models: models.map(({ id, name, parameters, activeParameters, trainingTokens, preset }) => ({
      id,
      name,
      aliases: preset.aliases,
      line: preset.line,
      developer: preset.developer,
      country: preset.country,
      released: preset.released ?? null,
      family: preset.family,
      parameters,
      activeParameters,
      trainingTokens,
    })),
    regions: grids.map(({ id, name, gramsPerKwh, year, preset }) => ({ id, name, aliases: preset.aliases, year, gramsPerKwh })),
  };
}

/** Dense peaks by precision, in FLOP/s or OP/s. */
function peaksOf({ precisions, peak }: Accelerator): Record<string, number> {
  return Object.fromEntries(
    precisions.flatMap((precision) => (peak(precision) === undefined ? [] : [[precision, peak(precision) as number]])),
  );
}
