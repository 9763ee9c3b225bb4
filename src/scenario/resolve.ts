import type { Catalog } from '../catalog/catalog.js';
import type { Accelerator, Grid, Model } from '../catalog/facts.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { resolveAccelerator } from './accelerator.js';
import { resolveCapacity } from './capacity.js';
import { resolveConvention } from './convention.js';
import { resolveDemand } from './demand.js';
import { Draft, type Given } from './draft.js';
import { flagOf, type Kind } from './field.js';
import { fields } from './fields.js';
import { amountsInYuan, resolveFootprint } from './footprint.js';
import { footprintFields } from './footprint-fields.js';
import { resolveModel } from './model.js';
import { resolveOwnership } from './ownership.js';
import { resolvePrediction, unknownOfPrediction } from './prediction.js';
import { type Resolved, TOTAL, type Unknown } from './resolved.js';
import { resolveStored } from './stored.js';
import { chooseUnknown } from './unknown.js';

const NO_FOOTPRINT = { embodied: false, water: false, yuan: false };

export type Resolution =
  | { readonly ok: true; readonly resolved: Resolved }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/**
 * Fills in what the user left open from presets and defaults, and settles what is unknown. `compared`: the accelerator is
 * one of several side by side, and what only some of them have is left open.
 */
export function resolve(kind: Kind, given: ReadonlyMap<string, Given>, catalog: Catalog, compared = false): Resolution {
  const draft = new Draft(kind, given, catalog, compared);
  const unknown = unknownOfPrediction(draft, chooseUnknown(draft));
  const model = resolveModel(draft, unknown);
  const told = kind === 'train' ? TOTAL : resolveDemand(draft, unknown);
  const { flops, sequence } = resolveConvention(draft, model, told.demand);
  const capacity = resolveCapacity(draft);
  if (kind === 'train') resolveRun(draft, model, unknown);
  const accelerator = resolveAccelerator(draft, model);
  const stored = resolveStored(draft, model, accelerator);
  resolvePrice(draft, accelerator);
  for (const key of ['goodput', 'pue', 'electricityPrice'] as const) draft.take(key);
  const prediction = resolvePrediction(draft, unknown, capacity);
  const measured = prediction !== null || resolveRate(draft, unknown);
  if (unknown?.fixedBy === 'gpus' || unknown?.rents === 'duration') draft.take('gpus');
  if (unknown?.powered) resolvePowerBudget(draft, accelerator);
  if (unknown?.fixedBy === 'budget') draft.take('budget');
  const owned = resolveOwnership(draft);
  const grid = resolveGrid(draft);
  const footprint = footprintFields.some(({ key }) => draft.has(key)) ? resolveFootprint(draft) : NO_FOOTPRINT;
  for (const key of ['solve', 'together', 'note', 'method']) {
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
      ...told,
      flops,
      sequence,
      capacity,
      measured,
      owned,
      footprint,
      inYuan: footprint.yuan ? amountsInYuan(given) : {},
      wholeServers: (accelerator?.instance ?? null) !== null,
      stored,
      scenario,
      sources,
      quantities,
      unknown,
      prediction,
      model,
      accelerator,
      grid,
      warnings,
      typedGpu: draft.text('gpu') ?? null,
    },
  };
}

/** The entries in the order in which the fields are declared. */
function inOrder<Entry>(entries: Readonly<Record<string, Entry>>): Readonly<Record<string, Entry>> {
  const ordered: Record<string, Entry> = {};
  for (const { key } of fields) {
    const entry = entries[key];
    if (entry !== undefined) ordered[key] = entry;
  }
  return ordered;
}

/** Tokens, epochs and time of a training run. */
function resolveRun(draft: Draft, model: Model | null, unknown: Unknown | undefined): void {
  draft.take('epochs');
  if (unknown?.quantity !== 'tokens') {
    const tokens = draft.take('tokens', [model?.trainingTokens, 'preset']);
    const described = model !== null || draft.has('parameters');
    if (tokens === undefined && described) draft.fail('missing-tokens', { name: model?.name ?? null }, 'model');
  }
  if (unknown?.quantity !== 'durationSeconds' && unknown?.rents !== 'duration') draft.take('duration');
}

/** The share of the peak that is reached, or what was measured in its place: true for that. */
function resolveRate(draft: Draft, unknown: Unknown | undefined): boolean {
  if (draft.take('throughput') === undefined) {
    if (unknown?.quantity !== 'utilization') draft.take('utilization');
    return false;
  }
  const both = { one: flagOf('throughput'), other: flagOf('utilization'), what: { say: 'share-of-peak' } } as const;
  if (draft.has('utilization')) draft.fail('conflicting-fields', both, 'utilization');
  return true;
}

function resolvePowerBudget(draft: Draft, accelerator: Accelerator | null): void {
  draft.take('powerBudget');
  if (!draft.quantities.has('powerPerGpuWatts')) draft.fail('missing-power', { gpu: accelerator?.name ?? null }, 'powerBudget');
}

function resolvePrice(draft: Draft, accelerator: Accelerator | null): void {
  if (draft.text('price') !== 'list') {
    draft.take('price');
    return;
  }
  const price = accelerator?.listPrice;
  if (price) draft.assume('price', price.usdPerGpuHour, 'preset');
  // Beside others, a card without a price keeps its other figures.
  else if (draft.compared && accelerator !== null && !draft.has('budget')) draft.warn('no-list-price', { name: accelerator.name });
  else draft.fail('missing-list-price', { gpu: accelerator?.name ?? null }, 'price');
}

function resolveGrid(draft: Draft): Grid | null {
  const grid = draft.preset('region', (catalog) => catalog.region);
  if (draft.take('carbon') === undefined && grid !== null) draft.quantities.set('gridGramsPerKwh', grid.gramsPerKwh);
  return grid;
}
