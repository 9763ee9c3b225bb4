import { LENGTHS } from '../../scenario/expand.js';
import { fieldOf, quantityOf } from '../../scenario/fields.js';
import type { Plan } from '../sheet/plan.js';
import { conventionQuantities } from '../sheet/token-cost.js';

/** Puts a value of each of some fields (in SI units, in their order) where a plan computes with it. */
export type Levers = (values: Float64Array, settings: Float64Array) => void;

/** The levers of some fields of a plan. A length moves the FLOP of a token too, where the architecture counts them. */
export function leversOf(plan: Plan, keys: readonly string[]): Levers {
  const slots = Int32Array.from(keys, (key) => slotOfField(plan, key) ?? -1);
  const sequence = keys.indexOf('sequence');
  const recount = keys.some((key) => isCounted(plan, key)) ? recounterOf(plan, keys) : undefined;
  return (values, settings) => {
    for (let place = 0; place < slots.length; place++) {
      const slot = slots[place] as number;
      if (slot >= 0) values[slot] = settings[place] as number;
    }
    recount?.(values, sequence < 0 ? undefined : settings[sequence]);
  };
}

/** Where a plan computes with the value of a field; undefined where it does not. */
export function slotOfField({ resolved, sheet }: Plan, key: string): number | undefined {
  const quantity = quantityOf(key, resolved.kind);
  return quantity === undefined ? undefined : sheet.slots.get(quantity);
}

/** Whether a field is a length that the FLOP of a token follow from. */
export function isCounted({ resolved }: Plan, key: string): boolean {
  return resolved.flops !== '6nd' && (key === 'sequence' || LENGTHS.has(key));
}

/** Whether a field takes whole numbers only. */
export function isWhole(key: string): boolean {
  const type = fieldOf(key)?.type;
  return type?.is === 'quantity' && type.whole === true;
}

/** The value nearest to one that a field may have. */
export function allowedIn(key: string): (value: number) => number {
  const type = fieldOf(key)?.type;
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY } = type?.is === 'quantity' ? type : {};
  return (value) => Math.min(max, Math.max(min, value));
}

function recounterOf({ resolved, sheet }: Plan, keys: readonly string[]): (values: Float64Array, sequence: number | undefined) => void {
  const quantities = new Map(resolved.quantities);
  const lengths = keys.flatMap((key) => {
    const quantity = LENGTHS.has(key) ? quantityOf(key, resolved.kind) : undefined;
    const slot = quantity === undefined ? undefined : sheet.slots.get(quantity);
    return quantity === undefined || slot === undefined ? [] : [[quantity, slot] as const];
  });
  return (values, sequence) => {
    for (const [quantity, slot] of lengths) quantities.set(quantity, values[slot] as number);
    for (const [key, value] of conventionQuantities({ ...resolved, quantities, ...(sequence !== undefined && { sequence }) })) {
      values[sheet.slots.get(key) as number] = value;
    }
  };
}
