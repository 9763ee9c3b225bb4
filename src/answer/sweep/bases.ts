import { type Remark, remark } from '../../diagnostics/remark.js';
import type { Combinations, SweptField } from '../../scenario/expand.js';
import type { Resolved } from '../../scenario/resolved.js';
import { comparesAccelerators, type PlanAt } from './combination.js';

/** What a row of a comparison of accelerators rests on, beside its figures; empty where it is not known. */
const basisHeads = ['precision', 'powerPerGpuWatts', 'powerBasis', 'priceUsdPerGpuHour', 'priceProvider', 'priceDate'] as const;
type BasisHead = (typeof basisHeads)[number];
type Basis = Readonly<Record<BasisHead, string>>;

/** The columns that a comparison of accelerators has beside its figures: none for what the sweep itself varies. */
export function basesFor(swept: readonly SweptField[]): readonly BasisHead[] {
  if (!comparesAccelerators(swept)) return [];
  const varied = new Set(swept.flatMap(({ key, numeric }) => (numeric || key === 'precision' ? [key] : [])));
  const fieldOf = (head: BasisHead) => (head.startsWith('power') ? 'power' : head.startsWith('price') ? 'price' : 'precision');
  return basisHeads.filter((head) => !varied.has(fieldOf(head)));
}

/** The basis of a resolved scenario: numbers in SI units. */
export function basisOf({ scenario, sources, quantities, accelerator }: Resolved): Basis {
  const list = sources['price'] === 'preset' ? accelerator?.listPrice : undefined;
  const text = (value: unknown) => (value === undefined || value === null ? '' : String(value));
  return {
    precision: text(scenario['precision']),
    powerPerGpuWatts: text(quantities.get('powerPerGpuWatts')),
    powerBasis: sources['power'] === 'given' ? 'given' : text(accelerator?.power?.basis),
    priceUsdPerGpuHour: text(scenario['price']),
    priceProvider: text(list?.provider),
    priceDate: text(list?.date),
  };
}

/** Combinations that are looked at for what they rest on: more are not shown side by side. */
const LOOKED_AT = 1000;
/** Names of a basis that are listed. */
const NAMED = 3;

/** That the accelerators of a comparison do not rest on the same, in one remark; none where they do. */
export function mixedBases({ swept, count }: Combinations, planAt: PlanAt): readonly Remark[] {
  const seen = { precision: new Groups(), power: new Groups(), price: new Groups() };
  const asked = new Set(swept.map(({ key }) => key));
  for (let index = 0; index < Math.min(count, LOOKED_AT); index++) {
    const planned = planAt(index);
    if (!planned.ok) continue;
    const { resolved } = planned.plan;
    const { precision, powerBasis, priceProvider, priceDate, priceUsdPerGpuHour } = basisOf(resolved);
    const name = resolved.accelerator?.instance?.name ?? resolved.accelerator?.id ?? 'own GPU';
    // What is swept by name is compared on purpose.
    if (!asked.has('precision')) seen.precision.add(precision, name);
    seen.power.add(powerBasis, name);
    if (priceUsdPerGpuHour !== '' && priceProvider !== '') seen.price.add(`${priceProvider} ${priceDate}`, name);
  }
  const bases = (['precision', 'power', 'price'] as const).flatMap((what) => seen[what].told(what));
  return bases.length === 0 ? [] : [remark('mixed-bases', { bases })];
}

/** Accelerators by what they rest on. */
class Groups {
  private readonly names = new Map<string, Set<string>>();

  add(basis: string, name: string): void {
    if (basis !== '') this.names.set(basis, (this.names.get(basis) ?? new Set()).add(name));
  }

  told<What extends string>(what: What) {
    if (this.names.size < 2) return [];
    const groups = [...this.names].map(([basis, names]) => ({
      basis,
      names: [...names].slice(0, NAMED),
      more: Math.max(0, names.size - NAMED),
    }));
    return [{ what, groups }];
  }
}
