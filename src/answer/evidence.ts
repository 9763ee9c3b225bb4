import type { Model } from '../catalog/facts.js';
import type { Resolved } from '../scenario/resolved.js';
import type { Evidence, Source } from './result.js';
import { exactCost, sequenceOf } from './token-cost.js';

type PresetSource = {
  readonly figures: readonly string[];
  readonly document: string;
  readonly date?: string | undefined;
  readonly verified: boolean;
};

/** What a resolved scenario took from the presets, with the sources of the figures it used. */
export function evidenceOf(resolved: Resolved): Evidence {
  const { model, accelerator, grid, scenario, sources, quantities } = resolved;
  const usesPower = quantities.has('powerPerGpuWatts');
  const peakGroup = scenario['sparsity'] === '2:4' ? 'sparsePeak' : 'peak';
  return {
    ...(model && {
      model: {
        id: model.id,
        name: model.name,
        label: model.preset?.parameters.label ?? model.name,
        sources: model.preset === null ? [] : covering(model.preset.sources, ['parameters', 'trainingTokens']),
        ...countedOf(resolved, model),
      },
    }),
    ...(accelerator && {
      gpu: {
        id: accelerator.id,
        name: accelerator.name,
        peak:
          sources['peak'] === 'preset'
            ? `${scenario['precision']} ${scenario['sparsity'] === 'none' ? 'dense' : scenario['sparsity']}`
            : 'given',
        confidence: accelerator.preset.confidence,
        memoryBytes: accelerator.memoryBytes,
        sources: covering(accelerator.preset.sources, [`${peakGroup}.${scenario['precision']}`, 'server', 'power']),
      },
    }),
    ...(usesPower && accelerator?.power && { power: accelerator.power }),
    ...(sources['price'] === 'preset' && accelerator?.listPrice && { price: accelerator.listPrice }),
    ...(grid && {
      carbon: {
        id: grid.id,
        name: grid.name,
        gramsPerKwh: grid.gramsPerKwh,
        year: grid.year,
        sources: covering(grid.preset.sources, [grid.figure]),
      },
    }),
  };
}

/** What the architecture of the model says, beside what the sheet takes. */
function countedOf(resolved: Resolved, model: Model): Pick<NonNullable<Evidence['model']>, 'counted'> {
  const read = model.architecture();
  if (read === null) return {};
  const { count } = read;
  return {
    counted: {
      parameters: count.parameters,
      activeParameters: count.activeParameters,
      flopsPerToken: exactCost(resolved, read).mean,
      sequence: sequenceOf(resolved),
    },
  };
}

/** The sources that speak of one of the figures, or of the group a figure belongs to. */
export function covering(sources: readonly PresetSource[], wanted: readonly string[]): readonly Source[] {
  const speaksOf = (figure: string) =>
    wanted.some((want) => figure === want || figure.startsWith(`${want}.`) || want.startsWith(`${figure}.`));
  return sources.flatMap(({ figures, document, date, verified }) => {
    const spoken = figures.filter(speaksOf);
    return spoken.length === 0 ? [] : [{ figures: spoken, document, ...(date !== undefined && { date }), verified }];
  });
}
