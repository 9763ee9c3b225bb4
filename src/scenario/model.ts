import type { Model } from '../catalog/facts.js';
import type { Draft } from './draft.js';
import type { Unknown } from './resolved.js';

/** Settles N and the active parameters, from the user or the model's preset. */
export function resolveModel(draft: Draft, unknown: Unknown | undefined): Model | null {
  const model = draft.preset('model', (catalog) => catalog.model);
  draft.take('flopsPerToken');
  const sparse = model !== null && model.activeParameters !== model.parameters;
  const solved = unknown?.quantity === 'parameters';
  const overridden = draft.has('parameters') || solved;
  if (sparse && overridden && !draft.has('activeParameters')) draft.warn('assumed-dense', { name: model.name });
  if (solved) return model;
  // A file states no count: it is derived from the architecture.
  const origin = model?.preset === null ? 'derived' : 'preset';
  const total = draft.take('parameters', [model?.parameters, origin]);
  const own = draft.take('activeParameters', [sparse && !overridden ? model.activeParameters : undefined, origin]);
  // A dense model's active parameters follow in the sheet.
  if (own === undefined && total !== undefined) draft.state('activeParameters', total, 'derived');
  const active = own ?? total;
  if (total === undefined && active === undefined && !draft.has('flopsPerToken')) explainMissing(draft, model);
  return model;
}

function explainMissing(draft: Draft, model: Model | null): void {
  if (model !== null) draft.fail('undisclosed-model', { name: model.name }, 'model');
  else draft.fail('missing-model', {});
}
