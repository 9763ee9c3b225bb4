import type { Footprint } from '../core/footprint-figures.js';
import type { Draft, Given } from './draft.js';
import { flagOf } from './field.js';

/** Carbon of making hardware, as documents have it, in grams and years. */
const documents: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // EcoLogits: an H100 by NVIDIA’s product carbon footprint of HGX H100, a p5.48xlarge without its GPUs by Boavizta, 3 years.
  ecologits: { gpuEmbodied: 164_000, serverEmbodied: 5_700_000, hardwareYears: 3 },
};
/** What they are called, and when they were read. */
const titles: Readonly<Record<string, { readonly document: string; readonly date: string }>> = {
  ecologits: { document: 'EcoLogits methodology, LLM inference, https://ecologits.ai', date: '2025-10' },
};

const EMBODIED: readonly (readonly [key: string, example: string])[] = [
  ['gpuEmbodied', '--embodied ecologits'],
  ['serverEmbodied', '--embodied ecologits'],
  ['hardwareYears', '--embodied ecologits'],
];
const WATER: readonly (readonly [key: string, example: string])[] = [
  ['wue', '--wue 0.3'],
  ['gridWater', '--grid-water 3.13'],
];

/** Settles what is told beside the carbon of electricity; what nobody said and no document states is asked for, not guessed. */
export function resolveFootprint(draft: Draft): Footprint {
  const document = draft.text('embodied');
  if (document !== undefined) draft.assume('embodied', document, 'given');
  const known = documents[document ?? ''] ?? {};
  const settle = (fields: typeof EMBODIED, asked: boolean, what: 'hardware' | 'water'): boolean => {
    if (!asked && fields.every(([key]) => !draft.has(key))) return false;
    for (const [key, example] of fields) {
      if (draft.take(key, [known[key], 'preset']) === undefined)
        draft.fail('incomplete-footprint', { what, missing: flagOf(key), example });
    }
    return true;
  };
  return {
    embodied: settle(EMBODIED, document !== undefined, 'hardware'),
    water: settle(WATER, false, 'water'),
    yuan: draft.take('cnyPerUsd') !== undefined,
  };
}

/** The amounts that were given in yuan, by field. */
export function amountsInYuan(given: ReadonlyMap<string, Given>): Readonly<Record<string, number>> {
  return Object.fromEntries([...given].flatMap(([key, { yuan }]) => (yuan === undefined ? [] : [[key, yuan]])));
}

/** What making the hardware is reckoned to have emitted, and the document of what nobody gave. */
export type EmbodiedTaken = {
  readonly gpuGrams: number;
  readonly serverGrams: number;
  readonly hardwareYears: number;
  readonly document: string | null;
  readonly date: string | null;
  /** Fields that the document states. */
  readonly figures: readonly string[];
};

/** What was taken for the carbon of making the hardware. */
export function embodiedTaken({ scenario, sources }: Pick<Draft, 'scenario' | 'sources'>): EmbodiedTaken {
  const of = (key: string) => scenario[key] as number;
  const figures = EMBODIED.map(([key]) => key).filter((key) => sources[key] === 'preset');
  const title = figures.length === 0 ? undefined : titles[String(scenario['embodied'])];
  return {
    gpuGrams: of('gpuEmbodied'),
    serverGrams: of('serverEmbodied'),
    hardwareYears: of('hardwareYears'),
    document: title?.document ?? null,
    date: title?.date ?? null,
    figures,
  };
}
