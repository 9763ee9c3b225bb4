import type { Catalog } from '../../catalog/catalog.js';
import type { ErrorSummary } from '../../core/statistics/errors.js';
import { factorOf } from '../../core/statistics/factor.js';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { metrics } from '../../scenario/measured/columns.js';
import type { MeasuredRow } from '../../scenario/measured/read.js';
import type { Calibration, GroupFactor, JudgedFigure, JudgedGroup, MeasurementReport, SpreadErrors } from '../contract/calibration.js';
import { amountOf } from '../contract/units.js';
import { planFor } from '../prediction/predictor.js';
import { answerOf } from '../sheet/answer.js';
import { groupOf } from './group.js';

/** A figure with what tells its run from others. */
type Judged = JudgedFigure & { readonly configuration: string; readonly model: string };

type Outcome = { readonly figures: readonly Judged[]; readonly unpredicted: MeasurementReport['unpredicted'] };

/**
 * Predicts each run as somebody asks who knows what its line says, and judges the predictions group by group. Mistakes are
 * added to `diagnostics` with the place of the line; a run that has no answer is told and left out.
 */
export function judgeMeasurements(
  rows: readonly MeasuredRow[],
  catalog: Catalog,
  diagnostics: Diagnostic[],
): Pick<MeasurementReport, 'groups' | 'figures' | 'unpredicted'> {
  const outcomes = rows.map((row) => outcomeOf(row, catalog, diagnostics));
  const judged = outcomes.flatMap(({ figures }) => figures);
  return {
    groups: groupsOf(judged),
    figures: judged.map(({ configuration: _, model: __, ...figure }) => figure),
    unpredicted: outcomes.flatMap(({ unpredicted }) => unpredicted),
  };
}

function outcomeOf(row: MeasuredRow, catalog: Catalog, diagnostics: Diagnostic[]): Outcome {
  const { kind, where, line } = row;
  const given = new Map(row.given).set('utilization', { value: 'auto', where });
  const planned = planFor(kind, given, catalog);
  const problems = planned.ok ? computed(planned.plan) : planned.diagnostics;
  if (problems.length > 0) {
    // What has no answer was measured all the same: the model is wrong, not the table.
    const [first] = problems;
    if (first !== undefined && first.exitCode === 3) {
      return { figures: [], unpredicted: [{ line, code: first.code, message: first.message }] };
    }
    diagnostics.push(...problems.map((problem) => (problem.where?.kind === 'file' ? problem : { ...problem, where })));
    return { figures: [], unpredicted: [] };
  }
  if (!planned.ok) return { figures: [], unpredicted: [] };
  const group = groupOf(planned.plan.resolved);
  if (group === null) {
    diagnostics.push(diagnose('unknown-step', { what: { say: 'model-size' } }, where));
    return { figures: [], unpredicted: [] };
  }
  const { answer } = answerOf(planned.plan, given, { catalog });
  const model = String(row.given.get('model')?.value ?? row.given.get('parameters')?.value);
  const configuration = JSON.stringify([kind, ...[...row.given].map(([key, { value }]) => [key, value]).sort()]);
  return {
    figures: row.figures.flatMap(({ figure, value }): Judged[] => {
      const predicted = amountOf(answer[figure.key]);
      if (predicted === null) return [];
      const ratio = figure.inverse ? value / predicted : predicted / value;
      return [{ metric: figure.metric, ...group, line, figure: figure.key, measured: value, predicted, ratio, configuration, model }];
    }),
    unpredicted: [],
  };
}

function computed(plan: Extract<ReturnType<typeof planFor>, { ok: true }>['plan']): readonly Diagnostic[] {
  const problem = plan.compute(plan.inputs.slice());
  return problem === undefined ? [] : [problem];
}

function groupsOf(judged: readonly Judged[]): readonly JudgedGroup[] {
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const key = JSON.stringify([metrics.indexOf(one.metric), one.gpu, one.models, one.engine]);
    const group = groups.get(key) ?? [];
    group.push(one);
    groups.set(key, group);
  }
  return [...groups]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([, members]) => {
      const { metric, gpu, models, engine } = members[0] as Judged;
      // Of several figures that tell the same of one run, one counts.
      const once = members.filter(({ line }, at) => members.findIndex((other) => other.line === line) === at);
      const { rows, configurations, error, factor, leftOneOut } = factorOf(once);
      return {
        metric,
        gpu,
        models,
        engine,
        rows,
        configurations,
        modelsSeen: new Set(once.map(({ model }) => model)).size,
        error: spread(error),
        factor,
        leftOneOut: leftOneOut === null ? null : spread(leftOneOut),
        without: factor === null ? 'few' : factor === 1 ? 'no-gain' : null,
      };
    });
}

function spread({ mean, median, p90, bias, low, high }: ErrorSummary): SpreadErrors {
  return { mean, median, p90, bias, low, high };
}

/** The calibration that the judged groups give: those with too few runs have no part in it. */
export function calibrationOf(groups: readonly JudgedGroup[], program: string): Calibration {
  return {
    program,
    groups: groups.flatMap(({ factor, leftOneOut, without: _, ...group }): GroupFactor[] =>
      factor === null || leftOneOut === null ? [] : [{ ...group, factor, leftOneOut }],
    ),
  };
}
