import type { Catalog } from '../../catalog/catalog.js';
import type { Given } from '../../scenario/draft.js';
import type { Kind } from '../../scenario/field.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { Predictor } from '../contract/prediction.js';
import type { Planned } from './planned.js';

/** What predicts a training step, and what plans a method, a run that is interrupted, and a service that is predicted. */
export type CostModels = {
  readonly train: (resolved: Resolved) => Predictor;
  readonly method: (given: ReadonlyMap<string, Given>, catalog: Catalog, compared: boolean) => Planned;
  readonly goodput: (
    given: ReadonlyMap<string, Given>,
    catalog: Catalog,
    compared: boolean,
    planFor: (given: ReadonlyMap<string, Given>, catalog: Catalog, compared: boolean) => Planned,
  ) => Planned;
  readonly calibrated: (
    kind: Kind,
    given: ReadonlyMap<string, Given>,
    catalog: Catalog,
    planFor: (given: ReadonlyMap<string, Given>) => Planned,
  ) => Planned;
  readonly infer: (given: ReadonlyMap<string, Given>, catalog: Catalog, compared: boolean) => Planned;
};

let loaded: Partial<CostModels> = {};

/** Cost models are large: the library has them from the start, the command line loads the one that a question asks for. */
export function useCostModels(models: Partial<CostModels>): void {
  loaded = { ...loaded, ...models };
}

export function costModel<Kind extends keyof CostModels>(kind: Kind): CostModels[Kind] {
  const model = loaded[kind];
  if (model === undefined) throw new Error(`the cost model of ${kind} was asked for before it was loaded`);
  return model;
}
