import type { Accelerator, Model } from '../../catalog/facts.js';
import type { Instance } from '../../catalog/instances.js';
import { type Standing, standingOf, standingOfFigure } from '../../catalog/standing.js';
import { embodiedTaken } from '../../scenario/footprint.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { Evidence, Source } from '../contract/result.js';
import { gpuFigures, modelFigures, peakFigure, usesPower } from './rests-on.js';
import { exactCost, sequenceOf } from './token-cost.js';

type PresetSource = {
  readonly figures: readonly string[];
  readonly document: string;
  readonly date?: string | undefined;
  readonly standing?: Standing | undefined;
  readonly verified?: boolean | undefined;
};

/** What a resolved scenario took from the presets, with the sources of the figures it used. */
export function evidenceOf(resolved: Resolved): Evidence {
  const { model, accelerator, grid, scenario, sources, inYuan } = resolved;
  return {
    ...(model && {
      model: {
        id: model.id,
        name: model.name,
        label: model.preset?.parameters.label ?? model.name,
        sources:
          model.preset === null
            ? []
            : covering(model.preset.sources, ['parameters', 'trainingTokens', ...(sources['precision'] === 'preset' ? ['precision'] : [])]),
        standing: model.preset === null ? {} : standings(model.preset.sources, modelFigures(resolved)),
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
        ...(accelerator.memoryBytes !== null && {
          memoryBasis: accelerator.memoryFigure === 'memory.reported' ? ('reported' as const) : ('label' as const),
        }),
        sources: covering(accelerator.preset.sources, [peakFigure(resolved), 'server', 'power']),
        standing: standings(accelerator.preset.sources, gpuFigures(resolved, accelerator)),
      },
    }),
    ...(accelerator?.instance && { instance: instanceOf(accelerator.instance) }),
    ...(usesPower(resolved) && accelerator?.power && { power: powerOf(accelerator, accelerator.power) }),
    ...(sources['price'] === 'preset' && accelerator?.listPrice && { price: accelerator.listPrice }),
    ...(resolved.footprint.embodied && { embodied: embodiedTaken({ scenario, sources }) }),
    ...(Object.keys(inYuan).length > 0 && { cny: inYuan }),
    ...(grid &&
      sources['carbon'] !== 'given' && {
        carbon: {
          id: grid.id,
          name: grid.name,
          gramsPerKwh: grid.gramsPerKwh,
          year: grid.year,
          sources: covering(grid.preset.sources, [grid.figure]),
          standing: standingOfFigure(grid.figure, grid.preset.sources) ?? 'inferred',
        },
      }),
  };
}

/** What the architecture of the model says, beside what the sheet takes. */
function countedOf(resolved: Resolved, model: Model): Pick<NonNullable<Evidence['model']>, 'counted'> {
  const counted = model.counted();
  if (counted === null) return {};
  return {
    counted: {
      parameters: counted.parameters,
      activeParameters: counted.activeParameters,
      flopsPerToken: exactCost(resolved, counted).mean,
      sequence: sequenceOf(resolved),
    },
  };
}

/** How the figures of a preset that an answer rests on are known. */
function standings(sources: readonly PresetSource[], figures: readonly string[]): Readonly<Record<string, Standing>> {
  return Object.fromEntries(figures.map((figure) => [figure, standingOfFigure(figure, sources) ?? 'inferred']));
}

function instanceOf({ aliases: _, gpu: __, hostMemory: ___, doubt: ____, ...said }: Instance): NonNullable<Evidence['instance']> {
  return said;
}

function powerOf(
  { preset }: Accelerator,
  { wattsPerGpu, basis, figure }: NonNullable<Accelerator['power']>,
): NonNullable<Evidence['power']> {
  return { wattsPerGpu, basis, standing: standingOfFigure(figure, preset.sources) ?? 'inferred' };
}

/** The sources that speak of one of the figures, or of the group a figure belongs to. */
export function covering(sources: readonly PresetSource[], wanted: readonly string[]): readonly Source[] {
  const speaksOf = (figure: string) =>
    wanted.some((want) => figure === want || figure.startsWith(`${want}.`) || want.startsWith(`${figure}.`));
  return sources.flatMap((source) => {
    const { figures, document, date } = source;
    const spoken = figures.filter(speaksOf);
    if (spoken.length === 0) return [];
    const standing = standingOf(source);
    const verified = standing !== 'inferred' && spoken.every((figure) => standingOfFigure(figure, sources) === 'verified');
    return [{ figures: spoken, document, ...(date !== undefined && { date }), verified, standing }];
  });
}
