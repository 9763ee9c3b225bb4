import type { Catalog } from '../../catalog/catalog.js';
import { cardWords } from '../../catalog/gpu-names.js';
import { slotOf } from '../../core/compile.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Evidence } from '../contract/result.js';
import type { Plan } from './plan.js';
import { sheetName } from './remarks.js';
import { shortenedName } from './shortened-name.js';

/** Formats whose peaks are close enough to bf16’s that pointing it out helps nobody. */
const WIDE = new Set(['tf32', 'fp32', 'fp32Matrix']);

/** A difference in FLOP below this is smaller than anything that another card or format makes. */
const SLIGHT = 0.02;

/** The choices that would change the answer most, those first that change it more. */
export function hintsOf(plan: Plan, values: Float64Array, catalog: Catalog, counted: Counted | undefined): readonly Remark[] {
  const exact = exactFlops(plan, values, counted);
  const slight = exact !== undefined && Math.abs(exact.off) < SLIGHT;
  const flops = exact === undefined ? [] : [exact.told];
  return [
    ...shortenedName(plan.resolved.model),
    ...cardChosen(plan, catalog),
    ...atBf16(plan, values),
    ...(slight ? [] : flops),
    ...listPrice(plan),
    ...(slight ? flops : []),
  ];
}

/** What the architecture of the model counts, as the evidence states it. */
type Counted = NonNullable<NonNullable<Evidence['model']>['counted']>;

/** How far exact FLOP are from the sheet’s, as a share and in one line. */
type ExactFlops = { readonly off: number; readonly told: Remark };

function exactFlops({ resolved, sheet }: Plan, values: Float64Array, counted: Counted | undefined): ExactFlops | undefined {
  const { kind, scenario, sources, unknown } = resolved;
  const active = values[slotOf(sheet.slots, 'activeParameters')] as number;
  // With a size of one’s own the preset’s architecture says nothing about the sheet.
  const own =
    unknown.quantity === 'parameters' || ['parameters', 'activeParameters', 'flopsPerToken'].some((key) => sources[key] === 'given');
  if (own || counted === undefined || !Number.isFinite(active)) return undefined;
  const off = counted.flopsPerToken / ((kind === 'train' ? 6 : 2) * active) - 1;
  const share = formatQuantity(Math.abs(off), 'ratio', { significant: 2 });
  return {
    off,
    told: remark('exact-flops', {
      pass: kind === 'train' ? 'forward-and-backward' : 'forward',
      difference: share,
      above: off >= 0,
      sheet: sheetName(kind),
      sequence: formatQuantity(counted.sequence, 'integer'),
      counted: formatQuantity(counted.parameters, 'count'),
      select: scenario['flops'] === '6nd',
    }),
  };
}

/** A short name fits several cards of a line: says which one was meant, and what else it could be. */
function cardChosen({ resolved: { accelerator, typedGpu } }: Plan, { line }: Catalog): readonly Remark[] {
  if (accelerator === null || typedGpu === null || accelerator.instance !== null) return [];
  const parts = cardWords(typedGpu);
  const others = line(accelerator.line).filter((id) => id !== accelerator.id && parts.every((part) => id.includes(part)));
  return others.length === 0 || typedGpu === accelerator.id
    ? []
    : [remark('card-chosen', { typed: typedGpu, name: accelerator.name, others })];
}

/** The deck’s tf32 by default; what the 16-bit peak of the same card would change. */
function atBf16({ resolved, inputs, compute, sheet }: Plan, computed: Float64Array): readonly Remark[] {
  const { accelerator, scenario, sources, unknown } = resolved;
  const wide = WIDE.has(String(scenario['precision'])) && sources['peak'] === 'preset';
  const peak = scenario['sparsity'] === '2:4' ? accelerator?.sparsePeak('bf16') : accelerator?.peak('bf16');
  if (peak === undefined || !wide || unknown.field !== 'gpus' || unknown.fixedBy !== 'nothing') return [];
  const values = inputs.slice();
  values[slotOf(sheet.slots, 'peakFlopsPerGpu')] = peak;
  if (compute(values) !== undefined) return [];
  const slot = slotOf(sheet.slots, 'gpus');
  const gpus = values[slot] as number;
  return gpus === computed[slot] ? [] : [remark('try-bf16', { gpus: formatQuantity(gpus, 'integer') })];
}

/** Money is unknown without a price; the catalogue may have a dated one. */
function listPrice({ resolved: { accelerator, quantities } }: Plan): readonly Remark[] {
  const price = accelerator?.listPrice;
  if (!price || quantities.has('priceUsdPerGpuHour')) return [];
  return [
    remark('list-price', {
      price: formatQuantity(price.usdPerGpuHour, 'hourlyPrice'),
      provider: price.provider,
      date: price.date,
      old: price.old,
    }),
  ];
}
