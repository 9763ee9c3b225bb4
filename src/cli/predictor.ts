import { useCostModels } from '../answer/sheet/cost-models.js';
import { flagOf } from '../scenario/field.js';
import { asksPrediction } from '../scenario/prediction.js';
import type { Question } from '../scenario/question.js';
import { asksServing } from '../scenario/serving-fields.js';

/** Loads the cost models that questions ask for: the others start without them. */
export async function loadPredictor(questions: readonly Question[]): Promise<void> {
  for (const question of questions) {
    const { kind, fields } = question;
    await load(
      predictsStep(question),
      asksServing(
        kind,
        fields.map(({ key }) => key),
        utilizationsOf(question),
      ),
    );
  }
}

/** Whether a training step is predicted, in all of a question’s combinations or some. */
export function predictsStep(question: Question): boolean {
  const utilization = utilizationsOf(question).find(({ value }) => value === 'auto')?.value;
  return question.kind === 'train' && asksPrediction((key) => question.fields.some((field) => field.key === key), utilization);
}

function utilizationsOf({ fields }: Question) {
  return fields.flatMap(({ key, values }) => (key === 'utilization' ? values : []));
}

/** The same where only flags are known, each with its value, and either kind may be meant. */
export async function loadPredictorFor(flags: readonly { readonly flag: string; readonly value: string }[]): Promise<void> {
  const values = new Map(flags.map(({ flag, value }) => [flag, value]));
  const auto = values.get('--utilization')?.trim().toLowerCase() === 'auto';
  const utilizations = auto ? [{ value: 'auto' }] : [];
  await load(
    asksPrediction((key) => values.has(flagOf(key)), auto ? 'auto' : undefined),
    asksServing('infer', [...values.keys()].map(keyOf), utilizations),
  );
}

const keyOf = (flag: string) => flag.replace(/^--/, '').replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** Loads all of them. */
export async function loadCostModel(): Promise<void> {
  await load(true, true);
}

async function load(training: boolean, serving: boolean): Promise<void> {
  if (training) useCostModels({ train: (await import('../answer/prediction/predict.js')).predict });
  if (serving) useCostModels({ infer: (await import('../answer/prediction/serving/plan.js')).predictedPlan });
}
