import type { Result } from '../answer/contract/result.js';
import { readFields } from '../answer/library/given.js';
import { predict } from '../answer/prediction/predict.js';
import { planFor } from '../answer/prediction/predictor.js';
import { predictedPlan } from '../answer/prediction/serving/plan.js';
import { answerOf } from '../answer/sheet/answer.js';
import { useCostModels } from '../answer/sheet/cost-models.js';
import { SizingError } from '../diagnostics/diagnostic.js';
import { catalogOfFacts } from './catalog.js';
import { extrasWith } from './extras.js';
import { live } from './live.js';

useCostModels({ train: predict, infer: predictedPlan });
const catalog = catalogOfFacts(live.facts);
const extras = extrasWith();

/** Answers the question of the page with some fields said otherwise. Throws a SizingError where there is no answer. */
export function answered(changed: ReadonlyMap<string, string>): Result {
  const { kind, values } = live;
  const { given, diagnostics } = readFields({ ...values, ...Object.fromEntries(changed) }, kind, catalog);
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  const planned = planFor(kind, given, catalog);
  if (!planned.ok) throw new SizingError(planned.diagnostics);
  return answerOf(planned.plan, given, { catalog, extras });
}
