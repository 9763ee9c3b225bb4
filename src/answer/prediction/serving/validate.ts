import type { Catalog } from '../../../catalog/catalog.js';
import { fitted } from '../../../core/serving/fitted.js';
import { leftOutErrors } from '../../../core/serving/left-out.js';
import { summarise } from '../../../core/statistics/errors.js';
import type { ValidationRow } from '../../contract/validation.js';
import { errorFigures, leftOutRow } from '../error-figures.js';
import type { Models } from '../models.js';
import { type Ideal, type PublishedServing, publishedEnergy, publishedServing } from './runs.js';

/** One figure of one run, predicted over measured. */
type Judged = {
  readonly run: PublishedServing;
  readonly metric: string;
  /** The metric with the kind of model, and with what joins the GPUs where that decides it. */
  readonly kind: string;
  readonly ratio: number;
  readonly ideal: Ideal;
};

/** Every packaged run predicted anew, and what is known of runs that were left out of a fit. */
export function validateServing(catalog: Catalog, { served }: Pick<Models, 'served'>): readonly ValidationRow[] {
  const judged = publishedServing(catalog).flatMap((run) => judge(run, served, (group) => group));
  return [...rowsOfAll('serving', judged), ...leftOutErrors.map((known) => leftOutRow('serving', known))];
}

/** Joules a token of the packaged runs whose power was measured. */
export function validateEnergy(catalog: Catalog, { served, power }: Pick<Models, 'served' | 'power'>): readonly ValidationRow[] {
  const judged = publishedEnergy(catalog, power).flatMap((run) => judge(run, served, (group) => group.replace('itl', 'energy')));
  return rowsOfAll('energy', judged);
}

function rowsOfAll(suite: ValidationRow['suite'], judged: readonly Judged[]): readonly ValidationRow[] {
  const utilizations = meanUtilizations(judged);
  const nameOf: Partial<Record<ValidationRow['by'], (one: Judged) => string>> = {
    metric: ({ kind }) => kind,
    engine: ({ metric, run }) => `${metric}, ${run.engine}`,
    accelerator: ({ metric, run }) => `${metric}, ${run.gpu}`,
    family: ({ metric, run }) => `${metric}, ${run.model.replace(/[-.\d].*$/, '')}`,
  };
  const fittedRuns = judged.filter(({ run }) => run.fitted);
  const others = judged.filter(({ run }) => !run.fitted);
  return [
    ...Object.entries(nameOf).flatMap(([by, name]) =>
      rowsOf(suite, fittedRuns, 'in-sample', by as ValidationRow['by'], name, utilizations),
    ),
    ...rowsOf(suite, others, 'not-fitted', 'publication', ({ kind, run }) => `${kind}, ${run.source}`, utilizations),
  ];
}

function judge(run: PublishedServing, ratiosOf: Models['served'], kindOf: (group: string) => string): readonly Judged[] {
  return ratiosOf(run, fitted).map((ratio, at) => {
    const kind = kindOf(run.groups[at] as string);
    return { run, kind, metric: kind.slice(0, kind.indexOf(' ')), ratio, ideal: run.ideals[at] as Ideal };
  });
}

const cardOf = ({ metric, run }: Judged): string => `${metric} ${run.gpu} ${run.base.weights}`;

/** Mean utilisation of a metric on an accelerator in a format, of all of its runs. */
function meanUtilizations(judged: readonly Judged[]): ReadonlyMap<string, number> {
  const sums = new Map<string, { count: number; sum: number }>();
  for (const one of judged) {
    const { count, sum } = sums.get(cardOf(one)) ?? { count: 0, sum: 0 };
    sums.set(cardOf(one), { count: count + 1, sum: sum + one.ideal.utilization });
  }
  return new Map([...sums].map(([card, { count, sum }]) => [card, sum / count]));
}

function rowsOf(
  suite: ValidationRow['suite'],
  judged: readonly Judged[],
  sample: ValidationRow['sample'],
  by: ValidationRow['by'],
  nameOf: (one: Judged) => string,
  utilizations: ReadonlyMap<string, number>,
): readonly ValidationRow[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const group = groups.get(nameOf(one)) ?? [];
    group.push(one);
    groups.set(nameOf(one), group);
  }
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([group, members]) => ({
      suite,
      sample,
      by,
      group,
      count: members.length,
      predicted: errorFigures(summarise(members.map(({ ratio }) => ratio))),
      constantMfu: errorFigures(summarise(members.map((one) => constantRatio(one, utilizations.get(cardOf(one)) as number)))),
      speedOfLight: errorFigures(summarise(members.map(({ ideal }) => ideal.limitRatio))),
    }));
}

/** A utilisation above that of the run is a higher speed, and a shorter time. */
function constantRatio({ metric, ideal }: Judged, utilization: number): number {
  return metric === 'throughput' ? utilization / ideal.utilization : ideal.utilization / utilization;
}
