import { type ErrorSummary, summarise } from '../../core/statistics/errors.js';
import { leaveOut, randomSplits, type Split } from '../../core/statistics/splits.js';
import type { Constants } from '../../core/training/calibration.js';
import { constants } from '../../core/training/constants.js';
import { fitKind, predictedRatio, startsOf } from '../../core/training/fitting.js';
import type { KnownErrors } from '../../core/training/known-errors.js';
import { modelFlopsPerToken } from '../../core/training/shape.js';
import { bitsOf, setOf } from './errors.js';
import type { PublishedStep } from './published.js';

/** Errors of a group of published steps, beside those of two ways to do without a model. */
export type GroupAccuracy = {
  readonly name: string;
  readonly predicted: ErrorSummary;
  /** One utilisation for an accelerator and precision: the mean of the group’s other steps, as a sizing sheet assumes. */
  readonly constantMfu: ErrorSummary;
  /** Peak FLOP/s. */
  readonly speedOfLight: ErrorSummary;
};

const SHARE = 0.6;
const SEED = 1;

/** Steps as somebody asks who does not know the dispatcher and the release. */
function asAsked<T extends PublishedStep>(step: T): T {
  return { ...step, setup: { ...step.setup, dispatcher: null, fused: null } };
}

/** Every published step predicted with the shipped constants, by what `nameOf` says; these were fitted to them. */
export function accuracyByGroup(
  steps: readonly PublishedStep[],
  nameOf: (step: PublishedStep) => string,
  ratioOf: typeof predictedRatio = predictedRatio,
): readonly GroupAccuracy[] {
  const utilizations = meanUtilizations(steps);
  const names = [...new Set(steps.map(nameOf))];
  return names.map((name) => {
    const group = steps.filter((step) => nameOf(step) === name);
    return {
      name,
      predicted: summarise(group.map((step) => ratioOf(asAsked(step), constants))),
      constantMfu: summarise(group.map((step) => (utilizations.get(cardOf(step)) as number) / utilizationOf(step))),
      speedOfLight: summarise(group.map((step) => 1 / utilizationOf(step))),
    };
  });
}

const cardOf = ({ gpu, setup }: PublishedStep): string => `${gpu} ${setup.precision}`;

function meanUtilizations(steps: readonly PublishedStep[]): ReadonlyMap<string, number> {
  const cards = new Map<string, number[]>();
  for (const step of steps) {
    const known = cards.get(cardOf(step)) ?? [];
    known.push(utilizationOf(step));
    cards.set(cardOf(step), known);
  }
  return new Map([...cards].map(([card, values]) => [card, values.reduce((sum, value) => sum + value, 0) / values.length]));
}

/** Measured FLOP/s as a share of the 16-bit peak. */
function utilizationOf({ shape, hardware, setup, tokensPerSecondPerGpu }: PublishedStep): number {
  return (tokensPerSecondPerGpu * modelFlopsPerToken(shape, setup.sequence, 'full')) / hardware.peak16FlopsPerSecond;
}

/** Errors on steps that took no part in the fit: constants are fitted anew to the rest. */
export type SplitAccuracy = { readonly name: PublishedStep['set']; readonly predicted: ErrorSummary };

type Splitting = (part: readonly PublishedStep[]) => readonly Split<PublishedStep>[];

/**
 * So many random splits: a group (one model on one accelerator from one document) is in one part or the other. `shipped` are the
 * constants that no split fits anew: those of dense models, where mixtures are judged.
 */
export function accuracyOfSplits(steps: readonly PublishedStep[], count: number, shipped: Constants = constants): readonly SplitAccuracy[] {
  return judged(steps, (part) => randomSplits(part, ({ group }) => group, SHARE, count, SEED), shipped);
}

/** Each publication of dense models left out in turn, and each model with experts. */
export function accuracyOfSources(steps: readonly PublishedStep[], shipped: Constants = constants): readonly SplitAccuracy[] {
  return judged(steps, (part) => leaveOut(part, ({ publication, set, model }) => (set === 'experts' ? model : publication)), shipped);
}

/** Dense models and mixtures, each set of steps by itself. */
function judged(steps: readonly PublishedStep[], splitting: Splitting, shipped: Constants): readonly SplitAccuracy[] {
  const all = (['dense', 'experts'] as const).flatMap((name) => ratiosOf(steps, name, splitting, shipped));
  return setNames.map((name) => ({ name, predicted: summarise(all.filter(({ step }) => step.set === name).map(({ ratio }) => ratio)) }));
}

const setNames = ['dense', 'experts', 'several servers', 'one server'] as const satisfies readonly PublishedStep['set'][];

type Judged = { readonly step: PublishedStep; readonly ratio: number };

/** With dense models take part those of several servers and a tenth of the small ones, which decide what no other does. */
function ratiosOf(steps: readonly PublishedStep[], name: 'dense' | 'experts', splitting: Splitting, shipped: Constants): readonly Judged[] {
  const small = steps.filter(({ set }) => set === 'one server').filter((_, at) => at % TENTH === 0);
  const part = [
    ...steps.filter(({ set }) => set === name),
    ...(name === 'dense' ? [...steps.filter(({ set }) => set === 'several servers'), ...small] : []),
  ];
  return splitting(part).flatMap(({ train, test }) => {
    const fitted = fitKind(name, train, { ...shipped, ...startsOf(name) }, TOLERANCE);
    return test.map((step) => ({ step, ratio: predictedRatio(asAsked(step), fitted) }));
  });
}

const FEWEST = 10;

/** Errors of steps that took no part in the fit, by what is alike in them; groups of too few steps are left out. `shipped` are the constants that no split fits anew. */
export function errorsOfSplits(steps: readonly PublishedStep[], count: number, shipped: Constants): readonly KnownErrors[] {
  const splitting: Splitting = (part) => randomSplits(part, ({ group }) => group, SHARE, count, SEED);
  const all = (['dense', 'experts'] as const).flatMap((name) => ratiosOf(steps, name, splitting, shipped));
  const groups = new Map<string, Judged[]>();
  for (const judged of all) {
    const { shape, setup, hardware } = judged.step;
    const set = setOf(shape, setup);
    for (const key of [`${set} ${hardware.family} ${bitsOf(setup)}`, `${set} ${hardware.family} any`, `${set} any any`]) {
      const group = groups.get(key) ?? [];
      group.push(judged);
      groups.set(key, group);
    }
  }
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([key, group]) => {
      const [set, family, bits] = key.split(' ') as [KnownErrors['set'], KnownErrors['family'], string];
      const number = new Set(group.map(({ step }) => step)).size;
      const { low, bias, high } = summarise(group.map(({ ratio }) => ratio));
      const rounded = (value: number) => Number(value.toFixed(4));
      const width = bits === 'any' ? bits : (Number(bits) as 16 | 8 | 4);
      return number < FEWEST
        ? []
        : [{ set, family, bits: width, steps: number, p10: rounded(low), median: rounded(bias), p90: rounded(high) }];
    });
}

const TENTH = 10;
/** A fit that is only judged need not come to rest. */
const TOLERANCE = 1e-4;
