import type { Catalog } from '../../catalog/catalog.js';
import { NEWEST_PRICE } from '../../catalog/facts.js';
import { cardWords } from '../../catalog/gpu-names.js';
import { shapeOf } from '../../core/architecture/architecture.js';
import { slotOf } from '../../core/compile.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { Evidence } from '../contract/result.js';
import { fitting } from './fitting.js';
import type { Plan } from './plan.js';
import { shortenedName } from './shortened-name.js';

/** Formats whose peaks are close enough to bf16’s that pointing it out helps nobody. */
const WIDE = new Set(['tf32', 'fp32', 'fp32Matrix']);

/** What must be read with care, given the computed figures. */
export function warningsOf(plan: Plan, values: Float64Array, evidence: Evidence): readonly Remark[] {
  const { resolved } = plan;
  return [
    ...resolved.warnings,
    ...inferred(evidence),
    ...oldPrice(evidence),
    ...passing(resolved),
    ...fitting(plan, values, evidence.memory),
  ];
}

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

/** Figures that carry the answer and that no document states. */
function inferred({ model, gpu, power }: Evidence): readonly Remark[] {
  const said = (name: string, standing: Readonly<Record<string, string>>) => {
    const figures = Object.entries(standing).flatMap(([figure, how]) => (how === 'inferred' ? [headlineFigure(figure)] : []));
    return figures.length === 0 ? [] : [remark('inferred-figures', { name, figures })];
  };
  return [
    ...(model ? said(model.name, model.standing) : []),
    ...(gpu ? said(gpu.name, { ...gpu.standing, ...(power && { power: power.standing }) }) : []),
  ];
}

/** A list price that was taken and is not of today. */
function oldPrice({ price }: Evidence): readonly Remark[] {
  if (!price?.old) return [];
  const { usdPerGpuHour, provider, date } = price;
  return [remark('old-price', { price: formatQuantity(usdPerGpuHour, 'hourlyPrice'), provider, date, newest: NEWEST_PRICE })];
}

/** A headline figure, by its key path in the preset. */
function headlineFigure(path: string) {
  const [group = '', key = ''] = path.split('.');
  if (group === 'peak' || group === 'sparsePeak')
    return { figure: group === 'peak' ? 'peak' : 'sparse-peak', precision: key, path } as const;
  if (group === 'parameters') return { figure: key === 'active' ? 'active-parameters' : 'parameters', path } as const;
  if (group === 'trainingTokens') return { figure: 'training-tokens', path } as const;
  return { figure: group === 'memory' || group === 'power' ? group : 'other', path } as const;
}

/** Which tokens pass which stack, where the sheet takes every token through all of them. */
function passing({ kind, model, flops, demand, scenario }: Resolved): readonly Remark[] {
  const counted = model?.counted() ?? null;
  if (model === null || counted === null) return [];
  const shape = shapeOf(counted.architecture);
  const sequence = scenario['sequence'];
  const { contextTokens } = counted.architecture;
  const long = typeof sequence === 'number' && contextTokens !== null && sequence > contextTokens;
  return [
    ...(shape === 'encoder-decoder' && flops === '6nd' ? [remark('passes-one-stack', { name: model.name, sheet: sheetName(kind) })] : []),
    ...(shape === 'encoder' && demand === 'tokens' ? [remark('generates-nothing', { name: model.name })] : []),
    ...(long
      ? [
          remark('sequence-beyond-context', {
            sequence: formatQuantity(sequence, 'integer'),
            context: formatQuantity(contextTokens, 'integer'),
          }),
        ]
      : []),
  ];
}

const sheetName = (kind: Resolved['kind']) => (kind === 'train' ? '6·N·D' : '2·N');

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
