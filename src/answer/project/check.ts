import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { percentileIn, type SamplingOptions, sampled, type UncertainField, uncertainFields } from '../outlook/uncertainty.js';
import type { Plan } from '../plan.js';
import { type Expectation, isMet, readExpectation } from './expectation.js';
import { type Holds, type Mend, mendsOf } from './mend.js';
import type { Answered } from './project.js';

/** An expectation, judged. */
export type Verdict = {
  readonly scenario: string;
  readonly file: string;
  readonly figure: string;
  /** The percentile that is meant; null for the figure itself. */
  readonly percentile: number | null;
  /** The expectation as written. */
  readonly expected: string;
  readonly min: number | null;
  readonly max: number | null;
  /** Null where the figure is unknown, or where there is no answer. */
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
  readonly problem?: Pick<Diagnostic, 'code' | 'message'>;
};

/** What is expected of the scenarios, and what holds. */
export type CheckReport = { readonly verdicts: readonly Verdict[]; readonly broken: number };

/** Fewer samples than an answer takes: a proposal is rounded anyway. */
const MEND_SAMPLES = 1000;

export type CheckOptions = SamplingOptions & {
  /** Uncertain fields beyond those that were given as ranges. */
  readonly moreFields?: (answered: Answered) => readonly UncertainField[];
};

/** Judges every expectation of the scenarios. Throws a SizingError when one cannot be read, or when there is none. */
export function checkAnswers(answered: readonly Answered[], options: CheckOptions): CheckReport {
  const diagnostics: Diagnostic[] = [];
  const verdicts: Verdict[] = [];
  const blamed = new Set<unknown>();
  for (const each of answered) {
    for (const entry of each.scenario.expect) {
      const expectation = readExpectation(entry, each.result.kind);
      const problem = 'problem' in expectation ? expectation.problem : certainty(each, expectation, options);
      if (problem === undefined) verdicts.push(verdictOn(each, expectation as Expectation, options));
      else if (!blamed.has(entry)) diagnostics.push(problem);
      blamed.add(entry);
    }
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  if (verdicts.length === 0) throw new SizingError([diagnose('no-expectations', {}, answered[0]?.scenario.where)]);
  return { verdicts, broken: verdicts.filter(({ holds }) => !holds).length };
}

/** A percentile of what is certain is no question that anybody means to ask. */
function certainty(answered: Answered, { percentile, figure, where }: Expectation, options: CheckOptions): Diagnostic | undefined {
  const { plan, result, scenario } = answered;
  if (percentile === null || plan === undefined || result.error || fieldsOf(answered, options).length > 0) return undefined;
  return diagnose('percentile-without-range', { expectation: `p${percentile}(${figure})`, scenario: scenario.name }, where);
}

function fieldsOf(answered: Answered, { moreFields }: CheckOptions): readonly UncertainField[] {
  const { plan, result, given } = answered;
  return plan === undefined || result.error ? [] : [...uncertainFields(plan, given), ...(moreFields?.(answered) ?? [])];
}

function verdictOn(answered: Answered, expectation: Expectation, options: CheckOptions): Verdict {
  const { result, plan, scenario } = answered;
  const { figure, percentile, text, min, max, where } = expectation;
  const fields = fieldsOf(answered, options);
  const value =
    percentile === null || fields.length === 0 || plan === undefined
      ? (result.answer[figure] ?? null)
      : percentileIn(sampled(plan, fields, [figure], options), figure, percentile);
  const holds = isMet(expectation, value);
  const { margin, limit } = marginOf(expectation, value);
  return {
    scenario: result.name,
    file: scenario.file,
    figure,
    percentile,
    expected: text,
    min,
    max,
    value,
    holds,
    margin,
    marginShare: margin === null || limit === null || limit === 0 ? null : margin / Math.abs(limit),
    mends:
      holds || result.error
        ? []
        : mendsOf(answered, judge(expectation, fields, { ...options, samples: Math.min(options.samples, MEND_SAMPLES) })),
    where,
    ...(result.error && { problem: result.error }),
  };
}

/** Whether the expectation would hold of another plan, or of another value in it. */
function judge(expectation: Expectation, fields: readonly UncertainField[], options: SamplingOptions): Holds {
  const { figure, percentile } = expectation;
  return (plan: Plan, values: Float64Array) => {
    if (percentile === null || fields.length === 0) return isMet(expectation, values[plan.sheet.slots.get(figure) ?? -1]);
    const changed = { ...plan, inputs: values.slice() };
    return isMet(expectation, percentileIn(sampled(changed, fields, [figure], options), figure, percentile));
  };
}

/** Distance to the nearer limit, and that limit. */
function marginOf({ min, max }: Expectation, value: number | null): { margin: number | null; limit: number | null } {
  if (value === null) return { margin: null, limit: null };
  const above = max === null ? Number.POSITIVE_INFINITY : max - value;
  const below = min === null ? Number.POSITIVE_INFINITY : value - min;
  return above <= below ? { margin: above, limit: max } : { margin: below, limit: min };
}
