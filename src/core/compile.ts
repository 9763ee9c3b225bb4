import type { Formula, Input, Sheet } from './formula.js';

/** A sheet with every quantity in a numbered slot: no object is made and no name looked up per evaluation. */
export type CompiledSheet = {
  /** Slot of each quantity in a `Float64Array` of `slotCount` values. */
  readonly slots: ReadonlyMap<string, number>;
  readonly slotCount: number;
  /** What must be put in before an evaluation; `NaN` marks a value that nobody knows. */
  readonly inputs: readonly Input[];
  /** What an evaluation fills in, in order. */
  readonly formulas: readonly Formula[];
  /** Fills in every formula's slot from the inputs' slots. An unknown input makes what depends on it `NaN`. */
  readonly evaluate: (values: Float64Array) => void;
};

/**
 * Compiles a sheet. A formula whose key is in `given` is not computed: its value is an input
 * (a user who knows the FLOP per token overrides 6·N).
 */
export function compileSheet(sheet: Sheet, given: ReadonlySet<string> = new Set()): CompiledSheet {
  const formulas = sheet.formulas.filter((formula) => !given.has(formula.key));
  const inputs: Input[] = [
    ...sheet.inputs,
    ...sheet.formulas
      .filter((formula) => given.has(formula.key))
      .map(({ key, symbol, unit, after }) => ({ key, symbol, unit, ...(after !== undefined && { after }) })),
  ];
  const slots = new Map<string, number>();
  for (const { key } of [...inputs, ...formulas]) {
    if (slots.has(key)) throw new RangeError(`two quantities of one sheet share the key ${key}`);
    slots.set(key, slots.size);
  }
  return { slots, slotCount: slots.size, inputs, formulas, evaluate: evaluator(formulas, slots) };
}

const ARITY = 4;

function evaluator(formulas: readonly Formula[], slots: ReadonlyMap<string, number>): (values: Float64Array) => void {
  const count = formulas.length;
  const computes = formulas.map((formula) => formula.compute);
  const targets = new Int32Array(count);
  const operands = new Int32Array(count * ARITY);
  formulas.forEach((formula, index) => {
    if (formula.inputs.length > ARITY) throw new RangeError(`${formula.key} takes more than ${ARITY} inputs`);
    targets[index] = slotOf(slots, formula.key);
    formula.inputs.forEach((key, position) => {
      const slot = slotOf(slots, key);
      if (slot >= slotOf(slots, formula.key)) throw new RangeError(`${formula.key} uses ${key} before it is known`);
      operands[index * ARITY + position] = slot;
    });
  });
  return (values) => {
    for (let i = 0, o = 0; i < count; i++, o += ARITY) {
      values[targets[i] as number] = (computes[i] as Formula['compute'])(
        values[operands[o] as number] as number,
        values[operands[o + 1] as number] as number,
        values[operands[o + 2] as number] as number,
        values[operands[o + 3] as number] as number,
      );
    }
  };
}

/** Slot of a quantity that the sheet is known to have. */
export function slotOf(slots: ReadonlyMap<string, number>, key: string): number {
  const slot = slots.get(key);
  if (slot === undefined) throw new RangeError(`the sheet has no quantity ${key}`);
  return slot;
}

/** Keys of the formulas whose value depends on any of `keys`, directly or through others. */
export function dependentsOf(sheet: Pick<CompiledSheet, 'formulas'>, keys: Iterable<string>): ReadonlySet<string> {
  const reached = new Set(keys);
  for (const formula of sheet.formulas) {
    if (formula.inputs.some((input) => reached.has(input))) reached.add(formula.key);
  }
  return reached;
}
