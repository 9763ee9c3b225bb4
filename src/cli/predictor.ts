import { usePredictor } from '../answer/prediction/predictor.js';
import type { Question } from '../scenario/question.js';
import { asksServing } from '../scenario/serving-fields.js';

/** Loads the cost model where a question asks for a prediction: the others start without it. */
export async function loadPredictor(questions: readonly Question[]): Promise<void> {
  const asked = questions.some(({ kind, fields }) =>
    asksServing(
      kind,
      fields.map(({ key }) => key),
      fields.flatMap(({ key, values }) => (key === 'utilization' ? values : [])),
    ),
  );
  if (asked) await loadCostModel();
}

export async function loadCostModel(): Promise<void> {
  usePredictor((await import('../answer/prediction/serving/plan.js')).predictedPlan);
}
