import type { Catalog } from '../../catalog/catalog.js';
import { diagnose } from '../../diagnostics/diagnostic.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import type { Given } from '../../scenario/draft.js';
import { flagOf, type Kind } from '../../scenario/field.js';
import { type OwnFactor, writtenFactors } from '../../scenario/own-factors.js';
import type { CalibratedAnswer, GroupFactor } from '../contract/calibration.js';
import type { Uncertainty } from '../contract/outlook.js';
import type { PredictedParts } from '../contract/predicted-parts.js';
import { statedAsGiven } from '../prediction/stated.js';
import type { CostModels } from '../sheet/cost-models.js';
import { figures, known } from '../sheet/figures.js';
import type { Plan, Planned } from '../sheet/planned.js';
import { NOTHING_PREDICTED } from '../sheet/predicted.js';
import { groupOf } from './group.js';
import { calibrationIn } from './read.js';

type GivenFields = ReadonlyMap<string, Given>;

/**
 * The plan of a scenario that names a calibration: as predicted, and beside it the same with the factors of the group that it
 * belongs to. `planFor` plans what is given otherwise, with or without factors; `program` is the version whose predictions they
 * are factors on.
 */
export const calibratedPlanBy =
  (program: string): CostModels['calibrated'] =>
  (kind, given, catalog, planFor) =>
    calibratedPlan(kind, given, catalog, planFor, program);

function calibratedPlan(
  kind: Kind,
  given: GivenFields,
  catalog: Catalog,
  planFor: (given: GivenFields) => Planned,
  program: string,
): Planned {
  const named = given.get('calibration') as Given;
  const file = String(named.value);
  const rest = new Map([...given].filter(([key]) => key !== 'calibration'));
  const plain = planFor(rest);
  if (!plain.ok) return plain;
  const { plan } = plain;
  const there = catalog.file?.(file);
  const calibration = there === undefined || 'reason' in there ? undefined : calibrationIn(there.text);
  if (calibration === undefined)
    return {
      ok: false,
      diagnostics: [diagnose('invalid-calibration', { path: file, reason: { say: 'calibration-unread' } }, named.where)],
    };
  if (plan.resolved.prediction === null && plan.predicted === undefined) {
    return { ok: true, plan: stated(plan, file, [remark('no-effect', { given: flagOf('calibration'), without: ['--utilization auto'] })]) };
  }
  const group = groupOf(plan.resolved);
  const own = group === null ? [] : calibration.groups.filter((each) => isLike(each, group));
  if (group === null || own.length === 0) {
    return { ok: true, plan: stated(plan, file, [remark('calibration-unlike', { file })]) };
  }
  const factors = own.map((each) => factorOf(each, file));
  const other = planFor(new Map(rest).set('ownFactors', { value: writtenFactors(factors), where: named.where }));
  const said = stated(
    plan,
    file,
    calibration.program === program ? [] : [remark('calibration-older', { file, program: calibration.program })],
  );
  return { ok: true, plan: { ...said, predicted: calibrated(kind, said, other, { file, groups: own }) } };
}

function isLike(one: GroupFactor, group: NonNullable<ReturnType<typeof groupOf>>): boolean {
  return one.gpu === group.gpu && one.models === group.models && one.engine === group.engine;
}

function factorOf({ metric, factor, rows, gpu, models, engine, leftOneOut }: GroupFactor, file: string): OwnFactor {
  const { low, bias, high } = leftOneOut;
  return { metric, factor, rows, low, bias, high, group: ownGroup(models, gpu, engine, file) };
}

/** What the runs of a group are called. */
function ownGroup(models: GroupFactor['models'], gpu: string, engine: string | null, file: string): string {
  const kind = models === 'dense' ? 'dense models' : 'mixtures of experts';
  return `${kind} on ${gpu}${engine === null ? '' : ` under ${engine}`} (${file})`;
}

/** The plan with the calibration among its assumptions. */
function stated(plan: Plan, file: string, warnings: readonly Remark[]): Plan {
  const { resolved } = plan;
  const own = statedAsGiven(resolved, [['calibration', { value: file }]]);
  return { ...plan, resolved: { ...own, warnings: [...resolved.warnings, ...warnings] } };
}

/** What was predicted, with what the other plan makes of the same values beside it; its range is what the runs left. */
function calibrated(kind: Kind, plan: Plan, other: Planned, named: Pick<CalibratedAnswer, 'file' | 'groups'>): PredictedParts {
  return (values) => {
    const plain = plan.predicted?.(values) ?? NOTHING_PREDICTED;
    const own = other.ok ? computed(other.plan, plan, values) : undefined;
    if (own === undefined) {
      const warnings = [...(plain.warnings ?? []), remark('calibrated-without-answer', { file: named.file })];
      return { ...plain, warnings, calibrated: { ...named, answer: null, percentiles: {} } };
    }
    const { at, parts } = own;
    const answer = { ...Object.fromEntries(figures[kind].flatMap((key) => at(key))), ...parts?.figures };
    const uncertainty = ownRange(parts?.uncertainty ?? null, named);
    return { ...plain, uncertainty, calibrated: { ...named, answer, percentiles: uncertainty?.percentiles ?? {} } };
  };
}

/** Percentiles are of the user’s runs where these have a factor of the figure that is named; else of those that come with the program. */
function ownRange(uncertainty: Uncertainty | null, { file, groups }: Pick<CalibratedAnswer, 'file' | 'groups'>): Uncertainty | null {
  const measured = uncertainty?.measured;
  const own = groups.some(({ models, gpu, engine }) => ownGroup(models, gpu, engine, file) === measured?.group);
  return uncertainty === null || measured === undefined || !own ? uncertainty : { ...uncertainty, measured: { ...measured, own: true } };
}

/** What a cost model tells the sheet: with factors it is another. */
const PREDICTED: ReadonlySet<string> = new Set(['utilization', 'prefillShare']);

function computed({ sheet, inputs, compute, predicted }: Plan, plan: Plan, values: Float64Array) {
  const own = inputs.slice();
  // Values that vary from one answer to the next are the same here.
  for (const { key } of plan.sheet.inputs) {
    const [from, to] = [plan.sheet.slots.get(key), sheet.slots.get(key)];
    if (from !== undefined && to !== undefined && !PREDICTED.has(key)) own[to] = values[from] as number;
  }
  if (compute(own) !== undefined) return undefined;
  const at = (key: string): readonly (readonly [string, number | null])[] => {
    const slot = sheet.slots.get(key);
    return slot === undefined ? [] : [[key, known(own[slot])]];
  };
  return { at, parts: predicted?.(own) };
}
