import type { GpuPreset, GridPreset, ModelPreset } from './schema.js';

/** Keys that describe a figure and are none themselves. */
const remarks: ReadonlySet<string> = new Set(['note', 'direction', 'label', 'measuredLoad']);

/** Lists the figures that no source of the preset covers, by key path. */
export function uncoveredFigures(preset: GpuPreset | ModelPreset | GridPreset): string[] {
  const covered = preset.sources.flatMap(({ figures }) => figures);
  return figuresOf(preset).filter((figure) => !covered.some((path) => figure === path || figure.startsWith(`${path}.`)));
}

function figuresOf(preset: GpuPreset | ModelPreset | GridPreset): string[] {
  if ('peak' in preset) {
    const { released, peak, sparsePeak, vectorPeak, totalPeak, memory, links, power, server } = preset;
    return leaves({ released, peak, sparsePeak, vectorPeak, totalPeak, memory, links, power, server });
  }
  if ('parameters' in preset) {
    const { released, trainingTokens, config, precision, weights } = preset;
    const { total, active, nonEmbedding, computed } = preset.parameters;
    return leaves({
      released,
      trainingTokens,
      config: config && 'given',
      precision,
      weights,
      parameters: { total, active, nonEmbedding, computed },
    });
  }
  const { year, carbonIntensity, otherEstimates } = preset;
  return leaves({ year, carbonIntensity, otherEstimates });
}

/** Key paths of everything that is known in a nested object. */
function leaves(tree: Readonly<Record<string, unknown>>, parent = ''): string[] {
  return Object.entries(tree).flatMap(([key, value]) => {
    if (value === null || value === undefined || remarks.has(key)) return [];
    const path = parent + key;
    return typeof value === 'object' ? leaves(value as Readonly<Record<string, unknown>>, `${path}.`) : [path];
  });
}
