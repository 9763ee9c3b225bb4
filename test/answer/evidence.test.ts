import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { evaluate } from '../../src/index.js';

type Scenario = Parameters<typeof evaluate>[0];
const PRESETS = new URL('../../presets/', import.meta.url);
const run = { kind: 'train', model: 'gpt3', gpu: 'a100' } as const;
const evidenceOf = (scenario: Record<string, unknown>) => evaluate({ ...run, ...scenario } as Scenario).evidence;

type Price = { kind: string; usd: number | [number, number]; per: string; date: string | null; standing: string; provider: string };
type Gpu = { id: string; peak: Record<string, string>; sparsePeak?: Record<string, string>; prices: readonly Price[] };

function presets<Preset>(folder: string): readonly Preset[] {
  return readdirSync(new URL(`${folder}/`, PRESETS)).map(
    (name) => JSON.parse(readFileSync(new URL(`${folder}/${name}`, PRESETS), 'utf8')) as Preset,
  );
}
const gpus = presets<Gpu>('gpus');

describe('every figure from a preset has a source', () => {
  test('the peak of every card in every precision', () => {
    for (const { id, peak } of gpus) {
      for (const precision of Object.keys(peak)) {
        const figures = evidenceOf({ gpu: id, precision }).gpu?.sources.flatMap((source) => source.figures);
        expect(
          figures?.some((figure) => figure === 'peak' || figure === `peak.${precision}`),
          `${id} ${precision}`,
        ).toBe(true);
      }
    }
  });

  test('the peak with sparsity, where that is the one that counts', () => {
    for (const { id, peak, sparsePeak = {} } of gpus) {
      for (const precision of Object.keys(sparsePeak).filter((key) => key in peak)) {
        const figures = evidenceOf({ gpu: id, precision, sparsity: '2:4' }).gpu?.sources.flatMap((source) => source.figures);
        expect(
          figures?.some((figure) => figure === 'sparsePeak' || figure === `sparsePeak.${precision}`),
          `${id} ${precision}`,
        ).toBe(true);
      }
    }
  });

  test('the size of every model', () => {
    for (const { id, parameters } of presets<{ id: string; parameters: { total: number | null } }>('models')) {
      if (parameters.total === null) continue;
      expect(evaluate({ kind: 'infer', model: id, gpu: 'h100', tokens: '1T' }).evidence.model?.sources, id).not.toEqual([]);
    }
  });

  test('the carbon of every region, and of no value but the one that is used', () => {
    for (const { id, used } of presets<{ id: string; used: 'lifecycle' | 'direct' | 'codecarbon' }>('grids')) {
      const { carbon } = evidenceOf({ region: id });
      const figures = carbon?.sources.flatMap((source) => source.figures) ?? [];
      const wanted = new RegExp(`^${used === 'codecarbon' ? 'otherEstimates' : 'carbonIntensity'}(\\.${used})?$`);
      expect(figures.length, id).toBeGreaterThan(0);
      expect(
        figures.filter((figure) => !wanted.test(figure)),
        id,
      ).toEqual([]);
    }
  });

  test('each source names a document', () => {
    const { model, gpu, carbon } = evidenceOf({ region: 'france' });
    for (const { document } of [...(model?.sources ?? []), ...(gpu?.sources ?? []), ...(carbon?.sources ?? [])])
      expect(document.length).toBeGreaterThan(5);
  });
});

describe('the evidence names', () => {
  test('what was resolved', () => {
    const { model, gpu } = evidenceOf({});
    expect([model?.id, model?.label, gpu?.id, gpu?.name, gpu?.peak]).toEqual([
      'gpt-3-175b',
      '175B',
      'a100-pcie-80gb',
      'NVIDIA A100 PCIe 80GB',
      'tf32 dense',
    ]);
    expect(gpu?.memoryBytes).toBe(80 * 2 ** 30);
    expect(evidenceOf({ sparsity: '2:4', precision: 'bf16' }).gpu?.peak).toBe('bf16 2:4');
    expect(evidenceOf({ peak: '300T' }).gpu?.peak).toBe('given');
  });

  test('nothing that was not used', () => {
    expect(Object.keys(evidenceOf({}))).toEqual(['model', 'gpu', 'power', 'memory']);
    expect(evaluate({ kind: 'train', parameters: '1B', tokens: '20B', peak: '312T' }).evidence).toEqual({});
    expect(evidenceOf({ price: 2 })).not.toHaveProperty('price');
  });
});

describe('power is', () => {
  test.each([
    ['b200', 'measured', 10_401 / 8], // the whole server of 8, under Llama-2-70B
    ['h100-sxm', 'rated', 10_200 / 8], // DGX H100
    ['a100', 'tdp', 1.25 * 300],
    ['h100', 'tdp', 1.25 * 350],
  ] as const)('of %s %s: %d W a GPU', (gpu, basis, watts) => {
    expect(evidenceOf({ gpu }).power).toMatchObject({ wattsPerGpu: watts, basis });
    const { answer } = evaluate({ ...run, gpu, gpus: 16, pue: 1.5 });
    expect(answer['powerWatts']).toBeCloseTo(16 * 1.5 * watts, 6);
  });
});

describe('the list price is', () => {
  test.each([
    // newest of several dates; a spot price of the same day is lower
    ['a100', 1.65, '2026-08-19'],
    ['h100-sxm', 3.9, '2026-08-19'],
    ['mi300x', 3.45, '2026-08-19'],
    // the lowest of two on one day
    ['h100', 1.98, '2025-03-03'],
    // the newest is inferred; of two of June the lower
    ['b200', 3.75, '2026-06'],
  ] as const)('of %s $%d of %s', (gpu, usd, date) => {
    const { evidence, scenario, sources, answer } = evaluate({ ...run, gpu, price: 'list' });
    expect([evidence.price?.usdPerGpuHour, evidence.price?.date]).toEqual([usd, date]);
    expect([scenario['price'], sources['price']]).toEqual([usd, 'preset']);
    expect(answer['costUsd']).toBe((answer['gpuHours'] as number) * usd);
  });

  test('of every card the newest dated, on-demand one that was read, and the lowest of its day', () => {
    let priced = 0;
    for (const { id, peak, prices } of gpus) {
      if (Object.keys(peak).length === 0) continue;
      const [precision] = Object.keys(peak);
      const listed = prices.filter(
        ({ kind, per, date, standing, usd }) =>
          kind === 'cloud-on-demand' && per === 'GPU-hour' && date !== null && standing !== 'inferred' && typeof usd === 'number',
      );
      if (listed.length === 0) {
        expect(() => evidenceOf({ gpu: id, precision, price: 'list' }), id).toThrow(/no dated on-demand price/);
        continue;
      }
      priced++;
      const { price } = evidenceOf({ gpu: id, precision, price: 'list' });
      const newest = listed
        .map(({ date }) => date as string)
        .toSorted()
        .at(-1);
      const lowest = Math.min(...listed.filter(({ date }) => date === newest).map(({ usd }) => usd as number));
      expect([price?.date, price?.usdPerGpuHour], id).toEqual([newest, lowest]);
    }
    expect(priced).toBeGreaterThan(10);
  });
});

describe('carbon is', () => {
  test.each([
    ['france', 'fr', 34.5],
    ['aws-us-west-1', 'us-cal-ciso', 219.7],
    ['cn', 'cn', 582.317],
  ] as const)('of %s that of %s: %d g a kWh', (region, id, grams) => {
    const { evidence, answer, scenario } = evaluate({ ...run, region });
    expect([evidence.carbon?.id, evidence.carbon?.gramsPerKwh, scenario['region']]).toEqual([id, grams, id]);
    // 1,515,348,000,000 J = 420,930 kWh
    expect(answer['co2eGrams']).toBeCloseTo(420_930 * grams, 3);
  });
});
