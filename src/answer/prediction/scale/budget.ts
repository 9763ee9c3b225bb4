import type { Catalog } from '../../../catalog/catalog.js';
import { type Diagnostic, diagnose } from '../../../diagnostics/diagnostic.js';
import type { Given } from '../../../scenario/draft.js';
import { resolve } from '../../../scenario/resolve.js';
import type { ScaleBudget } from './scale.js';

/** Fields of a training run that say what a budget buys. */
export const scaleKeys = [
  'gpu',
  'gpus',
  'duration',
  'precision',
  'utilization',
  'goodput',
  'price',
  'budget',
  'cnyPerUsd',
  'powerBudget',
  'pue',
  'power',
  'parameters',
] as const;

type Read = { readonly ok: true; readonly budget: ScaleBudget } | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

const DAY_SECONDS = 86_400;
const WAYS = [
  '--compute 1e24',
  '--gpu h100 --gpu-days 1000',
  '--gpu h100 --price 2.50 --budget 2M',
  '--gpu h100 --power-budget 1MW --duration 30d',
];

/** FLOP of what is told: of FLOP themselves, GPU-days, money, or power for a time. Exactly one of them. */
export function budgetOf(
  given: ReadonlyMap<string, Given>,
  own: { readonly flops: number | null; readonly gpuDays: number | null },
  catalog: Catalog,
): Read {
  const told = [own.flops !== null, own.gpuDays !== null, given.has('budget'), given.has('powerBudget'), given.has('gpus')].filter(Boolean);
  const refused = (...diagnostics: readonly Diagnostic[]): Read => ({ ok: false, diagnostics });
  if (told.length !== 1) return refused(diagnose('one-budget', { ways: WAYS }));
  if (own.flops !== null) return { ok: true, budget: { flops: own.flops, gpuSeconds: null } };
  const plain = new Map([...given].filter(([key]) => !['budget', 'powerBudget', 'gpus', 'parameters', 'duration'].includes(key)));
  const where = { kind: 'field', path: 'scale' } as const;
  // Any model will do: what is asked for is what a GPU does, draws and costs.
  for (const key of ['parameters', 'tokens']) plain.set(key, { value: 1e9, where });
  if (!plain.has('precision')) plain.set('precision', { value: 'bf16', where });
  const resolution = resolve('train', plain, catalog);
  if (!resolution.ok) return refused(...resolution.diagnostics);
  const { quantities } = resolution.resolved;
  const at = (key: string) => quantities.get(key) ?? Number.NaN;
  const number = (key: string) => (given.get(key)?.value ?? Number.NaN) as number;
  let gpuSeconds = (own.gpuDays ?? Number.NaN) * DAY_SECONDS;
  if (given.has('budget')) {
    if (!quantities.has('priceUsdPerGpuHour')) return refused(diagnose('missing-price', { why: 'budget' }, given.get('budget')?.where));
    gpuSeconds = (number('budget') / at('priceUsdPerGpuHour')) * 3600;
  } else if (own.gpuDays === null) {
    if (!given.has('duration')) return refused(diagnose('one-budget', { ways: WAYS }));
    if (given.has('powerBudget') && !quantities.has('powerPerGpuWatts')) return refused(diagnose('missing-power', { gpu: null }));
    const gpus = given.has('gpus') ? number('gpus') : Math.floor(number('powerBudget') / (at('powerPerGpuWatts') * at('pue')));
    gpuSeconds = gpus * number('duration');
  }
  const flops = gpuSeconds * at('peakFlopsPerGpu') * at('utilization') * at('goodput');
  return flops > 0 ? { ok: true, budget: { flops, gpuSeconds } } : refused(diagnose('below-one', { unknown: 'gpus' }));
}
