import type { Optimizer, ZeroStage } from '../core/training/setup.js';
import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import { readLayout } from './layout-text.js';
import type { PredictionRequest } from './prediction-request.js';
import type { Resolved, Unknown } from './resolved.js';
import { STEP_KEYS } from './step-fields.js';

/** True where the utilisation is to be predicted: it is asked for, or something is said that only matters then. */
export function asksPrediction(has: (key: string) => boolean, utilization: unknown): boolean {
  return utilization === 'auto' || [...STEP_KEYS].some(has);
}

/** Whether a draft asks for a prediction. */
export function isPredicted(draft: Draft): boolean {
  return draft.kind === 'train' && asksPrediction((key) => draft.has(key), draft.text('utilization'));
}

/** The GPUs are the unknown of a prediction: the cluster is found first, and its time follows. */
export function unknownOfPrediction(draft: Draft, unknown: Unknown | undefined): Unknown | undefined {
  if (!isPredicted(draft) || unknown === undefined) return unknown;
  if (unknown.quantity === 'utilization' || unknown.quantity === 'parameters') {
    draft.fail('solve-without-effect', { unknown: unknown.field, because: '--utilization auto' }, 'solve');
    return undefined;
  }
  if (unknown.quantity === 'durationSeconds' && unknown.field === 'duration' && !draft.has('solve') && !knowsTokens(draft))
    // What a step does in a second is known all the same: the tokens of the usual time are asked for.
    return { ...unknown, field: 'tokens', quantity: 'tokens' };
  return unknown.fixedBy === 'nothing' ? { field: unknown.field, quantity: 'durationSeconds', fixedBy: 'gpus' } : unknown;
}

function knowsTokens(draft: Draft): boolean {
  const name = draft.text('model');
  const model = name === undefined ? undefined : draft.catalog.model(name).found;
  return draft.has('tokens') || (model?.trainingTokens ?? null) !== null;
}

/** What a launcher trains with where nobody says. */
const launchers = { megatron: 'megatron', torchtitan: 'torch-compile' } as const;

/** Settles what a prediction starts from; null where none is asked for. */
export function resolvePrediction(draft: Draft, unknown: Unknown | undefined, capacity: Resolved['capacity']): PredictionRequest | null {
  if (!isPredicted(draft)) return null;
  const what = { say: 'share-of-peak' } as const;
  const given = [...STEP_KEYS].find((key) => draft.has(key));
  const asked = given === undefined ? '--utilization auto' : flagOf(given);
  for (const key of ['throughput', 'flopsPerToken', 'peak']) {
    if (draft.has(key)) draft.fail('conflicting-fields', { one: flagOf(key), other: asked, what }, key);
  }
  if (draft.has('utilization') && draft.text('utilization') !== 'auto')
    draft.fail('conflicting-fields', { one: flagOf('utilization'), other: asked, what }, 'utilization');
  const searched = unknown?.quantity === 'durationSeconds' && !draft.has('gpus') && !unknown.powered;
  if (searched && capacity !== undefined)
    draft.fail('solve-needs-fixed', { unknown: 'gpus', needs: ['--gpus 1024'] }, draft.has('spares') ? 'spares' : undefined);
  draft.state('utilization', 'auto', draft.has('utilization') ? 'given' : 'derived');
  const number = (key: string): number | null => {
    const value = draft.number(key);
    if (value !== undefined) draft.state(key, value, 'given');
    return value ?? null;
  };
  const text = <Choice extends string>(key: string): Choice | null => {
    const value = draft.text(key);
    if (value !== undefined) draft.state(key, value, 'given');
    return (value ?? null) as Choice | null;
  };
  const layout = text('layout');
  const read = layout === null ? { ok: true as const, layout: {} } : readLayout(layout);
  const launch = text<'megatron' | 'torchtitan'>('launch');
  const framework = text<NonNullable<PredictionRequest['framework']>>('framework');
  if (launch !== null && framework !== null && (launch === 'megatron') !== (framework === 'megatron'))
    draft.fail(
      'conflicting-fields',
      { one: flagOf('framework'), other: flagOf('launch'), what: { say: 'training-software' } },
      'framework',
    );
  const [recompute, recomputeLayers] = [text<NonNullable<PredictionRequest['recompute']>>('recompute'), number('recomputeLayers')];
  if (recomputeLayers !== null && recompute !== null && recompute !== 'full')
    draft.fail(
      'conflicting-fields',
      { one: flagOf('recompute'), other: flagOf('recomputeLayers'), what: { say: 'recomputation' } },
      'recompute',
    );
  return {
    layout: read.ok ? read.layout : {},
    microBatch: number('microBatch'),
    globalBatch: number('globalBatch'),
    // torchtitan shards all that is data parallel.
    zero: (number('zero') as ZeroStage | null) ?? (launch === 'torchtitan' ? 3 : null),
    recompute,
    recomputeLayers,
    framework: framework ?? (launch === null ? null : launchers[launch]),
    dispatcher: text('dispatcher'),
    networkBytesPerSecond: number('network'),
    optimizer: text<Optimizer>('optimizer'),
    adapters: null,
    besideBytes: 0,
    pace: null,
    ownFactors: draft.text('ownFactors') ?? null,
    launch,
    limitSeconds: searched ? (draft.take('duration') ?? null) : null,
  };
}
