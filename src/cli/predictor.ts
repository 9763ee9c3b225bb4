import { type CostModels, useCostModels } from '../answer/sheet/cost-models.js';
import type { Catalog } from '../catalog/catalog.js';
import { asksGoodput, asksMethod } from '../scenario/method-fields.js';
import { asksPrediction } from '../scenario/prediction.js';
import type { Question } from '../scenario/question.js';
import { asksServing } from '../scenario/serving-fields.js';

/** Loads the cost models that questions ask for, and the calibrations that they name: the others start without them. */
export async function loadPredictor(questions: readonly Question[], catalog?: Catalog): Promise<void> {
  for (const question of questions) {
    const { kind, fields } = question;
    const keys = fields.map(({ key }) => key);
    if (catalog !== undefined && keys.includes('calibration'))
      await (await import('./calibrations.js')).loadCalibrations([question], catalog);
    const values = (wanted: string) => fields.flatMap(({ key, values: all }) => (key === wanted ? all.map(({ value }) => value) : []));
    await load({
      train: predictsStep(question),
      infer: asksServing(kind, keys, utilizationsOf(question)),
      ...planned(kind === 'train', (key) => keys.includes(key), values),
    });
  }
}

type Loaded = Readonly<Record<Exclude<keyof CostModels, 'calibrated'>, boolean>>;

/** Whether a method or failures are asked for, in some combination. */
function planned(
  trains: boolean,
  has: (key: string) => boolean,
  values: (key: string) => readonly unknown[],
): Pick<Loaded, 'method' | 'goodput'> {
  const methods = values('method');
  const method = methods.length === 0 ? asksMethod(has, undefined) : methods.some((value) => asksMethod(has, value));
  return {
    method: trains && method,
    goodput:
      trains &&
      asksGoodput(
        has,
        values('goodput').find((value) => value === 'auto'),
      ),
  };
}

/** Whether a training step is predicted, in all of a question’s combinations or some. */
export function predictsStep(question: Question): boolean {
  const utilization = utilizationsOf(question).find(({ value }) => value === 'auto')?.value;
  return question.kind === 'train' && asksPrediction((key) => question.fields.some((field) => field.key === key), utilization);
}

function utilizationsOf({ fields }: Question) {
  return fields.flatMap(({ key, values }) => (key === 'utilization' ? values : []));
}

/** Loads all of them. */
export async function loadCostModel(): Promise<void> {
  await load({ train: true, infer: true, method: true, goodput: true });
}

async function load({ train, infer, method, goodput }: Loaded): Promise<void> {
  if (train) useCostModels({ train: (await import('../answer/prediction/predict.js')).predict });
  if (infer) useCostModels({ infer: (await import('../answer/prediction/serving/plan.js')).predictedPlan });
  if (method) useCostModels({ method: (await import('../answer/prediction/method/plan.js')).methodPlan });
  if (goodput) useCostModels({ goodput: (await import('../answer/prediction/goodput/plan.js')).goodputPlan });
}
