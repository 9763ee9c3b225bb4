import type { Catalog } from '../catalog/catalog.js';
import type { Accelerator, Grid, Model } from '../catalog/facts.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { resolveAccelerator } from './accelerator.js';
import { resolveCapacity } from './capacity.js';
import { resolveConvention } from './convention.js';
import { resolveDemand } from './demand.js';
import { Draft, type Given } from './draft.js';
import type { Kind } from './field.js';
import { fields } from './fields.js';
import { resolveModel } from './model.js';
import type { Resolved, Unknown } from './resolved.js';
import { chooseUnknown } from './unknown.js';

export type Resolution =
  | { readonly ok: true; readonly resolved: Resolved }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** Fills in what the user left open from presets and defaults, and settles what is unknown. */
export function resolve(kind: Kind, given: ReadonlyMap<string, Given>, catalog: Catalog): Resolution {
  const draft = new Draft(kind, given, catalog);
  const unknown = chooseUnknown(draft);
  const model = resolveModel(draft, unknown);
  const { demand, prompted } = kind === 'train' ? RUN : resolveDemand(draft, unknown);
  const { flops, sequence } = resolveConvention(draft, model, demand);
  const capacity = resolveCapacity(draft);
  if (kind === 'train') resolveRun(draft, model, unknown);
  const accelerator = resolveAccelerator(draft);
  resolvePrice(draft, accelerator);
  for (const key of ['goodput', 'pue', 'electricityPrice'] as const) draft.take(key);
  if (unknown?.quantity !== 'utilization') draft.take('utilization');
  if (unknown?.fixedBy === 'gpus' || unknown?.rents === 'duration') draft.take('gpus');
  if (unknown?.fixedBy === 'budget') draft.take('budget');
  const grid = resolveGrid(draft);
  for (const key of ['solve', 'note']) {
    const text = draft.text(key);
    if (text !== undefined) draft.assume(key, text, 'given');
  }

  if (draft.diagnostics.length > 0 || unknown === undefined) return { ok: false, diagnostics: draft.diagnostics };
  const { quantities, warnings } = draft;
  const scenario = inOrder(draft.scenario);
  const sources = inOrder({ ...draft.sources, [unknown.field]: 'derived' as const });
  return {
    ok: true,
    resolved: {
      kind,
      demand,
      prompted,
      flops,
      sequence,
      capacity,
      scenario,
      sources,
      quantities,
      unknown,
      model,
      accelerator,
      grid,
      warnings,
      typedGpu: draft.text('gpu') ?? null,
    },
  };
}

/** A training run asks for no demand. */
const RUN = { demand: 'window', prompted: false } as const;

/** The entries in the order in which the fields are declared. */
function inOrder<Entry>(entries: Readonly<Record<string, Entry>>): Readonly<Record<string, Entry>> {
  return Object.fromEntries(fields.flatMap(({ key }) => (entries[key] === undefined ? [] : [[key, entries[key]]])));
}

/** Tokens, epochs and time of a training run. */
function resolveRun(draft: Draft, model: Model | null, unknown: Unknown | undefined): void {
  draft.take('epochs');
  if (unknown?.quantity !== 'tokens') {
    const tokens = draft.take('tokens', [model?.trainingTokens, 'preset']);
    const described = model !== null || draft.has('parameters');
    if (tokens === undefined && described) draft.fail('missing-tokens', { name: model?.name ?? 'the model' }, 'model');
  }
  if (unknown?.quantity !== 'durationSeconds' && unknown?.rents !== 'duration') draft.take('duration');
}

function resolvePrice(draft: Draft, accelerator: Accelerator | null): void {
  if (draft.text('price') !== 'list') {
    draft.take('price');
    return;
  }
  const price = accelerator?.listPrice;
  if (price) draft.assume('price', price.usdPerGpuHour, 'preset');
  else draft.fail('missing-list-price', { gpu: accelerator?.name ?? 'a GPU without a preset' }, 'price');
}

function resolveGrid(draft: Draft): Grid | null {
  const grid = draft.preset('region', (catalog) => catalog.region);
  if (grid !== null) draft.quantities.set('gridGramsPerKwh', grid.gramsPerKwh);
  return grid;
}
