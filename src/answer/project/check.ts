import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { type Kind, kinds } from '../../scenario/field.js';
import type { Entry } from '../../scenario/file/node.js';
import type { PublishedRange } from '../contract/outlook.js';
import type { TotalFigure } from '../contract/totals.js';
import type { EvidenceTaken } from '../outlook/published-range.js';
import type { SamplingOptions } from '../outlook/sampling-options.js';
import { runsOutInMonth } from '../outlook/timeline.js';
import { runsOutPercentiles } from '../outlook/timeline-range.js';
import type { UncertainField } from '../outlook/uncertain-field.js';
import { percentileIn, sampled, uncertainFields } from '../outlook/uncertainty.js';
import type { Plan } from '../sheet/plan.js';
import { type Expectation, isMet, namedIn, readExpectation } from './expectation.js';
import { figureNamed, judgedOf, RUNS_OUT } from './figure-names.js';
import { type Holds, type Mend, mendsOf } from './mend.js';
import type { Answered, Project } from './project.js';
import { judgedTotal, totalOf } from './total.js';

/** An expectation, judged. */
export type Verdict = {
  /** Null where all scenarios of the file are meant together. */
  readonly scenario: string | null;
  readonly file: string;
  readonly figure: string;
  /** The percentile that is meant; null for the figure itself. */
  readonly percentile: number | null;
  /** The expectation as written. */
  readonly expected: string;
  readonly min: number | null;
  readonly max: number | null;
  /** Null where the figure is unknown or beyond the horizon, or where there is no answer. */
  readonly value: number | null;
  readonly holds: boolean;
  /** Room between the value and the nearer limit; below zero where it is broken. */
  readonly margin: number | null;
  /** The same as a share of the limit. */
  readonly marginShare: number | null;
  /** Changes to one assumption with which it would hold, the smallest first. */
  readonly mends: readonly Mend[];
  readonly where: Where;
  /** Why there is no value to judge. */
  readonly problem?: Pick<Diagnostic, 'code' | 'message' | 'parameters'>;
};

/** What is expected of the scenarios, and what holds. */
export type CheckReport = {
  readonly verdicts: readonly Verdict[];
  readonly broken: number;
  /** Published runs that percentiles were judged by; only where some were. */
  readonly evidence?: readonly { readonly scenario: string; readonly range: PublishedRange }[];
  /** Files with scenarios of which nothing is expected, among others of which something is. */
  readonly unchecked?: readonly string[];
};

/** Fewer samples than an answer takes: a proposal is rounded anyway. */
const MEND_SAMPLES = 1000;
/** Where each of them is computed month by month. */
const MONTHLY_MEND_SAMPLES = 100;

export type CheckOptions = SamplingOptions & {
  /** What published runs add to the ranges that were given. */
  readonly evidence?: (answered: Answered) => EvidenceTaken['taken'];
};

/**
 * Judges every expectation: of each scenario, and of all scenarios of a file together. Throws a SizingError when one cannot be
 * read, or when there is none.
 */
export function checkProjects(projects: readonly Project[], answered: readonly Answered[], options: CheckOptions): CheckReport {
  const diagnostics: Diagnostic[] = [];
  const blamed = new Set<Entry>();
  const evidence: { scenario: string; range: PublishedRange }[] = [];
  const blame = (entry: Entry, problem: Diagnostic): readonly [] => {
    if (!blamed.has(entry)) diagnostics.push(problem);
    blamed.add(entry);
    return [];
  };
  const verdicts = [
    ...answered.flatMap((each) => {
      const { kind, name } = each.result;
      const ranges = rangesOf(each, options);
      const expectations = each.scenario.expect.flatMap(({ entry, byDefault }): readonly Expectation[] => {
        if (byDefault && belongsElsewhere(entry, kind)) return [];
        const read = readExpectation(entry, judgedOf(kind));
        const problem = 'problem' in read ? read.problem : certainty(each, read, ranges);
        return problem === undefined ? [asAnswered(read as Expectation, each)] : blame(entry, problem);
      });
      if (ranges.range !== undefined && expectations.some(({ percentile }) => percentile !== null))
        evidence.push({ scenario: name, range: ranges.range });
      return verdictsOn(each, expectations, ranges, options);
    }),
    ...projects.flatMap(({ file, expect }) => {
      if (expect.length === 0) return [];
      const own = answered.filter(({ scenario }) => scenario.file === file);
      const total = totalOf(own);
      // What one of them takes is not known, and so is what all of them take.
      const failed = own.find(({ alternative, result }) => !alternative && result.error !== undefined)?.result;
      const problem = failed?.error && { ...failed.error, message: `${failed.name}: ${failed.error.message}` };
      return expect.flatMap((entry) => {
        const read = readExpectation(entry, judgedTotal);
        if ('problem' in read) return blame(entry, read.problem);
        const value = problem !== undefined || total.scenarios.length === 0 ? null : total[read.figure as TotalFigure];
        return [{ ...verdict(read, value, { scenario: null, file }), ...(problem && { problem }) }];
      });
    }),
  ];
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  if (verdicts.length === 0) throw new SizingError([diagnose('no-expectations', {}, answered[0]?.scenario.where)]);
  const checked = new Set(verdicts.map(({ file }) => file));
  const unchecked = projects.flatMap(({ file, scenarios }) => (scenarios.length === 0 || checked.has(file) ? [] : [file]));
  return {
    verdicts,
    broken: verdicts.filter(({ holds }) => !holds).length,
    ...(evidence.length > 0 && { evidence }),
    ...(unchecked.length > 0 && { unchecked }),
  };
}

/** What is expected by default of a figure that only scenarios of another kind have is not meant for this one. */
function belongsElsewhere({ key }: Entry, kind: Kind): boolean {
  const has = (each: Kind) => figureNamed(namedIn(key).figure, judgedOf(each)) !== undefined;
  return !has(kind) && kinds.some(has);
}

/** What is called MFU is predicted, or assumed as the utilisation. */
function asAnswered(expectation: Expectation, { plan }: Answered): Expectation {
  const assumed = expectation.figure === 'mfu' && plan !== undefined && !plan.sheet.slots.has('mfu');
  return assumed ? { ...expectation, figure: 'utilization' } : expectation;
}

/** A percentile of what is certain is no question that anybody means to ask. */
function certainty(answered: Answered, { percentile, figure, where }: Expectation, { fields }: Ranges): Diagnostic | undefined {
  const { plan, result, scenario } = answered;
  if (percentile === null || plan === undefined || result.error || fields.length > 0) return undefined;
  if (figure === RUNS_OUT && growthOf(answered) !== undefined) return undefined;
  return diagnose(
    'percentile-without-range',
    { expectation: `p${percentile}(${figure})`, scenario: scenario.name, kind: result.kind },
    where,
  );
}

/** What is uncertain in a scenario, and the published runs that say so. */
type Ranges = { readonly fields: readonly UncertainField[]; readonly range: PublishedRange | undefined };

function rangesOf(answered: Answered, { evidence }: CheckOptions): Ranges {
  const { plan, result, given } = answered;
  if (plan === undefined || result.error) return { fields: [], range: undefined };
  const taken = evidence?.(answered);
  return { fields: uncertainFields(given, taken?.field), range: taken?.range };
}

function verdictsOn(
  answered: Answered,
  expectations: readonly Expectation[],
  { fields }: Ranges,
  options: CheckOptions,
): readonly Verdict[] {
  const { result, plan, scenario } = answered;
  const uncertain = expectations.filter(({ percentile }) => percentile !== null);
  const figures = [...new Set(uncertain.map(({ figure }) => figure))].filter((figure) => figure !== RUNS_OUT);
  const samples = plan === undefined || fields.length === 0 || figures.length === 0 ? undefined : sampled(plan, fields, figures, options);
  const runsOut =
    plan !== undefined && uncertain.some(({ figure }) => figure === RUNS_OUT)
      ? runsOutPercentiles(plan, fields, growthOf(answered), options)
      : undefined;
  return expectations.map((expectation) => {
    const { figure, percentile } = expectation;
    const plain = percentile === null || samples === undefined;
    const value =
      percentile !== null && figure === RUNS_OUT
        ? (runsOut?.(percentile) ?? null)
        : plain
          ? valueIn(answered, figure)
          : percentileIn(samples, figure, percentile);
    const judged = verdict(expectation, value, { scenario: result.name, file: scenario.file });
    if (result.error) return { ...judged, problem: result.error };
    if (judged.holds) return judged;
    const fewer = { ...options, samples: Math.min(options.samples, figure === RUNS_OUT ? MONTHLY_MEND_SAMPLES : MEND_SAMPLES) };
    const holds = judge(answered, expectation, fields, options);
    const nearly = judge(answered, brokenSide(expectation, value), fields, fewer);
    return { ...judged, mends: mendsOf(answered, figure, holds, nearly) };
  });
}

/** Of a limit on both sides the one that is broken: on its way there a figure passes the other first, or meets both at once. */
function brokenSide(expectation: Expectation, value: number | null): Expectation {
  const { min, max } = expectation;
  if (min === null || max === null || value === null) return expectation;
  return value > max ? { ...expectation, min: null } : { ...expectation, max: null };
}

/** How the growth of the demand is spread, where it is a range. */
function growthOf({ given }: Answered) {
  return given.get('growth')?.spread;
}

function valueIn({ plan, values, result }: Answered, figure: string): number | null {
  return plan !== undefined && figure === RUNS_OUT ? (runsOutInMonth(plan, values) ?? null) : (result.answer[figure] ?? null);
}

function verdict(expectation: Expectation, value: number | null, whose: Pick<Verdict, 'scenario' | 'file'>): Verdict {
  const { figure, percentile, text, min, max, where } = expectation;
  const holds = isMet(expectation, value);
  // What never comes is no number: the month in which a fleet runs out lies beyond the horizon.
  const shown = value !== null && Number.isFinite(value) ? value : null;
  return { ...whose, figure, percentile, expected: text, min, max, value: shown, holds, ...marginOf(expectation, shown), mends: [], where };
}

/** Whether the expectation would hold of another plan, or of another value in it. */
function judge(answered: Answered, expectation: Expectation, fields: readonly UncertainField[], options: SamplingOptions): Holds {
  const { figure, percentile } = expectation;
  const growth = growthOf(answered);
  return (plan: Plan, values: Float64Array) => {
    if (percentile !== null && figure === RUNS_OUT) {
      return isMet(expectation, runsOutPercentiles({ ...plan, inputs: values.slice() }, fields, growth, options)?.(percentile));
    }
    if (percentile === null || fields.length === 0) {
      return isMet(expectation, figure === RUNS_OUT ? runsOutInMonth(plan, values) : values[plan.sheet.slots.get(figure) ?? -1]);
    }
    const changed = { ...plan, inputs: values.slice() };
    return isMet(expectation, percentileIn(sampled(changed, fields, [figure], options), figure, percentile));
  };
}

/** Distance to the nearer limit, also as a share of that limit. */
function marginOf({ min, max }: Expectation, value: number | null): Pick<Verdict, 'margin' | 'marginShare'> {
  if (value === null) return { margin: null, marginShare: null };
  const above = max === null ? Number.POSITIVE_INFINITY : max - value;
  const below = min === null ? Number.POSITIVE_INFINITY : value - min;
  const margin = Math.min(above, below);
  const limit = above <= below ? max : min;
  return { margin, marginShare: limit === null || limit === 0 ? null : margin / Math.abs(limit) };
}
