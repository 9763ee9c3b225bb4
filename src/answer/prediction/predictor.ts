import type { Catalog } from '../../catalog/catalog.js';
import type { Given } from '../../scenario/draft.js';
import type { Kind } from '../../scenario/field.js';
import { asksGoodput, asksMethod } from '../../scenario/method-fields.js';
import { resolve } from '../../scenario/resolve.js';
import { asksServing } from '../../scenario/serving-fields.js';
import { costModel } from '../sheet/cost-models.js';
import { planOf } from '../sheet/plan.js';
import type { Planned } from '../sheet/planned.js';

/** The plan of a scenario: of the sheet, or of what a cost model predicts. */
export function planFor(kind: Kind, given: ReadonlyMap<string, Given>, catalog: Catalog, compared = false): Planned {
  if (given.has('calibration')) return costModel('calibrated')(kind, given, catalog, (own) => planFor(kind, own, catalog, compared));
  const utilization = given.get('utilization');
  if (asksServing(kind, [...given.keys()], utilization === undefined ? [] : [utilization])) {
    return costModel('infer')(given, catalog, compared);
  }
  if (kind === 'train' && asksGoodput((key) => given.has(key), given.get('goodput')?.value))
    return costModel('goodput')(given, catalog, compared, (rest, ...more) => planFor(kind, rest, ...more));
  if (kind === 'train' && asksMethod((key) => given.has(key), given.get('method')?.value))
    return costModel('method')(given, catalog, compared);
  const resolution = resolve(kind, given, catalog, compared);
  return resolution.ok ? { ok: true, plan: planOf(resolution.resolved) } : resolution;
}
