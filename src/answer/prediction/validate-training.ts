import type { Catalog } from '../../catalog/catalog.js';
import { packagedText } from '../../catalog/package-presets.js';
import { readWholeRuns } from '../../catalog/training/whole-runs.js';
import { summarise } from '../../core/statistics/errors.js';
import { leftOutErrors } from '../../core/training/left-out.js';
import type { ValidationRow } from '../contract/validation.js';
import { accuracyByGroup } from './accuracy.js';
import { errorFigures, leftOutRow } from './error-figures.js';
import type { Models } from './models.js';
import { type PublishedStep, packagedSteps } from './published.js';
import { productionRuns } from './whole-runs.js';

/** Every packaged step predicted anew, and what is known of steps that were left out of a fit. */
export function validateTraining(catalog: Catalog, { step }: Pick<Models, 'step'>): readonly ValidationRow[] {
  const steps = packagedSteps();
  const nameOf: Partial<Record<ValidationRow['by'], (step: PublishedStep) => string>> = {
    kind: ({ set }) => set,
    publication: ({ publication, set }) => `${publication}, ${set}`,
    accelerator: ({ gpu, setup }) => `${gpu}, ${setup.precision}`,
  };
  const predicted = Object.entries(nameOf).flatMap(([by, name]) =>
    accuracyByGroup(steps, name, step).map(
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
  const ratios = productionRuns(readWholeRuns(packagedText('measurements/training/whole-runs.csv')), catalog).map(
    ({ predicted: own, measured }) => own / measured,
  );
  const runs = summarise(ratios);
  const production: ValidationRow = {
    suite: 'training',
    sample: 'not-fitted',
    by: 'kind',
    group: 'whole production runs',
    count: runs.count,
    predicted: errorFigures(runs),
    constantMfu: null,
    speedOfLight: null,
  };
  // Beyond the largest benchmark a step is corrected by the median of these: each is judged by the others.
  const corrected = summarise(ratios.map((ratio, at) => ratio / (1 + summarise(ratios.filter((_, other) => other !== at)).bias)));
  const leftOut = [...leftOutErrors, { left: 'each run', group: 'whole production runs', ...corrected }];
  return [...predicted, production, ...leftOut.map((known) => leftOutRow('training', known))];
}
