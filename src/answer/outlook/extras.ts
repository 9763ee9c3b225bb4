import type { PublishedRun } from '../../catalog/runs.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import type { Given } from '../../scenario/draft.js';
import { flagOf } from '../../scenario/field.js';
import type { Extras } from '../contract/result.js';
import type { ExtrasOf } from '../sheet/answer.js';
import type { Plan } from '../sheet/plan.js';
import { publishedRange } from './published-range.js';
import type { SamplingOptions } from './sampling-options.js';
import { sensitivityOf } from './sensitivity.js';
import { timelineOf } from './timeline.js';
import { pairsIn } from './together.js';
import { tradeOffOf } from './trade-off.js';
import type { UncertainField } from './uncertain-field.js';
import { movesNothing, uncertainFields, uncertaintyOf } from './uncertainty.js';

export type ExtrasOptions = SamplingOptions & {
  readonly sensitivity: boolean;
  /** Adds what only pictures show: how samples are spread, and what the answer trades off. */
  readonly pictures?: boolean;
  /** Published runs, where an assumed utilisation is to be taken from them. */
  readonly runs?: readonly PublishedRun[];
};

/** What ranges and time add to the answers of a question. */
export function extrasWith(options: ExtrasOptions): ExtrasOf {
  return (plan, values, given): Extras => {
    const { fields, range, warnings, hints } = fieldsWithEvidence(plan, values, given, options.runs);
    const uncertainty = fields.length === 0 ? undefined : uncertaintyOf(plan, fields, range, options);
    const tradeOff = options.pictures === true ? tradeOffOf(plan) : undefined;
    const timeline = timelineOf(plan, values, given, options, fields);
    return {
      parts: {
        ...(uncertainty && { uncertainty }),
        ...(options.sensitivity && { sensitivity: sensitivityOf(plan, values, fields, options) }),
        ...(timeline && { timeline }),
        ...(tradeOff && { tradeOff }),
      },
      warnings: [
        ...warnings,
        ...withoutEffect(plan, fields),
        ...alone(given, fields),
        ...(uncertainty !== undefined && uncertainty.unanswered === uncertainty.samples ? [remark('no-sample-answered', {})] : []),
      ],
      hints,
    };
  };
}

/** The uncertain fields of a computed plan, published runs among them where they are asked for. */
function fieldsWithEvidence(
  plan: Plan,
  values: Float64Array,
  given: ReadonlyMap<string, Given>,
  runs: readonly PublishedRun[] | undefined,
) {
  const { taken, warnings, hints } = runs === undefined ? NO_EVIDENCE : publishedRange(plan, values, given, runs);
  return { fields: uncertainFields(given, taken?.field), range: taken?.range, warnings, hints };
}

const NO_EVIDENCE = { taken: undefined, warnings: [], hints: [] };

/** What is to go together with others, and is no range. */
function alone(given: ReadonlyMap<string, Given>, fields: readonly UncertainField[]): readonly Remark[] {
  const ranges = new Set(fields.map(({ key }) => key));
  if (given.get('growth')?.spread !== undefined) ranges.add('growth');
  const flags = [...pairsIn(given).keys()].filter((key) => !ranges.has(key)).map(flagOf);
  return flags.length === 0 ? [] : [remark('together-without-range', { flags })];
}

function withoutEffect(plan: Plan, fields: readonly UncertainField[]): readonly Remark[] {
  const flags = fields.filter((field) => movesNothing(plan, field)).map(({ key }) => flagOf(key));
  return flags.length === 0 ? [] : [remark('range-without-effect', { flags })];
}
