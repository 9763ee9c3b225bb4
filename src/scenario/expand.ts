import type { Given } from './draft.js';
import type { FieldKind } from './field.js';
import { fieldOf, quantityOf } from './fields.js';
import { asksGoodput, asksMethod } from './method-fields.js';
import type { Question, QuestionField } from './question.js';
import { asksServing } from './serving-fields.js';

/** A field that takes several values in a sweep. */
export type SweptField = QuestionField & {
  /** Every value is a number that goes straight into the sheet; otherwise a preset or a choice is looked up anew. */
  readonly numeric: boolean;
};

/** All combinations of a question’s lists: fields in the order written, the last varying fastest. */
export type Combinations = {
  readonly swept: readonly SweptField[];
  readonly count: number;
  /** Position of the value of each swept field in a combination, written into `digits`. */
  readonly digitsOf: (index: number, digits: Int32Array) => void;
  /** The values of a combination, by field. */
  readonly givenOf: (digits: Int32Array) => ReadonlyMap<string, Given>;
};

export function combinationsOf({ kind, fields }: Question<FieldKind>): Combinations {
  const counted = fields.some(({ key, values }) => key === 'flops' && values.some(({ value }) => value !== '6nd'));
  const predicted = asksServing(
    kind,
    fields.map(({ key }) => key),
    fields.flatMap(({ key, values }) => (key === 'utilization' ? values : [])),
  );
  const has = (key: string) => fields.some((field) => field.key === key);
  const valued = (wanted: string, value: string) =>
    fields.some(({ key, values }) => key === wanted && values.some((one) => one.value === value));
  const planned =
    kind === 'train' &&
    (asksMethod(has, has('method') ? 'given' : undefined) || asksGoodput(has, valued('goodput', 'auto') ? 'auto' : undefined));
  const swept = fields
    .filter(({ values }) => values.length > 1)
    .map((field) => ({ ...field, numeric: !predicted && !planned && isNumeric(field, kind, counted) }));
  const constant = fields.filter(({ values }) => values.length === 1).map(({ key, values }) => [key, values[0] as Given] as const);
  return {
    swept,
    count: swept.reduce((product, { values }) => product * values.length, 1),
    digitsOf: (index, digits) => {
      let rest = index;
      for (let position = swept.length - 1; position >= 0; position--) {
        const base = (swept[position] as SweptField).values.length;
        digits[position] = rest % base;
        rest = Math.floor(rest / base);
      }
    },
    givenOf: (digits) => {
      const given = new Map(constant);
      swept.forEach(({ key, values }, position) => {
        given.set(key, values[digits[position] as number] as Given);
      });
      return given;
    },
  };
}

/** How long a request is: where the architecture counts, the FLOP of a token follow from it. */
export const LENGTHS: ReadonlySet<string> = new Set([
  'input',
  'output',
  'shots',
  'tokensPerShot',
  'cachedPrefix',
  'cachedPrefixShare',
  'turns',
  'questions',
  'words',
  'tokensPerWord',
]);

function isNumeric({ key, values }: QuestionField, kind: FieldKind, counted: boolean): boolean {
  if (fieldOf(key)?.type.is !== 'quantity' || quantityOf(key, kind) === undefined || (counted && LENGTHS.has(key))) return false;
  return values.every(({ value }) => typeof value === 'number');
}
