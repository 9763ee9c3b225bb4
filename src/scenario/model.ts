import type { Model } from '../catalog/facts.js';
import type { Draft } from './draft.js';
import type { Unknown } from './resolved.js';

/** Settles N and the active parameters, from the user or the model's preset. */
export function resolveModel(draft: Draft, unknown: Unknown | undefined): Model | null {
  const model = draft.preset('model', (catalog) => catalog.model);
  draft.take('flopsPerToken');
  if (unknown?.quantity === 'parameters') return model;
  const overridden = draft.has('parameters');
  const total = draft.take('parameters', [model?.parameters, 'preset']);
  const sparse = model !== null && model.activeParameters !== model.parameters;
  const active = draft.take('activeParameters', [sparse && !overridden ? model.activeParameters : undefined, 'preset'], [total, 'derived']);
  if (total === undefined && active === undefined && !draft.has('flopsPerToken')) explainMissing(draft, model);
  if (sparse && overridden && !draft.has('activeParameters')) draft.warn('assumed-dense', { name: model.name });
  return model;
}

function explainMissing(draft: Draft, model: Model | null): void {
  if (model !== null) draft.fail('undisclosed-model', { name: model.name }, 'model');
  else draft.fail('missing-model', {});
}
