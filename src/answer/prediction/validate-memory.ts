import { summarise } from '../../core/statistics/errors.js';
import type { ValidationRow } from '../contract/validation.js';
import { errorFigures } from './error-figures.js';
import type { Models } from './models.js';
import { type PublishedStep, packagedSteps } from './published.js';

type WithPeak = PublishedStep & { readonly peakMemoryBytes: number };

/** Published peaks of memory of training steps, estimated anew: what is in use, and what PyTorch reserved beyond it. */
export function validateMemory({ memoryBytes }: Pick<Models, 'memoryBytes'>): readonly ValidationRow[] {
  const peaks = packagedSteps().filter((step): step is WithPeak => step.peakMemoryBytes !== null);
  const nameOf: Partial<Record<ValidationRow['by'], (step: PublishedStep) => string>> = {
    kind: (step) => (isReserved(step) ? 'reserved by the allocator' : 'in use'),
    publication: ({ publication }) => publication,
    accelerator: ({ gpu }) => gpu,
  };
  return Object.entries(nameOf).flatMap(([by, name]) =>
    [...new Set(peaks.map(name))].map((group): ValidationRow => {
      const ratios = peaks
        .filter((step) => name(step) === group)
        .map(({ shape, setup, peakMemoryBytes }) => memoryBytes(shape, setup) / peakMemoryBytes);
      return {
        suite: 'memory',
        sample: 'in-sample',
        by: by as ValidationRow['by'],
        group,
        count: ratios.length,
        predicted: errorFigures(summarise(ratios)),
        constantMfu: null,
        speedOfLight: null,
      };
    }),
  );
}

/** torchtitan tells what its allocator reserved, which with stages and recomputation is more than what is in use. */
function isReserved({ publication, setup: { layout, recompute } }: PublishedStep): boolean {
  return publication === 'torchtitan' && (layout.pp > 1 || recompute === 'full');
}
