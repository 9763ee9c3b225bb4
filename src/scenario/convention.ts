import type { Model } from '../catalog/facts.js';
import type { Demand } from '../core/demand.js';
import type { Draft } from './draft.js';
import { flagOf } from './field.js';
import type { Convention } from './field-types.js';
import { fieldOf } from './fields.js';
import { defaultSequence } from './model-assumptions.js';

/** Counted from the architecture: parameters of one's own change nothing there. */
const FROM_ARCHITECTURE: ReadonlySet<Convention> = new Set(['megatron', 'exact']);

/** Settles how the FLOP of a token are counted, and at which sequence length. */
export function resolveConvention(draft: Draft, model: Model | null, demand: Demand): { flops: Convention; sequence: number | null } {
  const asked = draft.text('flops');
  const flops = (asked ?? fieldOf('flops')?.default) as Convention;
  draft.assume('flops', flops, asked === undefined ? 'default' : 'given');
  if (flops !== '6nd') refuseWithoutEffect(draft, model, flops);
  return { flops, sequence: resolveSequence(draft, model, demand) };
}

function refuseWithoutEffect(draft: Draft, model: Model | null, flops: Convention): void {
  const because = `--flops ${flops}`;
  if (draft.has('flopsPerToken')) draft.fail('without-effect', { given: because, because: flagOf('flopsPerToken') }, 'flops');
  if (model === null || model.counted() === null) {
    draft.fail('missing-architecture', { name: model?.name ?? null }, 'flops');
    return;
  }
  if (!FROM_ARCHITECTURE.has(flops)) return;
  // The model’s own size may be repeated: an answer’s scenario does.
  for (const key of ['parameters', 'activeParameters'] as const) {
    const changed = draft.number(key) !== model?.[key] || draft.given.get(key)?.spread !== undefined;
    if (draft.has(key) && changed) draft.fail('without-effect', { given: flagOf(key), because }, key);
  }
}

function resolveSequence(draft: Draft, model: Model | null, demand: Demand): number | null {
  const own = draft.number('sequence');
  if (demand !== 'window') {
    // The request says how long it is: its prompt and its answer, or its words.
    if (own !== undefined && demand === 'tokens')
      draft.fail('without-effect', { given: flagOf('sequence'), because: { say: 'both', parts: ['--input', '--output'] } }, 'sequence');
    if (own !== undefined && demand === 'words') draft.assume('sequence', own, 'given');
    return own ?? null;
  }
  const architecture = model?.counted()?.architecture ?? null;
  const standard = defaultSequence(architecture?.contextTokens ?? null);
  const sequence = own ?? standard.value;
  if (own !== undefined || architecture !== null) draft.assume('sequence', sequence, own === undefined ? standard.origin : 'given');
  return sequence;
}
