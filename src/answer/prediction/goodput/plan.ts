import type { Catalog } from '../../../catalog/catalog.js';
import { slotOf } from '../../../core/compile.js';
import { CHECKPOINT_BYTES_PER_PARAMETER, type Failures, goodputOf, llama3Failures } from '../../../core/training/goodput.js';
import { diagnose } from '../../../diagnostics/diagnostic.js';
import type { Given } from '../../../scenario/draft.js';
import { flagOf } from '../../../scenario/field.js';
import { FAILURE_KEYS } from '../../../scenario/method-fields.js';
import type { Resolved } from '../../../scenario/resolved.js';
import type { GoodputAnswer } from '../../contract/method.js';
import type { Plan, Planned } from '../../sheet/planned.js';
import { NOTHING_PREDICTED } from '../../sheet/predicted.js';
import { statedAsGiven } from '../stated.js';

type GivenFields = ReadonlyMap<string, Given>;
type PlanFor = (given: GivenFields, catalog: Catalog, compared: boolean) => Planned;

const RESTART_SECONDS = 600;
/** The number of GPUs and what failures leave of their time follow from each other. */
const ROUNDS = 30;
const SAME = 1e-12;

/** The plan of a run that is interrupted: the share of the time that makes progress is predicted, and lengthens it. */
export function goodputPlan(given: GivenFields, catalog: Catalog, compared: boolean, planFor: PlanFor): Planned {
  const own = given.get('goodput');
  const [failure] = [...given.keys()].filter((key) => FAILURE_KEYS.has(key));
  if (own !== undefined && own.value !== 'auto' && failure !== undefined) {
    const what = { say: 'productive-share' } as const;
    return {
      ok: false,
      diagnostics: [diagnose('conflicting-fields', { one: flagOf('goodput'), other: flagOf(failure), what }, own.where)],
    };
  }
  const made = planFor(new Map([...given].filter(([key]) => key !== 'goodput' && !FAILURE_KEYS.has(key))), catalog, compared);
  return made.ok ? { ok: true, plan: interrupted(made.plan, given) } : made;
}

function interrupted(plan: Plan, given: GivenFields): Plan {
  const { slots } = plan.sheet;
  const goodput = slotOf(slots, 'goodput');
  const number = (key: string): number | undefined => {
    const value = given.get(key)?.value;
    return typeof value === 'number' ? value : undefined;
  };
  const failuresOf = (values: Float64Array): Failures => {
    const gpus = values[slotOf(slots, 'gpus')] as number;
    const parameters = values[slotOf(slots, 'parameters')] as number;
    const perGpu = llama3Failures.storageBytesPerSecond / llama3Failures.gpus;
    return {
      gpus,
      gpuMtbfSeconds: number('mtbf') ?? llama3Failures.gpuMtbfSeconds,
      checkpointBytes: number('checkpoint') ?? CHECKPOINT_BYTES_PER_PARAMETER * parameters,
      storageBytesPerSecond: number('storage') ?? perGpu * gpus,
      restartSeconds: number('restart') ?? RESTART_SECONDS,
    };
  };
  const { resolved } = plan;
  const predicted: Resolved = {
    ...resolved,
    scenario: { ...resolved.scenario, goodput: 'auto' },
    sources: { ...resolved.sources, goodput: given.has('goodput') ? 'given' : 'derived' },
  };
  return {
    ...plan,
    resolved: statedAsGiven(
      predicted,
      [...given].filter(([key]) => FAILURE_KEYS.has(key)),
    ),
    compute: (values) => {
      let share = 1;
      for (let round = 0; round < ROUNDS; round++) {
        values[goodput] = share;
        const problem = plan.compute(values);
        if (problem !== undefined) return problem;
        const next = goodputOf(failuresOf(values)).goodput;
        if (!(next > 0)) return diagnose('no-solution', { unknown: 'goodput' });
        if (Math.abs(next - share) <= SAME) return undefined;
        share = next;
      }
      return undefined;
    },
    predicted: (values) => ({
      ...(plan.predicted?.(values) ?? NOTHING_PREDICTED),
      goodput: told(failuresOf(values), values[goodput] as number),
    }),
  };
}

function told(failures: Failures, share: number): GoodputAnswer {
  const { mtbfSeconds, checkpointSeconds, dalySeconds, youngSeconds } = goodputOf(failures);
  const { gpuMtbfSeconds, checkpointBytes, storageBytesPerSecond, restartSeconds } = failures;
  return {
    goodput: share,
    gpuMtbfSeconds,
    mtbfSeconds,
    checkpointBytes,
    storageBytesPerSecond,
    checkpointSeconds,
    intervalSeconds: dalySeconds,
    youngSeconds,
    restartSeconds,
  };
}
