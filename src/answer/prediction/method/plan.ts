import type { Catalog } from '../../../catalog/catalog.js';
import { slotOf } from '../../../core/compile.js';
import { adaptersOf, FROZEN_WEIGHT_BYTES } from '../../../core/training/adapters.js';
import type { MethodPlan } from '../../../core/training/methods.js';
import { type Diagnostic, diagnose } from '../../../diagnostics/diagnostic.js';
import type { Given } from '../../../scenario/draft.js';
import { flagOf } from '../../../scenario/field.js';
import { METHOD_KEYS } from '../../../scenario/method-fields.js';
import { resolve } from '../../../scenario/resolve.js';
import type { Resolved } from '../../../scenario/resolved.js';
import type { MethodAnswer } from '../../contract/method.js';
import { planOf } from '../../sheet/plan.js';
import type { Plan, Planned } from '../../sheet/planned.js';
import { NOTHING_PREDICTED } from '../../sheet/predicted.js';
import { shapeOf } from '../shape.js';
import { statedAsGiven } from '../stated.js';
import { type MethodTold, methodTold } from './quantities.js';

type GivenFields = ReadonlyMap<string, Given>;

/** Bytes of a parameter that is trained with Adam in mixed precision, and of one that is only run. */
const TRAINED_BYTES = 18;
const FROZEN_BYTES = 2;

/**
 * The plan of a method: its phases are the demand of the sheet. The tokens are those that the policy is trained on; a token
 * costs what all phases cost together, at the utilisation at which they take as long.
 */
export function methodPlan(given: GivenFields, catalog: Catalog, compared: boolean): Planned {
  const method = String(given.get('method')?.value ?? 'none');
  const refused = refusalOf(method, given);
  if (refused !== undefined) return { ok: false, diagnostics: [refused] };
  const told = methodTold(method, given);
  if ('code' in told) return { ok: false, diagnostics: [told] };
  const plain = new Map([...given].filter(([key]) => !METHOD_KEYS.has(key)));
  const where = given.get('method')?.where ?? ({ kind: 'field', path: 'method' } as const);
  // Any number of tokens will do to find out about the model.
  plain.set('tokens', { value: told.tokens ?? 1, where });
  if (told.tokens === null) plain.delete('epochs');
  if (method === 'qlora' && !plain.has('weights')) plain.set('weights', { value: 'int4', where });
  const resolution = resolve('train', plain, catalog, compared);
  if (!resolution.ok) return resolution;
  const { resolved } = resolution;
  const parameters = resolved.quantities.get('activeParameters') ?? resolved.quantities.get('parameters');
  if (parameters === undefined) return { ok: false, diagnostics: [diagnose('unknown-step', { what: { say: 'model-size' } })] };
  const shape = shapeOf(resolved);
  const adapters = shape === null ? 0 : adaptersOf(shape.shape, told.rank);
  const work = told.planned(parameters, adapters);
  const stated = statedAsGiven(
    resolved,
    [...given].filter(([key]) => METHOD_KEYS.has(key)),
  );
  return { ok: true, plan: planned(stated, told, work, parameters, adapters) };
}

/** What leaves nothing to a method, or is nothing without one. */
function refusalOf(method: string, given: GivenFields): Diagnostic | undefined {
  if (method === 'none' || method === 'pretrain') {
    const [key] = [...given.keys()].filter((one) => METHOD_KEYS.has(one) && one !== 'method');
    return diagnose('method-needs', { method: flagOf(key as string), what: { say: 'a-method' }, example: '--method sft' });
  }
  const what = { say: 'token-cost' } as const;
  const [other] = ['throughput', 'flopsPerToken', 'flops'].filter((key) => given.has(key) && given.get(key)?.value !== '6nd');
  if (other !== undefined)
    return diagnose('conflicting-fields', { one: flagOf(other), other: flagOf('method'), what }, given.get(other)?.where);
  const solve = given.get('solve');
  if (solve !== undefined && ['tokens', 'parameters', 'utilization'].includes(String(solve.value)))
    return diagnose('solve-without-effect', { unknown: String(solve.value), because: flagOf('method') }, solve.where);
  return undefined;
}

function planned(resolved: Resolved, told: MethodTold, work: MethodPlan, parameters: number, adapters: number): Plan {
  const { phases, flops } = work;
  const passes = told.tokens === null ? 1 : told.epochs;
  const tokens = told.tokens ?? phases.reduce((sum, phase) => sum + (isMain(phase) ? phase.tokens : 0), 0);
  const quantities = new Map(resolved.quantities);
  quantities.set('tokens', tokens);
  quantities.set('flopsPerToken', flops / (tokens * passes));
  const assumed = quantities.get('utilization');
  const reached = (use: string, utilization: number) => (use === 'generate' ? told.generationUtilization : utilization);
  /** FLOP ÷ utilisation: time in units of the peak. */
  const cost = (utilization: number) => phases.reduce((sum, phase) => sum + phase.flops / reached(phase.use, utilization), 0);
  if (assumed !== undefined) quantities.set('utilization', flops / cost(assumed));
  const scenario = told.tokens === null ? { ...resolved.scenario, tokens } : resolved.scenario;
  const sources = told.tokens === null ? { ...resolved.sources, tokens: 'derived' as const } : resolved.sources;
  const main = phases.find(isMain);
  const prediction = resolved.prediction && {
    ...resolved.prediction,
    adapters:
      told.method === 'lora' || told.method === 'qlora' ? { parameters: adapters, weightBytes: FROZEN_WEIGHT_BYTES[told.method] } : null,
    besideBytes: besideBytes(work),
    // All phases but the main one at the rate at which its weights are trained, generating at its own share of the peak.
    pace: (rate: number, peak: number) => {
      if (main === undefined || phases.length === 1 || main.use === 'adapt') return rate;
      const reachedRate = 6 * parameters * rate;
      const seconds = phases.reduce(
        (sum, phase) => sum + phase.flops / (phase.use === 'generate' ? told.generationUtilization * peak : reachedRate),
        0,
      );
      return (tokens * passes) / seconds;
    },
  };
  const plan = planOf({ ...resolved, quantities, scenario, sources, prediction });
  const { slots } = plan.sheet;
  /** FLOP that the predicted step does for a token: with adapters, those of all phases. */
  const stepFlops = main?.use === 'adapt' ? flops / (tokens * passes) : 6 * parameters;
  const methodOf = (values: Float64Array): MethodAnswer => {
    const at = (key: string) => values[slotOf(slots, key)] as number;
    const utilization = assumed ?? (stepFlops * (values[slots.get('tokensPerSecondPerGpu') ?? -1] ?? Number.NaN)) / at('peakFlopsPerGpu');
    const all = cost(utilization);
    const [durationSeconds, gpuHours] = [at('durationSeconds'), at('gpuHours')];
    const memory = memoryOf(work);
    return {
      method: told.method,
      phases: phases.map((phase) => {
        const share = phase.flops / reached(phase.use, utilization) / all;
        const own = reached(phase.use, utilization);
        return { ...phase, utilization: own, durationSeconds: durationSeconds * share, gpuHours: gpuHours * share };
      }),
      memory,
      total: { flops, durationSeconds, gpuHours, memoryBytes: Math.max(...stagesOf(memory)) },
    };
  };
  const inner = plan.predicted;
  return { ...plan, predicted: (values) => ({ ...(inner?.(values) ?? NOTHING_PREDICTED), method: methodOf(values) }) };
}

type Phase = MethodPlan['phases'][number];

/** Trains the policy, or the student, itself: what its tokens are. */
function isMain({ model, use }: Phase): boolean {
  const own = baseOf(model) === 'policy' || model === 'student';
  return own && (use === 'train' || use === 'adapt');
}

const baseOf = (model: string): string => model.split(',')[0] as string;

/** Which models each stage has in memory, and what they take there. */
function memoryOf({ phases, residents }: MethodPlan): MethodAnswer['memory'] {
  const stages = new Map<string, Map<string, { parameters: number; bytes: number }>>();
  for (const { stage, model, use, parameters } of phases) {
    const models = stages.get(stage) ?? new Map<string, { parameters: number; bytes: number }>();
    stages.set(stage, models);
    const frozen = use === 'adapt' ? (residents.find((one) => one.model === model)?.bytes ?? 0) : FROZEN_BYTES * parameters;
    const bytes = use === 'train' ? TRAINED_BYTES * parameters : frozen;
    const before = models.get(baseOf(model));
    models.set(baseOf(model), { parameters, bytes: Math.max(bytes, before?.bytes ?? 0) });
  }
  return [...stages].flatMap(([stage, models]) => [...models].map(([model, held]) => ({ stage, model, ...held })));
}

function stagesOf(memory: MethodAnswer['memory']): readonly number[] {
  const sums = new Map<string, number>();
  for (const { stage, bytes } of memory) sums.set(stage, (sums.get(stage) ?? 0) + bytes);
  return [...sums.values()];
}

/** Bytes of all models but the one whose step is predicted, in the fullest stage. */
function besideBytes(work: MethodPlan): number {
  const others = memoryOf(work).filter(({ model }) => model !== 'policy' && model !== 'student' && model !== 'adapters');
  return Math.max(0, ...stagesOf(others));
}
