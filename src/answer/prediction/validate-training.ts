import { packagedText } from '../../catalog/package-presets.js';
import { leftOutErrors } from '../../core/training/left-out.js';
import type { ValidationRow } from '../contract/validation.js';
import { accuracyByGroup } from './accuracy.js';
import { errorFigures, leftOutRow } from './error-figures.js';
import { type PublishedStep, publishedSteps } from './published.js';

/** Every packaged step predicted anew, and what is known of steps that were left out of a fit. */
export function validateTraining(): readonly ValidationRow[] {
  const file = (name: string) => packagedText(`measurements/training/${name}`);
  const steps = publishedSteps({ steps: file('steps.csv'), documents: file('documents.json'), smallModels: file('small-models.csv') });
  const nameOf: Partial<Record<ValidationRow['by'], (step: PublishedStep) => string>> = {
    kind: ({ set }) => set,
    publication: ({ publication, set }) => `${publication}, ${set}`,
    accelerator: ({ gpu, setup }) => `${gpu}, ${setup.precision}`,
  };
  const predicted = Object.entries(nameOf).flatMap(([by, name]) =>
    accuracyByGroup(steps, name).map(
      (group): ValidationRow => ({
        suite: 'training',
        sample: 'in-sample',
        by: by as ValidationRow['by'],
        group: group.name,
        count: group.predicted.count,
        predicted: errorFigures(group.predicted),
        constantMfu: errorFigures(group.constantMfu),
        speedOfLight: errorFigures(group.speedOfLight),
      }),
    ),
  );
  return [...predicted, ...leftOutErrors.map((known) => leftOutRow('training', known))];
}
