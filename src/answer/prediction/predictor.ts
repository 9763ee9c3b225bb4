import type { Catalog } from '../../catalog/catalog.js';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Given } from '../../scenario/draft.js';
import type { Kind } from '../../scenario/field.js';
import { resolve } from '../../scenario/resolve.js';
import { asksServing } from '../../scenario/serving-fields.js';
import { type Plan, planOf } from '../sheet/plan.js';

/** A plan, or everything that is wrong with what it was to be made of. */
export type Planned = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };
export type Predictor = (given: ReadonlyMap<string, Given>, catalog: Catalog, compared: boolean) => Planned;

/** The cost model is large: the command line loads it when something asks for it, the library has it from the start. */
let predictor: Predictor | undefined;

export function usePredictor(loaded: Predictor): void {
  predictor = loaded;
}

/** The plan of a scenario: of the sheet, or of what a cost model predicts. */
export function planFor(kind: Kind, given: ReadonlyMap<string, Given>, catalog: Catalog, compared = false): Planned {
  const utilization = given.get('utilization');
  if (asksServing(kind, [...given.keys()], utilization === undefined ? [] : [utilization])) {
    if (predictor === undefined) throw new Error('the cost model was not loaded');
    return predictor(given, catalog, compared);
  }
  const resolution = resolve(kind, given, catalog, compared);
  return resolution.ok ? { ok: true, plan: planOf(resolution.resolved) } : resolution;
}
