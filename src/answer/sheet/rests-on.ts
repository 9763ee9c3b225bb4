import type { Accelerator } from '../../catalog/facts.js';
import type { Resolved } from '../../scenario/resolved.js';

/** Key paths of the figures of a preset that an answer rests on: size and tokens of a model, as far as they come from its preset. */
export function modelFigures({ sources, scenario }: Pick<Resolved, 'sources' | 'scenario'>): readonly string[] {
  return [
    ...(sources['parameters'] === 'preset' ? ['parameters.total'] : []),
    ...(sources['activeParameters'] === 'preset' && scenario['activeParameters'] !== scenario['parameters'] ? ['parameters.active'] : []),
    ...(sources['tokens'] === 'preset' ? ['trainingTokens'] : []),
  ];
}

/** The same of an accelerator: its peak, and its memory. */
export function gpuFigures(resolved: Resolved, { memoryBytes, memoryFigure }: Accelerator): readonly string[] {
  return [...(resolved.sources['peak'] === 'preset' ? [peakFigure(resolved)] : []), ...(memoryBytes === null ? [] : [memoryFigure])];
}

/** The peak that a scenario asks for. */
export function peakFigure({ scenario }: Resolved): string {
  return `${scenario['sparsity'] === '2:4' ? 'sparsePeak' : 'peak'}.${scenario['precision']}`;
}

/** Whether the power of the accelerator’s preset is used. */
export function usesPower({ quantities, sources }: Resolved): boolean {
  return quantities.has('powerPerGpuWatts') && sources['power'] !== 'given';
}
