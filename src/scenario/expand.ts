import type { Given } from './draft.js';
import { fieldOf } from './fields.js';
import type { Question, QuestionField } from './question.js';

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

export function combinationsOf({ fields }: Question): Combinations {
  const swept = fields.filter(({ values }) => values.length > 1).map((field) => ({ ...field, numeric: isNumeric(field) }));
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

function isNumeric({ key, values }: QuestionField): boolean {
  return fieldOf(key)?.type.is === 'quantity' && values.every(({ value }) => typeof value === 'number');
}
