import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { percentileIn, sampled, uncertaintyOf } from '../../../src/answer/outlook/uncertainty.js';
import { savedSide } from '../../../src/answer/project/sides.js';
import { planOf } from '../../../src/answer/sheet/plan.js';
import { builtInCatalog } from '../../../src/catalog/package-presets.js';
import type { Distribution } from '../../../src/core/distribution.js';
import { evaluate, SizingError, sizeInference, sizeTraining, type TrainingScenario } from '../../../src/index.js';
import type { Given } from '../../../src/scenario/draft.js';
import { resolve } from '../../../src/scenario/resolve.js';

const run: TrainingScenario = { model: 'gpt3', gpu: 'a100' };
const OPTIONS = { samples: 10_000, seed: 1 };

function planFor(fields: Readonly<Record<string, string | number>>) {
  const given = new Map(
    Object.entries(fields).map(([key, value]): [string, Given] => [key, { value, where: { kind: 'field', path: key } }]),
  );
  const resolution = resolve('train', given, builtInCatalog());
  if (!resolution.ok) throw new SizingError(resolution.diagnostics);
  return planOf(resolution.resolved);
}

describe('a range', () => {
  test('of the utilisation gives the percentiles that follow from it, and the answer at its middle', () => {
    const { answer, uncertainty } = sizeTraining({ ...run, utilization: '30%..50%' });
    // GPUs fall as the utilisation rises: their P10 is what the P90 of the utilisation takes.
    const compute = 3.15e23 / 2_592_000 / 156e12;
    expect(answer['gpus']).toBe(1948);
    expect(uncertainty?.percentiles['gpusExact']?.p10).toBeCloseTo(compute / 0.48, 3);
    expect(uncertainty?.percentiles['gpusExact']?.p50).toBeCloseTo(compute / 0.4, 3);
    expect(uncertainty?.percentiles['gpusExact']?.p90).toBeCloseTo(compute / 0.32, 2);
    expect(uncertainty?.percentiles['gpus']).toEqual({ p5: 1590, p10: 1624, p50: 1948, p90: 2435, p95: 2514 });
    expect(uncertainty?.ranges).toEqual({ utilization: { low: 0.3, middle: 0.4, high: 0.5, shape: 'uniform' } });
  });

  test('with a likeliest value is a triangle around it', () => {
    const { answer, uncertainty } = sizeTraining({ ...run, utilization: '30%..38%..50%' });
    expect(answer['utilization']).toBe(0.38);
    expect(uncertainty?.percentiles['utilization']?.p10).toBeCloseTo(0.3 + Math.sqrt(0.1 * 0.2 * 0.08), 6);
    expect(uncertainty?.percentiles['utilization']?.p90).toBeCloseTo(0.5 - Math.sqrt(0.1 * 0.2 * 0.12), 6);
  });

  test('of each quantity of training moves something', () => {
    const ranges: Readonly<Record<string, string>> = {
      parameters: '170B..180B',
      activeParameters: '30B..40B',
      tokens: '200B..400B',
      epochs: '1..3',
      duration: '20d..40d',
      flopsPerToken: '1e12..2e12',
      peak: '100T..156T',
      utilization: '40% ± 5%',
      goodput: '80%..100%',
      gpusPerServer: '4..8',
      price: '1.5..2.5',
      pue: '1.1..1.5',
      electricityPrice: '0.1/kWh..0.2/kWh',
    };
    for (const [key, range] of Object.entries(ranges)) {
      const { uncertainty, warnings } = evaluate({ kind: 'train', ...run, price: 2, [key]: range });
      const moved = Object.values(uncertainty?.percentiles ?? {}).filter(({ p10, p90 }) => p10 < p90);
      expect(moved.length, key).toBeGreaterThan(0);
      expect(
        warnings.map(({ code }) => code),
        key,
      ).not.toContain('range-without-effect');
    }
  });

  test('of each quantity of a request moves the GPUs, also where the architecture counts', () => {
    const service = {
      model: 'llama-3.1-70b',
      gpu: 'h100',
      requests: '10/s',
      input: 2000,
      output: 300,
      shots: 2,
      tokensPerShot: 100,
      cachedPrefix: 50,
    };
    const ranges = {
      requests: '8/s..12/s',
      input: '1000..3000',
      output: '200..400',
      shots: '1..4',
      tokensPerShot: '50..150',
      cachedPrefix: '10..100',
    };
    for (const flops of ['6nd', 'palm', 'exact'] as const) {
      for (const [key, range] of Object.entries(ranges)) {
        const { p10 = 0, p90 = 0 } = sizeInference({ ...service, flops, [key]: range }).uncertainty?.percentiles['gpusExact'] ?? {};
        expect(p10, `${flops} ${key}`).toBeLessThan(p90);
      }
    }
  });

  test('of a length counts the FLOP of a token anew: its ends are the answers at its ends', () => {
    const exact = (sequence: number | string) => sizeTraining({ ...run, flops: 'exact', sequence });
    const { p10 = 0, p50 = 0, p90 = 0 } = exact('1024..8192').uncertainty?.percentiles['gpusExact'] ?? {};
    const gpus = (share: number) => exact(Math.round(1024 + share * 7168)).answer['gpusExact'] ?? 0;
    expect(p10 / gpus(0.1)).toBeCloseTo(1, 4);
    expect(p50 / gpus(0.5)).toBeCloseTo(1, 4);
    expect(p90 / gpus(0.9)).toBeCloseTo(1, 4);
  });

  test('of whole numbers takes each of them as often, the ends too', () => {
    const { percentiles } = sizeTraining({ ...run, gpusPerServer: '1..2' }).uncertainty ?? {};
    expect(percentiles?.['servers']).toEqual({ p5: 780, p10: 780, p50: expect.any(Number), p90: 1559, p95: 1559 });
    const plan = planFor({ ...run } as Record<string, string>);
    const samples = sampled(plan, [{ key: 'gpusPerServer', distribution: { is: 'uniform', low: 1, high: 4 } }], ['servers'], {
      samples: 400,
      seed: 1,
    });
    const counts = new Map<number, number>();
    for (const servers of samples.sorted.get('servers') ?? []) counts.set(servers, (counts.get(servers) ?? 0) + 1);
    expect([...counts.values()]).toEqual([100, 100, 100, 100]);
  });

  test('that nothing depends on is said to have no effect', () => {
    const { warnings } = sizeTraining({ ...run, sequence: '1024..8192' });
    expect(warnings.map(({ code }) => code)).toContain('range-without-effect');
  });

  test('of the size is refused where the architecture counts it, even around the model’s own', () => {
    expect(() => sizeTraining({ ...run, flops: 'exact', parameters: '175B ± 10B' })).toThrow(/without effect|changes nothing/);
  });

  test('that reaches what cannot be leaves those samples out and counts them', () => {
    const { uncertainty } = sizeTraining({ ...run, gpus: 2000, duration: '30d', solve: 'utilization', tokens: '300B..1T' });
    // 100% is reached at tokens of 2000 × 156e12 × 2592000 ÷ 6 ÷ 175e9.
    const most = (2000 * 156e12 * 2_592_000) / 6 / 175e9;
    expect((uncertainty?.unanswered ?? 0) / 10_000).toBeCloseTo((1e12 - most) / 7e11, 3);
    expect(uncertainty?.percentiles['utilization']?.p90).toBeLessThanOrEqual(1);
  });
});

describe('a range of P5 to P95', () => {
  // More than the middle as often as less: GPUs go with 1 ÷ utilisation, whose odds are lognormal.
  const odds = (share: number) => share / (1 - share);
  const quantile = (low: number, high: number, deviations: number) => {
    const middle = Math.sqrt(odds(low) * odds(high));
    const found = middle * (odds(high) / odds(low)) ** (deviations / 2 / 1.6448536269514722);
    return found / (1 + found);
  };
  const compute = (6 * 175e9 * 300e9) / 156e12 / 2_592_000;

  test('of a share has the answers at its ends as P5 and P95 of the figure, and the middle as the answer', () => {
    const { answer, uncertainty, scenario } = sizeTraining({ ...run, utilization: '30% to 50%' });
    const { p5, p10, p50, p90, p95 } = uncertainty?.percentiles['gpusExact'] ?? {};
    expect([p5, p10, p50, p90, p95].map((found) => Number(((found as number) / compute).toFixed(3)))).toEqual(
      [1.6448536269514722, 1.2815515655446004, 0, -1.2815515655446004, -1.6448536269514722].map((deviations) =>
        Number((1 / quantile(0.3, 0.5, deviations)).toFixed(3)),
      ),
    );
    expect(scenario['utilization']).toBeCloseTo(quantile(0.3, 0.5, 0), 12);
    expect(answer['gpusExact']).toBeCloseTo(compute / quantile(0.3, 0.5, 0), 8);
    expect(uncertainty?.ranges['utilization']).toEqual({
      low: 0.3,
      middle: expect.closeTo(quantile(0.3, 0.5, 0), 12),
      high: 0.5,
      shape: 'logitnormal',
    });
  });

  test('of a product of two is that of the product: logarithms add up', () => {
    const { uncertainty } = sizeTraining({ ...run, tokens: '150B to 600B', duration: '15d to 60d' });
    const compute = (6 * 175e9 * 300e9) / 156e12 / 0.5 / 2_592_000;
    const { p5 = 0, p50 = 0, p95 = 0 } = uncertainty?.percentiles['gpusExact'] ?? {};
    // Twice and half, twice over, independent: 2^√2 times the middle, within half a per cent.
    expect(p5 / compute / 2 ** -Math.SQRT2).toBeCloseTo(1, 2);
    expect(p50 / compute).toBeCloseTo(1, 2);
    expect(p95 / compute / 2 ** Math.SQRT2).toBeCloseTo(1, 2);
  });

  test('of whole numbers takes whole ones, none below what may be', () => {
    const { uncertainty, scenario } = sizeTraining({ ...run, gpusPerServer: '1 to 8' });
    expect(scenario['gpusPerServer']).toBe(3);
    expect(uncertainty?.unanswered).toBe(0);
    expect(uncertainty?.percentiles['servers']).toMatchObject({ p5: 195, p50: 520, p95: 1559 });
  });

  test('in a saved answer is read back as it was', () => {
    const result = evaluate({ kind: 'train', ...run, utilization: '30% to 50%', price: '1 to 4' });
    const { uncertainty, scenario } = result;
    const [entry] = savedSide(JSON.stringify({ schemaVersion: 1, results: [result] }), 'saved.json', builtInCatalog());
    expect(entry?.given.get('utilization')?.spread).toEqual({ is: 'logitnormal', low: 0.3, high: 0.5 });
    expect(entry?.given.get('price')?.spread).toEqual({ is: 'lognormal', low: 1, high: 4, floor: 0 });
    expect(scenario['price']).toBe(2);
    expect(uncertainty?.ranges['price']?.middle).toBeCloseTo(2, 12);
  });
});

describe('the samples', () => {
  test('are the same digits for the same seed, on every machine', () => {
    const scenario = { ...run, utilization: '30%..38%..50%', tokens: '300B ± 10%', price: '1.5..2.5' };
    const { percentiles } = sizeTraining(scenario, { seed: 7 }).uncertainty ?? {};
    expect(percentiles?.['gpusExact']).toMatchInlineSnapshot(`
      {
        "p10": 1698.040112621064,
        "p5": 1630.7694222115797,
        "p50": 1988.2976434705733,
        "p90": 2325.2420235648597,
        "p95": 2423.184063915637,
      }
    `);
    expect(percentiles?.['costUsd']).toMatchInlineSnapshot(`
      {
        "p10": 2199897.108297701,
        "p5": 2066203.185259867,
        "p50": 2845753.7368915896,
        "p90": 3624855.939007107,
        "p95": 3836024.805382038,
      }
    `);
    expect(sizeTraining(scenario, { seed: 7 }).uncertainty?.percentiles).toEqual(percentiles);
  });

  test('solve for what is unknown in the same digits too', () => {
    const { percentiles } = sizeTraining({ ...run, gpus: '900..1100', goodput: '80%..95%' }).uncertainty ?? {};
    expect(percentiles?.['durationSeconds']).toMatchInlineSnapshot(`
      {
        "p10": 4175983.964274653,
        "p5": 4080087.398160243,
        "p50": 4626812.015361614,
        "p90": 5134840.865224852,
        "p95": 5267387.744253618,
      }
    `);
  });

  test('of other seeds say nearly the same', () => {
    const scenario = { ...run, utilization: '30%..50%', tokens: '300B ± 10%', duration: '20d..40d' };
    const p90 = (seed: number) => sizeTraining(scenario, { seed }).uncertainty?.percentiles['gpusExact']?.p90 ?? 0;
    for (const seed of [0, 2, 99, 4_294_967_295]) expect(p90(seed) / p90(1)).toBeCloseTo(1, 2);
    expect(p90(2)).not.toBe(p90(1));
  });

  test('rise from P10 to P90 whatever the ranges, and lie between the answers at the ends', () => {
    const share = fc.integer({ min: 1, max: 99 });
    const range = fc.tuple(share, share).filter(([low, high]) => low < high);
    fc.assert(
      fc.property(range, range, fc.nat(1000), ([low, high], [least, most], seed) => {
        const scenario = { ...run, utilization: `${low}%..${high}%`, goodput: `${least}%..${most}%` };
        const { percentiles = {} } = sizeTraining(scenario, { seed, samples: 500 }).uncertainty ?? {};
        for (const [key, { p5 = 0, p10, p50, p90, p95 = 0 }] of Object.entries(percentiles)) {
          expect([p5, p10, p50, p90, p95], key).toEqual([p5, p10, p50, p90, p95].toSorted((a, b) => a - b));
        }
        const gpus = (utilization: number, goodput: number) =>
          sizeTraining({ ...run, utilization: utilization / 100, goodput: goodput / 100 }).answer['gpusExact'] ?? 0;
        expect(percentiles['gpusExact']?.p10).toBeGreaterThanOrEqual(gpus(high, most) * (1 - 1e-9));
        expect(percentiles['gpusExact']?.p90).toBeLessThanOrEqual(gpus(low, least) * (1 + 1e-9));
      }),
      { numRuns: 40 },
    );
  });

  test('of a range without width are the plain answer', () => {
    const plan = planFor({ ...run, utilization: 0.4 } as Record<string, string | number>);
    const values = plan.inputs.slice();
    plan.compute(values);
    const flat: readonly Distribution[] = [
      { is: 'uniform', low: 0.4, high: 0.4 },
      { is: 'triangular', low: 0.4, mode: 0.4, high: 0.4 },
      { is: 'observed', values: [0.4] },
    ];
    for (const distribution of flat) {
      const { percentiles } = uncertaintyOf(plan, [{ key: 'utilization', distribution }], undefined, OPTIONS);
      for (const [key, { p10, p50, p90 }] of Object.entries(percentiles)) {
        const value = values[plan.sheet.slots.get(key) as number] as number;
        for (const found of [p10, p50, p90]) expect(found / value, key).toBeCloseTo(1, 12);
      }
    }
  });

  test('of thirty fields are computed like those of one', () => {
    const plan = planFor({ ...run } as Record<string, string>);
    const fields = Array.from({ length: 30 }, () => ({
      key: 'utilization',
      distribution: { is: 'uniform', low: 0.3, high: 0.5 } as const,
    }));
    const samples = sampled(plan, fields, ['utilization'], OPTIONS);
    expect(percentileIn(samples, 'utilization', 90)).toBeCloseTo(0.48, 3);
  });

  test('leave unknown what nobody knows', () => {
    const { percentiles } = sizeTraining({ ...run, utilization: '30%..50%' }).uncertainty ?? {};
    expect(percentiles?.['costUsd']).toBeUndefined();
    expect(percentiles?.['gpus']).toBeDefined();
  });
});

describe('options of the library', () => {
  test('that are wrong are refused by name', () => {
    const wrong = [
      { samples: 0 },
      { samples: 1.5 },
      { samples: 1e7 },
      { samples: Number.NaN },
      { seed: -1 },
      { seed: 2 ** 32 },
      { uncertainty: 'guess' as never },
    ];
    for (const options of wrong) {
      expect(() => sizeTraining({ ...run, utilization: '30%..50%' }, options)).toThrow(new RegExp(`^${Object.keys(options)[0]}: `));
    }
  });

  test('that are left open are the same as none', () => {
    const scenario = { ...run, utilization: '30%..50%' };
    expect(sizeTraining(scenario, { samples: undefined, seed: undefined, uncertainty: undefined, sensitivity: undefined })).toEqual(
      sizeTraining(scenario),
    );
  });
});
