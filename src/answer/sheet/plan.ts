import { affordableDuration, affordableGpus, budgetInput, gpusGivenInput, powerBudgetInput, poweredGpus } from '../../core/budget.js';
import { mostWorking, withCapacity } from '../../core/capacity.js';
import { type CompiledSheet, compileSheet, slotOf } from '../../core/compile.js';
import { withFootprint } from '../../core/footprint.js';
import type { Formula, Sheet } from '../../core/formula.js';
import { inferenceSheet } from '../../core/inference.js';
import { withOwnership } from '../../core/ownership.js';
import { roundDown } from '../../core/rounding.js';
import { solveFor } from '../../core/solve.js';
import { withThroughput } from '../../core/throughput.js';
import { withTokenPrices } from '../../core/token-prices.js';
import { stepFigures } from '../../core/training/figures.js';
import { trainingSheetWith } from '../../core/training.js';
import { affordableServers, affordableServerTime, withWholeServers } from '../../core/whole-servers.js';
import { type Diagnostic, diagnose } from '../../diagnostics/diagnostic.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Kind } from '../../scenario/field.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { Plan } from './planned.js';
import { withPrediction } from './predicted.js';
import { conventionQuantities } from './token-cost.js';

export type { Plan } from './planned.js';

/** Counts that must be whole when they are what is solved for. */
const WHOLE: ReadonlySet<string> = new Set(['tokens', 'tokensPerWindow', 'parameters', 'users', 'concurrentUsers']);
/** Figures that count things. */
const COUNTS = ['gpus', 'servers', 'tokens', 'tokensPerWindow', 'parameters', 'users', 'concurrentUsers'];
/** From here on a double does not hold every whole number. */
export const LARGEST_COUNT = 2 ** 53;

/** Formulas that a value of the scenario takes the place of. */
const OVERRIDABLE: ReadonlySet<string> = new Set(['activeParameters', 'flopsPerToken', 'prefillShare']);

export function planOf(resolved: Resolved): Plan {
  const quantities = new Map([...resolved.quantities, ...conventionQuantities(resolved)]);
  const sheet = compiled(
    resolved,
    [...quantities.keys()].filter((key) => OVERRIDABLE.has(key)),
  );
  const inputs = new Float64Array(sheet.slotCount).fill(Number.NaN);
  for (const [key, value] of quantities) {
    const slot = sheet.slots.get(key);
    if (slot !== undefined) inputs[slot] = value;
  }
  const computed = computer(sheet, resolved);
  if (resolved.prediction === null) return { resolved, sheet, inputs, compute: computed };
  return { resolved, sheet, inputs, ...withPrediction(sheet, resolved, computed) };
}

/** Sheets are compiled once a process for each set of things given. */
const sheets = new Map<string, CompiledSheet>();

function compiled(resolved: Resolved, given: readonly string[]): CompiledSheet {
  const { kind, demand, rate, prompted, cachedShare, turns, flops, capacity, measured, owned, wholeServers, footprint, unknown } = resolved;
  const { fixedBy, rents, powered } = unknown;
  const { embodied, water, yuan } = footprint;
  const shape = [demand, rate, prompted, cachedShare, turns, flops, capacity?.peak, capacity?.spares, measured];
  const told = [...shape, owned, wholeServers, embodied, water, yuan, pricesTokens(resolved), rentsTokens(resolved)];
  const key = [kind, ...told, fixedBy, rents, powered, resolved.prediction !== null, ...given].join(' ');
  let sheet = sheets.get(key);
  if (sheet === undefined) {
    sheet = compileSheet(fixed(sheetOf(resolved), resolved), new Set(given));
    sheets.set(key, sheet);
  }
  return sheet;
}

function sheetOf(resolved: Resolved): Sheet {
  const { kind, demand, rate, prompted, cachedShare, turns, flops, capacity, measured, owned, wholeServers, footprint } = resolved;
  const attention = flops === 'palm';
  let sheet =
    kind === 'train'
      ? trainingSheetWith({ attention })
      : inferenceSheet(demand, { rate, prompted, cachedShare, turns, attention, apart: flops === 'exact' });
  if (measured) sheet = withThroughput(sheet);
  if (resolved.prediction !== null) sheet = { ...sheet, inputs: [...sheet.inputs, ...stepFigures] };
  if (capacity !== undefined) sheet = withCapacity(sheet, capacity);
  const suffix = kind === 'train' ? '' : 'PerWindow';
  if (owned) sheet = withOwnership(sheet, suffix);
  const rented = rentsTokens(resolved);
  if (pricesTokens(resolved)) sheet = withTokenPrices(sheet, { rented, owned });
  if (footprint.embodied || footprint.water || footprint.yuan) sheet = withFootprint(sheet, footprint, suffix);
  return wholeServers ? withWholeServers(sheet, timeOf(kind)) : sheet;
}

/** Whether what a million tokens of prompts and of answers cost is told apart: where anything costs anything. */
function pricesTokens(resolved: Resolved): boolean {
  return resolved.kind === 'infer' && resolved.demand === 'tokens' && (rentsTokens(resolved) || resolved.owned);
}

/** Of a service that is predicted, what renting takes is told even where nobody knows it. */
function rentsTokens({ quantities }: Resolved): boolean {
  return quantities.has('priceUsdPerGpuHour') || quantities.has('prefillShare');
}

/** The key of the seconds that a sheet is about. */
function timeOf(kind: Kind): string {
  return kind === 'train' ? 'durationSeconds' : 'windowSeconds';
}

/** The sheet with what fixes the number of GPUs in front of it. */
function fixed({ inputs, formulas }: Sheet, { kind, wholeServers, unknown: { fixedBy, rents, powered } }: Resolved): Sheet {
  if (fixedBy === 'nothing') return { inputs, formulas };
  const [fleet, found] = powered ? [powerBudgetInput, [poweredGpus]] : [gpusGivenInput, []];
  if (fixedBy === 'gpus') return { inputs: [...inputs, fleet], formulas: [...found, ...formulas] };
  if (rents === 'duration') {
    const rest = inputs.filter(({ key }) => key !== affordableDuration.key);
    const time = wholeServers ? affordableServerTime : affordableDuration;
    return { inputs: [...rest, budgetInput, fleet], formulas: [...found, time, ...formulas] };
  }
  const rented: Formula = (wholeServers ? affordableServers : affordableGpus)(timeOf(kind));
  return { inputs: [...inputs, budgetInput], formulas: [rented, ...formulas] };
}

function computer(sheet: CompiledSheet, { unknown, capacity, measured }: Resolved): Plan['compute'] {
  const { quantity } = unknown;
  const counts = COUNTS.flatMap((key) => (sheet.slots.has(key) ? [slotOf(sheet.slots, key)] : []));
  const gpus = slotOf(sheet.slots, 'gpus');
  const parameters = slotOf(sheet.slots, 'parameters');
  const active = slotOf(sheet.slots, 'activeParameters');
  const reached = measured ? slotOf(sheet.slots, 'utilization') : undefined;
  const computed = sheet.slots.get('computedTokensPerWindow');
  const prefill = sheet.slots.get('prefillTokens');
  const finish = (values: Float64Array): Diagnostic | undefined => {
    for (const slot of counts) {
      if ((values[slot] as number) >= LARGEST_COUNT) return diagnose('too-large', { figure: keyAt(sheet, slot) });
    }
    if ((values[active] as number) > (values[parameters] as number)) return diagnose('active-above-total', {});
    if (prefill !== undefined && (values[prefill] as number) < 0) return diagnose('cached-above-prompt', {});
    if (computed !== undefined && (values[computed] as number) <= 0) return diagnose('cached-above-prompt', {});
    const share = reached === undefined ? 0 : (values[reached] as number);
    if (share > 1) return diagnose('throughput-above-peak', { share: formatQuantity(share, 'ratio') });
    return Number.isNaN(values[gpus]) ? diagnose('no-solution', { unknown: unknown.field }) : undefined;
  };
  if (quantity === undefined) {
    return (values) => {
      sheet.evaluate(values);
      return finish(values);
    };
  }
  const limit = slotOf(sheet.slots, unknown.fixedBy === 'budget' && unknown.rents === 'gpus' ? 'affordableGpus' : 'gpusGiven');
  return (values) => {
    sheet.evaluate(values);
    const there = values[limit] as number;
    if (!(there >= 1)) return diagnose('below-one', { unknown: 'gpus' });
    const wanted = workingOf(sheet, values, there, capacity);
    if (!(wanted >= 1)) return diagnose('only-spares', { gpus: formatQuantity(there, 'integer') });
    const found = solveFor(sheet, values, { unknown: quantity, target: 'gpusExact', wanted });
    const problem = settle(sheet, values, quantity, found);
    return problem ?? finish(values);
  };
}

/** How many of the GPUs there are can work, where some must stand by. */
export function workingOf({ slots }: CompiledSheet, values: Float64Array, gpus: number, capacity: Resolved['capacity']): number {
  if (capacity === undefined || capacity.spares === 'none') return gpus;
  const { spares } = capacity;
  const spare = values[slotOf(slots, spares === 'count' ? 'spareServers' : 'spareShare')] as number;
  return mostWorking(gpus, values[slotOf(slots, 'gpusPerServer')] as number, spares, spare);
}

/** Makes a count that was solved for whole, and refuses what does not exist. */
function settle(sheet: CompiledSheet, values: Float64Array, quantity: string, found: number): Diagnostic | undefined {
  if (Number.isNaN(found)) return diagnose('no-solution', { unknown: quantity });
  if (quantity === 'utilization' && found > 1) {
    return diagnose('above-possible', { unknown: quantity, needed: formatQuantity(found, 'ratio'), most: '100%' });
  }
  if (!WHOLE.has(quantity)) return undefined;
  const whole = roundDown(found);
  if (whole < 1) return diagnose('below-one', { unknown: quantity });
  values[slotOf(sheet.slots, quantity)] = whole;
  sheet.evaluate(values);
  return undefined;
}

function keyAt(sheet: CompiledSheet, slot: number): string {
  for (const [key, place] of sheet.slots) if (place === slot) return key;
  return 'a figure';
}
