import type { Catalog } from '../../catalog/catalog.js';
import { type Diagnostic, diagnose, SizingError, type Where } from '../../diagnostics/diagnostic.js';
import { type Dimension, parseQuantity } from '../../quantity/parse.js';
import type { Given } from '../../scenario/draft.js';
import { fieldOf } from '../../scenario/fields.js';
import { readValue } from '../../scenario/read.js';
import type { Quantity, TrainingScenario } from '../../scenario/scenario.js';
import { keysMeant } from '../../scenario/synonyms.js';
import { budgetOf, scaleKeys } from '../prediction/scale/budget.js';
import { type ScaleAnswer, scaled } from '../prediction/scale/scale.js';
import { onlySizingErrors, readable, typeFound } from './guard.js';

/** A budget, told in one way, and what a GPU does, draws and costs; `parameters` is a smaller model to train for longer instead. */
export type ScaleQuestion = Pick<TrainingScenario, (typeof scaleKeys)[number]> & {
  /** FLOP; a text carries its unit: `'5.76e23'`, `'1 ZFLOP'` */
  readonly compute?: Quantity | undefined;
  /** Days of one GPU */
  readonly gpuDays?: Quantity | undefined;
};

const own: Readonly<Record<string, Dimension>> = { compute: 'flop', gpuDays: 'count' };

/** The parameters and tokens of the lowest loss for a budget. Throws a SizingError, and nothing else. */
export function scaleWith(catalog: Catalog, question: unknown): ScaleAnswer {
  return onlySizingErrors(() => {
    const { given, numbers } = readable(() => readScale(question, catalog));
    const budget = budgetOf(given, { flops: numbers.get('compute') ?? null, gpuDays: numbers.get('gpuDays') ?? null }, catalog);
    if (!budget.ok) throw new SizingError(budget.diagnostics);
    const parameters = given.get('parameters')?.value;
    return scaled(budget.budget, typeof parameters === 'number' ? parameters : null);
  });
}

function readScale(question: unknown, catalog: Catalog) {
  if (typeof question !== 'object' || question === null || Array.isArray(question)) {
    throw new SizingError([diagnose('invalid-type', { wanted: { say: 'object' }, found: typeFound(question) })]);
  }
  const diagnostics: Diagnostic[] = [];
  const given = new Map<string, Given>();
  const numbers = new Map<string, number>();
  const rate = 'cnyPerUsd' in question ? String(question.cnyPerUsd) : undefined;
  for (const [key, value] of Object.entries(question)) {
    if (value === undefined) continue;
    const where: Where = { kind: 'field', path: key };
    const field = (scaleKeys as readonly string[]).includes(key) ? fieldOf(key) : undefined;
    if (own[key] !== undefined) {
      const number = positive(value, own[key]);
      if (number === undefined)
        diagnostics.push(diagnose('out-of-range', { text: String(value), range: { say: 'above', above: '0' }, near: [] }, where));
      else numbers.set(key, number);
    } else if (field === undefined) {
      const choices = [...Object.keys(own), ...scaleKeys];
      diagnostics.push(diagnose('unknown-field', { text: key, choices, near: keysMeant(key, choices) }, where));
    } else {
      const read = readValue(field, 'train', value, where, catalog, rate);
      if (read.ok) given.set(key, { value: read.value, where });
      else diagnostics.push(...read.diagnostics);
    }
  }
  if (diagnostics.length > 0) throw new SizingError(diagnostics);
  return { given, numbers };
}

/** A number above zero, as it is or written with its unit; undefined where it is none. */
function positive(value: unknown, dimension: Dimension): number | undefined {
  const parsed = parseQuantity(String(value), dimension);
  if ((typeof value !== 'number' && typeof value !== 'string') || !parsed.ok) return undefined;
  return parsed.value > 0 && Number.isFinite(parsed.value) ? parsed.value : undefined;
}
