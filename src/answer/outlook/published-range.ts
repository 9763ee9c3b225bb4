import type { PublishedRun } from '../../catalog/runs.js';
import { percentileOf } from '../../core/percentile.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Given } from '../../scenario/draft.js';
import type { Likeness, PublishedRange } from '../contract/outlook.js';
import type { Plan } from '../sheet/plan.js';
import type { UncertainField } from './uncertain-field.js';

/** How a plan’s utilisation is spread by what published runs reached; undefined where there is nothing to take from them. */
export type EvidenceTaken = {
  readonly taken?: { readonly field: UncertainField; readonly range: PublishedRange };
  readonly warnings: readonly Remark[];
  readonly hints: readonly Remark[];
};

/** Runs below which a likeness is let go to find more. */
const ENOUGH = 5;
/** Runs below which the reader is told that they are few. */
const FEW = 10;
/** Sizes of one scale are at most so many times each other. */
const SCALE = 4;

/** Likenesses, the closest first: what the runs must share. */
const STEPS: readonly (readonly Likeness[])[] = [
  ['accelerator', 'precision', 'scale'],
  ['accelerator', 'precision'],
  ['accelerator', 'scale'],
  ['accelerator'],
  ['precision', 'scale'],
  ['precision'],
  ['scale'],
  [],
];
const ALL = STEPS[0] as readonly Likeness[];

/**
 * Takes the utilisation of a plan from published runs: also where it was given as one value, which is
 * assumed as much as the default is. Whole runs go before those that were measured over steps alone,
 * unless the scenario has a goodput: that counts failures already.
 */
export function publishedRange(
  plan: Plan,
  values: Float64Array,
  given: ReadonlyMap<string, Given>,
  runs: readonly PublishedRun[],
): EvidenceTaken {
  const { kind, unknown, scenario, flops } = plan.resolved;
  const refused = kind === 'infer' ? 'serving' : unknown.quantity === 'utilization' ? 'unknown' : undefined;
  const because = refused ?? (given.get('utilization')?.spread !== undefined ? 'range' : runs.length === 0 ? 'none' : undefined);
  if (because !== undefined) return { warnings: [remark('evidence-not-taken', { because })], hints: [] };
  const { comparableBy, runs: comparable } = comparableRuns(plan, values, runs);
  const utilizations = comparable.map(({ utilization }) => utilization).toSorted((a, b) => a - b);
  const assumed = scenario['utilization'] as number;
  const [low, high] = [percentileOf(utilizations, 0.1), percentileOf(utilizations, 0.9)];
  const outside = assumed < low || assumed > high;
  const lacking = ALL.filter((likeness) => !comparableBy.includes(likeness));
  return {
    taken: {
      field: { key: 'utilization', distribution: { is: 'observed', values: utilizations } },
      range: { field: 'utilization', comparableBy, runs: comparable },
    },
    warnings: [
      ...(outside
        ? [
            remark('evidence-outside', {
              assumed: formatQuantity(assumed, 'ratio'),
              low: formatQuantity(low, 'ratio'),
              high: formatQuantity(high, 'ratio'),
              above: assumed > high,
            }),
          ]
        : []),
      ...(lacking.length > 0
        ? [
            remark('evidence-unlike', {
              lacking,
              found: comparableBy,
              precision: lacking.includes('precision') ? String(scenario['precision'] ?? '') || null : null,
            }),
          ]
        : []),
      ...(comparable.length < FEW ? [remark('few-runs', { runs: comparable.length })] : []),
      ...(comparable.some(({ basis }) => basis === 'steps') && !hasGoodput(plan) ? [remark('evidence-of-steps', {})] : []),
      ...(flops === '6nd' ? [] : [remark('evidence-by-parameters', { flops })]),
    ],
    hints: [
      remark('evidence-place', {
        assumed: formatQuantity(assumed, 'ratio'),
        above: utilizations.filter((utilization) => utilization < assumed).length,
        runs: utilizations.length,
      }),
    ],
  };
}

function hasGoodput({ resolved }: Plan): boolean {
  return (resolved.quantities.get('goodput') ?? 1) < 1;
}

/** The published runs that are most like a plan, and in what. */
function comparableRuns(plan: Plan, values: Float64Array, runs: readonly PublishedRun[]): Pick<PublishedRange, 'comparableBy' | 'runs'> {
  const { accelerator, scenario } = plan.resolved;
  const own = {
    line: accelerator?.line,
    // Runs are reckoned by dense peaks.
    precision: scenario['sparsity'] === '2:4' ? undefined : widthOf(scenario['precision']),
    gpus: values[plan.sheet.slots.get('gpus') ?? -1] ?? Number.NaN,
    parameters: values[plan.sheet.slots.get('activeParameters') ?? -1] ?? Number.NaN,
  };
  const apart = (run: PublishedRun) => timesApart(run.activeParameters, own.parameters) * timesApart(run.gpus ?? own.gpus, own.gpus);
  const alike: Readonly<Record<Likeness, (run: PublishedRun) => boolean>> = {
    accelerator: ({ line }) => line === own.line,
    precision: ({ precision }) => widthOf(precision ?? 'bf16') === own.precision,
    scale: ({ activeParameters, gpus }) =>
      timesApart(activeParameters, own.parameters) <= SCALE && timesApart(gpus ?? own.gpus, own.gpus) <= SCALE,
  };
  const bases = hasGoodput(plan) ? [['steps']] : [['whole run'], ['whole run', 'steps']];
  for (const comparableBy of STEPS) {
    for (const basis of bases) {
      const found = runs.filter((run) => basis.includes(run.basis) && comparableBy.every((likeness) => alike[likeness](run)));
      if (found.length >= ENOUGH) return { comparableBy, runs: found.toSorted((a, b) => apart(a) - apart(b)) };
    }
  }
  return { comparableBy: [], runs };
}

/** Formats of 16 bits run at the same peak. */
function widthOf(precision: unknown): unknown {
  return precision === 'fp16' ? 'bf16' : precision;
}

/** How many times one size is the other, 1 or more; 1 where one is not known. */
function timesApart(one: number, other: number): number {
  return Number.isFinite(one) && Number.isFinite(other) ? Math.max(one / other, other / one) : 1;
}
