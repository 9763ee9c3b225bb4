import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { type Kind, kinds } from '../../scenario/field.js';
import type { Entry } from '../../scenario/file/node.js';
import { percentileIn, type SamplingOptions, sampled, type UncertainField, uncertainFields } from '../outlook/uncertainty.js';
import type { Plan } from '../plan.js';
import { type Expectation, isMet, namedIn, readExpectation } from './expectation.js';
import { figureNamed, type Judged, judgedOf } from './figure-names.js';
import { type Holds, type Mend, mendsOf } from './mend.js';
import type { Answered, Project } from './project.js';
import { judgedTotal, type Total, type TotalFigure, totalOf } from './total.js';

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

/**
 * Judges every expectation: of each scenario, and of all scenarios of a file together. Throws a SizingError when one cannot be
 * read, or when there is none.
 */
export function checkProjects(projects: readonly Project[], answered: readonly Answered[], options: CheckOptions): CheckReport {
  const diagnostics: Diagnostic[] = [];
  const blamed = new Set<Entry>();
  const read = (entry: Entry, judged: Judged): readonly Expectation[] => {
    const expectation = readExpectation(entry, judged);
    if (!('problem' in expectation)) return [expectation];
    if (!blamed.has(entry)) diagnostics.push(expectation.problem);
    blamed.add(entry);
    return [];
  };
  const verdicts = [
    ...answered.flatMap((each) => {
      const { kind } = each.result;
      return each.scenario.expect
        .filter(({ entry, byDefault }) => !byDefault || !belongsElsewhere(entry, kind))
        .flatMap(({ entry }) => read(entry, judgedOf(kind)).map((expectation) => verdictOn(each, expectation, options)));
    }),
    ...projects.flatMap(({ file, expect }) => {
      if (expect.length === 0) return [];
      const total = totalOf(answered.filter(({ scenario }) => scenario.file === file));
      return expect.flatMap((entry) => read(entry, judgedTotal).map((expectation) => verdictOnTotal(file, total, expectation)));
    }),
  ];
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  if (verdicts.length === 0) throw new SizingError([diagnose('no-expectations', {}, answered[0]?.scenario.where)]);
  return { verdicts, broken: verdicts.filter(({ holds }) => !holds).length };
}

/** What is expected by default of a figure that only scenarios of another kind have is not meant for this one. */
function belongsElsewhere({ key }: Entry, kind: Kind): boolean {
  const has = (each: Kind) => figureNamed(namedIn(key).figure, judgedOf(each)) !== undefined;
  return !has(kind) && kinds.some(has);
}

function verdictOnTotal(file: string, total: Total, expectation: Expectation): Verdict {
  const { figure, percentile, text, min, max, where } = expectation;
  const value = total[figure as TotalFigure];
  return {
    scenario: null,
    file,
    figure,
    percentile,
    expected: text,
    min,
    max,
    value,
    holds: isMet(expectation, value),
    ...marginOf(expectation, value),
    mends: [],
    where,
  };
}

function verdictOn(answered: Answered, expectation: Expectation, options: CheckOptions): Verdict {
  const { result, plan, scenario } = answered;
  const { figure, percentile, text, min, max, where } = expectation;
  const fields =
    plan === undefined || result.error ? [] : [...uncertainFields(plan, answered.given), ...(options.moreFields?.(answered) ?? [])];
  const value =
    percentile === null || fields.length === 0 || plan === undefined
      ? (result.answer[figure] ?? null)
      : percentileIn(sampled(plan, fields, [figure], options), figure, percentile);
  const holds = isMet(expectation, value);
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
    ...marginOf(expectation, value),
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

/** Distance to the nearer limit, also as a share of that limit. */
function marginOf({ min, max }: Expectation, value: number | null): Pick<Verdict, 'margin' | 'marginShare'> {
  if (value === null) return { margin: null, marginShare: null };
  const above = max === null ? Number.POSITIVE_INFINITY : max - value;
  const below = min === null ? Number.POSITIVE_INFINITY : value - min;
  const margin = Math.min(above, below);
  const limit = above <= below ? max : min;
  return { margin, marginShare: limit === null || limit === 0 ? null : margin / Math.abs(limit) };
}
