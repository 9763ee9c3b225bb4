import { NEWEST_PRICE } from '../../catalog/facts.js';
import { shapeOf } from '../../core/architecture/architecture.js';
import { type Remark, remark } from '../../diagnostics/remark.js';
import { formatQuantity } from '../../quantity/format.js';
import type { Resolved } from '../../scenario/resolved.js';
import type { Evidence } from '../contract/result.js';
import { fitting } from './fitting.js';
import type { Plan } from './plan.js';

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

/** The formula of a sheet. */
export const sheetName = (kind: Resolved['kind']) => (kind === 'train' ? '6·N·D' : '2·N');
